//! Ratios against floors, each pair measured in one run. `cargo bench`; nothing here is asserted.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a benchmark prepares files, runs programs, reads the clock and prints"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant as Clock};

use generator::{PEOPLE, Person, Writer};
use git_accord::files::{Content, Source};
use git_accord::model::Date;
use git_accord::process::{check_source, check_watched};
use git_accord::rules::AtHand;
use git_accord::store::Disk;
use ssh_key::{PublicKey, SshSig};
use toml::de::DeTable;

mod drawing;
mod generator;
mod pack;

/// Sealed decisions at which things are measured; `ACCORD_BENCH=full` adds the largest.
const SIZES: [usize; 2] = [1_000, 10_000];

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if args.iter().any(|a| a == "--test") {
        return;
    }
    if let Some(at) = args.iter().position(|a| a == "--write") {
        let number = |at: usize| args.get(at).map_or(0, |n| n.parse().expect("a number"));
        return write_history(Path::new(&args[at + 1]), number(at + 2), number(at + 3));
    }
    let work = tempfile::tempdir().expect("a folder");
    start_up();
    checking(work.path());
    drawing::drawing(work.path());
    auditing(work.path());
    waiting(work.path());
}

/// `cargo bench -- --write FOLDER DECISIONS [OPEN]`: a signed history to look at, or to profile.
fn write_history(dir: &Path, decisions: usize, open: usize) {
    fs::create_dir_all(dir).expect("a folder");
    let people: Vec<Person> = PEOPLE.iter().map(|id| Person::make(dir, id)).collect();
    let mut writer = Writer::begin(&dir.join("history"), &people);
    writer.decide(decisions);
    writer.propose(open);
}

fn median(runs: usize, mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Clock::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}

fn tell(what: &str, ours: Duration, floor: Duration, aim: &str) {
    let ratio = ours.as_secs_f64() / floor.as_secs_f64();
    println!("{what}: {ours:.1?} against {floor:.1?}, ratio {ratio:.3} (aim: {aim})");
}

fn quiet(program: &Path, args: &[&str]) {
    let done = Command::new(program).args(args).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(done.expect("the program runs").success());
}

fn start_up() {
    let own = PathBuf::from(env!("CARGO_BIN_EXE_git-accord"));
    let git = PathBuf::from("git");
    let ours = median(51, || quiet(&own, &["--version"]));
    let here = env!("CARGO_MANIFEST_DIR");
    let floor = median(51, || quiet(&git, &["-C", here, "rev-parse", "HEAD"]));
    tell("start-up of git accord --version against git rev-parse HEAD", ours, floor, "1.5");
}

/// `check` against reading and parsing the same files with `toml` alone: the Rust project's organisation where its data
/// is there, and a generated one of its size and ten times larger, to see that the cost grows in step.
fn checking(work: &Path) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/rust-team/neutral.json");
    if data.exists() {
        check_against_parsing(work, "rust", &data, "the Rust project, 741 people and 218 circles", 21);
    } else {
        println!("skipped: {} is not there", data.display());
    }
    for (times, runs) in [(1, 21), (10, 7)] {
        let file = work.join(format!("generated-{times}.json"));
        fs::write(&file, generated(741 * times, 218 * times)).expect("a file");
        let what = format!("a generated organisation of {} people and {} circles", 741 * times, 218 * times);
        check_against_parsing(work, &format!("generated-{times}"), &file, &what, runs);
    }
}

/// Circles four deep, each with members and two roles, as the neutral format writes them.
fn generated(people: usize, circles: usize) -> String {
    generated_with(people, circles, circles * 2)
}

fn generated_with(people: usize, circles: usize, roles: usize) -> String {
    let person = |n: usize| format!("{{\"id\":\"p{n}\",\"name\":\"Person {n}\"}}");
    let circle = |n: usize| {
        let parent = if n == 0 { "null".to_owned() } else { format!("\"c{}\"", n / 6) };
        let members: Vec<String> = (0..6).map(|m| format!("\"p{}\"", (n * 3 + m) % people)).collect();
        format!(
            "{{\"id\":\"c{n}\",\"name\":\"Circle {n}\",\"parent\":{parent},\"purpose\":\"Purpose of circle {n}\",\"domains\":[],\"accountabilities\":[],\"members\":[{}]}}",
            members.join(",")
        )
    };
    let role = |n: usize| {
        let holder = format!("{{\"person\":\"p{}\",\"since\":\"2026-01-01\",\"until\":null}}", n % people);
        format!(
            "{{\"id\":\"r{n}\",\"circle\":\"c{}\",\"name\":\"Role {n}\",\"purpose\":\"Purpose {n}\",\"domains\":[],\"accountabilities\":[\"Answering for {n}\"],\"holders\":[{holder}]}}",
            n % circles
        )
    };
    let list = |count: usize, each: &dyn Fn(usize) -> String| (0..count).map(each).collect::<Vec<_>>().join(",");
    format!(
        "{{\"organisation\":{{\"name\":\"Generated\"}},\"people\":[{}],\"circles\":[{}],\"roles\":[{}],\"policies\":[]}}",
        list(people, &person),
        list(circles, &circle),
        list(roles, &role)
    )
}

