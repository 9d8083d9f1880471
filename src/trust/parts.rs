//! Steps as they were written down. Of ten thousand decisions an act looks at a few: the places of all are one part, the
//! lines of the steps are many, and each part is read when somebody asks for what it holds.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::memo::Memo;
use super::step::Step;
use crate::bind::{Digest, sha256};
use crate::model::DecisionId;
use crate::store::{Id, Rest};

/// Steps that are written and read together.
const SEGMENT: usize = 256;

/// A part of what is written down: how long it is, and its SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub bytes: usize,
    pub digest: Digest,
}

/// Steps as they were written down, each part read when somebody asks for it.
#[derive(Default)]
pub(super) struct Remembered {
    count: usize,
    /// Where they are read, and who is told when the disk lost a part.
    source: Option<(Rest, Arc<Memo>)>,
    parts: Vec<(Range<usize>, Digest)>,
    order: OnceLock<Order>,
    segments: Vec<OnceLock<Segment>>,
}

impl Remembered {
    /// So many steps in some parts; `None` where the parts are others.
    pub(super) fn of(count: usize, parts: Vec<Part>, rest: Rest, memo: &Arc<Memo>) -> Option<Self> {
        let mut from = 0;
        let place = |part: Part| {
            let bytes = from..from + part.bytes;
            from = bytes.end;
            (bytes, part.digest)
        };
        let parts: Vec<_> = parts.into_iter().map(place).collect();
        let segments: Vec<_> = (0..count.div_ceil(SEGMENT)).map(|_| OnceLock::new()).collect();
        let source = Some((rest, Arc::clone(memo)));
        let is_whole = parts.len() == segments.len() + 1;
        is_whole.then(|| Self { count, source, parts, order: OnceLock::new(), segments })
    }

    /// Nothing where the disk lost it: the command ends then, and the next one judges anew.
    fn part(&self, at: usize) -> String {
        let known = self.parts.get(at).zip(self.source.as_ref());
        let text = known.and_then(|((bytes, digest), (rest, memo))| {
            let text = rest.read(bytes).filter(|text| sha256(text.as_bytes()) == *digest);
            text.or_else(|| memo.note(rest.throw_away()))
        });
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

    /// The first steps and the lines of others behind them, in parts, with the digest of each; with the places of the others.
    pub(super) fn followed_by(
        &self,
        kept: usize,
        since: &[String],
        places: Vec<(String, usize)>,
    ) -> (Vec<Part>, String) {
        let known = (0..kept).map(|at| format!("{}\n", self.segment(at).line(at % SEGMENT)));
        let lines: Vec<String> = known.chain(since.iter().cloned()).collect();
        let order = self.order().with(kept, places);
        let texts: Vec<String> = [order].into_iter().chain(lines.chunks(SEGMENT).map(<[String]>::concat)).collect();
        let parts = texts.iter().map(|text| Part { bytes: text.len(), digest: sha256(text.as_bytes()) }).collect();
        (parts, texts.concat())
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
