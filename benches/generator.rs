//! Writes signed histories in seconds: a founded organisation and its decisions, object by object, into packs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use git_accord::bind::{
    ANSWER_FORMAT, ANSWER_NAMESPACE, OUTCOME_FORMAT, OUTCOME_NAMESPACE, answers_digest, change_digest, sha256,
    state_digest, statement_text,
};
use git_accord::files::{Kind, canonical};
use git_accord::model::{
    Answer, CircleId, DecisionId, Instant, Outcome, PersonId, PolicyRef, Proposal, Said, Slug, Verdict,
};
use git2::{ObjectType, Oid, Repository};
use ssh_key::{HashAlg, LineEnding, PrivateKey};

use crate::pack::{Folder, Pack};

pub const PEOPLE: [&str; 6] = ["ana", "ben", "cem", "dia", "eva", "fay"];
/// Policies that are changed in turn.
const POLICIES: usize = 200;
/// Seconds between two decisions: 400 in a month of thirty days.
const PACE: i64 = 30 * 86_400 / 400;
/// Decisions that are written into one pack.
const CHUNK: usize = 1_000;

pub struct Person {
    pub id: PersonId,
    key: PrivateKey,
    pub public: String,
}

impl Person {
    /// A person with a key made by `ssh-keygen` in a folder.
    pub fn make(work: &Path, id: &str) -> Self {
        let file = work.join(id);
        git_accord::store::make_key(&file, id).expect("a key");
        let key = PrivateKey::read_openssh_file(&file).expect("a key");
        let public = key.public_key().to_openssh().expect("a line");
        let public = public.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
        Self { id: PersonId::parse(id).expect("a slug"), key, public }
    }

    fn sign(&self, namespace: &str, bytes: &[u8]) -> String {
        let signature = self.key.sign(namespace, HashAlg::Sha512, bytes).expect("a signature");
        signature.to_pem(LineEnding::LF).expect("armour")
    }
}

/// What is signed in a history, for a floor to verify alone.
pub struct Signed {
    pub namespace: &'static str,
    pub text: Vec<u8>,
    pub armour: String,
}

type Edits = BTreeMap<String, Vec<u8>>;

/// A history that is being written.
pub struct Writer<'w> {
    dir: PathBuf,
    people: &'w [Person],
    main: Oid,
    tree: Folder,
    rules: String,
    policies: BTreeMap<usize, Vec<u8>>,
    number: usize,
    pub signed: Vec<Signed>,
}

const ORGANISATION: &str = "bench-00000000000000000000000000000000";
const START: i64 = 1_700_000_000;

impl<'w> Writer<'w> {
    /// A founded organisation of six people in one circle.
    pub fn begin(dir: &Path, people: &'w [Person]) -> Self {
        let mut options = git2::RepositoryInitOptions::new();
        options.initial_head("main").external_template(false);
        let repo = Repository::init_opts(dir, &options).expect("a repository");
        let list = PEOPLE.map(|p| format!("\"{p}\"")).join(", ");
        let mut files = Edits::new();
        let mut put = |path: &str, text: String| drop(files.insert(path.to_owned(), text.into_bytes()));
        put(
            "constitution.toml",
            format!(
                "format = 1\nid = \"{ORGANISATION}\"\nname = \"Bench\"\nlanguages = [\"en\"]\nbranch = \"main\"\nroot = \"general\"\nfounders = [\"ana\"]\n"
            ),
        );
        let rules = "[profile]\nbase = \"sociocracy\"\nedition = 1\n";
        put("rules.toml", rules.into());
        put("circles/general/circle.toml", format!("name = \"General\"\npurpose = \"All\"\nmembers = [{list}]\n"));
        for person in people {
            let line = &person.public;
            let text = format!(
                "name = \"{}\"\nstatus = \"member\"\n[[keys]]\npublic = \"{line}\"\nstate = \"active\"\n",
                person.id
            );
            put(&format!("people/{}.toml", person.id), text);
        }
        let listed: Vec<(String, String)> = files.iter().map(|(path, bytes)| (path.clone(), sha256(bytes))).collect();
        let mut state: Vec<(&str, &String)> = listed.iter().map(|(path, digest)| (path.as_str(), digest)).collect();
        let state = state_digest(&mut state);
        let statement = format!(
            "format = \"accord-founding/1\"\norganisation = \"{ORGANISATION}\"\nperson = \"ana\"\nstate = \"{state}\"\n"
        );
        let signature = people[0].sign("accord-founding-v1", statement.as_bytes());
        files.insert("founding/ana.toml".into(), statement.into_bytes());
        files.insert("founding/ana.toml.sig".into(), signature.into_bytes());
        let (mut tree, mut pack) = (Folder::default(), Pack::default());
        let root = tree.put(&mut pack, &files);
        let main = commit(&mut pack, root, &[], START, "found", None).0;
        pack.write(&repo);
        repo.reference("refs/heads/main", main, true, "bench").expect("main");
        Self {
            dir: dir.to_path_buf(),
            people,
            main,
            tree,
            rules: format!("sha256:{}", sha256(rules.as_bytes())),
            policies: BTreeMap::new(),
            number: 0,
            signed: vec![],
        }
    }

