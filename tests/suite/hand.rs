//! What anybody may do by hand, with git and ssh-keygen alone.

use crate::support::{Coop, NOW};

/// Works on a decision's branch as somebody who may push, and pushes it as a plain fast-forward. `$D` is the dossier, `$TIP` the
/// branch as it was.
pub fn push(coop: &Coop, person: &str, id: &str, script: &str) {
    let all = format!(
        "git fetch -q; git checkout -q -B work origin/accord/{id}; D=decisions/2026-11/{id}; TIP=$(git rev-parse HEAD); {script}; \
         git push -q origin HEAD:accord/{id}; git checkout -qf main",
    );
    coop.place.shell(person, &coop.dir(person), &all).ends(0);
}

/// The digest of a change as docs/verify-by-hand.md computes it, for one file that is new.
pub const DIGEST: &str = "change() { { printf -- '- %s %s\\n' \"$(sha256sum < $1 | cut -d' ' -f1)\" $1; \
    printf -- '- %s %s\\n' \"$(sha256sum < $D/proposal.toml | cut -d' ' -f1)\" $D/proposal.toml; } | sha256sum | cut -d' ' -f1; }";

/// Signs a file as an answer.
pub fn sign(coop: &Coop, person: &str) -> String {
    let key = coop.place.key(person).display().to_string();
    format!("sign() {{ rm -f $1.sig; ssh-keygen -q -Y sign -n accord-answer-v1 -f {key} $1; }}")
}

/// Gives somebody a second key by their own decision, and retires the first one, which stays at its place in their home.
pub fn rotate(coop: &Coop, person: &str) {
    let spare = format!("spare-{person}");
    coop.place.person(&spare);
    let line = coop.place.key_line(&spare);
    let dir = coop.dir(person);
    coop.accord(person, &["go"]).ends(0);
    coop.accord(person, &["sync"]).ends(0);
    let add = format!("printf '[[keys]]\\npublic = \"{line}\"\\nstate = \"active\"\\n' >> people/{person}.toml");
    coop.place.shell(person, &dir, &add).ends(0);
    let keys = coop.accord(person, &["propose", &format!("Spare {person}"), "-q"]).ends(0).out.trim().to_owned();
    let (own, spare) = (coop.place.key(person).display().to_string(), coop.place.key(&spare).display().to_string());
    let sign_as = |key: &str, args: &[&str]| {
        coop.git(person, &["config", "--global", "user.signingkey", key]).ends(0);
        coop.accord(person, args)
    };
    sign_as(&spare, &["respond", &keys, "consent"]).ends(0);
    sign_as(&own, &["decide", &keys, "--push"]).ends(0);
    coop.accord(person, &["go"]).ends(0);
    let retire = format!(
        "awk '/^state/ && !done {{ sub(/active/, \"retired\"); done = 1 }} {{ print }}' people/{person}.toml > t && mv t people/{person}.toml"
    );
    coop.place.shell(person, &dir, &retire).ends(0);
    let gone = sign_as(&spare, &["propose", &format!("Retire {person}"), "-q"]).ends(0).out.trim().to_owned();
    coop.accord(person, &["go"]).ends(0);
    coop.accord(person, &["decide", &gone, "--push"]).ends(0);
}

/// Writes a policy on a branch of one's own from `from`, as version 1 of who proposes, with `base` where one is named; pushes it.
pub fn propose(coop: &Coop, person: &str, slug: &str, from: &str, base: Option<&str>) -> String {
    let id = format!("2026-11-21-{slug}");
    let base = base.map(|base| format!("base = \"{base}\"")).unwrap_or_default();
    let script = format!(
        "{DIGEST}; {}; D=decisions/2026-11/{id}; P=circles/general/policies/{slug}.toml; \
         git checkout -qf main; git checkout -q -b accord/{id} {from}; mkdir -p $D/answers circles/general/policies; \
         printf 'title = \"{slug}\"\\ntext = \"x\"\\nreview = 2027-06-01\\n' > $P; \
         printf 'title = \"{slug}\"\\ncircle = \"general\"\\nproposer = \"{person}\"\\nversion = 1\\nopened = {NOW}\\n%s\\n' '{base}' > $D/proposal.toml; \
         printf 'format = \"accord-answer/1\"\\norganisation = %s\\ndecision = \"{id}\"\\nversion = 1\\nchange = \"sha256:%s\"\\nrules = \"sha256:%s\"\\n\
person = \"{person}\"\\nnumber = 1\\nanswer = \"propose\"\\nissued = {NOW}\\n' \"$(sed -n 's/^id = //p' constitution.toml | head -1)\" \
         \"$(change $P)\" \"$(git show main:rules.toml | sha256sum | cut -d' ' -f1)\" > $D/answers/1-{person}-1.toml; \
         sign $D/answers/1-{person}-1.toml; git add -A; git commit -qm propose; git push -q origin HEAD; git checkout -q main",
        sign(coop, person)
    );
    coop.place.shell(person, &coop.dir(person), &script).ends(0);
    id
}

/// Seals a proposal by hand on somebody's main: what `edit` (with `$D`) leaves of the branch's text and dossier, under an outcome of
/// their own that names these kinds and electors.
pub fn seal(coop: &Coop, person: &str, id: &str, kinds: &str, electors: &str, edit: &str) {
    seal_at(coop, person, id, kinds, electors, edit, "true");
}

/// The same with one more edit, of the outcome before it is signed.
pub fn seal_at(coop: &Coop, person: &str, id: &str, kinds: &str, electors: &str, edit: &str, last: &str) {
    let key = coop.place.key(person).display().to_string();
    let script = format!(
        "D=decisions/2026-11/{id}; git checkout -qf main; git checkout -q origin/accord/{id} -- circles $D; \
         git diff --name-only --diff-filter=M HEAD | grep -v '^decisions' | xargs -r git checkout -q HEAD --; {edit}; \
         answers=$(for f in $(ls $D/answers/* | LC_ALL=C sort); do echo \"$(sha256sum < $f | cut -d' ' -f1) $f\"; done | sha256sum | cut -d' ' -f1); \
         {{ echo 'format = \"accord-outcome/1\"'; grep -h '^organisation' $D/answers/1-*-1.toml | head -1; echo 'decision = \"{id}\"'; echo 'version = 1'; \
            grep -h '^change' $D/answers/1-{person}-1.toml; echo \"rules = \\\"sha256:$(git show main:rules.toml | sha256sum | cut -d' ' -f1)\\\"\"; \
            echo 'result = \"adopted\"'; echo 'kinds = [{kinds}]'; echo 'electors = [{electors}]'; echo 'absent = []'; \
            echo \"answers = \\\"sha256:$answers\\\"\"; echo 'decided = {NOW}'; }} > $D/outcome.toml; {last}; \
         ssh-keygen -q -Y sign -n accord-outcome-v1 -f {key} $D/outcome.toml; mv $D/outcome.toml.sig $D/{person}.sig; git add -A; \
         git update-ref refs/heads/main $(git commit-tree -S -p main -p origin/accord/{id} -m 'by hand' $(git write-tree)); git reset -q --hard"
    );
    coop.place.shell(person, &coop.dir(person), &script).ends(0);
}
