//! What a clone may look like, and what arrives in it, without stopping anybody.

use crate::support::{Coop, FOUNDERS, policy};

/// A linked work tree whose folder is gone (a disk taken out, a cache cleared) holds main from nobody.
#[test]
fn a_work_tree_that_is_gone_holds_nothing() {
    let coop = Coop::founded();
    let linked = coop.place.path("linked").display().to_string();
    coop.git("bruno", &["checkout", "-q", "--detach"]).ends(0);
    coop.git("bruno", &["worktree", "add", "-q", &linked, "main"]).ends(0);
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(4).says(&linked);
    std::fs::remove_dir_all(&linked).expect("the folder goes");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go"]).ends(0);
    assert!(coop.read("bruno", "circles/general/policies/leave.toml").contains("25 days"));
}

/// A forge that takes main by merge request alone: what is not main is sent all the same.
#[test]
fn a_protected_main_keeps_no_proposal_back() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id]).ends(0);
    let hook = "printf '#!/bin/sh\\nwhile read o n r; do [ \"$r\" = refs/heads/main ] && exit 1; done; exit 0\\n' > hooks/pre-receive; chmod +x hooks/pre-receive";
    coop.place.shell("aicha", &coop.place.path("hub.git"), hook).ends(0);
    coop.write("aicha", "circles/general/policies/rent.toml", &policy("rent", "10 euros"));
    let rent = coop.accord("aicha", &["propose", "Rent", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("aicha", &["publish", &rent]).ends(0).says("The server refused main");
    let there = coop.git("bruno", &["ls-remote", "origin"]).out;
    assert!(there.contains(&rent), "{there}");
}

/// Entries that no disk takes, free or governed, are left out where a clone is laid out, and named.
#[test]
fn an_entry_that_no_disk_takes_stops_nobody() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    let long = "n".repeat(300);
    for (folder, name) in [("", long.as_str()), ("people", long.as_str()), ("articles", "git~1")] {
        let script = format!(
            "git fetch -q; blob=$(echo 'name = \"x\"' | git hash-object -w --stdin); \
             if [ -z '{folder}' ]; then tree=$( {{ git ls-tree origin/main; printf '100644 blob %s\\t%s\\n' $blob '{name}'; }} | git mktree); else \
             sub=$( {{ git ls-tree origin/main '{folder}/' | sed 's#\\t{folder}/#\\t#'; printf '100644 blob %s\\t%s\\n' $blob '{name}'; }} | git mktree); \
             tree=$( {{ git ls-tree origin/main | awk -F'\\t' '$2 != \"{folder}\"'; printf '040000 tree %s\\t{folder}\\n' $sub; }} | git mktree); fi; \
             git push -q origin $(git commit-tree $tree -p origin/main -m note):refs/heads/main"
        );
        coop.place.run("chloe", &coop.dir("chloe"), "bash", &["-euc", &script]).ends(0);
        coop.accord("bruno", &["sync"]);
        coop.accord("bruno", &["go"]).ends(0);
        coop.accord("bruno", &["respond", &id, "react", "-m", &format!("read {folder} {name}"), "--push"]).ends(0);
        coop.accord("bruno", &["status"]).ends(0);
        // Taken out again, all is as before.
        let back = "git fetch -q; git push -q origin $(git commit-tree origin/main~1^{tree} -p origin/main -m back):refs/heads/main";
        coop.place.shell("chloe", &coop.dir("chloe"), back).ends(0);
        coop.accord("bruno", &["sync"]).ends(0);
        coop.accord("bruno", &["doctor"]).ends(0);
        let left = coop.git("bruno", &["status", "--porcelain"]).out;
        assert!(left.is_empty(), "{folder}/{name}: {left}");
    }
}

/// An answer given on the train is kept, and said to be unsent, until there is a network again.
#[test]
fn an_answer_without_a_network_is_kept() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    let (hub, away) = (coop.place.path("hub.git"), coop.place.path("away.git"));
    std::fs::rename(&hub, &away).expect("the server is gone");
    coop.accord("bruno", &["respond", &id, "consent", "--push"]).ends(5).says("git accord publish");
    std::fs::rename(&away, &hub).expect("it is back");
    coop.accord("bruno", &["publish"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0).says("Bruno consents");
}

/// Whoever holds an office may leave, ending their terms: what becomes vacant is the circle's to fill.
#[test]
fn nobody_is_held_back_from_leaving() {
    let coop = Coop::founded();
    let edit = "sed -i 's/^status = .*/status = \"left\"\\nleft = 2026-11-21/; s/state = \"active\"/state = \"retired\"/' people/bruno.toml; \
        sed -i 's/\"bruno\", //; s/, \"bruno\"//' circles/general/circle.toml; \
        sed -i '/^\\[\\[holders\\]\\]/,$d' $(grep -l bruno circles/general/roles/*.toml)";
    coop.place.shell("bruno", &coop.dir("bruno"), edit).ends(0);
    let id = coop.accord("bruno", &["propose", "I leave", "-q"]).ends(0).out.trim().to_owned();
    coop.accord("bruno", &["go"]).ends(0);
    coop.accord("bruno", &["decide", &id, "--push"]).ends(0);
    for person in FOUNDERS {
        coop.accord(person, &["sync"]).ends(0);
    }
    assert_eq!(coop.audit("aicha")["summary"]["open_violations"], 0);
}

/// A merge that somebody began by hand stays on the branch it was begun on, and is called by its name.
#[test]
fn a_merge_that_was_begun_is_carried_nowhere() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("aicha", &["go", &id]).ends(0);
    let clash = "git checkout -q -b side main; mkdir -p circles/general/policies; echo 'title = \"x\"' > circles/general/policies/leave.toml; \
        git add -A; git commit -qm side; git checkout -q -; git checkout -q accord/2026-11-21-leave; git merge -q side || true";
    coop.place.shell("aicha", &coop.dir("aicha"), clash).ends(0);
    coop.accord("aicha", &["go"]).ends(4).says("git merge --abort");
    coop.accord("aicha", &["doctor"]).ends(1).says("git merge --abort");
    coop.git("aicha", &["merge", "--abort"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
}
