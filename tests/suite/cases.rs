//! The cases of the cards: files laid over a sample organisation, and for a dossier who answered what.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use git_accord::bind::{
    Case, Change, Digest, Numbers, Past, Sealing, Side, SignedAnswer, Standing, State, judge, sha256,
};
use git_accord::files::{Kind, Memory, Noun, Region, Source, classify, load, parse};
use git_accord::finding::Finding;
use git_accord::lang::{Catalogue, Lang};
use git_accord::model::{
    Answer, Circle, CircleId, Constitution, Date, DecisionId, Domain, DomainId, Instant, Key, Organisation, Outcome,
    Person, PersonId, Proposal, Role, RoleRef, Rules, Said, Verdict, Way,
};
use git_accord::process::check_source;
use git_accord::rules::{
    AtHand, CHECKS, Card, CardCase, Check, Procedure, Settings, cards, judge_dossier, load_cards, observe,
};

/// The dossier that every case about one is about.
const ID: &str = "2026-11-10-case";

pub fn today() -> Date {
    Date::parse("2026-11-21").expect("a day")
}

pub fn organisation(name: &str) -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/orgs").join(name);
    let disk = git_accord::store::Disk::new(root.clone());
    let mut memory = Memory::default();
    for entry in disk.list().expect("the folder is there") {
        memory.put(entry.path.clone(), fs::read(root.join(&entry.path)).expect("a file"));
    }
    memory
}

/// An organisation as the lawful state before a decision.
struct Loaded(Organisation);

impl State for Loaded {
    fn constitution(&self) -> Option<Arc<Constitution>> {
        self.0.constitution.clone().map(Arc::new)
    }
    fn rules(&self) -> Option<Arc<Rules>> {
        self.0.rules.clone().map(Arc::new)
    }
    fn rules_digest(&self) -> String {
        "sha256:rules".into()
    }
    fn person(&self, id: &PersonId) -> Option<Arc<Person>> {
        self.0.people.get(id).cloned().map(Arc::new)
    }
    fn people(&self) -> Vec<(PersonId, Arc<Person>)> {
        self.0.people.iter().map(|(id, it)| (id.clone(), Arc::new(it.clone()))).collect()
    }
    fn circle(&self, id: &CircleId) -> Option<Arc<Circle>> {
        self.0.circles.get(id).cloned().map(Arc::new)
    }
    fn circles(&self) -> Vec<(CircleId, Arc<Circle>)> {
        self.0.circles.iter().map(|(id, it)| (id.clone(), Arc::new(it.clone()))).collect()
    }
    fn roles_of(&self, circle: &CircleId) -> Vec<(RoleRef, Arc<Role>)> {
        self.0.roles_of(circle).map(|(id, it)| (id.clone(), Arc::new(it.clone()))).collect()
    }
    fn domain(&self, id: &DomainId) -> Option<Arc<Domain>> {
        self.0.domains.get(id).cloned().map(Arc::new)
    }
    fn taken_up(&self, then: &DecisionId, way: Way, but: &DecisionId) -> bool {
        self.0.taken_up(then, way, but)
    }
    fn past(&self, id: &DecisionId) -> Option<Past> {
        self.0.past(id)
    }
}

fn key_of(person: &str) -> String {
    format!("ssh-ed25519 KEY-OF-{person}")
}

fn decision() -> DecisionId {
    DecisionId::parse(ID).expect("a slug")
}

fn noun<T>(kind: &Kind, text: &str, pick: impl Fn(Noun) -> Option<Arc<T>>) -> Arc<T> {
    let path = kind.path().expect("a path");
    let (noun, findings) = parse(kind, &path, text.as_bytes());
    assert_eq!(findings, vec![], "{text}");
    noun.and_then(pick).expect("a noun")
}

fn proposal(case: &CardCase) -> Arc<Proposal> {
    let usual = [
        ("title", "title = \"A case\""),
        ("circle", "circle = \"web\""),
        ("proposer", "proposer = \"aicha\""),
        ("version", "version = 1"),
        ("opened", "opened = 2026-11-10T09:00:00Z"),
    ];
    let own = |key: &str| case.proposal.lines().any(|l| l.starts_with(&format!("{key} =")));
    let lines: Vec<&str> = usual.iter().filter(|(key, _)| !own(key)).map(|(_, line)| *line).collect();
    let text = format!("{}\n{}\n", lines.join("\n"), case.proposal);
    noun(&Kind::Proposal(decision()), &text, |n| match n {
        Noun::Proposal(it) => Some(it),
        _ => None,
    })
}

/// How many answers each person gave to each version, and which of them stand alone.
#[derive(Default)]
struct Seen {
    counts: BTreeMap<String, usize>,
    alone: BTreeSet<String>,
}