    /// Adds decisions, each with six answers on six commits of its branch, and moves main there.
    pub fn decide(&mut self, count: usize) {
        let mut left = count;
        while left > 0 {
            let chunk = left.min(CHUNK);
            left -= chunk;
            let mut pack = Pack::default();
            for _ in 0..chunk {
                self.one(&mut pack);
            }
            pack.write(&Repository::open(&self.dir).expect("the repository"));
        }
        let repo = Repository::open(&self.dir).expect("the repository");
        repo.reference("refs/heads/main", self.main, true, "bench").expect("main");
        if count > 1 {
            let dir = self.dir.display().to_string();
            let packed = Command::new("git").args(["-C", &dir, "-c", "pack.threads=2", "repack", "-adfq"]).status();
            assert!(packed.expect("git").success());
        }
    }

    /// Opens proposals without an answer but their proposer's own.
    pub fn propose(&mut self, count: usize) {
        let repo = Repository::open(&self.dir).expect("the repository");
        let mut pack = Pack::default();
        let mut branches = vec![];
        for _ in 0..count {
            // Side by side, not one after the other: each changes what main holds.
            let policies = self.policies.clone();
            let id = self.id();
            branches.push((format!("refs/heads/accord/{id}"), self.branch(&mut pack, &id, 1).tip));
            self.policies = policies;
            self.number += 1;
        }
        pack.write(&repo);
        for (name, tip) in branches {
            repo.reference(&name, tip, true, "bench").expect("a branch");
        }
    }

    fn seconds(&self) -> i64 {
        START + 100 + i64::try_from(self.number).unwrap_or(0) * PACE
    }

    fn id(&self) -> DecisionId {
        let day = Instant::from_seconds(self.seconds()).expect("a moment").date();
        DecisionId::parse(&format!("{day}-decision-{}", self.number)).expect("an id")
    }

    /// The branch of a proposal with the first answers.
    fn branch(&mut self, pack: &mut Pack, id: &DecisionId, answers: usize) -> Branch {
        let seconds = self.seconds();
        let at = Instant::from_seconds(seconds).expect("a moment");
        let place = self.number % POLICIES;
        let policy = PolicyRef {
            circle: CircleId::parse("general").expect("a slug"),
            policy: Slug::parse(&format!("p-{place}")).expect("a slug"),
        };
        let path = Kind::Policy(policy).path().expect("a path");
        let text =
            format!("title = \"P {place}\"\ntext = \"Text {}\"\nreview = 2027-01-01\n", self.number).into_bytes();
        let proposal_path = Kind::Proposal(id.clone()).path().expect("a path");
        let proposal = canonical(&proposal_path, &[], &self.proposal(at)).into_bytes();
        let old = self.policies.get(&place).map(|text| sha256(text));
        let change = change_digest(id, &[(&path, old.as_ref(), Some(&sha256(&text)))], &sha256(&proposal));
        self.policies.insert(place, text.clone());
        let mut edits = Edits::from([(path, text), (proposal_path, proposal)]);
        let (mut tip, mut tree) = (self.main, self.tree.clone());
        let mut digests = vec![];
        for (index, person) in self.people.iter().enumerate().take(answers) {
            let answer = self.answer(id, &change, person, index, at);
            let text = statement_text(&answer).into_bytes();
            let armour = person.sign(ANSWER_NAMESPACE, &text);
            let stem = format!("1-{}-1", person.id);
            let kinds = [Kind::Answer(id.clone(), stem.clone()), Kind::AnswerSignature(id.clone(), stem)];
            let [text_path, armour_path] = kinds.map(|kind| kind.path().expect("a path"));
            digests.push((text_path.clone(), sha256(&text)));
            digests.push((armour_path.clone(), sha256(armour.as_bytes())));
            edits.insert(text_path, text.clone());
            edits.insert(armour_path, armour.clone().into_bytes());
            self.signed.push(Signed { namespace: ANSWER_NAMESPACE, text, armour });
            let root = tree.put(pack, &edits);
            tip = commit(pack, root, &[tip], seconds, "respond", None).0;
            edits.clear();
        }
        Branch { tip, tree, change, digests }
    }

