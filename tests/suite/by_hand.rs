//! `docs/verify-by-hand.md` is run line by line, with git, ssh-keygen and sha256sum alone.

use crate::support::{Coop, Ran, policy};

/// The shell blocks of the document, in order.
fn script() -> String {
    let text = std::fs::read_to_string(format!("{}/docs/verify-by-hand.md", env!("CARGO_MANIFEST_DIR")))
        .expect("the document");
    let blocks = text.split("```sh\n").skip(1).map(|part| part.split("```").next().unwrap_or_default());
    blocks.collect::<Vec<_>>().join("\n")
}

fn verify(coop: &Coop, id: &str) -> Ran {
    let plain = coop.place.path("plain");
    let _ = std::fs::remove_dir_all(&plain);
    coop.place.git("aicha", &coop.place.path(""), &["clone", "-q", "hub.git", "plain"]).ends(0);
    let founding =
        coop.place.git("aicha", &plain, &["log", "--format=%H", "--grep=^found: chloe", "main"]).out.trim().to_owned();
    let head = format!("set -euo pipefail; ID={id}; SEAL=$(git rev-parse main); FOUNDING={founding}\n");
    coop.place.run("aicha", &plain, "bash", &["-c", &(head + &script())])
}

#[test]
fn every_line_of_the_document_holds_for_a_real_decision() {
    let coop = Coop::founded();
    coop.adopt("leave", "25 days");
    let id = coop.adopt("trips", "by train");
    verify(&coop, &id)
        .ends(0)
        .says("Good \"accord-answer-v1\" signature for bruno")
        .says("Good \"accord-outcome-v1\" signature for aicha");
}

#[test]
fn one_byte_more_and_the_document_says_no() {
    let coop = Coop::founded();
    let id = coop.adopt("leave", "25 days");
    // The same seal with another text: what a hostile forge would serve.
    let script = "git config user.name x; git config user.email x@x; \
                  tree=$(git rev-parse main^{tree}); parents=\"-p $(git rev-parse main^1) -p $(git rev-parse main^2)\"; \
                  export GIT_INDEX_FILE=$PWD/.git/forged; git read-tree $tree; \
                  blob=$(git hash-object -w ../forged.toml); git update-index --cacheinfo 100644,$blob,circles/general/policies/leave.toml; \
                  git push -q -f origin $(git commit-tree $(git write-tree) $parents -m forged):refs/heads/main";
    std::fs::write(coop.place.path("forged.toml"), policy("leave", "0 days")).unwrap();
    coop.place.shell("bruno", &coop.dir("bruno"), script).ends(0);
    assert_ne!(verify(&coop, &id).code, 0);
}

/// A seal is signed, and an objection is no consent: what is forged without either ends the lines of the document.
#[test]
fn a_seal_without_a_signature_and_an_objection_are_told() {
    let coop = Coop::founded();
    let id = coop.adopt("leave", "25 days");
    verify(&coop, &id).ends(0);
    let unsigned = "git config user.name x; git config user.email x@x; git fetch -q; \
        git push -q -f origin $(git commit-tree origin/main^{tree} -p origin/main^1 -p origin/main^2 -m x):refs/heads/main";
    coop.place.shell("bruno", &coop.dir("bruno"), unsigned).ends(0);
    assert_ne!(verify(&coop, &id).code, 0);

    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.consent("chloe", &id);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["object", &id, "-m", "too dear", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    crate::hand::seal(&coop, "aicha", &id, "\"policy\"", "\"aicha\", \"bruno\", \"chloe\"", "true");
    coop.git("aicha", &["push", "-q", "origin", "main"]).ends(0);
    let told = verify(&coop, &id);
    assert!(told.code != 0 && told.out.contains("accord-outcome-v1"), "{}{}", told.out, told.err);
}
