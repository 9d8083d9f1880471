//! One open proposal, as it looks from one's own seat: what is asked, who answered, what changed since.

use std::collections::{BTreeMap, BTreeSet};

use super::candidate::hears_first;
use super::rounds::unanswered;
use super::since::{Since, since_mine};
use super::titled::titled;
use super::verdict::complete;
use super::view::{Signatures, View, signatures};
use crate::bind::{ChangeKind, Objection, Standing, State, Weighs, has_active_key, writers};
use crate::finding::Attempt;
use crate::model::{Date, DecisionId, Method, PersonId, Said};
use crate::process::bench::find::Known;
use crate::process::bench::workspace::Workspace;
use crate::store::Branch;
use crate::trust::History;

/// What somebody's answer looks like from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Lets this version pass.
    Passes,
    /// Answered an earlier version only.
    Stale,
    Waits,
    Objects,
    /// Votes against.
    Against,
    Blank,
}

impl Sign {
    /// Whether somebody answered this version without stopping it.
    pub fn has_answered(self) -> bool {
        matches!(self, Self::Passes | Self::Against | Self::Blank)
    }

    /// The machine's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Passes => "passes",
            Self::Stale => "stale",
            Self::Waits => "waits",
            Self::Objects => "objects",
            Self::Against => "against",
            Self::Blank => "blank",
        }
    }
}

/// What is asked of me.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Answer,
    /// The text changed since my answer.
    Again,
    /// My new key has to say that it is mine.
    Accept,
    /// To seal what everybody agreed to.
    Seal,
    /// To close what its proposer took back.
    Close,
    /// To write down that the vote said no.
    Lost,
    /// To sign, as a second person, an outcome for which answers were written down.
    Countersign,
    /// To name somebody for a role.
    Nominate,
    /// My own election: everybody named somebody, the slips are to be opened.
    Open,
    /// To hear the others first: I am proposed for a role.
    Last,
    /// To say what I think of what somebody else decides.
    Advise,
    /// My own proposal: an objection waits for another text.
    Amend,
    /// To write down what somebody says who has no key.
    Record,
}

impl Asked {
    /// The machine's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Again => "answer-again",
            Self::Accept => "accept",
            Self::Seal => "seal",
            Self::Close => "close",
            Self::Lost => "lost",
            Self::Countersign => "countersign",
            Self::Nominate => "nominate",
            Self::Open => "open-slips",
            Self::Last => "answer-last",
            Self::Advise => "advise",
            Self::Amend => "amend",
            Self::Record => "record",
        }
    }
}

