//! Bad input ends in a clear message and the right exit code, and nothing is lost.

use std::fs;
use std::process::{Command, Stdio};

use crate::support::{Coop, NOW, Place, policy};

fn organisation() -> (Place, std::path::PathBuf) {
    let place = Place::new();
    place.person("aicha");
    let key = format!("aicha={}.pub", place.key("aicha").display());
    place
        .accord(
            "aicha",
            &place.path(""),
            &["init", "org", "--lang", "en", "--name", "Atelier", "--founder", &key, "--no-input"],
        )
        .ends(0);
    let dir = place.path("org");
    (place, dir)
}

#[test]
fn bad_files_are_findings_and_never_a_crash() {
    let (place, dir) = organisation();
    let file = dir.join("circles/general/circle.toml");
    let nested = format!("name = \"x\"\nmembers = {}{}\n", "[".repeat(5000), "]".repeat(5000));
    let huge = format!("name = \"{}\"\n", "x".repeat(10 << 20));
    for (name, bytes, code, says) in [
        ("broken", b"name = \"x\n".to_vec(), 1, "COR-01"),
        ("latin-1", b"name = \"caf\xe9\"\n".to_vec(), 1, "not UTF-8"),
        (
            "bom",
            [
                b"\xef\xbb\xbf".as_slice(),
                b"name = \"x\"\npurpose = \"y\"\nmembers = [\"aicha\"]\nsize = { min = 1, max = 9 }\n",
            ]
            .concat(),
            0,
            "COR-14",
        ),
        (
            "crlf",
            b"name = \"x\"\r\npurpose = \"y\"\r\nmembers = [\"aicha\"]\r\nsize = { min = 1, max = 9 }\r\n".to_vec(),
            0,
            "COR-14",
        ),
        ("nested", nested.into_bytes(), 1, "COR-01"),
        ("huge", huge.into_bytes(), 1, "too large"),
        ("escape", b"name = \"\x1b[31mred\"\n".to_vec(), 1, "COR-01"),
        ("bidi", "name = \"a\u{202e}b\"\nnom = 1\nmembers = [\"aicha\"]\n".as_bytes().to_vec(), 1, "COR-01"),
    ] {
        fs::write(&file, bytes).unwrap();
        let ran = place.accord("aicha", &dir, &["check"]).ends(code).says(says);
        let unsafe_bytes = ran.out.chars().any(|c| c == '\u{1b}' || c == '\u{202e}');
        assert!(!unsafe_bytes, "{name} reaches the terminal: {:?}", ran.out);
    }
}

#[test]
fn links_and_submodules_are_refused() {
    let (place, dir) = organisation();
    place
        .shell("aicha", &dir, "ln -s /etc/passwd people/eve.toml; mkdir -p domains/sub; git -C domains/sub init -q")
        .ends(0);
    let ran = place
        .accord("aicha", &dir, &["check", "--format", "concise"])
        .ends(1)
        .says("symbolic link")
        .says("another repository");
    assert!(!ran.out.contains("root:"), "a link was followed");
}

#[test]
fn surroundings_that_are_not_ready_are_told_with_the_way_out() {
    let (place, dir) = organisation();
    let root = place.path("");
    fs::create_dir_all(place.path("none")).unwrap();
    place.accord("aicha", &place.path("none"), &["check"]).ends(4).says("git accord init");
    place.git("aicha", &root, &["clone", "-q", "--bare", "org", "bare.git"]).ends(0);
    place.accord("aicha", &place.path("bare.git"), &["check"]).ends(4).says("bare");
    place.accord("aicha", &dir, &["found"]).ends(0);
    place.git("aicha", &dir, &["checkout", "-q", "--detach"]).ends(0);
    place.accord("aicha", &dir, &["propose", "x"]).ends(4).says("detached");
    place.git("aicha", &dir, &["checkout", "-q", "main"]).ends(0);
    let url = format!("file://{}", dir.display());
    place.git("aicha", &root, &["clone", "-q", "--depth", "1", &url, "shallow"]).ends(0);
    place.accord("aicha", &place.path("shallow"), &["audit"]).ends(4).says("--unshallow");
    place.git("aicha", &root, &["init", "-q", "--object-format=sha256", "sha"]).ends(0);
    place.accord("aicha", &place.path("sha"), &["check"]).ends(4).says("SHA-256");
    if place.git("aicha", &root, &["init", "-q", "--ref-format=reftable", "ref"]).code == 0 {
        place.accord("aicha", &place.path("ref"), &["check"]).ends(4).says("reftable");
    }
    place.git("aicha", &dir, &["config", "--global", "--unset", "user.signingkey"]).ends(0);
    place.accord("aicha", &dir, &["propose", "x"]).ends(4).says("git accord join");
    // A key that only the repository names is not taken: cloning must stay safe.
    place.git("aicha", &dir, &["config", "user.signingkey", &place.key("aicha").display().to_string()]).ends(0);
    place.accord("aicha", &dir, &["propose", "x"]).ends(4).says("git accord join");
}

