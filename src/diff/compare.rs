//! Compares two organisations noun by noun.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Subject, Verb};
use crate::model::{
    Article, Circle, Constitution, Date, Domain, Holding, Key, Organisation, Person, PersonId, Policy, Role, Rules,
    Word, Words,
};

/// Every change from one organisation to another, in the order in which people read: the whole, then circles
/// with what they hold, then people.
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

/// Reads one plain field of a policy.
type Read = fn(&Policy) -> Option<String>;

struct Changes<'a> {
    old: &'a Organisation,
    new: &'a Organisation,
    list: Vec<Change>,
}

impl Changes<'_> {
    fn tell(&mut self, subject: &Subject, verb: Verb) {
        self.list.push(Change { subject: subject.clone(), verb });
    }

    fn each<I: Ord + Clone, T>(
        &mut self,
        old: &BTreeMap<I, T>,
        new: &BTreeMap<I, T>,
        subject: impl Fn(&I, &T) -> Subject,
        differ: impl Fn(&mut Self, &Subject, Option<&T>, &T),
    ) {
        let ids: BTreeSet<&I> = old.keys().chain(new.keys()).collect();
        for id in ids {
            match (old.get(id), new.get(id)) {
                (None, Some(it)) => {
                    let subject = subject(id, it);
                    self.tell(&subject, Verb::Created);
                    differ(self, &subject, None, it);
                }
                (Some(it), None) => self.tell(&subject(id, it), Verb::Removed),
                (Some(before), Some(it)) => differ(self, &subject(id, before), Some(before), it),
                (None, None) => {}
            }
        }
    }

    fn name(&self, person: &PersonId) -> String {
        let known = self.new.people.get(person).or_else(|| self.old.people.get(person));
        known.map_or_else(|| person.to_string(), |p| p.name.clone())
    }

    fn circle_name(&self, id: Option<&crate::model::CircleId>) -> String {
        let Some(id) = id else { return String::new() };
        let known = self.new.circles.get(id).or_else(|| self.old.circles.get(id));
        known.map_or_else(|| id.to_string(), |c| c.name.clone())
    }

    fn renamed(&mut self, subject: &Subject, old: Option<&String>, new: &str) {
        if let Some(from) = old.filter(|from| *from != new) {
            self.tell(subject, Verb::Renamed { from: from.clone(), to: new.to_owned() });
        }
    }

    fn prose(&mut self, subject: &Subject, key: &'static str, old: Option<&str>, new: Option<&str>) {
        let (from, to) = (old.unwrap_or_default(), new.unwrap_or_default());
        if from.is_empty() && !to.is_empty() {
            self.tell(subject, Verb::Set { key: key.to_owned(), to: to.trim_end().to_owned() });
        } else if from != to {
            self.tell(subject, Verb::TextChanged { key, from: from.to_owned(), to: to.to_owned() });
        }
    }

    fn set(&mut self, subject: &Subject, key: &str, old: Option<String>, new: Option<String>) {
        let key = key.to_owned();
        match (old, new) {
            (None, Some(to)) => self.tell(subject, Verb::Set { key, to }),
            (Some(from), None) => self.tell(subject, Verb::Cleared { key, from }),
            (Some(from), Some(to)) if from != to => self.tell(subject, Verb::Changed { key, from, to }),
            _ => {}
        }
    }

    fn list(&mut self, subject: &Subject, key: &'static str, old: &[String], new: &[String]) {
        for item in new.iter().filter(|i| !old.contains(i)) {
            self.tell(subject, Verb::Gained { key, item: item.clone() });
        }
        for item in old.iter().filter(|i| !new.contains(i)) {
            self.tell(subject, Verb::Lost { key, item: item.clone() });
        }
    }

    fn constitution(&mut self) {
        let (old, new) = (self.old.constitution.clone(), self.new.constitution.clone());
        let (Some(old), Some(new)) = (old, new) else { return };
        let subject = Subject::Organisation;
        self.renamed(&subject, Some(&old.name), &new.name);
        let form = |c: &Constitution| c.legal_form.map(|f| f.word().to_owned());
        self.set(&subject, "legal_form", form(&old), form(&new));
        self.set(&subject, "root", Some(old.root.to_string()), Some(new.root.to_string()));
        self.set(&subject, "languages", Some(old.languages.join(", ")), Some(new.languages.join(", ")));
        let office = |c: &Constitution| -> BTreeMap<String, String> {
            let holder = |o: &crate::model::Office| o.holder.as_ref().map(ToString::to_string).unwrap_or_default();
            c.offices.iter().map(|o| (o.id.to_string(), holder(o))).collect()
        };
        let (before, after) = (office(&old), office(&new));
        for key in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
            self.set(&subject, key, before.get(key).cloned(), after.get(key).cloned());
        }
        let articles = |c: &Constitution| -> BTreeMap<String, Article> {
            c.articles.iter().map(|a| (a.id.to_string(), a.clone())).collect()
        };
        let named = |id: &String, a: &Article| Subject::Article(id.clone(), a.title.clone());
        self.each(&articles(&old), &articles(&new), named, |all, subject, old, new| {
            all.renamed(subject, old.map(|a| &a.title), &new.title);
            all.prose(subject, "text", old.map(|a| a.text.as_str()), Some(&new.text));
        });
    }

    fn rules(&mut self) {
        let (Some(old), Some(new)) = (&self.old.rules, &self.new.rules) else { return };
        let (before, after) = (numbers(old), numbers(new));
        for key in before.keys().chain(after.keys()).cloned().collect::<BTreeSet<_>>() {
            self.set(&Subject::Rules, &key, before.get(&key).cloned(), after.get(&key).cloned());
        }
    }

    fn texts(&mut self) {
        let (old, new) = (self.old, self.new);
        let (before, after) = (words(&old.words), words(&new.words));
        for key in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
            self.set(&Subject::Words, key, before.get(key).cloned(), after.get(key).cloned());
        }
        let named = |path: &String, _: &String| Subject::Prose(path.clone());
        self.each(&old.prose, &new.prose, named, |all, subject, old, new| {
            all.prose(subject, "text", old.map(String::as_str), Some(new));
        });
    }

    fn circle(&mut self, subject: &Subject, old: Option<&Circle>, new: &Circle) {
        self.renamed(subject, old.map(|c| &c.name), &new.name);
        if let Some(old) = old.filter(|old| old.parent != new.parent) {
            let (from, to) = (self.circle_name(old.parent.as_ref()), self.circle_name(new.parent.as_ref()));
            self.tell(subject, Verb::Moved { from, to });
        }
        self.prose(subject, "purpose", old.and_then(|c| c.purpose.as_deref()), new.purpose.as_deref());
        let none = vec![];
        self.list(subject, "accountabilities", old.map_or(&none, |c| &c.accountabilities), &new.accountabilities);
        let before = old.map(|c| c.members.clone()).unwrap_or_default();
        for person in new.members.iter().filter(|p| !before.contains(p)) {
            let person = self.name(person);
            self.tell(subject, Verb::MemberJoined { person });
        }
        for person in before.iter().filter(|p| !new.members.contains(p)) {
            let person = self.name(person);
            self.tell(subject, Verb::MemberLeft { person });
        }
        let kind = |c: &Circle| c.kind.map(|k| k.word().to_owned());
        if old.is_some() {
            self.set(subject, "kind", old.and_then(kind), kind(new));
        }
        let number = |n: Option<i64>| n.map(|n| n.to_string());
        self.set(
            subject,
            "meetings_per_year",
            number(old.and_then(|c| c.meetings_per_year)),
            number(new.meetings_per_year),
        );
        let size = |c: &Circle| c.size.map(|s| format!("{}–{}", s.min, s.max));
        self.set(subject, "size", old.and_then(size), size(new));
        self.set(subject, "until", day(old.and_then(|c| c.until)), day(new.until));
        if let Some(on) = new.dissolved.filter(|_| old.is_none_or(|c| c.dissolved.is_none())) {
            self.tell(subject, Verb::Dissolved { on });
        }
    }

    fn role(&mut self, subject: &Subject, old: Option<&Role>, new: &Role) {
        self.renamed(subject, old.map(|r| &r.name), &new.name);
        self.prose(subject, "purpose", old.and_then(|r| r.purpose.as_deref()), new.purpose.as_deref());
        let none = vec![];
        self.list(subject, "accountabilities", old.map_or(&none, |r| &r.accountabilities), &new.accountabilities);
        self.list(subject, "domains", old.map_or(&none, |r| &r.domains), &new.domains);
        let core = |r: &Role| r.core.map(|c| c.word().to_owned());
        self.set(subject, "core", old.and_then(core), core(new));
        let seats = |r: &Role| r.seats.map(|n| n.to_string());
        self.set(subject, "seats", old.and_then(seats), seats(new));
        self.review(subject, old.and_then(|r| r.review), new.review);
        self.holders(subject, old.map(|r| r.holders.clone()).unwrap_or_default(), &new.holders);
    }

    fn holders(&mut self, subject: &Subject, before: Vec<Holding>, after: &[Holding]) {
        let find =
            |list: &[Holding], h: &Holding| list.iter().find(|o| o.person == h.person && o.from == h.from).cloned();
        for held in after {
            let person = self.name(&held.person);
            match find(&before, held) {
                None => self.tell(subject, Verb::Assigned { person, from: held.from, until: held.until }),
                Some(old) if old.until != held.until => {
                    self.tell(subject, Verb::TermChanged { person, from: old.until, to: held.until });
                }
                Some(old) => self.set(subject, "focus", old.focus, held.focus.clone()),
            }
        }
        for held in before.iter().filter(|h| find(after, h).is_none()) {
            let person = self.name(&held.person);
            self.tell(subject, Verb::Released { person });
        }
    }

    fn review(&mut self, subject: &Subject, from: Option<Date>, to: Option<Date>) {
        match (from, to) {
            (None, Some(_)) => self.set(subject, "review", None, day(to)),
            _ if from != to => self.tell(subject, Verb::ReviewMoved { from, to }),
            _ => {}
        }
    }

    fn policy(&mut self, subject: &Subject, old: Option<&Policy>, new: &Policy) {
        self.renamed(subject, old.map(|p| &p.title), &new.title);
        self.prose(subject, "text", old.map(|p| p.text.as_str()), Some(&new.text));
        self.review(subject, old.and_then(|p| p.review), new.review);
        let scope = |p: &Policy| p.scope.map(|s| s.word().to_owned());
        self.set(subject, "scope", old.and_then(scope), scope(new));
        let fields: [(&str, Read); 5] = [
            ("domain", |p| p.domain.clone()),
            ("responsible", |p| p.responsible.clone()),
            ("supersedes", |p| p.supersedes.clone()),
            ("in_force_from", |p| day(p.in_force_from)),
            ("on_expiry", |p| p.on_expiry.map(|o| o.word().to_owned())),
        ];
        for (key, read) in fields {
            self.set(subject, key, old.and_then(read), read(new));
        }
        let criteria = |p: &Policy| p.criteria.iter().map(|c| c.text.clone()).collect::<Vec<_>>();
        self.list(subject, "criteria", &old.map(criteria).unwrap_or_default(), &criteria(new));
    }

    fn domain(&mut self, subject: &Subject, old: Option<&Domain>, new: &Domain) {
        self.renamed(subject, old.map(|d| &d.name), &new.name);
        self.set(subject, "holder", old.map(|d| d.holder.to_string()), Some(new.holder.to_string()));
        let within = |d: &Domain| d.within.as_ref().map(ToString::to_string);
        self.set(subject, "within", old.and_then(within), within(new));
        self.prose(subject, "limits", old.and_then(|d| d.limits.as_deref()), new.limits.as_deref());
    }

    fn person(&mut self, subject: &Subject, old: Option<&Person>, new: &Person) {
        self.renamed(subject, old.map(|p| &p.name), &new.name);
        if old.is_some() {
            self.set(subject, "status", old.map(|p| p.status.word().to_owned()), Some(new.status.word().to_owned()));
        }
        let category = |p: &Person| p.category.as_ref().map(ToString::to_string);
        self.set(subject, "category", old.and_then(category), category(new));
        let short = |k: &Key| k.public.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect::<String>();
        let before = old.map(|p| p.keys.clone()).unwrap_or_default();
        for key in &new.keys {
            match before.iter().find(|k| k.public == key.public) {
                None => self.tell(subject, Verb::KeyAdded { key: short(key) }),
                Some(was) if was.state != key.state => {
                    self.tell(subject, Verb::KeyState { key: short(key), state: key.state.word() });
                }
                Some(_) => {}
            }
        }
        for key in before.iter().filter(|k| !new.keys.iter().any(|n| n.public == k.public)) {
            self.tell(subject, Verb::KeyRemoved { key: short(key) });
        }
    }
}