fn check_against_parsing(work: &Path, name: &str, data: &Path, what: &str, runs: usize) {
    let own = PathBuf::from(env!("CARGO_BIN_EXE_git-accord"));
    let into = work.join(name).display().to_string();
    quiet(&own, &["import", "json", &data.display().to_string(), "--into", &into]);
    let disk = Disk::new(work.join(name));
    let today = Date::parse("2026-11-21").expect("a day");
    let mut files = 0;
    let ours = median(runs, || {
        files = check_source(&disk, &AtHand::default(), today).expect("the folder can be read").files;
    });
    let floor = median(runs, || {
        for entry in disk.list().expect("the folder can be read") {
            if let Content::Bytes(bytes) = disk.read(&entry.path, 1 << 20).expect("a file") {
                let text = std::str::from_utf8(&bytes).expect("UTF-8");
                if entry.path.ends_with(".toml") {
                    assert!(!DeTable::parse(text).expect("TOML").get_ref().is_empty() || entry.path == "words.toml");
                }
            }
        }
    });
    tell(&format!("check of {what} ({files} files) against parsing alone"), ours, floor, "2 at most");
    per_rule(&disk, today);
}

/// The three rules that take longest, and what all of them take together.
fn per_rule(disk: &Disk, today: Date) {
    let mut began = Clock::now();
    let mut spent: Vec<(&'static str, Duration)> = vec![];
    check_watched(disk, &AtHand::default(), today, &mut |rule, begins| {
        if begins {
            began = Clock::now();
        } else {
            spent.push((rule, began.elapsed()));
        }
    })
    .expect("the folder can be read");
    spent.sort_by_key(|(_, time)| std::cmp::Reverse(*time));
    let all: Duration = spent.iter().map(|(_, time)| *time).sum();
    let first: Vec<String> = spent.iter().take(3).map(|(rule, time)| format!("{rule} {time:.1?}")).collect();
    println!("  {} rules in {all:.1?}; longest: {}", spent.len(), first.join(", "));
}

fn own() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_git-accord"))
}

/// A folder of a user who has nothing yet, with a key that the bench's organisation knows as ana's.
struct User {
    home: PathBuf,
}

impl User {
    fn new(work: &Path, name: &str) -> Self {
        let home = work.join(format!("home-{name}"));
        fs::create_dir_all(&home).expect("a folder");
        let key = work.join("ana");
        let settings =
            format!("[user]\n\tname = ana\n\temail = a@x\n\tsigningkey = {}\n[gpg]\n\tformat = ssh\n", key.display());
        fs::write(home.join(".gitconfig"), settings).expect("settings");
        Self { home }
    }