/// `bruno objection v=1 for=chloe harms=budget: too dear`.
fn paper(line: &str, seen: &mut Seen) -> SignedAnswer {
    let (head, reason) = line.split_once(": ").unwrap_or((line, ""));
    let mut words = head.split_whitespace();
    let person = words.next().expect("who");
    let answer = words.next().expect("what");
    let mut version = "1";
    let mut more = String::new();
    let mut alone = false;
    for word in words {
        match word.split_once('=') {
            Some(("v", number)) => version = number,
            Some(("for", other)) => more.push_str(&format!("for_person = \"{other}\"\n")),
            Some(("at", when)) => more.push_str(&format!("issued = {when}\n")),
            Some((key, value)) => more.push_str(&format!("{key} = \"{value}\"\n")),
            None if word == "meeting" => more.push_str("asks_meeting = true\n"),
            // `again`: an answer that does not know of the one before it.
            None => alone = true,
        }
    }
    let n = seen.counts.entry(format!("{version}-{person}")).and_modify(|n| *n += 1).or_insert(1);
    let stem = format!("{version}-{person}-{n}");
    let text = format!(
        "format = \"accord-answer/1\"\norganisation = \"{ORG}\"\ndecision = \"{ID}\"\nversion = {version}\n\
         change = \"sha256:change\"\nrules = \"sha256:rules\"\nperson = \"{person}\"\nnumber = {n}\nanswer = \"{answer}\"\n\
         reason = \"{reason}\"\n{more}"
    );
    let answer: Arc<Answer> = noun(&Kind::Answer(decision(), stem.clone()), &text, |n| match n {
        Noun::Answer(it) => Some(it),
        _ => None,
    });
    if alone {
        seen.alone.insert(stem.clone());
    }
    SignedAnswer {
        stem,
        digest: sha256(text.as_bytes()),
        answer: Arc::unwrap_or_clone(answer),
        key: Some(git_accord::bind::key_point(&key_of(person))),
    }
}

const ORG: &str = "case";

fn change(path: &str, before: &Memory, after: &str) -> Change {
    let Region::Governed(kind) = classify(path) else { panic!("{path} is not governed") };
    let side = |bytes: &[u8]| {
        let (noun, findings) = parse(&kind, path, bytes);
        assert!(findings.is_empty(), "{path}: {findings:?}");
        Side { digest: Digest::from(sha256(bytes)), noun: noun.map(Arc::new) }
    };
    let old = before.0.get(path).map(|bytes| side(bytes));
    Change { path: path.to_owned(), old, new: Some(side(after.as_bytes())), file: Some(kind.clone()) }
}

/// Judges the dossier of a case against the organisation it is laid over.
fn dossier(card: &Card, case: &CardCase) -> Vec<Finding> {
    let before = organisation(case.org);
    let mut org = load(&before).expect("memory can be read").organisation;
    for (id, person) in &mut org.people {
        person.keys = vec![Key::active(key_of(id.as_str()))];
    }
    org.constitution.as_mut().expect("a constitution").id = ORG.into();
    let state = Loaded(org);
    let rules = state.rules().expect("rules");
    let numbers = Numbers::of(&rules).expect("a profile");
    let mut seen = Seen::default();
    let mut papers: Vec<SignedAnswer> = case.said.iter().map(|line| paper(line, &mut seen)).collect();
    link(&mut papers, &seen);
    let changes: Vec<Change> = case.files.iter().map(|(path, text)| change(path, &before, text)).collect();
    let now = Instant::parse("2026-11-21T12:00:00Z").expect("a moment");
    let result = Verdict::parse(case.closed);
    let proposal = proposal(case);
    let id = decision();
    let standing = judge(
        Case {
            changes: &changes,
            change: Some("sha256:change".into()),
            papers,
            sealing: result.map(|result| Sealing { result, decided: now, sealers: BTreeSet::new() }),
            ..Case::new(&id, &proposal, now)
        },
        &state,
        &numbers,
    );
    let outcome = result.map(|result| outcome(&standing, result, case));
    let settings = Settings::new(&numbers, &rules, state.0.constitution.as_ref(), today());
    let mut found = judge_dossier(&standing);
    found.extend(observe(&Procedure { standing: &standing, outcome: outcome.as_deref(), settings: &settings }));
    found.retain(|f| f.rule == card.slug);
    found
}

/// A later answer supersedes the one before it, as the command writes it.
fn link(papers: &mut [SignedAnswer], seen: &Seen) {
    let mut last: BTreeMap<PersonId, Digest> = BTreeMap::new();
    for paper in papers.iter_mut() {
        let said = paper.answer.answer;
        if said.is_talk()
            || seen.alone.contains(&paper.stem)
            || matches!(said, Said::Reveal | Said::Nominate | Said::SetAside)
        {
            continue;
        }
        paper.answer.supersedes = last
            .insert(paper.answer.person.clone(), paper.digest.clone())
            .map(|d| format!("sha256:{}", d.trim_start_matches("sha256:")));
    }
}

