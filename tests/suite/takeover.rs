//! Whose proposal it is, which text of it counts, and who closes it: whatever somebody else pushes onto the branch.

use crate::hand::{DIGEST, push, rotate, sign};
use crate::support::{Coop, policy};

/// A founded organisation with somebody who has a key in it and is in no circle.
fn with_dave() -> Coop {
    let coop = Coop::founded();
    coop.admit("dave", false);
    coop
}

/// A branch that somebody else worked on may still be decided as its proposer wrote it.
fn is_decided_as_written(coop: &Coop, id: &str) {
    coop.accord("aicha", &["sync"]).ends(0);
    let shown = coop.accord("aicha", &["show", id]).ends(0).out;
    assert!(shown.contains("25 days") && !shown.contains("99 days"), "{shown}");
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", id, "--push"]).ends(0);
    let sealed =
        coop.place.git("aicha", &coop.place.path("hub.git"), &["show", "main:circles/general/policies/leave.toml"]);
    assert!(sealed.out.contains("25 days"), "{}", sealed.out);
    assert_eq!(coop.audit("aicha")["summary"]["open_violations"], 0);
}

#[test]
fn a_side_line_however_long_takes_no_proposal_over() {
    let coop = with_dave();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    let lines = [DIGEST, &sign(&coop, "dave")].join("; ");
    let script = format!(
        "{lines}; git checkout -q -B side origin/main; mkdir -p $D/answers circles/general/policies; \
         git show $TIP:circles/general/policies/leave.toml | sed 's/25 days/99 days/' > circles/general/policies/leave.toml; \
         git show $TIP:$D/proposal.toml | sed 's/aicha/dave/' > $D/proposal.toml; \
         git show $TIP:$D/answers/1-aicha-1.toml | sed \"s/aicha/dave/; s/^change.*/change = \\\"sha256:$(change circles/general/policies/leave.toml)\\\"/\" > $D/answers/1-dave-1.toml; \
         sign $D/answers/1-dave-1.toml; \
         for who in aicha bruno chloe; do sed \"s/dave/$who/; s/\\\"propose\\\"/\\\"consent\\\"/; s/^issued/recorded_by = \\\"dave\\\"\\nvia = \\\"phone\\\"\\nissued/; s/^number.*/number = 7/\" \
         $D/answers/1-dave-1.toml > $D/answers/1-$who-7.toml; sign $D/answers/1-$who-7.toml; done; \
         git add -A; git commit -qm one; for n in 1 2 3 4 5; do git commit -q --allow-empty -m $n; done; \
         git merge -q -s ours -m merge $TIP",
    );
    push(&coop, "dave", &id, &script);
    is_decided_as_written(&coop, &id);
}

#[test]
fn a_copy_of_a_text_on_another_line_makes_nobody_first() {
    let coop = with_dave();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    let lines = [DIGEST, &sign(&coop, "dave")].join("; ");
    let script = format!(
        "{lines}; git checkout -q -B side origin/main; mkdir -p $D/answers circles/general/policies; \
         P=circles/general/policies/leave.toml; git show $TIP:$P | sed 's/25 days/99 days/' > $P; \
         git show $TIP:$D/proposal.toml | sed 's/aicha/dave/' > $D/proposal.toml; \
         git show $TIP:$D/answers/1-aicha-1.toml | sed \"s/aicha/dave/; s/^change.*/change = \\\"sha256:$(change $P)\\\"/\" > $D/answers/1-dave-1.toml; \
         sign $D/answers/1-dave-1.toml; git add -A; git commit -qm one; \
         git show $TIP:$P > $P; git show $TIP:$D/proposal.toml > $D/proposal.toml; git add -A; git commit -qm copy; \
         git checkout -q --detach $TIP; git merge -q -s ours -m merge side; git checkout -q -B side",
    );
    push(&coop, "dave", &id, &script);
    is_decided_as_written(&coop, &id);
}