    fn command(&self, dir: &Path, args: &[&str]) -> Command {
        let mut command = Command::new(own());
        command
            .current_dir(dir)
            .env("HOME", &self.home)
            .env_remove("XDG_STATE_HOME")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("ACCORD_NOW", "2026-11-21T12:00:00Z")
            .args(args)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// Wall time of one run.
    fn run(&self, dir: &Path, args: &[&str]) -> Duration {
        let start = Clock::now();
        let done = self.command(dir, args).status().expect("the program runs");
        assert!(done.code().is_some_and(|code| code < 4), "{args:?}: {done}");
        start.elapsed()
    }

    /// Processor seconds and peak memory in KiB, as the system counts them for the process.
    fn measured(&self, dir: &Path, args: &[&str]) -> (f64, u64) {
        let out = Command::new("/usr/bin/time")
            .current_dir(dir)
            .env("HOME", &self.home)
            .env_remove("XDG_STATE_HOME")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("ACCORD_NOW", "2026-11-21T12:00:00Z")
            .args(["-f", "%U %S %M"])
            .arg(own())
            .args(args)
            .stdout(Stdio::null())
            .output()
            .expect("GNU time");
        let text = String::from_utf8_lossy(&out.stderr);
        let numbers: Vec<f64> =
            text.lines().last().unwrap_or_default().split(' ').filter_map(|n| n.parse().ok()).collect();
        match numbers.as_slice() {
            [user, system, peak] => (user + system, *peak as u64),
            _ => (0.0, 0),
        }
    }

    fn forget(&self) {
        let _ = fs::remove_dir_all(self.home.join(".local"));
    }
}

/// The full audit against verifying the same signatures one by one on one thread; the audit after one more decision;
/// each act at this size against ten decisions; peak memory.
fn auditing(work: &Path) {
    let people: Vec<Person> = PEOPLE.iter().map(|id| Person::make(work, id)).collect();
    let small = work.join("history-10");
    let mut writer = Writer::begin(&small, &people);
    writer.decide(10);
    let mut again = vec![];
    for size in SIZES {
        if size > 1_000 && std::env::var_os("ACCORD_BENCH").is_none() {
            println!("skipped: {size} decisions (ACCORD_BENCH=full adds them)");
            continue;
        }
        let dir = work.join(format!("history-{size}"));
        let start = Clock::now();
        let mut writer = Writer::begin(&dir, &people);
        writer.decide(size);
        println!("  {size} decisions written in {:.1?}", start.elapsed());
        let floor = verified_singly(&writer);
        let user = User::new(work, &size.to_string());
        let (cpu, peak) = user.measured(&dir, &["audit", "--full"]);
        let ratio = cpu / floor.as_secs_f64();
        println!(
            "full audit of {size} decisions: {cpu:.2} s CPU against {floor:.1?} of signatures, ratio {ratio:.2} (aim: 1.5)"
        );
        println!("  peak memory {} MiB (aim: 100 at 10,000)", peak / 1024);
        user.forget();
        let first = user.run(&dir, &["audit"]);
        writer.decide(1);
        let second = user.run(&dir, &["audit"]);
        again.push(second);
        tell(&format!("second audit after one decision more, at {size}"), second, first, "0.01");
        acts(&user, &dir, &User::new(work, &format!("small-{size}")), &small, size);
    }
    if let [thousand, ten] = again.as_slice() {
        tell("second audit at 10,000 decisions against 1,000", *ten, *thousand, "2 at most");
    }
}

fn verified_singly(writer: &Writer<'_>) -> Duration {
    let start = Clock::now();
    for signed in &writer.signed {
        let signature = SshSig::from_pem(&signed.armour).expect("a signature");
        let key = PublicKey::from(signature.public_key().clone());
        key.verify(signed.namespace, &signed.text, &signature).expect("it verifies");
    }
    start.elapsed()
}

/// What people do every day, with so many sealed decisions and with ten.
fn acts(user: &User, dir: &Path, other: &User, small: &Path, size: usize) {
    quiet(Path::new("git"), &["-C", &dir.display().to_string(), "checkout", "-qf", "main"]);
    quiet(Path::new("git"), &["-C", &small.display().to_string(), "checkout", "-qf", "main"]);
    let mut last = 0;
    for (name, args) in [
        ("status", vec!["status"]),
        ("propose", vec!["propose", "X", "--circle", "general"]),
        ("show", vec!["show"]),
        ("respond", vec!["respond", "x", "question", "-m", "why"]),
        ("decide -n", vec!["decide", "x", "-n"]),
        ("depart -n", vec!["depart", "-n"]),
        ("person admit -n", vec!["person", "admit", "zoe", "--circle", "general", "-n"]),
        ("circle edit -n", vec!["circle", "edit", "general", "--purpose", "All of it", "-n"]),
    ] {
        let mut once = |user: &User, dir: &Path| {
            let args: Vec<String> =
                args.iter().map(|arg| if *arg == "X" { format!("X {last}") } else { (*arg).to_owned() }).collect();
            last += 1;
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            user.run(dir, &args)
        };
        let runs = if name == "propose" { 1 } else { 7 };
        let mut times: Vec<(Duration, Duration)> = (0..runs).map(|_| (once(user, dir), once(other, small))).collect();
        times.sort();
        let (ours, floor) = times[runs / 2];
        tell(&format!("{name} with {size} sealed decisions against ten"), ours, floor, "1.5");
    }
}

/// `status` with a thousand open proposals against ten.
fn waiting(work: &Path) {
    fs::create_dir_all(work.join("again")).expect("a folder");
    let people: Vec<Person> = PEOPLE.iter().map(|id| Person::make(&work.join("again"), id)).collect();
    let user = User::new(&work.join("again"), "waiting");
    let mut times = vec![];
    for size in [10, 1_000] {
        let dir = work.join(format!("open-{size}"));
        let mut writer = Writer::begin(&dir, &people);
        writer.propose(size);
        quiet(Path::new("git"), &["-C", &dir.display().to_string(), "repack", "-adq"]);
        quiet(Path::new("git"), &["-C", &dir.display().to_string(), "pack-refs", "--all"]);
        user.run(&dir, &["status"]);
        times.push(median(5, || {
            user.run(&dir, &["status"]);
        }));
    }
    tell("status with 1,000 open proposals against ten", times[1], times[0], "5");
}