/// A verdict that could not be written is no green end, and a reader that left early does not make one.
#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_written_is_told() {
    let (place, dir) = organisation();
    let accord = env!("CARGO_BIN_EXE_git-accord");
    let full = place.shell("aicha", &dir, &format!("{accord} check --format gitlab > /dev/full"));
    full.ends(4).says("could not be written");
    place.shell("aicha", &dir, "echo 'parent = 3' >> circles/general/circle.toml").ends(0);
    let script = format!("{accord} check --format concise | true; exit ${{PIPESTATUS[0]}}");
    place.run("aicha", &dir, "bash", &["-c", &script]).ends(1);
    place
        .accord_with("aicha", &dir, ("GITHUB_STEP_SUMMARY", "/nowhere/summary"), &["check", "--format", "github"])
        .ends(1)
        .says("/nowhere/summary");
}

/// An organisation that a check would refuse is not begun, nor one within another.
#[test]
fn an_unsound_beginning_writes_nothing() {
    let (place, dir) = organisation();
    let root = place.path("");
    place.person("bruno");
    let (one, other) = (place.key("aicha"), place.key("bruno"));
    let founder = |who: &str, key: &std::path::Path| format!("--founder={who}={}.pub", key.display());
    let begin = |args: &[&str], says: &str| {
        let mut all = vec!["init", "fresh", "--no-input", "--lang", "en"];
        all.extend(args);
        place.accord("aicha", &root, &all).ends(2).says(says).says("nothing was written");
        assert!(!place.path("fresh").exists(), "{args:?} left a folder");
    };
    begin(&[&founder("aicha:nobodies", &one), "--template", "scic"], "nobodies");
    begin(&[&founder("aicha", &one), &founder("aicha", &other)], "twice");
    begin(&[&founder("aicha", &one), &founder("bruno", &one)], "same key");
    begin(&[&founder("aicha", &one), "--name="], "name is empty");
    place
        .accord("aicha", &dir, &["init", "within", "--no-input", &founder("bruno", &other)])
        .ends(4)
        .says("within another");
}

/// What `fmt` cannot lay out is no good form.
#[test]
fn what_cannot_be_laid_out_is_told() {
    let (place, dir) = organisation();
    fs::write(dir.join("words.toml"), b"circle = \"p\xe9le\"\n").unwrap();
    place.accord("aicha", &dir, &["fmt", "--check"]).ends(1).says("words.toml").says("All the rest");
    fs::write(dir.join("words.toml"), "circle = \n").unwrap();
    place.accord("aicha", &dir, &["fmt"]).ends(1).says("words.toml");
    place.accord("aicha", &dir.join("circles"), &["fmt", "general/circle.toml"]).ends(0);
    place.accord("aicha", &dir.join("circles"), &["check", "circles/general"]).ends(0);
}

#[test]
fn nothing_edited_is_ever_overwritten() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "not kept yet"));
    coop.accord("aicha", &["go"]).ends(4).says("leave.toml");
    assert!(coop.read("aicha", "circles/general/policies/leave.toml").contains("not kept yet"));
    coop.accord("aicha", &["show", &id]).ends(0);
}