fn day(date: Option<Date>) -> Option<String> {
    date.map(|d| d.to_string())
}

/// Our own words, as one reads them.
fn words(words: &Words) -> BTreeMap<String, String> {
    let told = |prefix: &'static str, (key, word): (&String, &Word)| {
        let many = word.many.as_ref().map(|many| format!(", {many}")).unwrap_or_default();
        (format!("{prefix}{key}"), format!("{}{many}", word.one))
    };
    let every = words.every.iter().map(move |w| told("", w));
    every
        .chain(words.fr.iter().map(move |w| told("fr.", w)))
        .chain(words.en.iter().map(move |w| told("en.", w)))
        .collect()
}

/// The parameters of `rules.toml`, as one writes them.
fn numbers(rules: &Rules) -> BTreeMap<String, String> {
    let decisions = &rules.decisions;
    let list = |items: &[String]| (!items.is_empty()).then(|| items.join(", "));
    let mut all = BTreeMap::new();
    let known = [
        ("profile.base", Some(rules.profile.base.word().to_owned())),
        ("profile.edition", Some(rules.profile.edition.to_string())),
        ("profile.legal", list(&rules.profile.legal.iter().map(|l| l.word().to_owned()).collect::<Vec<_>>())),
        ("decisions.silence", decisions.silence.map(|s| s.word().to_owned())),
        ("decisions.absent", decisions.absent.map(|s| s.word().to_owned())),
        ("decisions.quorum", decisions.quorum.map(|q| q.to_string())),
        ("decisions.min_open_days", decisions.min_open_days.map(|n| n.to_string())),
        ("decisions.notice_days", decisions.notice_days.map(|n| n.to_string())),
        ("decisions.max_rounds", decisions.max_rounds.map(|n| n.to_string())),
        ("decisions.judge", decisions.judge.map(|j| j.word().to_owned())),
        ("decisions.concerns", decisions.concerns.map(|b| b.to_string())),
        ("decisions.stand_aside", decisions.stand_aside.map(|b| b.to_string())),
        ("decisions.recording", decisions.recording.map(|r| r.word().to_owned())),
        (
            "decisions.seal",
            decisions.seal.as_ref().and_then(|s| list(&s.iter().map(|c| c.word().to_owned()).collect::<Vec<_>>())),
        ),
        ("decisions.seals", decisions.seals.map(|s| s.word().to_owned())),
        ("decisions.assign", decisions.assign.map(|a| a.word().to_owned())),
        ("decisions.fallback", list(&decisions.fallback.iter().map(|w| w.word().to_owned()).collect::<Vec<_>>())),
        ("elections.keep", rules.elections.keep.map(|k| k.word().to_owned())),
        ("circles.size", rules.circles.size.map(|s| format!("{}–{}", s.min, s.max))),
        ("circles.meetings_per_year", rules.circles.meetings_per_year.map(|n| n.to_string())),
    ];
    all.extend(known.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
    all.extend(rules.terms.iter().map(|(role, length)| (format!("terms.{}", role.word()), length.to_string())));
    for (kind, asked) in &decisions.kinds {
        all.extend(asked.quorum.map(|q| (format!("decisions.kinds.{}.quorum", kind.word()), q.to_string())));
    }
    for (rule, line) in &rules.rules {
        all.extend(line.level.map(|level| (format!("rules.{rule}"), level.word().to_owned())));
        all.extend(line.numbers.iter().map(|(name, n)| (format!("rules.{rule}.{name}"), n.to_string())));
    }
    for rule in &rules.custom_rules {
        all.insert(format!("custom_rules.{}", rule.id), rule.must.clone());
    }
    all
}
