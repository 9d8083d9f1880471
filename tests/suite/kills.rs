//! A command that is killed, or whose disk is full, leaves the old state or the new one, or the next command finishes it.
//!
//! Each writing command is ended at every place where it changes something outside itself; how many places that were is
//! asserted, so that no test passes by killing nothing.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Coop, NOW, Ran, policy, tool};

/// What one sees of a clone and of its hub: refs, where one stands, what differs on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    refs: String,
    head: String,
    files: String,
    hub: String,
}

/// A place that can be copied: the homes, the hub and one clone, always under the same path.
struct Stage {
    coop: Coop,
    person: &'static str,
    saved: PathBuf,
}

/// A kill test counts its kills. A release has no places at which it ends itself.
fn enough(places: usize, wanted: usize) {
    if places == 0 && std::env::var_os("ACCORD_BIN").is_some() {
        eprintln!("skipped: a release has no places to be ended at");
        return;
    }
    assert!(places >= wanted, "{places} places only");
}

impl Stage {
    fn new(coop: Coop, person: &'static str) -> Self {
        let saved = coop
            .place
            .path("")
            .parent()
            .expect("a folder")
            .join(format!("{}-saved", coop.place.path("").file_name().expect("a name").to_string_lossy()));
        let stage = Self { coop, person, saved };
        Self::shell(&format!("rm -rf '{0}'; cp -a '{1}' '{0}'", stage.saved.display(), stage.root().display()));
        stage
    }

    fn root(&self) -> PathBuf {
        self.coop.place.path("")
    }

    fn shell(script: &str) {
        let done = std::process::Command::new("sh").args(["-euc", script]).status().expect("sh");
        assert!(done.success(), "{script}");
    }

    fn reset(&self) {
        let root = self.root();
        Self::shell(&format!(
            "find '{0}' -mindepth 1 -maxdepth 1 -exec rm -rf {{}} +; cp -a '{1}/.' '{0}/'",
            root.display(),
            self.saved.display()
        ));
    }

    fn run(&self, vars: &[(&str, &str)], args: &[&str]) -> Ran {
        self.coop.place.accord_among(self.person, &self.coop.dir(self.person), vars, args)
    }

    fn state(&self) -> State {
        let git = |args: &[&str]| self.coop.git(self.person, args).out;
        let hub = self.coop.place.git(self.person, &self.coop.place.path("hub.git"), &["for-each-ref"]).out;
        State {
            refs: git(&["for-each-ref", "refs/heads"]),
            head: git(&["symbolic-ref", "HEAD"]),
            files: git(&["status", "--porcelain", "--untracked-files=all"]),
            hub,
        }
    }

    fn leftovers(&self) -> Vec<String> {
        let mut found = vec![];
        walk(&self.coop.dir(self.person), &mut found);
        found
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.saved);
    }
}

fn walk(folder: &Path, found: &mut Vec<String>) {
    for item in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = item.path();
        let name = item.file_name().to_string_lossy().into_owned();
        if name.starts_with(".accord-") || path.extension().is_some_and(|e| e == "lock") {
            found.push(path.display().to_string());
        }
        if path.is_dir() && !path.is_symlink() {
            walk(&path, found);
        }
    }
}

/// Ends a command at every place; gives how many there were.
fn ends_everywhere(stage: &Stage, args: &[&str]) -> usize {
    ends_everywhere_by(stage, args, &["ACCORD_TEST_KILL", "ACCORD_TEST_FULL"])
}

