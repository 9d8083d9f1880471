//! Runs the rules over files on disk or in a tree, with the open dossier they belong to.

use std::collections::{BTreeMap, BTreeSet};

use super::view::{View, view, view_at};
use crate::bind::Numbers;
use crate::files::{Kind, Memory, Region, Source, classify, load};
use crate::finding::{Attempt, Failure, Finding};
use crate::lang::{Args, Value};
use crate::model::{Base, Date, DecisionId, Elections, Level, Organisation, ProfileChoice, Recovery, Rules};
use crate::process::bench::find::{PREFIX, find};
use crate::process::bench::sealing::sealed_dossier;
use crate::process::bench::workspace::Workspace;
use crate::rules::{AtHand, Line, Settings, Subject, Watch, card, cards, run, weigh_consequences};
use crate::store::{Blob, Id, Tree};
use crate::trust::dossier_files;

/// What a check found.
pub struct Checked {
    pub organisation: Organisation,
    pub findings: Vec<Finding>,
    /// What the rules also found, and what is not told because it may only follow from something in `findings`.
    pub held: Vec<Finding>,
    pub files: usize,
    /// Of each rule that found something: its level here, and the line of a file that makes it a rule.
    pub lines: Vec<Line>,
}

impl Checked {
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|f| f.level == level).count()
    }
}

/// Checks a source of files.
///
/// # Errors
/// When the source cannot be read.
pub fn check_source(source: &dyn Source, at_hand: &AtHand, today: Date) -> Attempt<Checked> {
    check_watched(source, at_hand, today, &mut |_, _| ())
}

/// The same, telling `watch` when the work of each rule begins and ends.
///
/// # Errors
/// When the source cannot be read.
pub fn check_watched(source: &dyn Source, at_hand: &AtHand, today: Date, watch: Watch<'_>) -> Attempt<Checked> {
    let loaded = load(source)?;
    let organisation = loaded.organisation;
    let mut findings = loaded.findings;
    let fallback = plain_rules();
    let rules = organisation.rules.as_ref().unwrap_or(&fallback);
    let known = Numbers::of(rules);
    if known.is_none() {
        findings.push(unknown_edition(rules));
    }
    let (mut lines, mut held) = (vec![], vec![]);
    if let Some(numbers) = known.or_else(|| Numbers::of(&fallback)) {
        let settings = Settings::new(&numbers, rules, organisation.constitution.as_ref(), today);
        let subject = Subject::new(&organisation, settings, at_hand);
        let (told, follows) = weigh_consequences(run(&subject, watch), &findings, &organisation);
        findings.extend(told);
        held = follows;
        let raised: BTreeSet<&str> = findings.iter().chain(&held).map(|f| f.rule).collect();
        lines = raised.into_iter().filter_map(card).map(|card| subject.settings.line(card)).collect();
    }
    sort(&mut findings);
    Ok(Checked { organisation, findings, held, files: loaded.files, lines })
}

/// Errors first, then by place: the same findings in the same order on every run.
fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.level, &a.place, a.rule).cmp(&(b.level, &b.place, b.rule)));
}

/// Every rule as it is in force in an organisation, in the order of the codes.
pub fn in_force(organisation: &Organisation, fallback: &Rules, today: Date) -> Vec<Line> {
    let rules = organisation.rules.as_ref().unwrap_or(fallback);
    let Some(numbers) = Numbers::of(rules).or_else(|| Numbers::of(fallback)) else { return vec![] };
    let settings = Settings::new(&numbers, rules, organisation.constitution.as_ref(), today);
    let mut lines: Vec<Line> = cards().iter().map(|card| settings.line(card)).collect();
    lines.sort_by_key(|line| line.card.code);
    lines
}

/// The rules of a folder that has none of its own.
pub fn plain_rules() -> Rules {
    Rules {
        profile: ProfileChoice { base: Base::Plain, legal: vec![], edition: 1 },
        decisions: crate::model::Decisions::default(),
        elections: Elections::default(),
        recovery: Recovery::default(),
        terms: BTreeMap::new(),
        circles: crate::model::CirclesNumbers::default(),
        rules: BTreeMap::new(),
        custom_rules: vec![],
    }
}

fn unknown_edition(rules: &Rules) -> Finding {
    let place = crate::finding::Place::key("rules.toml", "profile").at("edition");
    let values = crate::values![fault = "edition", key = rules.profile.base.word(), found = rules.profile.edition];
    Finding::error(crate::files::INVALID_FILE, place, values)
}