#[test]
fn a_hostile_configuration_runs_nothing() {
    let coop = Coop::founded();
    coop.adopt("leave", "25 days");
    let canary = coop.place.path("canary");
    let script = coop.place.path("evil.sh");
    fs::write(&script, format!("#!/bin/sh\necho ran >> {}\n", canary.display())).unwrap();
    let evil = script.display().to_string();
    let setup = format!(
        "chmod +x {evil}; git config core.fsmonitor {evil}; git config gpg.ssh.program {evil}; git config diff.external {evil}; \
         git config core.hooksPath {hooks}; mkdir -p {hooks}; for h in pre-commit post-checkout post-merge pre-push reference-transaction; do cp {evil} {hooks}/$h; done",
        hooks = coop.place.path("hooks").display()
    );
    coop.place.shell("bruno", &coop.dir("bruno"), &setup).ends(0);
    for args in [
        &["status"][..],
        &["check"],
        &["audit"],
        &["chart"],
        &["log"],
        &["diff", "main"],
        &["propose", "x"],
        &["publish"],
        &["sync"],
        &["go"],
    ] {
        coop.accord("bruno", args).ends(0);
    }
    assert!(!canary.exists(), "something ran: {}", fs::read_to_string(&canary).unwrap_or_default());
}

#[test]
fn hidden_history_is_refused() {
    let coop = Coop::founded();
    coop.adopt("leave", "25 days");
    let tip = coop.git("bruno", &["rev-parse", "main"]).out.trim().to_owned();
    let old = coop.git("bruno", &["rev-parse", "main~1"]).out.trim().to_owned();
    coop.git("bruno", &["replace", &tip, &old]).ends(0);
    coop.accord("bruno", &["audit"]).ends(4).says("git replace");
    coop.git("bruno", &["replace", "-d", &tip]).ends(0);
    fs::create_dir_all(coop.dir("bruno").join(".git/info")).unwrap();
    fs::write(coop.dir("bruno").join(".git/info/grafts"), format!("{tip}\n")).unwrap();
    coop.accord("bruno", &["audit"]).ends(4).says("info/grafts");
}

#[test]
fn a_tag_named_main_misleads_nobody() {
    let coop = Coop::founded();
    let first = coop.git("bruno", &["rev-list", "--max-parents=0", "main"]).out.trim().to_owned();
    coop.adopt("leave", "25 days");
    coop.git("bruno", &["tag", "main", &first]).ends(0);
    assert_eq!(coop.audit("bruno")["summary"]["decisions"], 1);
    assert_eq!(coop.accord("bruno", &["audit", "main", "--format", "json"]).json()["summary"]["decisions"], 1);
    // An ancestor is that of the branch, whatever a tag is called; a tag is written whole.
    let before = coop.accord("bruno", &["audit", "main~1", "--format", "json"]).ends(0).json();
    assert_eq!(before["summary"]["decisions"], 0, "{before}");
    assert_eq!(before["commits"].as_array().map(Vec::len), Some(4), "{before}");
    coop.accord("bruno", &["audit", "refs/tags/main"]).ends(4);
    coop.accord("bruno", &["audit", ":/decide"]).ends(2);
}

#[test]
fn a_kill_in_the_middle_of_decide_loses_nothing() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    let before = coop.git("aicha", &["rev-parse", "main"]).out;
    for milliseconds in [5, 15, 25, 40, 60, 90] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_git-accord"))
            .args(["decide", &id])
            .current_dir(coop.dir("aicha"))
            .env("HOME", coop.place.path("home-aicha"))
            .env("ACCORD_NOW", NOW)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(milliseconds));
        let _ = child.kill();
        let _ = child.wait();
        let _ = fs::remove_file(coop.dir("aicha").join(".git/refs/heads/main.lock"));
        let _ = fs::remove_file(coop.dir("aicha").join(".git/index.lock"));
        let now = coop.git("aicha", &["rev-parse", "main"]).out;
        coop.git("aicha", &["fsck", "--no-dangling"]).ends(0);
        if now != before {
            break;
        }
        coop.accord("aicha", &["show", &id]).ends(0);
    }
    if coop.git("aicha", &["rev-parse", "main"]).out == before {
        coop.accord("aicha", &["decide", &id]).ends(0);
    }
    assert_eq!(coop.audit("aicha")["summary"]["decisions"], 1);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let (place, dir) = organisation();
    for args in [
        &["explain", "--all"][..],
        &["schema", "circle"],
        &["chart"],
        &["check", "--format", "json"],
        &["export", "json"],
        &["--help"],
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_git-accord"))
            .args(args)
            .current_dir(&dir)
            .env("HOME", place.path("home-aicha"))
            .env("ACCORD_NOW", NOW)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The reader is gone before the first byte.
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{args:?}: {said}");
        assert!(!said.contains("Stopped"), "{args:?}: {said}");
    }
}