/// One open proposal, as it looks from one's own seat.
pub struct Waiting {
    /// Its place among the open ones, from 1: what `respond 1` means.
    pub number: usize,
    /// A word by which everybody may call it, whatever number it has for whom.
    pub handle: String,
    pub id: DecisionId,
    pub title: String,
    pub circle: String,
    pub proposer: PersonId,
    pub version: i64,
    /// Whether its proposer signed this version: whose an unsigned one says to be proves nothing.
    pub is_signed: bool,
    pub asked: Option<Asked>,
    /// What changed since I answered an earlier version.
    pub since: Option<Since>,
    /// Whether I answered this very version, under other rules.
    pub rules_changed: bool,
    /// Who signed an outcome that waits for a second signature, and who still may.
    pub signed: Signatures,
    /// The last day on which answers are awaited.
    pub until: Option<Date>,
    pub objections: Vec<Objection>,
    /// Questions to this version that its proposer has not spoken to since.
    pub questions: Vec<(PersonId, String)>,
    /// Everyone who has a say, and who only accepts a key.
    pub people: Vec<(PersonId, Sign)>,
    pub answered: usize,
    /// How many have to answer at least.
    pub needed: usize,
    /// Of those the ones who cannot sign, and whose answers I may write down.
    pub to_record: Vec<PersonId>,
    /// Whom it waits for.
    pub missing: Vec<PersonId>,
    pub may_decide: bool,
    /// Who may close it as it stands.
    pub closers: BTreeSet<PersonId>,
    /// Its proposer took it back, or left; it only has to be closed.
    pub retracted: bool,
    /// It was left behind, not taken back.
    pub abandoned: bool,
    /// The answers one may give, besides questions and reactions.
    pub offers: Vec<Said>,
    /// Of whom advice is awaited.
    pub advisers: Vec<PersonId>,
    /// Consent was looked for in all rounds, and an objection holds.
    pub exhausted: bool,
    /// A vote that is over said no.
    pub lost: bool,
    /// Something of it is only here, and whether the others have it at all.
    pub unsent: bool,
    pub sent: bool,
    /// Somebody left, by their own or a recorder's word: shown first, to everyone.
    pub departure: bool,
    /// Open proposals that change the same files.
    pub rivals: BTreeSet<DecisionId>,
    /// Whether it is about me, and decided without me.
    pub about_me: bool,
    /// To whom others would give a new key: who still has one may say no.
    pub recovers: Option<PersonId>,
    /// Errors that stand in its way, whoever consents.
    pub obstacles: usize,
    /// Whether somebody is proposed for a role.
    pub elects: bool,
    /// The rounds that the rules give, where they have all been: another version is none of them.
    pub rounds_over: Option<i64>,
}

/// Who looks, and at what.
pub struct Looker<'a> {
    pub workspace: &'a Workspace,
    pub history: &'a History,
    pub me: Option<&'a PersonId>,
    pub key: Option<&'a String>,
    /// Whether so few are open that each is tried on the whole organisation.
    pub few: bool,
    /// The ids of all that are open, a line each.
    pub open: &'a str,
}

/// The first word of an id that stands in no other one; else the whole id. A number is each user's own: who says it aloud
/// would have others sign another text.
fn handle(id: &DecisionId, open: &str) -> String {
    let slug = id.as_str().get("yyyy-mm-dd-".len()..).unwrap_or_default();
    let telling = |word: &str| word.chars().count() >= TELLING && open.matches(word).count() == 1;
    let words = slug.split('-').filter(|word| telling(word)).find(|word| !word.bytes().all(|b| b.is_ascii_digit()));
    // A slug of digits alone would be read as a number.
    let whole = Some(slug).filter(|slug| telling(slug) && slug.bytes().any(|b| b.is_ascii_lowercase()));
    words.or(whole).unwrap_or(id.as_str()).to_owned()
}

/// Letters from which a word tells something.
const TELLING: usize = 4;

