//! Steps as they were written down. Of ten thousand decisions an act looks at a few: the places of all are one part, the
//! lines of the steps are many, and each part is parsed when somebody asks for what it holds.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::memo::Memo;
use super::step::Step;
use crate::bind::sha256;
use crate::model::DecisionId;
use crate::store::{Id, Rest};

/// Steps that are written and read together.
const SEGMENT: usize = 256;

/// Steps as they were written down, each part read when somebody asks for it.
#[derive(Default)]
pub(super) struct Remembered {
    count: usize,
    /// Where they are read, and who is told when the disk fails meanwhile.
    source: Option<(Rest, Arc<Memo>)>,
    parts: Vec<Range<usize>>,
    order: OnceLock<Order>,
    segments: Vec<OnceLock<Segment>>,
}

impl Remembered {
    /// So many steps in parts of some lengths; `None` where they are not what has a digest.
    pub(super) fn of(count: usize, parts: &[usize], digest: &str, rest: Rest, memo: &Arc<Memo>) -> Option<Self> {
        let mut from = 0;
        let place = |bytes: &usize| {
            let part = from..from + bytes;
            from = part.end;
            part
        };
        let parts: Vec<_> = parts.iter().map(place).collect();
        let segments: Vec<_> = (0..count.div_ceil(SEGMENT)).map(|_| OnceLock::new()).collect();
        let is_whole = parts.len() == segments.len() + 1 && rest.digest().as_deref() == Some(digest);
        let source = Some((rest, Arc::clone(memo)));
        is_whole.then(|| Self { count, source, parts, order: OnceLock::new(), segments })
    }

    /// Nothing where the disk gives it no more: the command ends then.
    fn part(&self, at: usize) -> String {
        let known = self.parts.get(at).zip(self.source.as_ref());
        let text = known
            .and_then(|(bytes, (rest, memo))| rest.read(bytes).or_else(|| memo.note(Err::<String, _>(rest.failed()))));
        text.unwrap_or_default()
    }

    fn segment(&self, at: usize) -> &Segment {
        self.segments[at / SEGMENT].get_or_init(|| Segment::of(self.part(at / SEGMENT + 1)))
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    pub(super) fn step(&self, at: usize) -> &Step {
        let segment = self.segment(at);
        segment.read[at % SEGMENT].get_or_init(|| Box::new(Step::read(segment.line(at % SEGMENT))))
    }

    /// The last of the first steps that has a key.
    pub(super) fn find(&self, key: &str, kept: usize) -> Option<usize> {
        self.order().last(key, kept)
    }

    fn order(&self) -> &Order {
        self.order.get_or_init(|| Order(self.part(0)))
    }

    /// The first steps and the lines of others behind them, in parts; with the places of the others.
    pub(super) fn followed_by(&self, kept: usize, since: &[String], places: Vec<(String, usize)>) -> Vec<String> {
        let known = (0..kept).map(|at| format!("{}\n", self.segment(at).line(at % SEGMENT)));
        let lines: Vec<String> = known.chain(since.iter().cloned()).collect();
        let order = self.order().with(kept, places);
        [order].into_iter().chain(lines.chunks(SEGMENT).map(<[String]>::concat)).collect()
    }
}

/// Some steps that follow each other.
struct Segment {
    text: String,
    lines: Vec<Range<usize>>,
    /// What was asked for.
    read: [OnceLock<Box<Step>>; SEGMENT],
}

impl Segment {
    fn of(text: String) -> Self {
        let mut from = 0;
        let mut lines = vec![];
        for line in text.split_inclusive('\n') {
            lines.push(from..from + line.len() - 1);
            from += line.len();
        }
        Self { text, lines, read: [const { OnceLock::new() }; SEGMENT] }
    }

    fn line(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |bytes| &self.text[bytes.clone()])
    }
}

/// Where steps stand, by the commit of each and the decision that it closed: sorted lines of one length, a key and a place.
struct Order(String);

/// Letters of a key, and of a line: the key, a space, the place in eight digits, the end.
const KEY: usize = 41;
const LINE: usize = KEY + 10;

pub(super) fn commit_key(commit: Id) -> String {
    format!("c{:.40}", commit.to_string())
}

pub(super) fn decision_key(id: &DecisionId) -> String {
    format!("d{:.40}", sha256(id.as_str().as_bytes()))
}

impl Order {
    /// The places below some place and others, as they are written.
    fn with(&self, below: usize, places: Vec<(String, usize)>) -> String {
        let place =
            |line: &&str| line.get(KEY..).and_then(|at| at.trim().parse().ok()).is_some_and(|at: usize| at < below);
        let others: Vec<String> = places.iter().map(|(key, at)| format!("{key} {at:08}")).collect();
        let mut lines: Vec<&str> = self.0.lines().filter(place).chain(others.iter().map(String::as_str)).collect();
        lines.sort_unstable();
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    /// The last place of a key that is below some place.
    fn last(&self, key: &str, below: usize) -> Option<usize> {
        let line = |at: usize| self.0.get(at * LINE..(at + 1) * LINE).unwrap_or_default();
        let (mut from, mut to) = (0, self.0.len() / LINE);
        let asked = format!("{key} {below:08}");
        while from < to {
            let middle = from.midpoint(to);
            if line(middle) < asked.as_str() { from = middle + 1 } else { to = middle }
        }
        let found = line(from.checked_sub(1)?).strip_prefix(key)?;
        found.trim().parse().ok()
    }
}