#[test]
fn a_dry_run_writes_nothing_or_is_refused() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "26 days"));
    let refs = || coop.git("aicha", &["for-each-ref"]).out;
    let before = refs();
    coop.accord("aicha", &["amend", "-n"]).ends(0).says("nothing was written");
    coop.accord("aicha", &["respond", &id, "object", "-m", "x", "-n"]).ends(0);
    coop.accord("aicha", &["decide", &id, "-n"]).ends(0);
    for args in [&["publish", "-n"][..], &["sync", "-n"], &["found", "-n"], &["go", "-n"], &["join", "-n"]] {
        coop.accord("aicha", args).ends(2).says("no dry run");
    }
    assert_eq!(refs(), before);
    assert!(coop.read("aicha", "circles/general/policies/leave.toml").contains("26 days"));
}

#[test]
fn the_language_is_the_reader_s() {
    let (place, dir) = organisation();
    let french =
        |variable| place.accord_with("aicha", &dir, variable, &["status"]).ends(0).out.contains("pas encore fondée");
    assert!(!french(("LANG", "en_GB.UTF-8")));
    assert!(french(("LANG", "fr_FR.UTF-8")));
    assert!(french(("ACCORD_LANG", "fr")));
    assert!(french(("LC_ALL", "fr_CA.UTF-8")));
    assert!(!french(("LC_ALL", "en_GB.UTF-8")));
    place.git("aicha", &dir, &["config", "--global", "accord.lang", "fr"]).ends(0);
    assert!(french(("LANG", "en_GB.UTF-8")));
    assert!(!french(("ACCORD_LANG", "en")));
}

#[test]
fn wrong_words_are_answered_with_the_near_ones() {
    let (place, dir) = organisation();
    place.accord("aicha", &dir, &["chekc"]).ends(2).says("Did you mean check?");
    place.accord("aicha", &dir, &["explain", "circle-sise"]).ends(2).says("Did you mean circle-size?");
    place.accord("aicha", &dir, &["chart", "--circle", "generl"]).ends(2).says("Did you mean general?");
    place.accord("aicha", &dir, &["check", "--formatt", "json"]).ends(2).says("--format");
    place.accord_with("aicha", &dir, ("LANG", "fr_FR.UTF-8"), &["chekc"]).ends(2).says("Vouliez-vous dire vérifier");
    place.accord_with("aicha", &dir, ("LANG", "fr_FR.UTF-8"), &["vérifier"]).ends(0);
    place.accord_with("aicha", &dir, ("LANG", "fr_FR.UTF-8"), &["ve\u{301}rifier"]).ends(0);
    place.accord("aicha", &dir, &["--lang", "fr"]).ends(0).says("git accord essai");
    place.accord("aicha", &dir, &["-x"]).ends(2);
    let help = place.accord_with("aicha", &dir, ("LANG", "fr_FR.UTF-8"), &["propose", "-h"]).ends(0).out;
    for english in ["Usage:", "Print help", "possible values", "default", "error:"] {
        assert!(!help.contains(english), "{english}: {help}");
    }
}

#[test]
fn hostile_names_do_not_leave_their_place_in_a_chart() {
    let (place, dir) = organisation();
    let name = "<script>alert(1)</script> \\\"]; click x";
    fs::write(dir.join("circles/general/roles/x.toml"), format!("name = \"{name}\"\npurpose = \"x\"\n")).unwrap();
    let svg = place.accord("aicha", &dir, &["chart", "--format", "svg"]).ends(0).out;
    assert!(!svg.contains("<script"), "{svg}");
    let mermaid = place.accord("aicha", &dir, &["chart", "--format", "mermaid"]).ends(0).out;
    assert!(!mermaid.contains("<script") && !mermaid.contains("\"]; click"), "{mermaid}");
}

#[test]
fn files_that_a_kill_left_behind_are_found_by_the_doctor() {
    let coop = Coop::founded();
    coop.adopt("leave", "25 days");
    // As after a kill of another tool between the ref and the files: main has moved, the files have not.
    let behind = "tip=$(git rev-parse main); git reset -q --hard main~1; git update-ref refs/heads/main $tip";
    coop.place.shell("aicha", &coop.dir("aicha"), behind).ends(0);
    assert!(!coop.dir("aicha").join("circles/general/policies/leave.toml").exists());
    coop.accord("aicha", &["doctor"]).ends(1).says("killed while they moved");
    assert!(!coop.dir("aicha").join("circles/general/policies/leave.toml").exists(), "it changed nothing unasked");
    coop.accord("aicha", &["doctor", "-y"]).ends(0).says("Mended");
    assert!(coop.read("aicha", "circles/general/policies/leave.toml").contains("25 days"));
    coop.git("aicha", &["diff", "--exit-code", "HEAD"]).ends(0);
}