fn ends_everywhere_by(stage: &Stage, args: &[&str], faults: &[&str]) -> usize {
    let before = stage.state();
    stage.run(&[], args).ends(0);
    let after = stage.state();
    let mut places = 0;
    for fault in faults.iter().copied() {
        for at in 1..200 {
            stage.reset();
            let number = at.to_string();
            let ran = stage.run(&[(fault, &number)], args);
            if fault == "ACCORD_TEST_KILL" && ran.code != -1 {
                assert_eq!(ran.code, 0, "{args:?} at {at}: {}{}", ran.out, ran.err);
                break;
            }
            if fault != "ACCORD_TEST_KILL" && ran.code == 0 && stage.state() == after {
                // Either it went past the last place, or the place did not matter to what was asked.
                if at > places {
                    break;
                }
                continue;
            }
            places = places.max(at);
            let happened = stage.state();
            if fault != "ACCORD_TEST_KILL" && ran.code != 0 {
                assert_eq!(ran.code, 4, "{fault} {args:?} at {at}: {}{}", ran.out, ran.err);
                assert_eq!(happened.hub, before.hub, "{args:?} at {at} said no and had sent it");
                assert_eq!(happened.refs, before.refs, "{args:?} at {at} said no and had done it");
            }
            // The next command, whatever it is, finishes what was begun.
            stage.run(&[], &["status"]).ends(0);
            let mut now = stage.state();
            if now != before && now != after {
                // What had been sent, or lay there unsent, comes to rest with the next look at the others.
                stage.run(&[], &["sync"]).ends(0);
                now = stage.state();
                if now.refs != after.refs {
                    stage.run(&[], args);
                    now = stage.state();
                }
                assert_eq!(
                    (&now.refs, &now.files, &now.hub),
                    (&after.refs, &after.files, &after.hub),
                    "{fault} {args:?} at {at}"
                );
            }
            let left = stage.leftovers();
            assert!(left.is_empty(), "{fault} {args:?} at {at} left {left:?}");
        }
        stage.coop.git(stage.person, &["fsck", "--no-progress", "--no-dangling"]).ends(0);
    }
    places
}

fn with_edit() -> Coop {
    let coop = Coop::founded();
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "25 days"));
    coop.write("aicha", "notes/free.txt", "mine");
    coop
}

#[test]
fn propose_is_old_or_new() {
    let stage = Stage::new(with_edit(), "aicha");
    // A disk that fails otherwise than by being full is no other case: it is tried where most is written.
    let faults = ["ACCORD_TEST_KILL", "ACCORD_TEST_FULL", "ACCORD_TEST_FAIL"];
    let places = ends_everywhere_by(&stage, &["propose", "Leave"], &faults);
    enough(places, 10);
}

#[test]
fn amend_is_old_or_new() {
    let coop = with_edit();
    coop.accord("aicha", &["propose", "Leave"]).ends(0);
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "26 days"));
    let places = ends_everywhere(&Stage::new(coop, "aicha"), &["amend"]);
    enough(places, 8);
}

#[test]
fn respond_is_old_or_new() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.accord("bruno", &["sync"]).ends(0);
    let places = ends_everywhere(&Stage::new(coop, "bruno"), &["respond", &id, "consent"]);
    enough(places, 6);
}

#[test]
fn decide_is_old_or_new() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    let places = ends_everywhere(&Stage::new(coop, "aicha"), &["decide", &id, "--push"]);
    enough(places, 10);
}

#[test]
fn sync_is_old_or_new() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["go"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    let places = ends_everywhere(&Stage::new(coop, "chloe"), &["sync"]);
    enough(places, 8);
}

#[test]
fn publish_is_old_or_new() {
    let coop = Coop::founded();
    coop.write("aicha", "circles/general/policies/leave.toml", &policy("leave", "25 days"));
    coop.accord("aicha", &["propose", "Leave"]).ends(0);
    let places = ends_everywhere(&Stage::new(coop, "aicha"), &["publish"]);
    enough(places, 2);
}

#[test]
fn add_and_fmt_are_old_or_new() {
    let coop = Coop::founded();
    let places = ends_everywhere(&Stage::new(coop, "aicha"), &["circle", "add", "web", "--parent", "general"]);
    enough(places, 2);
    let coop = Coop::founded();
    let crooked = coop.read("aicha", "people/aicha.toml").replace(" = ", "   =   ");
    coop.write("aicha", "people/aicha.toml", &crooked);
    let places = ends_everywhere(&Stage::new(coop, "aicha"), &["fmt"]);
    enough(places, 2);
}

#[test]
fn found_is_old_or_new() {
    let coop = Coop::founded();
    let key = format!("--founder=aicha={}.pub", coop.place.key("aicha").display());
    let root = coop.place.path("");
    let init = ["init", "fresh", "--lang", "en", "--name", "Fresh", "--no-input", &key];
    coop.place.accord("aicha", &root, &init).ends(0);
    // The clone that is watched is the one that is founded.
    fs::remove_dir_all(coop.dir("aicha")).unwrap();
    fs::rename(coop.place.path("fresh"), coop.dir("aicha")).unwrap();
    let places = ends_everywhere(&Stage::new(coop, "aicha"), &["found"]);
    enough(places, 6);
}