impl Looker<'_> {
    /// How one of them looks.
    ///
    /// # Errors
    /// When an object is missing or damaged.
    pub fn waiting(
        &self,
        number: usize,
        known: &Known,
        view: &mut View,
        rivals: &BTreeMap<DecisionId, BTreeSet<DecisionId>>,
    ) -> Attempt<Waiting> {
        // Where there are many, only what nothing else keeps from being decided is tried on the whole organisation.
        if view.standing.version_exists && (view.missing.is_empty() || self.few) {
            complete(self.workspace, view)?;
        }
        let standing = &view.standing;
        let people = people(view);
        let named = standing.is_nominating().then(|| standing.nominations().len());
        let answered = |(_, sign): &&(PersonId, Sign)| sign.has_answered() || *sign == Sign::Objects;
        let answered = named.unwrap_or_else(|| people.iter().filter(answered).count());
        let asked = self.asked(view)?;
        let since = match (self.me, asked) {
            (Some(me), Some(Asked::Again)) => since_mine(self.workspace, view, me)?,
            _ => None,
        };
        Ok(Waiting {
            number,
            handle: handle(&known.id, self.open),
            id: known.id.clone(),
            title: titled(standing, &self.history.lawful),
            circle: self
                .history
                .lawful
                .circle(&standing.proposal.circle)
                .map_or_else(|| standing.proposal.circle.to_string(), |c| c.name.clone()),
            proposer: standing.proposal.proposer.clone(),
            version: standing.proposal.version,
            asked,
            since,
            rules_changed: asked == Some(Asked::Again) && self.answered_under_other_rules(standing),
            signed: signatures(self.history, view)?,
            is_signed: view.is_somebodys(),
            until: last_day(standing),
            objections: standing.open_objections().cloned().collect(),
            questions: unanswered(standing),
            answered,
            needed: match standing.manner.method {
                _ if standing.is_nominating() => answered + standing.unnamed().len(),
                // So many vouch; whoever else may is not waited for.
                Method::Vouch => {
                    standing.groups.iter().map(|group| group.quorum).filter(|it| *it > 0).max().unwrap_or(people.len())
                }
                _ => people.len(),
            },
            people,
            to_record: if asked == Some(Asked::Record) { self.to_record(standing)? } else { vec![] },
            missing: standing.awaited(),
            may_decide: view.missing.is_empty(),
            closers: view.closers.clone(),
            retracted: standing.is_retracted(),
            abandoned: standing.is_retracted() && !standing.is_taken_back(),
            offers: if standing.is_nominating() { vec![Said::Nominate] } else { standing.manner.offers() },
            advisers: standing.unadvised(),
            exhausted: standing.is_exhausted(),
            rounds_over: (standing.proposal.version >= standing.max_rounds).then_some(standing.max_rounds),
            lost: standing.carried() == Some(false),
            sent: known.branch.as_ref().is_some_and(|branch| branch.remote.is_some()),
            unsent: self.workspace.repo.remote().is_some()
                && known
                    .branch
                    .as_ref()
                    .is_some_and(|b| b.local.is_some() && b.local != b.remote && is_ahead(self.workspace, b)),
            departure: standing.kinds.iter().any(|k| k.word() == "departure"),
            rivals: rivals.get(&known.id).cloned().unwrap_or_default(),
            recovers: standing.kinds.iter().find_map(|kind| match kind {
                ChangeKind::Recovery(person) => Some(person.clone()),
                _ => None,
            }),
            about_me: self.me.is_some_and(|me| standing.subjects.contains(me)),
            elects: standing.proposal.role.is_some() && !standing.is_nominating(),
            obstacles: view.missing.iter().filter(|f| !crate::rules::waiting(f.rule)).count(),
        })
    }

    fn answered_under_other_rules(&self, standing: &Standing) -> bool {
        let voice = self.me.and_then(|me| standing.voices.get(me));
        voice.is_some_and(|voice| voice.other_rules && voice.version == standing.proposal.version)
    }

    /// Who is waited for, has no key, and may have their answer written down by me.
    fn to_record(&self, standing: &Standing) -> Attempt<Vec<PersonId>> {
        let lawful = &self.history.lawful;
        let keyless: Vec<PersonId> =
            standing.missing().into_iter().filter(|person| !has_active_key(lawful, person)).collect();
        let Some(me) = self.me.filter(|_| !keyless.is_empty()) else { return Ok(vec![]) };
        let writers = writers(standing, lawful, &self.workspace.numbers(lawful)?);
        Ok(keyless.into_iter().filter(|it| writers.get(it).is_some_and(|all| all.contains(me))).collect())
    }

    fn asked(&self, view: &View) -> Attempt<Option<Asked>> {
        let (Some(me), standing) = (self.me, &view.standing) else { return Ok(None) };
        // What nobody of the organisation signed is put to nobody.
        if !view.is_somebodys() && standing.proposal.proposer != *me {
            return Ok(None);
        }
        if standing.acceptances.iter().any(|a| !a.given && Some(&a.key) == self.key) {
            return Ok(Some(Asked::Accept));
        }
        let numbers = self.workspace.numbers(&self.history.lawful)?;
        let closes = view.closers.contains(me);
        let signed = signatures(self.history, view)?;
        if closes && !signed.by.is_empty() {
            return Ok(signed.second.contains(me).then_some(Asked::Countersign));
        }
        if standing.is_retracted() {
            return Ok(closes.then_some(Asked::Close));
        }
        if standing.carried() == Some(false) && closes {
            return Ok(Some(Asked::Lost));
        }
        if view.missing.is_empty() && closes {
            return Ok(Some(Asked::Seal));
        }
        let own = standing.proposal.proposer == *me;
        if standing.is_nominating() {
            let missing = standing.unnamed();
            let asked = missing.contains(me);
            let open = own && missing.is_empty();
            return Ok(if asked { Some(Asked::Nominate) } else { open.then_some(Asked::Open) });
        }
        if own
            && (standing.open_objections().any(|o| o.version == standing.proposal.version)
                || view.missing.iter().any(|f| !crate::rules::waiting(f.rule)))
        {
            return Ok(Some(Asked::Amend));
        }
        if standing.unadvised().contains(me) {
            return Ok(Some(Asked::Advise));
        }
        let objects = standing.open_objections().any(|o| o.person == *me && o.version == standing.proposal.version);
        if !standing.electors.contains(me) || standing.has_answered(me) || objects {
            return Ok((!self.to_record(standing)?.is_empty()).then_some(Asked::Record));
        }
        if hears_first(standing, &numbers, me) {
            return Ok(Some(Asked::Last));
        }
        let stale = standing.voices.get(me).is_some_and(|v| v.stale || v.version < standing.proposal.version);
        Ok(Some(if stale { Asked::Again } else { Asked::Answer }))
    }
}