#[test]
fn a_file_in_the_way_and_a_crowd_of_files_stop_no_answer() {
    let coop = with_dave();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.consent("bruno", &id);
    push(&coop, "dave", &id, "git rm -rq $D/answers; echo no > $D/answers; git add -A; git commit -qm wall");
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["respond", &id, "object", "-m", "harm", "--push"]).ends(0);
    let crowd = "for n in $(seq 4200); do : > $D/answers/junk-$n; done; git add -A; git commit -qm crowd; \
        git checkout -q HEAD~1 -- . ; git rm -rq $D/answers; git commit -qm back";
    push(&coop, "dave", &id, crowd);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(3).says("DEC-04");
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["respond", &id, "consent", "--push"]).ends(0);
    is_decided_as_written(&coop, &id);
}

#[test]
fn a_malformed_first_parent_stops_no_seal() {
    let coop = with_dave();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    let script = "M=$(git rev-parse origin/main); T=$(git rev-parse origin/main^{tree}); P=''; \
        for n in $(seq 17); do P=\"$P -p $(git commit-tree -p $M -m $n $T)\"; done; O=$(git commit-tree $P -m many $T); \
        git reset -q --hard $(git commit-tree -p $O -p $TIP -m merge $(git rev-parse $TIP^{tree}))";
    push(&coop, "dave", &id, script);
    is_decided_as_written(&coop, &id);
}

#[test]
fn a_merge_the_other_way_round_takes_no_fresh_proposal_over() {
    let coop = with_dave();
    let id = coop.propose("aicha", "leave", "25 days");
    let lines = [DIGEST, &sign(&coop, "dave")].join("; ");
    let script = format!(
        "{lines}; git checkout -q -B side origin/main; mkdir -p $D/answers circles/general/policies; \
         P=circles/general/policies/leave.toml; git show $TIP:$P | sed 's/25 days/99 days/' > $P; \
         git show $TIP:$D/proposal.toml | sed 's/aicha/dave/' > $D/proposal.toml; \
         git show $TIP:$D/answers/1-aicha-1.toml | sed \"s/aicha/dave/; s/^change.*/change = \\\"sha256:$(change $P)\\\"/\" > $D/answers/1-dave-1.toml; \
         sign $D/answers/1-dave-1.toml; git add -A; git commit -qm one; git merge -q -s ours -m merge $TIP",
    );
    push(&coop, "dave", &id, &script);
    coop.agree(&id);
    is_decided_as_written(&coop, &id);
}

#[test]
fn the_same_text_from_a_newer_main_makes_no_base_old() {
    let coop = with_dave();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.adopt("trips", "by train");
    let script = "git checkout -q -B side origin/main; mkdir -p $D; \
        git show $TIP:$D/proposal.toml > $D/proposal.toml; git add -A; git commit -qm one; \
        for n in 1 2 3 4 5; do git commit -q --allow-empty -m $n; done; git merge -q -s ours -m merge $TIP";
    push(&coop, "dave", &id, script);
    is_decided_as_written(&coop, &id);
}

#[test]
fn nobody_writes_down_a_version_of_somebody_who_signs() {
    let coop = with_dave();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    let lines = [DIGEST, &sign(&coop, "dave")].join("; ");
    let script = format!(
        "{lines}; sed -i 's/25 days/99 days/' circles/general/policies/leave.toml; sed -i 's/^version.*/version = 2/' $D/proposal.toml; \
         sed \"s/^version.*/version = 2/; s/^change.*/change = \\\"sha256:$(change circles/general/policies/leave.toml)\\\"/; \
         s/^issued/recorded_by = \\\"dave\\\"\\nvia = \\\"phone\\\"\\nissued/\" $D/answers/1-aicha-1.toml > $D/answers/2-aicha-1.toml; \
         sign $D/answers/2-aicha-1.toml; git add -A; git commit -qm two"
    );
    push(&coop, "dave", &id, &script);
    is_decided_as_written(&coop, &id);
}