/// Checks a commit's tree.
///
/// # Errors
/// When an object is missing or damaged.
pub fn check_tree(workspace: &Workspace, commit: Id, at_hand: &AtHand, today: Date) -> Attempt<Checked> {
    let tree: Tree = workspace.repo.tree(workspace.repo.commit(commit)?.tree, &|_| false)?;
    check_source(&tree, at_hand, today)
}

/// The same, of the dossiers only those that the files name, and `own`: what thousands of closed ones say was asked when
/// they were sealed.
///
/// # Errors
/// When an object is missing or damaged.
pub fn check_commit(workspace: &Workspace, commit: Id, own: Option<&DecisionId>, today: Date) -> Attempt<Checked> {
    check_commit_tree(workspace, workspace.repo.commit(commit)?.tree, own, today)
}

/// The same of a commit's tree.
///
/// # Errors
/// When an object is missing or damaged.
pub fn check_commit_tree(workspace: &Workspace, tree: Id, own: Option<&DecisionId>, today: Date) -> Attempt<Checked> {
    let files = workspace.repo.tree(tree, &|path| path == "decisions")?;
    let source = named_dossiers(workspace, tree, files, own)?;
    check_source(&source, &AtHand::default(), today)
}

/// The files of a tree with what an open decision puts into them, and that decision at hand.
///
/// # Errors
/// When an object is missing or damaged.
pub fn check_open(workspace: &Workspace, view: &View, today: Date) -> Attempt<Checked> {
    let (Some(tree), grafts) = (&view.after.0, &view.after.1) else {
        return check_source(&Memory::default(), &AtHand::default(), today);
    };
    let mut files = workspace.repo.tree(*tree, &|path| path == "decisions")?;
    for (path, blob) in grafts {
        match blob {
            Some(blob) => files.files.insert(path.clone(), *blob),
            None => files.files.remove(path),
        };
    }
    let mut source = named_dossiers(workspace, *tree, files, None)?;
    if let Some(branch) = &view.branch {
        // What else lies in the dossier is not sealed, and holds nothing up.
        let lawful = &workspace.lawful()?.lawful;
        source.files.extend(sealed_dossier(workspace, lawful, branch, &view.standing)?);
    }
    let at_hand = AtHand { judged: vec![view.standing.clone()], unjudged: None };
    check_source(&source, &at_hand, today)
}

/// Adds the dossiers that some files name, and those that these name in turn.
fn named_dossiers(workspace: &Workspace, tree: Id, mut files: Tree, own: Option<&DecisionId>) -> Attempt<Tree> {
    let mut known: BTreeSet<DecisionId> = own.cloned().into_iter().collect();
    let mut unread: Vec<(String, Blob)> = files.files.iter().map(|(path, blob)| (path.clone(), *blob)).collect();
    let mut waiting: Vec<DecisionId> = known.iter().cloned().collect();
    loop {
        for (path, blob) in unread.drain(..) {
            let (Region::Governed(kind) | Region::Record(kind)) = classify(&path) else { continue };
            let bytes = workspace.memo().bytes(blob, kind.cap())?.unwrap_or_default();
            waiting.extend(ids_in(&bytes).into_iter().filter(|id| known.insert(id.clone())));
        }
        let Some(id) = waiting.pop() else { return Ok(files) };
        let dossier = dossier_files(workspace.memo(), tree, &id)?;
        let says = |path: &str| matches!(classify(path), Region::Governed(Kind::Proposal(_)));
        unread.extend(dossier.iter().filter(|(path, _)| says(path)).map(|(path, blob)| (path.clone(), *blob)));
        files.files.extend(dossier);
    }
}

/// Whatever in a text looks like the id of a decision.
fn ids_in(bytes: &[u8]) -> Vec<DecisionId> {
    let plain = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-';
    let words = bytes.split(|b| !plain(b)).filter(|word| word.len() > 11 && word[0].is_ascii_digit());
    let ids = words.filter_map(|word| DecisionId::parse(std::str::from_utf8(word).ok()?));
    ids.filter(|id| id.month().is_some()).collect()
}

/// The open dossier that a check is about, and why it could not be judged where it was not.
#[derive(Default)]
pub struct Own {
    pub view: Option<View>,
    pub unjudged: Option<(DecisionId, Failure)>,
}

impl Own {
    pub fn at_hand(&self) -> AtHand {
        AtHand {
            judged: self.view.iter().map(|view| view.standing.clone()).collect(),
            unjudged: self.unjudged.as_ref().map(|(id, _)| id.clone()),
        }
    }
}