/// The last day on which answers are awaited: the one that was said; where silence is read, or the time has to pass, no
/// earlier than the window ends.
fn last_day(standing: &Standing) -> Option<Date> {
    let timed = standing.reads_silence || standing.strict;
    let said = standing.proposal.respond_by;
    if timed { said.max(standing.window_ends) } else { said.or(standing.window_ends) }
}

fn is_ahead(workspace: &Workspace, branch: &Branch) -> bool {
    match (branch.local, branch.remote) {
        (Some(local), Some(there)) => !workspace.repo.contains(there, local).unwrap_or(true),
        (local, _) => local.is_some(),
    }
}

fn people(view: &View) -> Vec<(PersonId, Sign)> {
    let standing = &view.standing;
    let accepting = standing.acceptances.iter().filter(|a| !standing.electors.contains(&a.person));
    let accepting = accepting.map(|a| (a.person.clone(), if a.given { Sign::Passes } else { Sign::Waits }));
    let sign = |person: &PersonId| match standing.voices.get(person) {
        _ if standing.open_objections().any(|o| o.person == *person && o.version == standing.proposal.version) => {
            Sign::Objects
        }
        // To an earlier version: this one waits for their answer.
        _ if standing.open_objections().any(|o| o.person == *person) => Sign::Stale,
        _ if standing.is_nominating() => {
            if standing.nominations().contains_key(person) {
                Sign::Passes
            } else {
                Sign::Waits
            }
        }
        Some(voice) if voice.stale => Sign::Stale,
        _ => match standing.weighs(person) {
            Some(Weighs::For) => Sign::Passes,
            Some(Weighs::Against) => Sign::Against,
            Some(Weighs::Neither) => Sign::Blank,
            Some(Weighs::Stops | Weighs::Nothing) | None => Sign::Waits,
        },
    };
    // A circle that only receives whom another one sends consents afterwards: nobody waits for its nominations.
    let unnamed = standing.unnamed();
    let waits_later =
        |it: &(PersonId, Sign)| standing.is_nominating() && it.1 == Sign::Waits && !unnamed.contains(&it.0);
    let asked = standing.electors.iter().map(|person| (person.clone(), sign(person)));
    asked.filter(|it| !waits_later(it)).chain(accepting).collect()
}