    fn one(&mut self, pack: &mut Pack) {
        let id = self.id();
        let seconds = self.seconds();
        let Branch { tip, mut tree, change, digests } = self.branch(pack, &id, self.people.len());
        let mut listed: Vec<(&str, &String)> = digests.iter().map(|(path, digest)| (path.as_str(), digest)).collect();
        let outcome = Outcome {
            format: OUTCOME_FORMAT.into(),
            organisation: ORGANISATION.into(),
            decision: id.to_string(),
            version: 1,
            change,
            rules: self.rules.clone(),
            result: Verdict::Adopted,
            kinds: vec!["policy".into()],
            electors: self.people.iter().map(|p| p.id.clone()).collect(),
            absent: vec![],
            answers: answers_digest(&mut listed),
            decided: Instant::from_seconds(seconds).expect("a moment"),
            facilitator: None,
            secretary: None,
            meeting: None,
            assembly: None,
            review: None,
            entries: vec![],
        };
        let text = statement_text(&outcome).into_bytes();
        let first = &self.people[0];
        let armour = first.sign(OUTCOME_NAMESPACE, &text);
        let kinds = [Kind::Outcome(id.clone()), Kind::OutcomeSignature(id, first.id.clone())];
        let [text_path, armour_path] = kinds.map(|kind| kind.path().expect("a path"));
        let edits = Edits::from([(text_path, text.clone()), (armour_path, armour.clone().into_bytes())]);
        self.signed.push(Signed { namespace: OUTCOME_NAMESPACE, text, armour });
        let root = tree.put(pack, &edits);
        self.tree = tree;
        let (main, seal) = commit(pack, root, &[self.main, tip], seconds, "decide", Some(first));
        self.main = main;
        self.signed.extend(seal);
        self.number += 1;
    }

    fn proposal(&self, at: Instant) -> Proposal {
        Proposal {
            title: format!("P {}", self.number),
            circle: CircleId::parse("general").expect("a slug"),
            with: vec![],
            proposer: self.people[0].id.clone(),
            driver: None,
            tension: None,
            example: None,
            version: 1,
            because: vec![],
            opened: Some(at),
            base: Some(self.main.to_string()),
            respond_by: None,
            review: None,
            ratifies: None,
            follows: None,
            fallback: None,
            role: None,
            term: None,
            criteria: vec![],
            heard: None,
            steps: vec![],
        }
    }

    fn answer(&self, id: &DecisionId, change: &str, person: &Person, index: usize, at: Instant) -> Answer {
        Answer {
            format: ANSWER_FORMAT.into(),
            organisation: ORGANISATION.into(),
            decision: id.to_string(),
            version: 1,
            change: change.to_owned(),
            rules: self.rules.clone(),
            person: person.id.clone(),
            number: 1,
            answer: if index == 0 { Said::Propose } else { Said::Consent },
            reason: None,
            harms: None,
            caused_by_proposal: None,
            unrecoverable: None,
            for_person: None,
            slip: None,
            supersedes: None,
            recorded_by: None,
            via: None,
            letter: None,
            asks_meeting: None,
            seen: None,
            issued: Some(at),
        }
    }
}

/// A branch as it was written.
struct Branch {
    tip: Oid,
    tree: Folder,
    change: String,
    /// Each file under `answers/` with its digest.
    digests: Vec<(String, String)>,
}

/// Writes a commit, signed where somebody signs it, as git writes it.
fn commit(
    pack: &mut Pack,
    tree: Oid,
    parents: &[Oid],
    seconds: i64,
    message: &str,
    signer: Option<&Person>,
) -> (Oid, Option<Signed>) {
    let parents: String = parents.iter().map(|parent| format!("parent {parent}\n")).collect();
    let who = format!("ana <ana@x> {seconds} +0000");
    let head = format!("tree {tree}\n{parents}author {who}\ncommitter {who}\n");
    let text = format!("{head}\n{message}\n").into_bytes();
    let Some(signer) = signer else { return (pack.add(ObjectType::Commit, &text), None) };
    let armour = signer.sign("git", &text);
    let folded = armour.trim_end().replace('\n', "\n ");
    let id = pack.add(ObjectType::Commit, format!("{head}gpgsig {folded}\n\n{message}\n").as_bytes());
    (id, Some(Signed { namespace: "git", text, armour }))
}
