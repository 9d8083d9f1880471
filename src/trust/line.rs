//! The commits that a branch holds beside main, each read once, in an order that no merge can bend: whoever pushes a side
//! line, however long, makes none of its commits older or newer than they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::memo::Memo;
use super::witness::{Seen, Witness};
use crate::files::{Kind, Noun};
use crate::finding::Attempt;
use crate::model::{DecisionId, Proposal};
use crate::store::{Id, Repo, whole_id};

/// The place of a commit on main's first-parent chain.
pub type Places<'a> = &'a dyn Fn(Id) -> Option<usize>;

/// One commit beside main.
#[derive(Clone, Debug)]
pub struct Link {
    pub commit: Id,
    pub tree: Id,
    /// Its parents that are beside main as well, by their place in the line; the first one first.
    pub parents: Vec<usize>,
    /// The place on main of the newest commit that it contains; `None` where it shares nothing with main.
    pub newest: Option<usize>,
    /// Whether it, or a commit that it contains beside main, is malformed.
    pub tainted: bool,
    /// Whether it lies on the chain of first parents from the tip.
    pub on_chain: bool,
}

/// A branch's commits beside main, none before one that contains it; the tip first.
#[derive(Clone, Debug)]
pub struct Line {
    links: Vec<Link>,
    /// The place on main of the newest commit that the tip contains.
    newest: Option<usize>,
    /// What they held, where that was asked for.
    heard: Option<Heard>,
}

/// What the commits of a line held of dossiers.
#[derive(Clone, Debug, Default)]
struct Heard {
    witness: Witness,
    /// The commits that changed something of a decision, by their place.
    touched: BTreeMap<DecisionId, Vec<usize>>,
}

