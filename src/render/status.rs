//! What waits for me, for the others, and soon, in the reader's words at any width.

mod step;

use super::about::about;
use super::changes::changes_brief;
use super::due::soon_lines;
use super::page::Page;
use super::seat::seat_line;
use super::sign::{SIGNS, is_nominating, is_vote, paint, said};
use super::signed::result_option;
use crate::lang::{Message, Value, visible};
use crate::message;
use crate::model::PersonId;
use crate::process::{Asked, Keyless, Sign, Status, Waiting};

/// People named one by one; of more, the numbers.
const NAMED: usize = 8;
/// Those who may seal, named where they are no more than so many.
const FEW_CLOSE: usize = 3;
/// What changed since an answer that is told; `show` tells all.
const CHANGED: usize = 4;

/// Where one stands, what is asked of one, what one waits for, what falls due.
pub fn status_human(status: &Status, page: &Page<'_>) -> String {
    let look = Look { status, page };
    let mut out = look.head();
    let for_you = match look.for_you() {
        nothing if nothing.is_empty() && status.founded => look.line("     ", &message!("status-nothing-for-you")),
        items => items,
    };
    for (heading, items) in
        [("status-for-you", for_you), ("status-of-others", look.of_others()), ("status-soon", soon_lines(status, page))]
    {
        if !items.is_empty() {
            out.push_str(&format!("\n{}\n{items}", page.bold(&page.say.text(heading))));
        }
    }
    out
}

struct Look<'a> {
    status: &'a Status,
    page: &'a Page<'a>,
}