/// COR-23: a commit object without a blank line, and one with a parent behind the committer.
#[test]
fn a_commit_with_broken_headers_is_a_violation_and_stops_nothing() {
    let coop = Coop::founded();
    let broken = "tree=$(git rev-parse main^{tree}); main=$(git rev-parse main); \
                  printf 'tree %s\nparent %s\nauthor x <x@x> 1795000000 +0000\ncommitter x <x@x> 1795000000 +0000\n' $tree $main > raw; \
                  id=$(git hash-object -t commit -w --stdin --literally < raw); rm raw; git update-ref refs/heads/main $id; \
                  git push -q origin $id:refs/heads/main";
    coop.place.shell("bruno", &coop.dir("bruno"), broken).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["audit"]).ends(1).says("COR-23");
    // A commit on top is enough: everything works again.
    coop.place.shell("bruno", &coop.dir("bruno"), "git commit -q --allow-empty -m on; git push -q origin main").ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["audit"]).ends(0).says("healed");
    coop.adopt("leave", "25 days");
}

/// DEC-42: junk pushed into a dossier is told, counts for nothing and is left out of the seal.
#[test]
fn a_foreign_file_in_a_dossier_blocks_nothing() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["go", &id]).ends(0);
    let junk = format!(
        "cd decisions/2026-11/{id}; echo x > answers/junk.txt; echo x > answers/1-chloe-7.toml; \
         cp answers/1-chloe-1.toml answers/1-chloe-9223372036854775807.toml; \
         cp answers/1-chloe-1.toml.sig answers/1-chloe-9223372036854775807.toml.sig; \
         git add -A; git commit -qm junk; git push -q origin HEAD"
    );
    coop.place.shell("bruno", &coop.dir("bruno"), &junk).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["show", &id]).ends(0).says("answers/junk.txt");
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0).says("DEC-42");
    let sealed = coop.git("aicha", &["ls-tree", "-r", "--name-only", "main", "decisions/"]).out;
    assert!(!sealed.contains("junk") && !sealed.contains("chloe-7"), "{sealed}");
    coop.accord("chloe", &["sync"]).ends(0);
    coop.accord("chloe", &["audit"]).ends(0);
}

/// A tree that names itself ten times over, level by level, is told from outside.
#[test]
fn a_bomb_of_trees_costs_nothing() {
    let coop = Coop::founded();
    let bomb = "export GIT_INDEX_FILE=$PWD/.git/bomb; blob=$(echo x | git hash-object -w --stdin); \
                tree=$(printf '100644 blob %s\tx.toml\n' $blob | git mktree); \
                for level in 1 2 3 4 5 6 7 8 9; do \
                  tree=$(for n in 0 1 2 3 4 5 6 7 8 9; do printf '040000 tree %s\tx%s\n' $tree $n; done | git mktree); \
                done; \
                all=$( (git ls-tree main; printf '040000 tree %s\tevaluations\n040000 tree %s\tdomains\n' $tree $tree) | git mktree); \
                git push -q origin $(git commit-tree $all -p main -m bomb):refs/heads/main";
    coop.place.shell("bruno", &coop.dir("bruno"), bomb).ends(0);
    coop.git("aicha", &["fetch", "-q"]).ends(0);
    coop.accord("aicha", &["audit", "origin/main"]).ends(1).says("COR-05");
    coop.accord("aicha", &["status"]).ends(0).says("does not come from a valid decision");
    // The files are not unpacked; after a repair everything works again.
    coop.accord("aicha", &["sync"]).ends(4).says("attempt to fill");
    let repair = "git push -q origin $(git commit-tree main^{tree} -p $(git ls-remote origin refs/heads/main | cut -f1) -m repair):refs/heads/main";
    coop.git("bruno", &["fetch", "-q"]).ends(0);
    coop.place.shell("bruno", &coop.dir("bruno"), repair).ends(0);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["audit"]).ends(0).says("healed");
    coop.adopt("leave", "25 days");
}

