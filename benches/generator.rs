//! Writes signed histories in seconds: a founded organisation and its decisions, object by object, into packs.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use git_accord::bind::{
    ANSWER_FORMAT, ANSWER_NAMESPACE, OUTCOME_FORMAT, OUTCOME_NAMESPACE, answers_digest, change_digest, sha256,
    state_digest, statement_text,
};
use git_accord::files::{Kind, canonical};
use git_accord::model::{
    Answer, CircleId, DecisionId, Instant, Outcome, PersonId, PolicyRef, Proposal, Said, Slug, Verdict,
};
use git2::build::TreeUpdateBuilder;
use git2::{FileMode, ObjectType, Oid, Repository, Time};
use ssh_key::{HashAlg, LineEnding, PrivateKey};

pub const PEOPLE: [&str; 6] = ["ana", "ben", "cem", "dia", "eva", "fay"];
/// Policies that are changed in turn.
const POLICIES: usize = 200;
/// Seconds between two decisions: 400 in a month of thirty days.
const PACE: i64 = 30 * 86_400 / 400;
/// Decisions that are written into one pack.
const CHUNK: usize = 500;

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
    tree: Oid,
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
        let tree = edit(&repo, None, &files);
        let main = commit(&repo, tree, &[], START, "found", None).0;
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
            let repo = Repository::open(&self.dir).expect("the repository");
            let odb = repo.odb().expect("a store");
            let memory = odb.add_new_mempack_backend(1000).expect("a place in memory");
            for _ in 0..chunk {
                self.one(&repo);
            }
            let mut pack = git2::Buf::new();
            memory.dump(&repo, &mut pack).expect("a pack");
            memory.reset().expect("memory");
            let mut writer = odb.packwriter().expect("a pack");
            writer.write_all(&pack).expect("a pack");
            writer.commit().expect("a pack");
        }
        let repo = Repository::open(&self.dir).expect("the repository");
        repo.reference("refs/heads/main", self.main, true, "bench").expect("main");
    }

    /// Opens proposals without an answer but their proposer's own.
    pub fn propose(&mut self, count: usize) {
        let repo = Repository::open(&self.dir).expect("the repository");
        for _ in 0..count {
            let id = self.id();
            let (branch, _, _) = self.branch(&repo, &id, 1);
            repo.reference(&format!("refs/heads/accord/{id}"), branch, true, "bench").expect("a branch");
            self.number += 1;
        }
    }

    fn seconds(&self) -> i64 {
        START + 100 + i64::try_from(self.number).unwrap_or(0) * PACE
    }

    fn id(&self) -> DecisionId {
        let day = Instant::from_seconds(self.seconds()).expect("a moment").date();
        DecisionId::parse(&format!("{day}-decision-{}", self.number)).expect("an id")
    }

    /// The branch of a proposal with the first answers: its tip, its tree, and the change it asks for.
    fn branch(&mut self, repo: &Repository, id: &DecisionId, answers: usize) -> (Oid, Oid, String) {
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
        let (mut tip, mut tree) = (self.main, self.tree);
        for (index, person) in self.people.iter().enumerate().take(answers) {
            let answer = self.answer(id, &change, person, index, at);
            let text = statement_text(&answer).into_bytes();
            let armour = person.sign(ANSWER_NAMESPACE, &text);
            let stem = format!("1-{}-1", person.id);
            let kinds = [Kind::Answer(id.clone(), stem.clone()), Kind::AnswerSignature(id.clone(), stem)];
            let [text_path, armour_path] = kinds.map(|kind| kind.path().expect("a path"));
            edits.insert(text_path, text.clone());
            edits.insert(armour_path, armour.clone().into_bytes());
            self.signed.push(Signed { namespace: ANSWER_NAMESPACE, text, armour });
            tree = edit(repo, Some(tree), &edits);
            tip = commit(repo, tree, &[tip], seconds, "respond", None).0;
            edits.clear();
        }
        (tip, tree, change)
    }

    fn one(&mut self, repo: &Repository) {
        let id = self.id();
        let seconds = self.seconds();
        let (branch, tree, change) = self.branch(repo, &id, self.people.len());
        let dossier = repo.find_tree(tree).expect("a tree");
        let folder = Kind::Proposal(id.clone()).path().expect("a path").replace("proposal.toml", "answers");
        let answers = dossier.get_path(Path::new(&folder)).expect("answers").id();
        let answers = repo.find_tree(answers).expect("a tree");
        let digests: Vec<(String, String)> = answers
            .iter()
            .map(|entry| {
                let blob = repo.find_blob(entry.id()).expect("a blob");
                (format!("{folder}/{}", entry.name().expect("a name")), sha256(blob.content()))
            })
            .collect();
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
        };
        let text = statement_text(&outcome).into_bytes();
        let first = &self.people[0];
        let armour = first.sign(OUTCOME_NAMESPACE, &text);
        let kinds = [Kind::Outcome(id.clone()), Kind::OutcomeSignature(id, first.id.clone())];
        let [text_path, armour_path] = kinds.map(|kind| kind.path().expect("a path"));
        let edits = Edits::from([(text_path, text.clone()), (armour_path, armour.clone().into_bytes())]);
        self.signed.push(Signed { namespace: OUTCOME_NAMESPACE, text, armour });
        self.tree = edit(repo, Some(tree), &edits);
        let (main, seal) = commit(repo, self.tree, &[self.main, branch], seconds, "decide", Some(first));
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

fn edit(repo: &Repository, base: Option<Oid>, edits: &Edits) -> Oid {
    let mut update = TreeUpdateBuilder::new();
    for (path, bytes) in edits {
        let blob = repo.blob(bytes).expect("a blob");
        update.upsert(path.as_str(), blob, FileMode::Blob);
    }
    let base = match base {
        Some(base) => repo.find_tree(base).expect("a tree"),
        None => repo.find_tree(repo.treebuilder(None).and_then(|b| b.write()).expect("a tree")).expect("a tree"),
    };
    update.create_updated(repo, &base).expect("a tree")
}

fn commit(
    repo: &Repository,
    tree: Oid,
    parents: &[Oid],
    seconds: i64,
    message: &str,
    signer: Option<&Person>,
) -> (Oid, Option<Signed>) {
    let who = git2::Signature::new("ana", "ana@x", &Time::new(seconds, 0)).expect("a name");
    let tree = repo.find_tree(tree).expect("a tree");
    let parents: Vec<git2::Commit<'_>> = parents.iter().map(|id| repo.find_commit(*id).expect("a commit")).collect();
    let parents: Vec<&git2::Commit<'_>> = parents.iter().collect();
    let buffer = repo.commit_create_buffer(&who, &who, &format!("{message}\n"), &tree, &parents).expect("a commit");
    let Some(signer) = signer else {
        let odb = repo.odb().expect("a store");
        return (odb.write(ObjectType::Commit, &buffer).expect("a commit"), None);
    };
    let text = std::str::from_utf8(&buffer).expect("UTF-8");
    let armour = signer.sign("git", &buffer);
    let id = repo.commit_signed(text, armour.trim_end(), Some("gpgsig")).expect("a seal");
    (id, Some(Signed { namespace: "git", text: buffer.to_vec(), armour }))
}