impl Line {
    /// Reads a branch from its tip down to main.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn read(repo: &Repo, on_main: Places<'_>, tip: Id) -> Attempt<Self> {
        let order = order(repo, on_main, tip)?;
        let places: BTreeMap<Id, usize> = order.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let mut links: Vec<Link> = Vec::with_capacity(order.len());
        for id in &order {
            let commit = repo.commit(*id)?;
            let onto = commit.parents.iter().filter_map(|parent| on_main(*parent)).max();
            links.push(Link {
                commit: *id,
                tree: commit.tree,
                parents: commit.parents.iter().filter_map(|parent| places.get(parent).copied()).collect(),
                newest: onto,
                tainted: !commit.sound,
                on_chain: false,
            });
        }
        // Parents stand after their children: read from the end, each is known before it is asked for.
        for at in (0..links.len()).rev() {
            let parents: Vec<&Link> = links[at].parents.iter().map(|parent| &links[*parent]).collect();
            let newest = parents.iter().filter_map(|parent| parent.newest).max();
            let tainted = parents.iter().any(|parent| parent.tainted);
            links[at].newest = links[at].newest.max(newest);
            links[at].tainted |= tainted;
        }
        let mut chain = links.first().map(|_| 0);
        while let Some(at) = chain {
            links[at].on_chain = true;
            let first = repo.commit(links[at].commit)?.parents.first().copied();
            chain = first.and_then(|first| places.get(&first).copied());
        }
        let newest = links.first().map_or_else(|| on_main(tip), |link| link.newest);
        Ok(Self { links, newest, heard: None })
    }

    /// The same with every answer and every text that its commits held.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn hear(repo: &Arc<Repo>, on_main: Places<'_>, tip: Id) -> Attempt<Self> {
        let mut line = Self::read(repo, on_main, tip)?;
        let mut heard = Heard::default();
        for (at, link) in line.links.iter().enumerate() {
            let commit = repo.commit(link.commit)?;
            let mut seen = Witness::default();
            seen.look_at(repo, &commit)?;
            if !commit.sound {
                seen.malformed.push(link.commit);
            }
            for id in seen.decisions.keys() {
                heard.touched.entry(id.clone()).or_default().push(at);
            }
            heard.witness.take_in(seen);
        }
        line.heard = Some(heard);
        Ok(line)
    }

    /// Whether a commit of it held anything of a decision, as far as that was asked for.
    pub fn tells_of(&self, id: &DecisionId) -> bool {
        self.heard.as_ref().is_none_or(|heard| heard.touched.contains_key(id))
    }

    /// What its commits held of a decision.
    pub fn seen(&self, id: &DecisionId) -> Seen {
        self.heard.as_ref().and_then(|heard| heard.witness.decisions.get(id)).cloned().unwrap_or_default()
    }

    /// The malformed commits among them.
    pub fn malformed(&self) -> &[Id] {
        self.heard.as_ref().map_or(&[], |heard| &heard.witness.malformed)
    }

    /// The commits that may have brought a text of a decision's proposal.
    fn bringing(&self, id: &DecisionId) -> Vec<&Link> {
        match &self.heard {
            Some(heard) => heard.touched.get(id).into_iter().flatten().map(|at| &self.links[*at]).collect(),
            None => self.links.iter().collect(),
        }
    }

    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The place on main of the newest commit that the branch contains.
    pub fn newest(&self) -> Option<usize> {
        self.newest
    }

    /// The newest commit that reaches no malformed one and contains one of some places, else the newest that reaches none: a
    /// seal takes it as its second parent, and every answer that came later lies in the sealed dossier all the same. The
    /// tip where there is none.
    pub fn newest_sound(&self, tip: Id, places: &[usize]) -> Id {
        let holds = self.containing(places);
        let sound = || self.links.iter().zip(&holds).filter(|(link, _)| !link.tainted);
        let first = sound().find(|(_, holds)| **holds).or_else(|| sound().next());
        first.map_or(tip, |(link, _)| link.commit)
    }

    /// Whether one of some commits contains one of some others.
    pub fn any_contains(&self, some: &[usize], others: &[usize]) -> bool {
        let holds = self.containing(others);
        some.iter().any(|at| holds[*at])
    }

    /// Of each commit, whether it contains one of some places.
    fn containing(&self, places: &[usize]) -> Vec<bool> {
        let mut holds: Vec<bool> = vec![false; self.links.len()];
        for at in places {
            holds[*at] = true;
        }
        for at in (0..self.links.len()).rev() {
            holds[at] |= self.links[at].parents.iter().any(|parent| holds[*parent]);
        }
        holds
    }

    /// Whether every one of some commits contains one of some others.
    pub fn all_contain(&self, some: &[usize], others: &[usize]) -> bool {
        let holds = self.containing(others);
        some.iter().all(|at| holds[*at])
    }

    /// Whether a proposal names a base older than what its branch already contained when this version was written: at
    /// each commit that holds it.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn names_an_old_base(
        &self,
        on_main: Places<'_>,
        id: &DecisionId,
        proposal: &Proposal,
        memo: &Memo,
    ) -> Attempt<bool> {
        let base = proposal.base.as_ref().and_then(|base| whole_id(base));
        let Some(named) = base.and_then(on_main) else { return Ok(false) };
        let kind = Kind::Proposal(id.clone());
        let path = kind.path().unwrap_or_default();
        let mut first: Option<usize> = None;
        for link in self.bringing(id) {
            let Some(newest) = link.newest.filter(|newest| first.is_none_or(|first| *newest < first)) else { continue };
            let Some(blob) = memo.repo().entry(link.tree, &path)? else { continue };
            let side = memo.side(&kind, blob)?;
            if matches!(side.noun.as_deref(), Some(Noun::Proposal(it)) if it.version == proposal.version && it.base == proposal.base)
            {
                first = Some(newest);
            }
        }
        Ok(first.is_some_and(|first| named < first))
    }
}

/// The commits beside main, each before all that it contains.
fn order(repo: &Repo, on_main: Places<'_>, tip: Id) -> Attempt<Vec<Id>> {
    let beside = |id: &Id| on_main(*id).is_none();
    let mut children: BTreeMap<Id, usize> = BTreeMap::new();
    let mut waiting: Vec<Id> = Some(tip).filter(beside).into_iter().collect();
    children.extend(waiting.iter().map(|tip| (*tip, 0)));
    while let Some(at) = waiting.pop() {
        for parent in repo.commit(at)?.parents.iter().filter(|parent| beside(parent)) {
            let known = children.insert(*parent, children.get(parent).copied().unwrap_or(0) + 1);
            if known.is_none() {
                waiting.push(*parent);
            }
        }
    }
    let mut order = vec![];
    let mut ready: Vec<Id> = Some(tip).filter(beside).into_iter().collect();
    while let Some(at) = ready.pop() {
        order.push(at);
        for parent in repo.commit(at)?.parents.iter().rev() {
            if let Some(left) = children.get_mut(parent) {
                *left -= 1;
                if *left == 0 {
                    ready.push(*parent);
                }
            }
        }
    }
    Ok(order)
}
