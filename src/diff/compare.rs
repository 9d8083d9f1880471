//! Compares two organisations noun by noun: what the domain has verbs for, then every other key.

use std::collections::{BTreeMap, BTreeSet};

use toml_edit::Table;

use super::plain::plain;
use super::{Change, Subject, Verb};
use crate::bind::seated_by;
use crate::files::Shape;
use crate::model::{
    Article, Circle, CircleId, Date, Domain, Holding, Key, Organisation, Person, PersonId, Policy, Role, Word, Words,
};

/// Every change from one organisation to another, in the order in which people read: the whole, then circles
/// with what they hold, then people. What stands in a file that cannot be read is neither there nor gone.
pub fn compare(old: &Organisation, new: &Organisation) -> Vec<Change> {
    let mut all = Changes { old, new, list: vec![] };
    all.constitution();
    all.rules();
    all.texts();
    all.each(&old.circles, &new.circles, |id, c| Subject::Circle(id.clone(), c.name.clone()), Changes::circle);
    all.each(&old.roles, &new.roles, |id, r| Subject::Role(id.clone(), r.name.clone()), Changes::role);
    all.each(&old.policies, &new.policies, |id, p| Subject::Policy(id.clone(), p.title.clone()), Changes::policy);
    all.each(&old.domains, &new.domains, |id, d| Subject::Domain(id.clone(), d.name.clone()), Changes::domain);
    all.each(&old.people, &new.people, |id, p| Subject::Person(id.clone(), p.name.clone()), Changes::person);
    all.list
}

struct Changes<'a> {
    old: &'a Organisation,
    new: &'a Organisation,
    list: Vec<Change>,
}

