//! The steps of a history: those that were remembered, and those that were judged since.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Index, Range};
use std::sync::Arc;

use super::parts::{Remembered, commit_key, decision_key};
use super::step::{Step, Verdict};
use crate::model::DecisionId;
use crate::store::Id;

/// Steps from the first commit of main on.
#[derive(Clone, Default)]
pub struct Steps {
    remembered: Arc<Remembered>,
    /// How many of the remembered ones count.
    kept: usize,
    since: Vec<Step>,
    /// What came since, by commit, and what it closed.
    index: BTreeMap<Id, usize>,
    closed: BTreeMap<DecisionId, usize>,
    sums: Sums,
}

/// What is asked of all steps together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Answers that were counted.
    pub answers: usize,
    /// The places of violations, and of what else has an error to tell.
    pub wrong: BTreeSet<usize>,
}

impl Steps {
    pub(super) fn of(remembered: Remembered, sums: Sums) -> Self {
        Self { kept: remembered.count(), remembered: Arc::new(remembered), sums, ..Self::default() }
    }

    pub fn len(&self) -> usize {
        self.kept + self.since.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn get(&self, at: usize) -> Option<&Step> {
        if at < self.kept { Some(self.remembered.step(at)) } else { self.since.get(at - self.kept) }
    }

    pub fn last(&self) -> Option<&Step> {
        self.get(self.len().checked_sub(1)?)
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Step> + ExactSizeIterator {
        (0..self.len()).map(|at| &self[at])
    }

    /// Some of them, each with its place: those outside are not read.
    pub fn within(&self, places: Range<usize>) -> impl DoubleEndedIterator<Item = (usize, &Step)> {
        (places.start..places.end.min(self.len())).map(|at| (at, &self[at]))
    }

    /// The place of a commit.
    pub fn position(&self, commit: Id) -> Option<usize> {
        self.index.get(&commit).copied().or_else(|| self.remembered.find(&commit_key(commit), self.kept))
    }

    /// The last step that closed a decision.
    pub fn sealed(&self, id: &DecisionId) -> Option<usize> {
        self.closed.get(id).copied().or_else(|| self.remembered.find(&decision_key(id), self.kept))
    }

    pub fn sums(&self) -> &Sums {
        &self.sums
    }

    /// Says where the next step will stand, before it is judged.
    pub(super) fn announce(&mut self, commit: Id) {
        self.index.insert(commit, self.len());
    }

    pub(super) fn push(&mut self, step: Step) {
        let at = self.len();
        self.index.insert(step.commit, at);
        self.closed.extend(step.decision.clone().map(|id| (id, at)));
        self.sums.answers += step.answers;
        if step.verdict == Verdict::Violation || step.has_error() {
            self.sums.wrong.insert(at);
        }
        self.since.push(step);
    }

    /// The steps before one.
    #[must_use]
    pub fn until(&self, at: usize) -> Self {
        let kept = self.kept.min(at);
        let mut sums = Sums { answers: 0, wrong: self.sums.wrong.range(..at).copied().collect() };
        sums.answers = self.sums.answers - (at..self.len()).map(|at| self[at].answers).sum::<usize>();
        Self {
            remembered: Arc::clone(&self.remembered),
            kept,
            since: self.since[..at - kept].to_vec(),
            index: self.index.iter().filter(|(_, place)| **place < at).map(|(id, place)| (*id, *place)).collect(),
            closed: self
                .closed
                .iter()
                .filter(|(_, place)| **place < at)
                .map(|(id, place)| (id.clone(), *place))
                .collect(),
            sums,
        }
    }

    /// The steps as they are written down: in parts that follow each other.
    pub(super) fn written(&self) -> Vec<String> {
        let mut places = vec![];
        for (at, step) in self.within(self.kept..self.len()) {
            let closed = step.decision.as_ref().map(decision_key);
            places.extend([Some(commit_key(step.commit)), closed].into_iter().flatten().map(|key| (key, at)));
        }
        let since: Vec<String> = self.since.iter().map(Step::written).collect();
        self.remembered.followed_by(self.kept, &since, places)
    }
}

impl Index<usize> for Steps {
    type Output = Step;

    fn index(&self, at: usize) -> &Step {
        if at < self.kept { self.remembered.step(at) } else { &self.since[at - self.kept] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bind::sha256;
    use crate::finding::Finding;
    use crate::model::Level;
    use crate::store::{Repo, Rest, write_text};
    use crate::trust::memo::Memo;

    fn id(n: usize) -> Id {
        Id::from_str(&format!("{:040x}", (n + 1) * 0x9e37_79b9 % 0xffff_ffff)).expect("an id")
    }

    /// Each third step closes a decision; the fourth is a violation.
    fn step(n: usize) -> Step {
        let found = if n == 4 { vec![Finding::nowhere("commit-date", Level::Error, vec![])] } else { vec![] };
        Step {
            commit: id(n),
            parent: n.checked_sub(1).map(id),
            title: format!("decide: title {n}"),
            author: "Ana".to_owned(),
            seconds: 1_700_000_000,
            verdict: if n == 4 { Verdict::Violation } else { Verdict::Decision },
            number: n.is_multiple_of(3).then_some(n / 3 + 1),
            decision: n.is_multiple_of(3).then(|| DecisionId::parse(&format!("d-{n}")).expect("an id")),
            answers: n,
            lawful: Some(id(n + 1_000)),
            told: super::super::step::Told::Found(vec![]),
        }
        .with_findings(found)
    }

    /// Written down and opened again, in a repository that is asked nothing.
    fn opened(steps: &Steps, spoil: impl FnOnce(&str) -> String) -> Option<Steps> {
        let dir = tempfile::tempdir().expect("a folder");
        let parts = steps.written();
        let (bytes, text) = (parts.iter().map(String::len).collect::<Vec<_>>(), parts.concat());
        let file = dir.path().join("steps");
        write_text(&file, &format!("head\n{}", spoil(&text))).expect("a file");
        let (head, rest) = Rest::open(&file).expect("it is there");
        assert_eq!(head, "head\n");
        let repo = Repo::init_bare(&dir.path().join("repo"), "main").expect("a repository");
        let memo = Arc::new(Memo::new(&Arc::new(repo)));
        let known = Remembered::of(steps.len(), &bytes, &sha256(text.as_bytes()), rest, &memo);
        known.map(|known| Steps::of(known, steps.sums().clone()))
    }

    fn read(steps: &Steps) -> Steps {
        opened(steps, str::to_owned).expect("it is whole")
    }

    #[test]
    fn what_was_written_is_found_as_what_came_since() {
        let mut steps = Steps::default();
        (0..40).for_each(|n| steps.push(step(n)));
        let mut remembered = read(&steps);
        (40..60).for_each(|n| {
            steps.push(step(n));
            remembered.push(step(n));
        });
        for known in [&remembered, &read(&remembered)] {
            assert_eq!(known.len(), 60);
            assert_eq!(known.sums(), steps.sums());
            for n in 0..60 {
                let (ours, theirs) = (&known[n], step(n));
                assert_eq!((ours.commit, ours.parent, ours.lawful), (theirs.commit, theirs.parent, theirs.lawful));
                assert_eq!(
                    (ours.verdict, ours.number, &ours.decision),
                    (theirs.verdict, theirs.number, &theirs.decision)
                );
                assert_eq!((&ours.title, &ours.author, ours.has_error()), (&theirs.title, &theirs.author, n == 4));
                assert_eq!(known.position(id(n)), Some(n));
                assert_eq!(theirs.decision.map(|id| known.sealed(&id)), n.is_multiple_of(3).then_some(Some(n)));
            }
            assert_eq!(known.position(id(60)), None);
            assert_eq!(known.within(58..90).map(|(at, _)| at).collect::<Vec<_>>(), [58, 59]);
        }
    }

    #[test]
    fn what_came_later_is_not_there_before() {
        let mut steps = Steps::default();
        (0..40).for_each(|n| steps.push(step(n)));
        let mut known = read(&steps);
        (40..60).for_each(|n| known.push(step(n)));
        for at in [0, 4, 5, 39, 40, 51, 60] {
            let then = known.until(at);
            assert_eq!(then.len(), at);
            assert_eq!(then.sums().answers, (0..at).sum::<usize>());
            assert_eq!(then.sums().wrong.len(), usize::from(at > 4));
            for n in 0..60 {
                assert_eq!(then.position(id(n)), (n < at).then_some(n));
                let closed = step(n).decision.and_then(|id| then.sealed(&id));
                assert_eq!(closed, (n < at && n % 3 == 0).then_some(n));
            }
            assert_eq!(read(&then).written(), then.written());
        }
    }

    #[test]
    fn what_the_disk_spoiled_is_not_taken() {
        let mut steps = Steps::default();
        (0..600).for_each(|n| steps.push(step(n)));
        assert_eq!(read(&steps).len(), 600);
        let swapped = |text: &str| {
            let (one, other) = text.split_at(text.len() / 2);
            [other, one].concat()
        };
        let spoiled: [fn(&str) -> String; 4] = [
            |text| text.replace("title 300", "title 301"),
            |text| text[..text.len() - 1].to_owned(),
            |text| format!("{text}\n"),
            |text| text.replace(' ', "\0"),
        ];
        assert!(opened(&steps, swapped).is_none());
        assert!(spoiled.into_iter().all(|spoil| opened(&steps, spoil).is_none()));
    }
}
