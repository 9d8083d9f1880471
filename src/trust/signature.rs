//! SSH signatures, verified in process: which key signed these bytes, in this namespace.

use ssh_key::{Algorithm, EcdsaCurve, LineEnding, PublicKey, SshSig};

use crate::bind::point_of;

/// Set by a hardware key when somebody touched it.
const USER_PRESENT: u8 = 1;
/// Flags and counter at the end of a hardware key's signature.
const SK_TAIL: usize = 5;

/// The point of the key that signed `bytes` in `namespace`; `None` when nothing sound is there: another namespace,
/// another kind of key, an armour that is not the one form there is, a signature that does not verify.
pub fn verify(armour: &str, namespace: &str, bytes: &[u8]) -> Option<String> {
    let signature = read(armour, namespace)?;
    let key = PublicKey::from(signature.public_key().clone());
    key.verify(namespace, bytes, &signature).ok()?;
    point_of(key.key_data())
}

/// An armour as it must stand, for a namespace; whether it verifies is not asked yet.
pub fn read(armour: &str, namespace: &str) -> Option<SshSig> {
    let signature = SshSig::from_pem(armour).ok()?;
    let canonical = signature.to_pem(LineEnding::LF).ok()?;
    let sound = canonical.trim_end() == armour.trim_end()
        && signature.namespace() == namespace
        && is_known(&signature.algorithm())
        && was_touched(&signature);
    sound.then_some(signature)
}

fn is_known(algorithm: &Algorithm) -> bool {
    matches!(
        algorithm,
        Algorithm::Ed25519
            | Algorithm::SkEd25519
            | Algorithm::SkEcdsaSha2NistP256
            | Algorithm::Ecdsa { curve: EcdsaCurve::NistP256 }
    )
}

fn was_touched(signature: &SshSig) -> bool {
    if !matches!(signature.algorithm(), Algorithm::SkEd25519 | Algorithm::SkEcdsaSha2NistP256) {
        return true;
    }
    let bytes = signature.signature_bytes();
    bytes.len().checked_sub(SK_TAIL).is_some_and(|at| bytes[at] & USER_PRESENT != 0)
}