impl Changes<'_> {
    fn tell(&mut self, subject: &Subject, verb: Verb) {
        self.list.push(Change { subject: subject.clone(), verb });
    }

    /// Whether a file that cannot be read would have to say it.
    fn is_hidden(&self, subject: &Subject) -> bool {
        let path = subject.path();
        self.old.broken.contains(&path) || self.new.broken.contains(&path)
    }

    fn each<I: Ord + Clone, T: PartialEq>(
        &mut self,
        old: &BTreeMap<I, T>,
        new: &BTreeMap<I, T>,
        subject: impl Fn(&I, &T) -> Subject,
        differ: impl Fn(&mut Self, &Subject, Option<&T>, &T),
    ) {
        let ids: BTreeSet<&I> = old.keys().chain(new.keys()).collect();
        for id in ids {
            match (old.get(id), new.get(id)) {
                (Some(before), Some(it)) if before != it => differ(self, &subject(id, before), Some(before), it),
                (None, Some(it)) if !self.is_hidden(&subject(id, it)) => {
                    let subject = subject(id, it);
                    self.tell(&subject, Verb::Created);
                    differ(self, &subject, None, it);
                }
                (Some(it), None) if !self.is_hidden(&subject(id, it)) => {
                    self.tell(&subject(id, it), Verb::Removed);
                }
                _ => {}
            }
        }
    }

    /// The keys that were not told by a verb of their own.
    fn rest<S: Shape>(&mut self, subject: &Subject, old: Option<&S>, new: &S, told: &[&str]) {
        let old = old.map(Shape::write_table);
        self.keys(subject, old.as_ref(), &new.write_table(), told, &[]);
    }

    fn keys(&mut self, subject: &Subject, old: Option<&Table>, new: &Table, told: &[&str], below: &[String]) {
        for verb in plain(old, new, told, below) {
            self.tell(subject, verb);
        }
    }

    fn name(&self, person: &PersonId) -> String {
        let known = self.new.people.get(person).or_else(|| self.old.people.get(person));
        known.map_or_else(|| person.to_string(), |p| p.name.clone())
    }

    fn circle_name(&self, id: Option<&CircleId>) -> String {
        let Some(id) = id else { return String::new() };
        let known = self.new.circles.get(id).or_else(|| self.old.circles.get(id));
        known.map_or_else(|| id.to_string(), |c| c.name.clone())
    }

    fn renamed(&mut self, subject: &Subject, old: Option<&String>, new: &str) {
        if let Some(from) = old.filter(|from| *from != new) {
            self.tell(subject, Verb::Renamed { from: from.clone(), to: new.to_owned() });
        }
    }

    fn constitution(&mut self) {
        let (old, new) = (self.old.constitution.clone(), self.new.constitution.clone());
        let subject = Subject::Organisation;
        let Some(new) = new else {
            if old.is_some() && !self.is_hidden(&subject) {
                self.tell(&subject, Verb::Removed);
            }
            return;
        };
        if old.is_none() && self.is_hidden(&subject) {
            return;
        }
        if old.is_none() {
            self.tell(&subject, Verb::Created);
        }
        self.renamed(&subject, old.as_ref().map(|c| &c.name), &new.name);
        self.rest(&subject, old.as_ref(), &new, &["name", "articles"]);
        let articles = |list: &[Article]| -> BTreeMap<String, Article> {
            list.iter().map(|a| (a.id.to_string(), a.clone())).collect()
        };
        let before = old.map(|c| articles(&c.articles)).unwrap_or_default();
        let named = |id: &String, a: &Article| Subject::Article(id.clone(), a.title.clone());
        self.each(&before, &articles(&new.articles), named, |all, subject, old, new| {
            all.renamed(subject, old.map(|a| &a.title), &new.title);
            all.rest(subject, old, new, &["id", "title"]);
        });
    }

    fn rules(&mut self) {
        match (self.old.rules.clone(), self.new.rules.clone()) {
            (old, Some(new)) if !(old.is_none() && self.is_hidden(&Subject::Rules)) => {
                self.rest(&Subject::Rules, old.as_ref(), &new, &[]);
            }
            (Some(_), None) if !self.is_hidden(&Subject::Rules) => self.tell(&Subject::Rules, Verb::Removed),
            _ => {}
        }
    }

    fn texts(&mut self) {
        let (old, new) = (self.old, self.new);
        if !self.is_hidden(&Subject::Words) {
            self.keys(&Subject::Words, Some(&words(&old.words)), &words(&new.words), &[], &[]);
        }
        let named = |path: &String, _: &String| Subject::Prose(path.clone());
        self.each(&old.prose, &new.prose, named, |all, subject, old, new| {
            let key = vec!["text".to_owned()];
            let to = new.clone();
            all.tell(
                subject,
                match old {
                    Some(from) => Verb::TextChanged { key, from: from.clone(), to },
                    None => Verb::Set { key, to },
                },
            );
        });
    }

    fn circle(&mut self, subject: &Subject, old: Option<&Circle>, new: &Circle) {
        let mut told = vec!["name", "members"];
        self.renamed(subject, old.map(|c| &c.name), &new.name);
        if let Some(old) = old.filter(|old| old.parent != new.parent) {
            let (from, to) = (self.circle_name(old.parent.as_ref()), self.circle_name(new.parent.as_ref()));
            if old.parent.is_some() && new.parent.is_some() {
                told.push("parent");
                self.tell(subject, Verb::Moved { from, to });
            }
        }
        let before = old.map(|c| c.members.clone()).unwrap_or_default();
        for person in new.members.iter().filter(|p| !before.contains(p)) {
            let person = self.name(person);
            self.tell(subject, Verb::MemberJoined { person });
        }
        for person in before.iter().filter(|p| !new.members.contains(p)) {
            let person = self.name(person);
            self.tell(subject, Verb::MemberLeft { person });
        }
        if let Some(on) = new.dissolved.filter(|_| old.is_none_or(|c| c.dissolved.is_none())) {
            told.push("dissolved");
            self.tell(subject, Verb::Dissolved { on });
        }
        self.rest(subject, old, new, &told);
    }

    fn role(&mut self, subject: &Subject, old: Option<&Role>, new: &Role) {
        self.renamed(subject, old.map(|r| &r.name), &new.name);
        let told = self.review(subject, old.and_then(|r| r.review), new.review);
        self.rest(subject, old, new, &[&["name", "holders"], told].concat());
        let before = old.map(|r| r.holders.clone()).unwrap_or_default();
        let again = old.map(|old| seated_by(Some(old), new)).unwrap_or_default();
        let again = again.iter().filter(|id| before.iter().any(|h| h.person == **id && new.holders.contains(h)));
        for person in again {
            let person = self.name(person);
            self.tell(subject, Verb::HeldAgain { person });
        }
        self.holders(subject, before, &new.holders);
    }

    fn holders(&mut self, subject: &Subject, mut before: Vec<Holding>, after: &[Holding]) {
        for held in after {
            let person = self.name(&held.person);
            let was = before.iter().position(|o| o.person == held.person && o.from == held.from);
            let was = was.map(|at| before.remove(at));
            match &was {
                None => {
                    let (person, from, until) = (person.clone(), held.from, held.until);
                    self.tell(subject, Verb::Assigned { person, from, until });
                }
                Some(old) if old.until != held.until => {
                    let person = person.clone();
                    self.tell(subject, Verb::TermChanged { person, from: old.until, to: held.until });
                }
                Some(_) => {}
            }
            let (old, new) = (was.as_ref().map(Shape::write_table), held.write_table());
            let below = ["holders".to_owned(), person];
            self.keys(subject, old.as_ref(), &new, &["person", "from", "until"], &below);
        }
        for held in before {
            let person = self.name(&held.person);
            self.tell(subject, Verb::Released { person });
        }
    }

    /// Tells a date of review that moved or went; gives the keys that were told by it.
    fn review(&mut self, subject: &Subject, from: Option<Date>, to: Option<Date>) -> &'static [&'static str] {
        if from.is_none() || from == to {
            return &[];
        }
        self.tell(subject, Verb::ReviewMoved { from, to });
        &["review"]
    }

    fn policy(&mut self, subject: &Subject, old: Option<&Policy>, new: &Policy) {
        self.renamed(subject, old.map(|p| &p.title), &new.title);
        let told = self.review(subject, old.and_then(|p| p.review), new.review);
        self.rest(subject, old, new, &[&["title"], told].concat());
    }

    fn domain(&mut self, subject: &Subject, old: Option<&Domain>, new: &Domain) {
        self.renamed(subject, old.map(|d| &d.name), &new.name);
        self.rest(subject, old, new, &["name"]);
    }

    fn person(&mut self, subject: &Subject, old: Option<&Person>, new: &Person) {
        self.renamed(subject, old.map(|p| &p.name), &new.name);
        self.rest(subject, old, new, &["name", "keys"]);
        let short = |k: &Key| k.public.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect::<String>();
        let before = old.map(|p| p.keys.clone()).unwrap_or_default();
        let usual = crate::model::KeyState::Active;
        for key in &new.keys {
            let was = before.iter().find(|k| k.public == key.public);
            // One that others announce is no key of theirs yet.
            if was.is_none() && key.state != crate::model::KeyState::Pending {
                self.tell(subject, Verb::KeyAdded { key: short(key) });
            }
            if was.map_or(usual, |was| was.state) != key.state {
                self.tell(subject, Verb::KeyState { key: short(key), state: key.state.word() });
            }
        }
        for key in before.iter().filter(|k| !new.keys.iter().any(|n| n.public == k.public)) {
            self.tell(subject, Verb::KeyRemoved { key: short(key) });
        }
    }
}

/// Our own words as a table; by language, where they are.
fn words(words: &Words) -> Table {
    use crate::files::Field;
    let table = |words: &BTreeMap<String, Word>| -> Table {
        words.iter().filter_map(|(key, word)| Some((key.clone(), word.write()?))).collect()
    };
    let mut all = table(&words.every);
    for (lang, words) in [("fr", &words.fr), ("en", &words.en)] {
        if !words.is_empty() {
            all.insert(lang, toml_edit::Item::Table(table(words)));
        }
    }
    all
}