/// The open dossier that a check is about: that of the branch one stands on or names; off any branch, as a forge checks
/// out a request, the one that the commit holds and the base does not. Without a base, main is the base.
///
/// # Errors
/// When an object is missing or damaged.
pub fn own_dossier(workspace: &Workspace, at: Option<&str>, base: Option<&str>) -> Attempt<Own> {
    let branch = at.map(str::to_owned).or_else(|| workspace.repo.head_branch());
    let named = branch.as_deref().and_then(|b| b.strip_prefix(PREFIX)).and_then(DecisionId::parse);
    let (id, tip) = match (named, at) {
        (Some(id), _) => (id, None),
        (None, None) if branch.is_some() => return Ok(Own::default()),
        (None, _) => {
            let tip = at.map_or_else(|| Ok(workspace.repo.head_tip()), |rev| workspace.resolve(rev).map(Some))?;
            let Some(tip) = tip else { return Ok(Own::default()) };
            let base = base.map_or_else(|| Ok(workspace.main_tip().ok()), |rev| workspace.resolve(rev).map(Some))?;
            match fresh_dossiers(workspace, base, tip)?.as_slice() {
                [id] => (id.clone(), Some(tip)),
                _ => return Ok(Own::default()),
            }
        }
    };
    let history = match workspace.repo.whole_history().and_then(|()| workspace.lawful()) {
        Ok(history) => history,
        Err(failure) => return Ok(Own { view: None, unjudged: Some((id, failure)) }),
    };
    let view = match tip {
        Some(tip) => Some(view_at(workspace, &history, &id, tip)?),
        None => {
            let known = find(workspace, Some(id.as_str()))?;
            if known.closed { None } else { Some(view(workspace, &history, &known)?) }
        }
    };
    Ok(Own { view, unjudged: None })
}

/// The dossiers without an outcome that a commit holds and its base does not.
fn fresh_dossiers(workspace: &Workspace, base: Option<Id>, tip: Id) -> Attempt<Vec<DecisionId>> {
    let tree = |commit: Id| workspace.repo.commit(commit).map(|c| c.tree);
    let (before, after) = (base.map(tree).transpose()?, tree(tip)?);
    let mut fresh = vec![];
    workspace.repo.differing_below(before, Some(after), "decisions", |path, old, new| {
        if let (Region::Governed(Kind::Proposal(id)), None, Some(_)) = (classify(&path), old, new) {
            fresh.push(id);
        }
    })?;
    let mut open = vec![];
    for id in fresh {
        let outcome = Kind::Outcome(id.clone()).path().unwrap_or_default();
        if workspace.repo.entry(after, &outcome)?.is_none() {
            open.push(id);
        }
    }
    Ok(open)
}

/// The errors among what a change brings. What members note beside, tensions and minutes, holds no decision up.
pub fn brought_errors(before: &Checked, after: &Checked) -> Vec<Finding> {
    let record = |f: &Finding| f.place.as_ref().is_some_and(|p| matches!(classify(&p.path), Region::Record(_)));
    brought(before, after).0.into_iter().filter(|f| f.level == Level::Error && !record(f)).collect()
}

/// What a change brings. What was held back counts on both sides: who mends a file brings nothing that it hid, and what
/// is new stays new behind an older fault. With it, how many of the findings told are older.
pub fn brought(before: &Checked, after: &Checked) -> (Vec<Finding>, usize) {
    let mut known: BTreeMap<_, Vec<&Args>> = BTreeMap::new();
    for finding in before.findings.iter().chain(&before.held) {
        known.entry(named(finding)).or_default().push(&finding.values);
    }
    let mut is_new = |finding: &&Finding| {
        let Some(values) = known.get_mut(&named(finding)) else { return true };
        let same = |values: &&Args| **values == finding.values || is_lessened(values, &finding.values);
        let at = values.iter().position(same);
        at.map(|at| values.swap_remove(at)).is_none()
    };
    let mut new: Vec<Finding> = after.findings.iter().filter(&mut is_new).cloned().collect();
    let older = after.findings.len() - new.len();
    // Behind an error that is new itself, what follows from it waits as ever.
    let held = after.held.iter().filter(&mut is_new);
    if new.iter().all(|f| f.level != Level::Error) {
        new.extend(held.cloned());
        sort(&mut new);
    }
    (new, older)
}

/// Whether more of what there is too little of is there after a change: who is on the way to the least number is not stopped.
fn is_lessened(before: &Args, after: &Args) -> bool {
    let number = |values: &Args, name: &str| {
        values.iter().find(|(key, _)| *key == name).and_then(|(_, value)| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        })
    };
    let least = number(before, "least");
    least.is_some() && least == number(after, "least") && number(before, "count") < number(after, "count")
}

/// The same rule at the same place is the same finding, when its values are, too.
fn named(finding: &Finding) -> (&'static str, Option<(String, String)>) {
    (finding.rule, finding.place.as_ref().map(|p| (p.path.clone(), p.key_path())))
}