/// A newcomer's clone, key and settings: whatever is there already is taken, whatever is missing is made.
#[test]
fn join_is_finished_by_joining_again() {
    let coop = Coop::founded();
    let hub = coop.place.path("hub.git").display().to_string();
    coop.place.person("dora");
    let home = coop.place.path("newcomer");
    let join = |vars: &[(&str, &str)], args: &[&str]| {
        let home_text = home.display().to_string();
        let all: Vec<(&str, &str)> = vars.iter().copied().chain([("HOME", home_text.as_str())]).collect();
        coop.place.accord_among("dora", &home, &all, args)
    };
    let mut places = 0;
    for at in 1..100 {
        let _ = fs::remove_dir_all(&home);
        fs::create_dir_all(&home).unwrap();
        let number = at.to_string();
        let ran = join(&[("ACCORD_TEST_KILL", &number)], &["join", &hub, "--no-input"]);
        if ran.code != -1 {
            ran.ends(0);
            break;
        }
        places = at;
        join(&[], &["join", &hub, "--no-input"]).ends(0);
        assert!(home.join("hub/.git").exists() && home.join(".ssh").exists(), "at {at}");
    }
    enough(places, 1);
}

#[test]
fn init_and_import_are_there_or_not() {
    let coop = Coop::founded();
    let key = format!("--founder=aicha={}.pub", coop.place.key("aicha").display());
    let export = coop.accord("aicha", &["export", "json"]).ends(0).out;
    fs::write(coop.place.path("org.json"), export).unwrap();
    let root = coop.place.path("");
    let init = ["init", "fresh", "--lang", "en", "--name", "Fresh", "--no-input", &key];
    let import = ["import", "json", "org.json", "--into", "fresh", "--lang", "en", &key];
    for args in [init.as_slice(), import.as_slice()] {
        let mut places = 0;
        for at in 1..200 {
            let _ = fs::remove_dir_all(coop.place.path("fresh"));
            let number = at.to_string();
            let ran = coop.place.accord_among("aicha", &root, &[("ACCORD_TEST_KILL", &number)], args);
            if ran.code != -1 {
                ran.ends(0);
                break;
            }
            places = at;
            let fresh = coop.place.path("fresh");
            if fresh.join(".git").exists() {
                coop.place.accord("aicha", &fresh, &["status"]).ends(0);
            } else {
                coop.place.accord("aicha", &root, args).ends(0);
            }
            coop.place.git("aicha", &fresh, &["diff", "--exit-code", "HEAD"]).ends(0);
            let mut left = vec![];
            walk(&fresh, &mut left);
            assert!(left.is_empty(), "{args:?} at {at} left {left:?}");
        }
        enough(places, 5);
    }
}

/// The same at the system's own calls, where strace is there: every file call of the process, one kill each.
#[test]
fn a_kill_at_any_file_call_of_propose_is_finished_by_the_next_command() {
    if !tool("strace") {
        return;
    }
    let stage = Stage::new(with_edit(), "aicha");
    let before = stage.state();
    stage.run(&[], &["propose", "Leave"]).ends(0);
    let after = stage.state();
    let binary = env!("CARGO_BIN_EXE_git-accord");
    let mut kills = 0;
    for at in (1..400).step_by(3) {
        stage.reset();
        let inject = format!(
            "inject=rename,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat,symlink,ftruncate,pwrite64,openat:signal=KILL:when={at}"
        );
        let dir = stage.coop.dir("aicha");
        let ran = stage.coop.place.run(
            "aicha",
            &dir,
            "strace",
            &["-o", "/dev/null", "-e", &inject, binary, "propose", "Leave"],
        );
        if ran.code == 0 {
            break;
        }
        kills += 1;
        stage.run(&[], &["status"]).ends(0);
        let now = stage.state();
        assert!(now == before || now == after, "kill at call {at} ({NOW}): {now:?}\n{before:?}\n{after:?}");
        let left = stage.leftovers();
        assert!(left.is_empty(), "kill at call {at} left {left:?}");
    }
    assert!(kills >= 20, "{kills} kills only");
}