#[test]
fn what_a_repository_brings_along_is_not_believed() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    let mark = coop.place.path("mark");
    let evil = coop.place.path("evil.sh");
    fs::write(&evil, format!("#!/bin/sh\ntouch {}\nexec ssh-keygen \"$@\"\n", mark.display())).unwrap();
    coop.place.shell("bruno", &coop.place.path(""), "chmod +x evil.sh").ends(0);
    // A value with a line break passes for another scope where settings are read by lines.
    let config = coop.dir("bruno").join(".git/config");
    let before = fs::read_to_string(&config).unwrap();
    let lines = format!("{before}[gpg \"ssh\"]\n\tprogram = \"x\\nglobal\\t{}\"\n", evil.display());
    fs::write(&config, lines).unwrap();
    coop.accord("bruno", &["respond", &id, "consent"]).ends(0);
    assert!(!mark.exists(), "a program of the repository ran");
    for (section, line) in [
        ("core", format!("sshCommand = {}", evil.display())),
        ("core", format!("gitProxy = {}", evil.display())),
        ("remote \"origin\"", format!("uploadpack = {}", evil.display())),
        ("remote \"origin\"", format!("receivepack = {}", evil.display())),
        ("credential", format!("helper = {}", evil.display())),
        ("url \"ext::sh -c\"", "insteadOf = /".to_owned()),
        ("protocol \"ext\"", "allow = always".to_owned()),
        ("http", "proxy = http://localhost:1".to_owned()),
        ("http", "sslVerify = false".to_owned()),
        ("gc", format!("recentObjectsHook = {}", evil.display())),
        // A push to it would run hooks that came with the clone.
        ("remote \"origin\"", "pushurl = ./.git".to_owned()),
        ("remote \"origin\"", format!("pushurl = \"ext::sh {}\"", evil.display())),
    ] {
        fs::write(&config, format!("{before}[{section}]\n\t{line}\n")).unwrap();
        coop.accord("bruno", &["sync"]).ends(4).says("git config --local --unset-all");
        coop.accord("bruno", &["doctor"]).ends(1).says("lead elsewhere");
        assert!(!mark.exists(), "{section} {line} ran");
    }
    // Which branches go where is not the repository's to say: it could move one's own.
    fs::write(&config, format!("{before}[remote \"origin\"]\n\tfetch = +refs/heads/*:refs/heads/stolen/*\n")).unwrap();
    coop.propose("aicha", "more", "26 days");
    coop.accord("bruno", &["sync"]).ends(0);
    assert_eq!(coop.git("bruno", &["for-each-ref", "refs/heads/stolen"]).out, "");
    fs::write(&config, format!("{before}[core]\n\tworktree = ../../home-bruno\n")).unwrap();
    coop.accord("bruno", &["go"]).ends(4).says("core.worktree");
    fs::write(&config, before).unwrap();
    coop.accord("bruno", &["sync"]).ends(0);
}

/// Lines that a build runner would obey, and marks that a terminal would, reach neither.
#[test]
fn no_output_carries_commands_to_runners_or_terminals() {
    let coop = Coop::founded();
    let text = "::stop-commands::x ::error file=rules.toml::forged ##[group]x \u{9b}31m \u{202e}x";
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", &text.replace('\u{9b}', "\\u009b")));
    let id = coop.accord("aicha", &["propose", "::add-mask::x", "-q"]).ends(0).out.trim().to_owned();
    for args in [
        vec!["show", &id],
        vec!["show", &id, "--format", "json"],
        vec!["show", &id, "--format", "markdown"],
        vec!["diff", "--format", "json"],
        vec!["export", "json"],
        vec!["log"],
        vec!["status"],
    ] {
        for columns in ["20", "40", "100"] {
            let ran = coop.place.accord_with("aicha", &coop.dir("aicha"), ("COLUMNS", columns), &args);
            let all = format!("{}{}", ran.out, ran.err);
            let obeyed = |l: &str| l.trim_start().starts_with("::") || l.trim_start().starts_with("##[");
            assert!(!all.lines().any(obeyed), "{args:?} at {columns}: {all}");
            assert!(!all.contains(['\u{9b}', '\u{202e}']), "{args:?}: {all}");
        }
    }
}