impl Look<'_> {
    fn line(&self, indent: &str, message: &Message) -> String {
        let rest = format!("{indent}  ");
        self.page.paragraph(indent, &rest, &self.page.message(message))
    }

    fn text(&self, key: &'static str) -> String {
        self.page.say.text(key)
    }

    fn name(&self, person: &PersonId) -> String {
        visible(self.status.names.get(person).map_or(person.as_str(), String::as_str))
    }

    fn names<'p>(&self, people: impl IntoIterator<Item = &'p PersonId>) -> Vec<String> {
        people.into_iter().map(|person| self.name(person)).collect()
    }

    fn is_me(&self, person: &PersonId) -> bool {
        self.status.me.as_ref() == Some(person)
    }

    fn head(&self) -> String {
        let (status, page) = (self.status, self.page);
        let mut parts = vec![page.bold(&visible(&status.organisation))];
        parts.push(match (&status.branch, &status.on) {
            _ if !status.founded => self.text("status-not-founded"),
            _ if status.in_force => self.text("status-in-force"),
            (_, Some((title, version))) => {
                page.message(&message!("status-on-proposal", title = title, version = *version))
            }
            (Some(_), _) if status.on_closed => self.text("status-on-closed"),
            (Some(branch), _) => page.message(&message!("status-on-branch", branch = branch)),
            (None, _) => self.text("status-detached"),
        });
        parts.push(self.up_to_date());
        let mut out = page.paragraph("", "  ", &parts.join(&page.dot()));
        out.push_str(&match (&status.seat, &status.me) {
            (Some(seat), _) => page.paragraph("", "  ", &seat_line(seat, page)),
            (None, Some(me)) => self.line("", &message!("status-me", person = self.name(me), id = me.as_str())),
            (None, None) => String::new(),
        });
        let key = match status.keyless {
            None => None,
            Some(Keyless::None) => Some("status-no-key"),
            Some(Keyless::Retired) => Some("status-key-retired"),
            Some(Keyless::Left) => Some("status-left"),
            Some(Keyless::Confirmed { own: true }) => Some("status-key-confirmed"),
            Some(Keyless::Confirmed { own: false }) => Some("status-key-confirmed-by-others"),
            Some(Keyless::Unknown) if status.me.is_some() => None,
            Some(Keyless::Unknown) => Some("status-nobody"),
        };
        if let Some(key) = key {
            out.push_str(&self.line("", &message!(key)));
        }
        let mut alarms = vec![];
        if let Some(command) = status.begun {
            alarms.push(message!("status-begun", command = command));
        }
        if !status.broken.is_empty() && status.begun.is_none() {
            alarms.push(message!("status-broken", paths = status.broken.clone()));
        }
        if status.nameless {
            alarms.push(message!("status-nameless"));
        }
        if status.names_tracked {
            alarms.push(message!("status-names-tracked"));
        }
        if status.open_violations > 0 {
            alarms.push(message!("status-violations", number = status.open_violations));
        }
        if let Some(found) = &status.moved_back {
            alarms.push(message!(if found.rule == "foxtrot" { "status-crossed" } else { "status-taken-back" }));
        }
        for (id, failure) in &status.unreadable {
            alarms.push(message!("status-unreadable", id = id.as_str(), why = failure.message.clone()));
        }
        for alarm in &alarms {
            let text = format!("{} {}", page.mark("⚠", "!"), page.message(alarm));
            out.push_str(&page.paragraph("", "  ", &page.yellow(&text)));
        }
        out
    }

    fn up_to_date(&self) -> String {
        let status = self.status;
        if !status.remote {
            return self.text("status-no-remote");
        }
        if status.empty {
            return self.text("status-empty-remote");
        }
        let ahead = status.ahead || status.proposals.iter().any(|waiting| waiting.unsent);
        let key = match (status.behind, ahead) {
            (true, _) => "status-behind",
            (false, true) => "status-ahead",
            (false, false) => "status-up-to-date",
        };
        match status.looked {
            Some(at) => {
                let age = ago(status.now.seconds() - at.seconds());
                self.page.message(&message!(format!("{key}-since"), age = age))
            }
            None => self.text(key),
        }
    }

    fn for_you(&self) -> String {
        let (status, page) = (self.status, self.page);
        let mut out = String::new();
        for waiting in status.proposals.iter().filter(|w| w.asked.is_some()) {
            out.push_str(&self.proposal(waiting));
        }
        let bullet = format!("  {}  ", page.mark("•", "-"));
        let mut item = |message: Message| out.push_str(&page.paragraph(&bullet, "     ", &page.message(&message)));
        for waiting in status.proposals.iter().filter(|w| w.unsent) {
            let key = if waiting.sent { "status-unsent-answer" } else { "status-unsent-proposal" };
            item(message!(key, title = &waiting.title, number = waiting.number));
        }
        // Whoever proposes is asked, even where nothing else waits for them.
        for waiting in status.proposals.iter().filter(|w| w.asked.is_none() && self.is_me(&w.proposer)) {
            for (person, question) in &waiting.questions {
                let (person, title) = (self.name(person), &waiting.title);
                item(message!(
                    "status-asks-you",
                    person = person,
                    title = title,
                    question = question,
                    number = waiting.number
                ));
            }
        }
        about(status).into_iter().for_each(&mut item);
        for unsent in &status.unsent {
            item(message!("status-unsent-decision", number = unsent.number, title = &unsent.title));
        }
        if status.unsent_founding {
            item(message!("status-unsent-founding"));
        }
        if !status.founded {
            let signed = status.me.as_ref().is_some_and(|me| !status.founders_missing.contains(me));
            let founder = status.me.as_ref().is_some_and(|me| status.founders_missing.contains(me));
            let key = if status.founding_outdated {
                "status-sign-founding-again"
            } else if founder {
                "status-sign-founding"
            } else if signed {
                "status-founding-signed"
            } else {
                "status-founding"
            };
            item(message!(key, people = self.names(&status.founders_missing)));
        }
        if !status.edits.is_empty() {
            let other = status.on_of.as_ref().filter(|proposer| !self.is_me(proposer));
            let key = match other {
                _ if !status.founded => "status-edits-founding",
                _ if status.in_force => "status-edits",
                Some(_) => "status-edits-other",
                None => "status-edits-here",
            };
            let person = other.map(|person| self.name(person)).unwrap_or_default();
            item(message!(key, paths = status.edits.clone(), person = person));
        }
        if status.on_closed || (status.branch.is_none() && status.founded) {
            item(message!("step-go-back"));
        }
        out
    }

    fn proposal(&self, waiting: &Waiting) -> String {
        let page = self.page;
        let label = format!("{:>3}  ", waiting.number);
        let title = format!("{}{}", page.bold(&visible(&waiting.title)), self.said_of(waiting));
        let mut out = page.paragraph(&label, "     ", &title);
        let mut say = |text: String| out.push_str(&page.paragraph("     ", "       ", &text));
        if let Some(since) = &waiting.since {
            let told = changes_brief(&since.told.changes, page);
            let more = told.len().saturating_sub(CHANGED);
            say(page.message(&message!("status-changed", version = since.version)));
            told.into_iter().take(CHANGED).for_each(|line| say(format!("  {line}")));
            if more > 0 {
                say(format!("  {}", page.message(&message!("status-more", number = more))));
            }
        }
        if waiting.rules_changed {
            say(self.text("status-rules-changed"));
        }
        for objection in &waiting.objections {
            let (person, reason) = (self.name(&objection.person), &objection.reason);
            let key = match (self.is_me(&objection.person), reason.trim().is_empty()) {
                (true, _) => "status-you-object",
                (false, true) => "status-objects-said",
                (false, false) => "status-objects",
            };
            say(page.message(&message!(key, person = person, version = objection.version, reason = reason)));
        }
        for (person, question) in &waiting.questions {
            let key = if self.is_me(&waiting.proposer) { "status-asks-here" } else { "status-asks" };
            let (person, number) = (self.name(person), waiting.number);
            say(page.message(&message!(key, person = person, question = question, number = number)));
        }
        if !waiting.rivals.is_empty() {
            let rivals = self.status.proposals.iter().filter(|w| waiting.rivals.contains(&w.id));
            let titles: Vec<String> = rivals.map(|w| page.message(&message!("quoted", text = &w.title))).collect();
            say(page.yellow(&page.message(&message!("status-rivals", titles = titles))));
        }
        say(self.step(waiting));
        out
    }

    /// Who proposes, which version, until when.
    fn said_of(&self, waiting: &Waiting) -> String {
        let page = self.page;
        let mine = self.is_me(&waiting.proposer);
        if !waiting.is_signed {
            return page.message(&message!("status-said-unsigned"));
        }
        let by = if mine {
            Value::Text(self.text("status-yours"))
        } else {
            Value::Text(page.message(&message!("status-by", person = self.name(&waiting.proposer))))
        };
        let until = match waiting
            .until
            .filter(|_| matches!(waiting.asked, Some(Asked::Answer | Asked::Again | Asked::Nominate | Asked::Accept)))
        {
            Some(day) if day < self.status.now.date() => page.message(&message!("status-was-until", day = day)),
            Some(day) => page.message(&message!("status-until", day = day)),
            None => String::new(),
        };
        page.message(&message!("status-said-of", by = by, version = waiting.version, until = until))
    }

    fn of_others(&self) -> String {
        let mine =
            |w: &&Waiting| matches!(w.asked, Some(Asked::Seal | Asked::Close | Asked::Lost | Asked::Countersign));
        let waiting = self.status.proposals.iter().filter(|w| !mine(w));
        waiting.map(|w| self.answers(w)).collect()
    }

    /// One proposal with everybody's answer.
    fn answers(&self, waiting: &Waiting) -> String {
        let page = self.page;
        if !page.graphics {
            return self.answers_in_words(waiting);
        }
        let label = format!("{:>3}  ", waiting.number);
        let mut parts = vec![visible(&waiting.title)];
        for (sign, mark, plain, _) in SIGNS {
            let people: Vec<&PersonId> = waiting.people.iter().filter(|(_, s)| *s == sign).map(|(p, _)| p).collect();
            if people.is_empty() {
                continue;
            }
            let painted = paint(sign, page.mark(mark, plain), page);
            if waiting.people.len() > NAMED && sign != Sign::Objects {
                parts.push(format!("{painted}\u{a0}{}", people.len()));
            } else {
                parts.extend(people.iter().map(|person| format!("{painted}\u{a0}{}", self.name(person))));
            }
        }
        parts.push(page.message(&self.stands(waiting)));
        page.paragraph(&label, "     ", &parts.join("  "))
    }

    /// The same in a sentence for each kind of answer, for who listens.
    fn answers_in_words(&self, waiting: &Waiting) -> String {
        let page = self.page;
        let mut out = page.paragraph("", "", &format!("{}. {}", waiting.number, visible(&waiting.title)));
        for (sign, _, _, key) in SIGNS {
            let people = waiting.people.iter().filter(|(_, s)| *s == sign).map(|(person, _)| person);
            let names = self.names(people);
            if !names.is_empty() {
                let key = said(waiting, sign, key);
                out.push_str(&page.paragraph("", "", &page.message(&message!(key, people = names))));
            }
        }
        out + &page.paragraph("", "", &page.message(&self.stands(waiting)))
    }

    /// How far it is, or what it waits for beside answers.
    fn stands(&self, waiting: &Waiting) -> Message {
        if !waiting.is_signed {
            return message!("status-unsigned");
        }
        if waiting.retracted {
            return message!(if waiting.abandoned { "status-abandoned" } else { "status-retracted" });
        }
        if !waiting.signed.by.is_empty() {
            let (people, second) = (self.names(&waiting.signed.by), self.names(&waiting.signed.second));
            let key = if second.is_empty() { "status-one-signature-nobody" } else { "status-one-signature" };
            return message!(key, people = people, count = waiting.signed.by.len(), second = second);
        }
        if waiting.lost {
            return message!("status-lost");
        }
        if waiting.exhausted {
            return message!("status-exhausted", number = &waiting.handle);
        }
        if waiting.may_decide {
            let key = if waiting.closers.len() > FEW_CLOSE { "status-ready" } else { "status-ready-by" };
            return message!(key, people = self.names(&waiting.closers));
        }
        if waiting.obstacles > 0 {
            return message!("status-obstacles", count = waiting.obstacles, id = waiting.id.as_str());
        }
        if is_nominating(waiting) && waiting.missing.is_empty() && waiting.objections.is_empty() {
            return message!("status-all-named");
        }
        if waiting.missing.is_empty() && !waiting.advisers.is_empty() {
            return message!("status-advice", people = self.names(&waiting.advisers));
        }
        if let (true, true, Some(day)) = (waiting.missing.is_empty(), waiting.objections.is_empty(), waiting.until) {
            return message!("status-window", day = day);
        }
        let key = if is_nominating(waiting) { "status-count-named" } else { "status-count" };
        message!(key, answered = waiting.answered, needed = waiting.needed)
    }
}

/// How long ago, in the largest unit that fits.
fn ago(seconds: i64) -> Message {
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400);
    match (minutes, hours, days) {
        (..1, _, _) => message!("ago-now"),
        (_, ..1, _) => message!("ago-minutes", number = minutes),
        (_, _, ..1) => message!("ago-hours", number = hours),
        _ => message!("ago-days", number = days),
    }
}