#[test]
fn a_planted_outcome_dates_nobodys_seal() {
    let coop = with_dave();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    let other = coop.adopt("trips", "by train");
    let key = coop.place.key("dave").display().to_string();
    let script = format!(
        "git show origin/main:decisions/2026-11/{other}/outcome.toml | sed 's/{other}/{id}/; s/^decided.*/decided = 2020-01-01T00:00:00Z/' \
         > $D/outcome.toml; ssh-keygen -q -Y sign -n accord-outcome-v1 -f {key} $D/outcome.toml; mv $D/outcome.toml.sig $D/dave.sig; \
         git add -A; git commit -qm plant"
    );
    push(&coop, "dave", &id, &script);
    is_decided_as_written(&coop, &id);
}

#[test]
fn a_name_with_the_largest_number_stops_no_seal() {
    let coop = with_dave();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    let lines = sign(&coop, "dave");
    let script = format!(
        "{lines}; for n in 1 2; do for stem in 1-dave-9223372036854775807 1-dave-1000000; do \
         sed \"s/aicha/dave/; s/^number.*/number = $n/; s/\\\"propose\\\"/\\\"consent\\\"/\" $D/answers/1-aicha-1.toml > $D/answers/$stem.toml; \
         sign $D/answers/$stem.toml; done; git add -A; git commit -qm $n; done"
    );
    push(&coop, "dave", &id, &script);
    is_decided_as_written(&coop, &id);
}

