//! Ratios against floors, each pair measured in one run. `cargo bench`; nothing here is asserted.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::cast_precision_loss,
    reason = "a benchmark prepares files, runs programs, reads the clock and prints"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant as Clock};

use git_accord::bind::{
    ANSWER_FORMAT, ANSWER_NAMESPACE, OUTCOME_FORMAT, OUTCOME_NAMESPACE, answers_digest, change_digest, sha256,
    statement_text,
};
use git_accord::files::{Content, Source, canonical};
use git_accord::model::{Answer, CircleId, Date, DecisionId, Instant, Outcome, PersonId, Proposal, Said, Verdict};
use git_accord::process::{check_source, check_watched};
use git_accord::rules::AtHand;
use git_accord::store::{Disk, Edits, NewCommit, Repo, Signer, Stamp};
use git_accord::trust::audit;
use ssh_key::{HashAlg, LineEnding, PrivateKey};
use toml::de::DeTable;

const PEOPLE: [&str; 6] = ["ana", "ben", "cem", "dia", "eva", "fay"];
const DECISIONS: usize = 1000;
/// Signatures that git verifies to know what one costs it.
const GIT_SAMPLE: usize = 200;

fn main() {
    if std::env::args().any(|a| a == "--test") {
        return;
    }
    let work = tempfile::tempdir().expect("a folder");
    start_up();
    checking(work.path());
    auditing(work.path());
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
    let floor = median(51, || quiet(&git, &["--version"]));
    tell("start-up of git accord --version against git --version", ours, floor, "3 at most");
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

/// Circles four deep, each with members, roles and a policy, as the neutral format writes them.
fn generated(people: usize, circles: usize) -> String {
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
            n / 2
        )
    };
    let list = |count: usize, each: &dyn Fn(usize) -> String| (0..count).map(each).collect::<Vec<_>>().join(",");
    format!(
        "{{\"organisation\":{{\"name\":\"Generated\"}},\"people\":[{}],\"circles\":[{}],\"roles\":[{}],\"policies\":[]}}",
        list(people, &person),
        list(circles, &circle),
        list(circles * 2, &role)
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

struct Person {
    id: PersonId,
    key: PrivateKey,
    signer: Signer,
}

impl Person {
    fn sign(&self, namespace: &str, bytes: &[u8]) -> Vec<u8> {
        let signature = self.key.sign(namespace, HashAlg::Sha512, bytes).expect("a signature");
        signature.to_pem(LineEnding::LF).expect("armour").into_bytes()
    }
}

/// `audit` of 1,000 sealed decisions of 6 answers against git's own check of as many signatures.
fn auditing(work: &Path) {
    let dir = work.join("history");
    fs::create_dir_all(&dir).expect("a folder");
    let people: Vec<Person> = PEOPLE.iter().map(|id| person(work, id)).collect();
    let repo = history(&dir, &people);
    let head = repo.local_tip("main").expect("main");
    let now = Instant::parse("2026-11-21T12:00:00Z").expect("a moment");
    let judged = audit(&repo, head, now).expect("an audit");
    assert_eq!(judged.decisions(), DECISIONS, "{:?}", judged.commits.last().map(|c| &c.findings));
    assert_eq!(judged.violations(false), 0);
    let ours = median(5, || {
        audit(&repo, head, now).expect("an audit");
    });
    let signers = work.join("allowed_signers");
    let lines: String = people.iter().map(|p| format!("{} {}\n", p.id, p.signer.public)).collect();
    fs::write(&signers, lines).expect("a file");
    let allowed = format!("gpg.ssh.allowedSignersFile={}", signers.display());
    let place = dir.display().to_string();
    let count = format!("-{GIT_SAMPLE}");
    let args = ["-C", &place, "-c", &allowed, "-c", "gpg.format=ssh", "log", "--first-parent", &count, "--format=%G?"];
    let sample = median(3, || quiet(Path::new("git"), &args));
    let signatures = DECISIONS * (PEOPLE.len() + 2);
    let floor = sample.mul_f64(signatures as f64 / GIT_SAMPLE as f64);
    tell(
        &format!("audit of {DECISIONS} decisions of 6 answers ({signatures} signatures) against git log --format=%G?"),
        ours,
        floor,
        "0.01 at most",
    );
}

fn person(work: &Path, id: &str) -> Person {
    let file = work.join(id);
    git_accord::store::make_key(&file, id).expect("a key");
    let key = PrivateKey::read_openssh_file(&file).expect("a key");
    let signer = Signer::from_file(&file, "ssh-keygen".into()).expect("a key");
    Person { id: PersonId::parse(id).expect("a slug"), key, signer }
}

/// A founded organisation and its decisions, written object by object.
fn history(dir: &Path, people: &[Person]) -> Repo {
    let repo = Repo::init(dir, "main").expect("a repository");
    let names: Vec<String> = PEOPLE.iter().map(|p| format!("\"{p}\"")).collect();
    let list = names.join(", ");
    let organisation = "bench-00000000000000000000000000000000";
    let mut files = Edits::new();
    let mut put = |path: &str, text: String| drop(files.insert(path.to_owned(), Some(text.into_bytes())));
    put(
        "constitution.toml",
        format!(
            "format = 1\nid = \"{organisation}\"\nname = \"Bench\"\nlanguages = [\"en\"]\nbranch = \"main\"\nroot = \"general\"\nfounders = [\"ana\"]\n"
        ),
    );
    let rules = "[profile]\nbase = \"sociocracy\"\nedition = 1\n";
    put("rules.toml", rules.into());
    put("circles/general/circle.toml", format!("name = \"General\"\npurpose = \"All\"\nmembers = [{list}]\n"));
    for person in people {
        let line = &person.signer.public;
        put(
            &format!("people/{}.toml", person.id),
            format!(
                "name = \"{}\"\nstatus = \"member\"\n[[keys]]\npublic = \"{line}\"\nstate = \"active\"\n",
                person.id
            ),
        );
    }
    let listed: Vec<(String, String)> =
        files.iter().map(|(path, bytes)| (path.clone(), sha256(bytes.as_deref().unwrap_or_default()))).collect();
    let mut state: Vec<(&str, &String)> = listed.iter().map(|(path, digest)| (path.as_str(), digest)).collect();
    let state = git_accord::bind::state_digest(&mut state);
    let statement = format!(
        "format = \"accord-founding/1\"\norganisation = \"{organisation}\"\nperson = \"ana\"\nstate = \"{state}\"\n"
    );
    let signature = people[0].sign("accord-founding-v1", statement.as_bytes());
    files.insert("founding/ana.toml".into(), Some(statement.into_bytes()));
    files.insert("founding/ana.toml.sig".into(), Some(signature));
    let stamp = |seconds: i64| Stamp { name: "ana".into(), email: "ana@x".into(), seconds };
    let mut tree = repo.put_tree(None, &files).expect("a tree");
    let first = NewCommit { tree, parents: &[], stamp: &stamp(1_700_000_000), message: "found\n", signer: None };
    let mut main = repo.put_commit(&first).expect("a commit");
    let rules = format!("sha256:{}", sha256(rules.as_bytes()));
    for number in 0..DECISIONS {
        let seconds = 1_700_000_100 + i64::try_from(number).unwrap_or(0) * 60;
        let edits = decision(number, organisation, &rules, seconds, people);
        tree = repo.put_tree(Some(tree), &edits).expect("a tree");
        let branch = NewCommit { tree, parents: &[main], stamp: &stamp(seconds), message: "branch\n", signer: None };
        let branch = repo.put_commit(&branch).expect("a commit");
        let parents = [main, branch];
        let seal = NewCommit {
            tree,
            parents: &parents,
            stamp: &stamp(seconds),
            message: "decide\n",
            signer: Some(&people[0].signer),
        };
        main = repo.put_commit(&seal).expect("a seal");
    }
    repo.swap("main", None, main, "bench").expect("main");
    quiet(Path::new("git"), &["-C", &dir.display().to_string(), "repack", "-adq"]);
    repo.again().expect("the repository")
}

fn decision(number: usize, organisation: &str, rules: &str, seconds: i64, people: &[Person]) -> Edits {
    let id = DecisionId::parse(&format!("d-{number}")).expect("a slug");
    let at = Instant::from_seconds(seconds).expect("a moment");
    let mut edits = Edits::new();
    let path = format!("circles/general/policies/p-{number}.toml");
    let text = format!("title = \"P {number}\"\ntext = \"Text {number}\"\nreview = 2027-01-01\n").into_bytes();
    let proposal = Proposal {
        title: format!("P {number}"),
        circle: CircleId::parse("general").expect("a slug"),
        with: vec![],
        proposer: people[0].id.clone(),
        driver: None,
        tension: None,
        example: None,
        version: 1,
        because: vec![],
        opened: Some(at),
        respond_by: None,
        review: None,
        ratifies: None,
        role: None,
        term: None,
        criteria: vec![],
        heard: None,
        steps: vec![],
    };
    let proposal_path = format!("decisions/{id}/proposal.toml");
    let proposal = canonical(&proposal_path, &[], &proposal).into_bytes();
    let change = change_digest(&id, &[(&path, None, Some(&sha256(&text)))], &sha256(&proposal));
    edits.insert(path, Some(text));
    edits.insert(proposal_path, Some(proposal));
    for (index, person) in people.iter().enumerate() {
        let answer = Answer {
            format: ANSWER_FORMAT.into(),
            organisation: organisation.into(),
            decision: id.to_string(),
            version: 1,
            change: change.clone(),
            rules: rules.into(),
            person: person.id.clone(),
            answer: if index == 0 { Said::Propose } else { Said::Consent },
            reason: None,
            harms: None,
            caused_by_proposal: None,
            unrecoverable: None,
            for_person: None,
            supersedes: None,
            recorded_by: None,
            via: None,
            letter: None,
            asks_meeting: None,
            seen: None,
            issued: Some(at),
        };
        let text = statement_text(&answer).into_bytes();
        let stem = format!("decisions/{id}/answers/1-{}-1.toml", person.id);
        edits.insert(format!("{stem}.sig"), Some(person.sign(ANSWER_NAMESPACE, &text)));
        edits.insert(stem, Some(text));
    }
    let digests: Vec<(String, String)> = edits
        .iter()
        .filter(|(path, _)| path.contains("/answers/"))
        .map(|(path, bytes)| (path.clone(), sha256(bytes.as_deref().unwrap_or_default())))
        .collect();
    let mut listed: Vec<(&str, &String)> = digests.iter().map(|(path, digest)| (path.as_str(), digest)).collect();
    let outcome = Outcome {
        format: OUTCOME_FORMAT.into(),
        organisation: organisation.into(),
        decision: id.to_string(),
        version: 1,
        change,
        rules: rules.into(),
        result: Verdict::Adopted,
        kinds: vec!["policy".into()],
        electors: people.iter().map(|p| p.id.clone()).collect(),
        absent: vec![],
        answers: answers_digest(&mut listed),
        decided: at,
        facilitator: None,
        secretary: None,
        meeting: None,
        assembly: None,
        review: None,
    };
    let text = statement_text(&outcome).into_bytes();
    edits.insert(format!("decisions/{id}/{}.sig", people[0].id), Some(people[0].sign(OUTCOME_NAMESPACE, &text)));
    edits.insert(format!("decisions/{id}/outcome.toml"), Some(text));
    edits
}