fn outcome(standing: &Standing, result: Verdict, case: &CardCase) -> Arc<Outcome> {
    let quote = |items: Vec<String>| items.iter().map(|i| format!("\"{i}\"")).collect::<Vec<_>>().join(", ");
    let electors = quote(standing.electors.iter().map(ToString::to_string).collect());
    let kinds = quote(standing.kinds.iter().map(|k| k.word().to_owned()).collect());
    let text = format!(
        "format = \"accord-outcome/1\"\norganisation = \"{ORG}\"\ndecision = \"{ID}\"\nversion = {}\n\
         change = \"sha256:change\"\nrules = \"sha256:rules\"\nresult = \"{}\"\nkinds = [{kinds}]\n\
         electors = [{electors}]\nanswers = \"sha256:x\"\ndecided = 2026-11-21T12:00:00Z\n{}\n",
        standing.proposal.version,
        result.word(),
        case.outcome
    );
    noun(&Kind::Outcome(decision()), &text, |n| match n {
        Noun::Outcome(it) => Some(it),
        _ => None,
    })
}

fn laid_over(case: &CardCase) -> Memory {
    let mut memory = organisation(case.org);
    for path in case.remove {
        memory.0.remove(*path);
    }
    for (path, text) in case.files {
        memory.put(*path, *text);
    }
    memory
}

fn found(card: &Card, case: &CardCase) -> Vec<Finding> {
    if card.looks_at == "dossier" {
        return dossier(card, case);
    }
    let checked = check_source(&laid_over(case), &AtHand::default(), today()).expect("memory can be read");
    checked.findings.into_iter().filter(|f| f.rule == card.slug).collect()
}

#[test]
fn every_case_of_every_card_holds() {
    let mut failed = vec![];
    for card in cards() {
        for case in card.cases {
            let place = |f: &Finding| {
                f.place
                    .as_ref()
                    .map(|p| format!("{} {}", p.path, p.key_path()).trim_end().to_owned())
                    .unwrap_or_default()
            };
            let raised = found(card, case);
            // Every sentence is said whole: a value that its check does not give would stand there in braces.
            for lang in Lang::ALL {
                let mut say = Catalogue::new(lang);
                load_cards(&mut say);
                for (finding, part) in raised.iter().flat_map(|f| [(f, "message"), (f, "help")]) {
                    let text = say.say_key(&format!("rule-{}-{part}", card.slug), &finding.values);
                    if text.contains("{$") || text.trim().is_empty() {
                        failed.push(format!("{} / {}: {part} in {}: {text}", card.slug, case.name, lang.code()));
                    }
                }
            }
            let mut found: Vec<String> = raised.iter().map(place).collect();
            let mut expected: Vec<String> = case.expect.iter().map(|e| e.trim_end().to_owned()).collect();
            found.sort();
            expected.sort();
            if found != expected {
                failed.push(format!("{} / {}: expected {expected:?}, found {found:?}", card.slug, case.name));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Where a case about one rule raises another as an error, either the case is badly made or one fault rings twice.
#[test]
fn a_fault_of_one_kind_rings_once() {
    let mut failed = vec![];
    for card in cards().iter().filter(|c| c.looks_at == "organisation") {
        for case in card.cases {
            let checked = check_source(&laid_over(case), &AtHand::default(), today()).expect("memory can be read");
            let others =
                checked.findings.iter().filter(|f| f.level == git_accord::model::Level::Error && f.rule != card.slug);
            failed.extend(others.map(|f| {
                format!(
                    "{} / {}: {} {:?}",
                    card.slug,
                    case.name,
                    f.rule,
                    f.place.as_ref().map(|p| (&p.path, p.key_path()))
                )
            }));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// What is raised over the history or by an act needs signatures and commits: the suite plays those end to end.
#[test]
fn every_card_has_a_good_and_a_bad_case() {
    let mut without = vec![];
    for card in cards() {
        let by_check = CHECKS.iter().any(|(name, check)| {
            name.replace('_', "-") == card.slug
                && matches!(check, Check::Organisation(_) | Check::Dossier(_) | Check::Conduct(_))
        });
        let good = card.cases.iter().any(|c| c.expect.is_empty());
        let bad = card.cases.iter().any(|c| !c.expect.is_empty());
        // What the suite plays is there, and speaks of this rule.
        for name in card.played {
            let (file, test) = name.split_once("::").expect("file::test");
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite").join(format!("{file}.rs"));
            let text = fs::read_to_string(path).unwrap_or_default();
            let body =
                text.split(&format!("fn {test}()")).nth(1).and_then(|b| b.split("\n}\n").next()).unwrap_or_default();
            assert!(body.contains(card.code), "{}: {name} does not speak of {}", card.slug, card.code);
        }
        if by_check && !(good && bad) && card.played.is_empty()
            || !by_check && card.cases.is_empty() && card.played.is_empty()
        {
            without.push(card.slug);
        }
    }
    assert!(without.is_empty(), "these cards lack a good or a bad case:\n{}", without.join("\n"));
}