#[test]
fn a_copy_of_what_was_said_elsewhere_recalls_nobody_from_leave() {
    let coop = with_dave();
    let other = coop.adopt("trips", "by train");
    let leave = "printf '[[leaves]]\\nfrom = 2026-11-01\\nuntil = 2027-03-01\\n' >> people/chloe.toml";
    coop.accord("chloe", &["go"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.place.shell("chloe", &coop.dir("chloe"), leave).ends(0);
    let away = coop.accord("chloe", &["propose", "Away", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("chloe", &["go"]).ends(0);
    coop.accord("chloe", &["decide", &away, "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    let id = coop.propose("aicha", "leave", "25 days");
    coop.consent("bruno", &id);
    push(
        &coop,
        "dave",
        &id,
        &format!("cp decisions/2026-11/{other}/answers/1-chloe-* $D/answers/; git add -A; git commit -qm copy"),
    );
    is_decided_as_written(&coop, &id);
    // But whoever speaks from a leave is heard.
    coop.accord("aicha", &["go"]).ends(0);
    let id = coop.propose("aicha", "more", "26 days");
    coop.consent("bruno", &id);
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["respond", &id, "object", "-m", "harm", "--push"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(3).says("DEC-04");
}

/// The recorder takes no proposal back for somebody who signs, and closes nothing alone.
#[test]
fn a_recorder_alone_closes_nothing() {
    let coop = Coop::founded();
    coop.write("chloe", "circles/general/policies/pay.toml", &policy("pay", "all the same"));
    let id = coop.accord("chloe", &["propose", "Pay", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("chloe", &["publish"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go", &id]).ends(0);
    let lines = sign(&coop, "bruno");
    for version in [1, 2] {
        let script = format!(
            "{lines}; sed \"s/^version.*/version = {version}/; s/\\\"propose\\\"/\\\"withdraw\\\"/; s/^number.*/number = 9/; \
             s/^issued/recorded_by = \\\"bruno\\\"\\nvia = \\\"phone\\\"\\nissued/\" $D/answers/1-chloe-1.toml > $D/answers/{version}-chloe-9.toml; \
             sign $D/answers/{version}-chloe-9.toml; git add -A; git commit -qm withdraw"
        );
        push(&coop, "bruno", &id, &script);
    }
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go"]).ends(0);
    coop.accord("bruno", &["decide", &id, "--result", "withdrawn"]).ends(3);
}

/// What somebody pushes costs the others no more than it is large.
#[test]
fn a_long_branch_and_many_quiet_commits_stop_nobody() {
    let coop = with_dave();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    let script = "T=$(git rev-parse HEAD^{tree}); P=$(git rev-parse HEAD); \
        for n in $(seq 400); do P=$(git commit-tree -p $P -m $n $T); done; git reset -q --hard $P";
    push(&coop, "dave", &id, script);
    is_decided_as_written(&coop, &id);
}

/// A proposal on which somebody sent another text, and whose proposer has it before them.
fn with_foreign_text() -> (Coop, String) {
    let coop = with_dave();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.consent("bruno", &id);
    push(&coop, "dave", &id, "sed -i 's/25 days/99 days/' circles/general/policies/leave.toml; git commit -qam other");
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go", &id]).ends(0);
    (coop, id)
}

/// Amending signs nothing that somebody else sent to the branch, unless one says so.
#[test]
fn amending_signs_no_foreign_text_unasked() {
    let (coop, id) = with_foreign_text();
    let other = policy("trips", "by train");
    coop.write("aicha", "circles/general/policies/trips.toml", &other);
    let refused = coop.accord("aicha", &["amend"]).ends(2).says("circles/general/policies/leave.toml");
    let is_commit = |word: &&str| word.len() == 40 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let way_out =
        refused.err.split_whitespace().find(is_commit).unwrap_or_else(|| panic!("{}", refused.err)).to_owned();
    coop.git("aicha", &["checkout", &way_out, "--", "circles/general/policies/leave.toml"]).ends(0);
    coop.accord("aicha", &["amend"]).ends(0).says("Version 2");
    coop.accord("aicha", &["publish"]).ends(0);
    for person in ["bruno", "chloe"] {
        coop.consent(person, &id);
    }
    is_decided_as_written(&coop, &id);
}

/// A foreign text that was taken back there, and still lies here, is signed no more than another.
#[test]
fn amending_signs_no_foreign_text_that_was_taken_back() {
    let (coop, id) = with_foreign_text();
    push(&coop, "dave", &id, "git revert -n HEAD; git commit -qm back");
    coop.write("aicha", "circles/general/policies/trips.toml", &policy("trips", "by train"));
    coop.git("aicha", &["fetch", "-q"]).ends(0);
    coop.accord("aicha", &["amend"]).ends(2).says("circles/general/policies/leave.toml");
}

/// A version is sent as it was signed, whatever landed on the branch meanwhile.
#[test]
fn a_version_is_joined_with_what_was_sent_meanwhile() {
    let coop = with_dave();
    let id = coop.propose("aicha", "leave", "24 days");
    coop.consent("bruno", &id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go", &id]).ends(0);
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "25 days"));
    coop.accord("aicha", &["amend"]).ends(0).says("Version 2");
    push(
        &coop,
        "dave",
        &id,
        "cp circles/general/policies/leave.toml circles/general/policies/zz.toml; git add -A; git commit -qm zz",
    );
    coop.accord("aicha", &["publish"]).ends(0).says("sent");
    for person in ["bruno", "chloe"] {
        coop.consent(person, &id);
    }
    is_decided_as_written(&coop, &id);
    let hub = coop.place.path("hub.git");
    let there = coop.place.git("aicha", &hub, &["ls-tree", "-r", "--name-only", "main"]).out;
    assert!(!there.contains("zz.toml"), "{there}");
}

/// Whoever stole a key writes no version of what its owner had signed with it.
#[test]
fn a_stolen_key_that_was_retired_writes_no_version() {
    let coop = with_dave();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    rotate(&coop, "aicha");
    let lines = [DIGEST, &sign(&coop, "aicha")].join("; ");
    let script = format!(
        "{lines}; P=circles/general/policies/leave.toml; sed -i 's/25 days/99 days/' $P; sed -i 's/^version.*/version = 2/' $D/proposal.toml; \
         sed \"s/^version.*/version = 2/; s/^change.*/change = \\\"sha256:$(change $P)\\\"/\" $D/answers/1-aicha-1.toml > $D/answers/2-aicha-1.toml; \
         sign $D/answers/2-aicha-1.toml; git add -A; git commit -qm two"
    );
    push(&coop, "dave", &id, &script);
    coop.accord("bruno", &["sync"]).ends(0);
    let shown = coop.accord("bruno", &["show", &id]).ends(0).out;
    assert!(shown.contains("25 days") && !shown.contains("99 days"), "{shown}");
}
