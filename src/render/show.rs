//! One decision, for a person and for a script.

use super::changes::changes_human;
use super::concerns::concerns;
use super::findings::finding_message;
use super::page::Page;
use super::round::{length, round};
use super::signed::{name, signed};
use super::vote::{manner, trace};
use crate::bind::{SignedAnswer, Weighs, Weight};
use crate::finding::Called;
use crate::lang::{Message, visible};
use crate::message;
use crate::model::{Answer, Method, PersonId, Said, Verdict, Via, Way};
use crate::process::{Compared, Since, View, rounds};

/// The word of the state a decision is in.
pub fn state(view: &View) -> &'static str {
    match &view.outcome {
        Some(outcome) => outcome.result.word(),
        None if view.standing.is_taken_back() => "retracted",
        None if view.standing.is_retracted() => "abandoned",
        None if view.standing.carried() == Some(false) => "lost",
        None if view.standing.is_nominating() && view.standing.open_objections().next().is_none() => "nominating",
        None if view.standing.open_objections().next().is_some() => "objection",
        None if view.missing.is_empty() => "ready",
        None => "open",
    }
}

/// What one needs to know before answering. Where one answered an earlier version, what changed since stands first; alone,
/// where that is all one asked for.
pub fn show_human(view: &View, told: &Compared, since: Option<&Since>, only_since: bool, page: &Page<'_>) -> String {
    let standing = &view.standing;
    let mut out = head(view, page);
    if let Some(since) = since {
        let heading = page.message(&message!("show-since", version = since.version));
        out.push_str(&format!("\n{}\n", page.bold(&heading)));
        out.push_str(&changes(&since.told, "show-since-nothing", page));
    } else if only_since {
        out.push_str(&page.paragraph("", "  ", &page.say.text("show-since-none")));
    }
    if !only_since || since.is_none() {
        let closed = view.outcome.as_ref().is_some_and(|outcome| outcome.result != Verdict::Adopted);
        out.push_str(&section(if closed { "show-asked-for" } else { "show-changes" }, page));
        out.push_str(&changes(told, "show-no-change", page));
    }
    if !standing.unsigned.is_empty() {
        let told = message!("show-foreign", paths = standing.unsigned.clone());
        out.push_str(&page.paragraph("  ", "  ", &page.yellow(&page.message(&told))));
    }
    out.push_str(&section(if view.outcome.is_some() { "show-answered" } else { "show-answers" }, page));
    out.push_str(&answers(view, page));
    for told in trace(&standing.tallies) {
        out.push_str(&page.paragraph("  ", "    ", &page.message(&told)));
    }
    for objection in standing.objections.iter().filter(|_| standing.tallies.is_empty()) {
        let key = match objection.open {
            true if objection.reason.trim().is_empty() => "show-objection-said",
            true => "show-objection-open",
            false if objection.set_aside => "show-objection-aside",
            // Who objected again holds to it.
            false
                if view
                    .standing
                    .objections
                    .iter()
                    .any(|it| it.person == objection.person && it.version > objection.version) =>
            {
                "show-objection-again"
            }
            false if objection.reason.trim().is_empty() => "show-objection-lifted-said",
            false => "show-objection-lifted",
        };
        let person = name(view, &objection.person);
        let told = message!(key, person = person, version = objection.version, reason = &objection.reason);
        out.push_str(&page.paragraph("  ", "    ", &page.message(&told)));
        let aside = standing.papers.iter().map(|(paper, _)| &paper.answer).filter(|answer| {
            let whose = answer.for_person.as_ref() == Some(&objection.person);
            objection.set_aside && whose && answer.answer == Said::SetAside
        });
        for answer in aside {
            let why = answer.reason.clone().unwrap_or_default();
            let told = message!("show-aside-by", person = name(view, &answer.person), reason = why);
            out.push_str(&page.paragraph("    ", "    ", &page.message(&told)));
        }
    }
    for finding in &view.told {
        let named = finding.with_names(&|called| of_view(view, called));
        let line = format!("{} {}", page.mark("⚠", "!"), finding_message(&named, page));
        out.push_str(&page.paragraph("  ", "    ", &page.yellow(&line)));
    }
    if view.outcome.is_none() {
        out.push_str(&concerns(view, page));
        out.push_str(&next(view, page));
    }
    out + &ways(view, page)
}

/// The ways out that the rules list, each with what one types.
fn ways(view: &View, page: &Page<'_>) -> String {
    let (id, parent) = (view.id.as_str(), view.standing.has_parent);
    if view.outcome.is_none() {
        if !view.standing.is_exhausted() {
            // Another version would void the answers that closing asks for.
            let over = view.standing.open_objections().next().is_some()
                && view.standing.proposal.version >= view.standing.max_rounds;
            let told = message!("show-rounds-over", rounds = view.standing.max_rounds);
            return if over { format!("\n{}", page.paragraph("", "  ", &page.message(&told))) } else { String::new() };
        }
        let named = view
            .ways
            .iter()
            .filter(|way| **way != Way::ParentCircle)
            .map(|way| page.message(&message!("quoted", text = page.say.text(&format!("way-{}", way.word())))))
            .collect::<Vec<_>>();
        let above = parent && view.ways.contains(&Way::ParentCircle);
        let key = if named.is_empty() { "show-exhausted-bare" } else { "show-exhausted" };
        let told = message!(key, rounds = view.standing.max_rounds, id = id, ways = named);
        let mut out = format!("\n{}", page.paragraph("", "  ", &page.message(&told)));
        if above {
            out.push_str(&page.paragraph("", "  ", &page.message(&message!("show-exhausted-above", id = id))));
        }
        return out;
    }
    if view.ways.is_empty() {
        return String::new();
    }
    let mut out = section("show-ways", page);
    for way in &view.ways {
        let (what, word) = (format!("way-{}", way.word()), format!("way-word-{}", way.word()));
        let told = message!("show-way", what = page.say.text(&what), word = page.say.text(&word), id = id);
        out.push_str(&page.paragraph(&format!("{} ", page.mark("•", "-")), "  ", &page.message(&told)));
    }
    out
}

/// What it is, whose it is, where it stands, and why it was made.
fn head(view: &View, page: &Page<'_>) -> String {
    let (standing, proposal) = (&view.standing, &view.standing.proposal);
    let mut out = page.paragraph("", "", &page.bold(&visible(&view.title)));
    let state = page.say.text(&format!("state-{}", state(view)));
    let facts = message!(
        match (view.number, view.is_somebodys()) {
            (Some(_), _) => "show-facts-numbered",
            (None, true) => "show-facts",
            (None, false) => "show-facts-unsigned",
        },
        number = view.number.unwrap_or_default(),
        id = view.id.as_str(),
        circle = &view.circle,
        proposer = name(view, &proposal.proposer),
        version = proposal.version,
        state = state,
    );
    let mut say = |message: &Message| out.push_str(&page.paragraph("", "  ", &page.message(message)));
    say(&facts);
    let words: Vec<String> = match &view.outcome {
        Some(outcome) => outcome.kinds.clone(),
        None => standing.kinds.iter().map(|k| k.word().to_owned()).collect(),
    };
    let kinds: Vec<String> = words.iter().map(|word| page.say.text(&format!("kind-{word}"))).collect();
    if !kinds.is_empty() {
        say(&message!("show-kinds", kinds = kinds));
    }
    if let Some(told) = manner(&standing.manner).filter(|_| view.outcome.is_none() || standing.tallies.is_empty()) {
        say(&told);
    }
    if let Some(rounds) = rounds(view) {
        say(&round(&rounds, view));
    }
    if let Some(method) = standing.meant.filter(|_| view.outcome.is_none()) {
        say(&message!("show-no-mandate", method = method.word()));
    }
    for (key, text) in
        [("show-driver", &proposal.driver), ("show-tension", &proposal.tension), ("show-example", &proposal.example)]
    {
        if let Some(text) = text {
            say(&message!(key, text = text));
        }
    }
    let own = |a: &Answer| a.answer == Said::Propose && a.version == proposal.version && a.person == proposal.proposer;
    let counted = standing.papers.iter().filter(|(p, weight)| *weight == Weight::Counted && own(&p.answer));
    if let Some(text) = counted.filter_map(|(paper, _)| paper.answer.reason.as_ref()).next_back() {
        say(&message!("show-version", text = text));
    }
    if let Some(day) = standing.papers.iter().find_map(|(paper, _)| paper.answer.letter) {
        say(&message!("show-letter", day = day));
    }
    if let Some(id) = &proposal.follows {
        let way = proposal.fallback.map(|way| page.say.text(&format!("way-{}", way.word())));
        let key = if way.is_some() { "show-follows-way" } else { "show-follows" };
        say(&message!(key, id = id.as_str(), way = way.unwrap_or_default()));
    }
    if let Some(role) = &proposal.role {
        say(&message!("show-role", role = role.to_string()));
    }
    if let Some(term) = &proposal.term {
        say(&message!("show-term", term = length(*term)));
    }
    for (key, list) in [("show-criteria", &proposal.criteria), ("show-steps", &proposal.steps)] {
        if !list.is_empty() {
            say(&message!(key, list = list.clone()));
        }
    }
    let review = view.outcome.as_ref().and_then(|outcome| outcome.review).or(proposal.review);
    let until = proposal.respond_by.max(view.standing.window_ends).filter(|_| view.outcome.is_none());
    for (key, day) in [("show-until", until), ("show-heard", proposal.heard), ("show-review", review)] {
        if let Some(day) = day {
            say(&message!(key, day = day));
        }
    }
    if let Some(outcome) = &view.outcome {
        say(&message!("show-decided", day = outcome.decided.date()));
        if let Some(person) = &outcome.facilitator {
            say(&message!("show-facilitator", person = name(view, person)));
        }
        for (key, text) in [("show-meeting", &outcome.meeting), ("show-assembly", &outcome.assembly)] {
            if let Some(text) = text {
                say(&message!(key, text = text));
            }
        }
    }
    out
}

fn changes(told: &Compared, nothing: &'static str, page: &Page<'_>) -> String {
    let mut out = String::new();
    if told.changes.is_empty() && told.unreadable.is_empty() {
        out.push_str(&page.paragraph("  ", "  ", &page.say.text(nothing)));
    }
    out.push_str(&changes_human(&told.changes, page));
    for finding in &told.unreadable {
        let line = format!("{} {}", page.mark("✗", "x"), finding_message(finding, page));
        out.push_str(&page.paragraph("", "  ", &page.red(&line)));
    }
    out
}

fn section(key: &str, page: &Page<'_>) -> String {
    format!("\n{}\n", page.bold(&page.say.text(key)))
}

fn answers(view: &View, page: &Page<'_>) -> String {
    let standing = &view.standing;
    let mut out = String::new();
    for person in &standing.electors {
        let (mark, text) = answer(view, person, page);
        let line = format!("{mark} {} {} {text}", name(view, person), page.mark("—", "-"));
        out.push_str(&page.paragraph("  ", "    ", &line));
    }
    for person in &standing.advisers {
        let advice = standing.advice(person);
        let mark = if advice.is_some() { page.green(page.mark("✓", "+")) } else { page.mark("○", "o").to_owned() };
        let key = if advice.is_some() { "show-advice" } else { "show-advice-awaited" };
        let reason = advice.and_then(|paper| paper.answer.reason.clone()).unwrap_or_default();
        let told = page.message(&message!(key, person = name(view, person), reason = reason));
        out.push_str(&page.paragraph("  ", "    ", &format!("{mark} {told}")));
    }
    for person in &view.away {
        let key = if standing.second().contains(person) { "show-away-needed" } else { "show-away" };
        let told = message!(key, person = name(view, person));
        out.push_str(&page.paragraph("  ", "    ", &page.message(&told)));
    }
    let mut papers: Vec<&(SignedAnswer, Weight)> = standing.papers.iter().collect();
    // Talk is read as it was said.
    papers.sort_by_key(|(paper, _)| (paper.answer.version, paper.answer.issued));
    for (paper, weight) in papers {
        let said = page.say.text(&format!("answer-{}", paper.answer.answer.word()));
        let key = match weight {
            Weight::Talk
                if standing.advice(&paper.answer.person).is_some_and(|advice| advice.digest == paper.digest)
                    && standing.advisers.contains(&paper.answer.person) =>
            {
                continue;
            }
            Weight::Talk => "show-talk",
            Weight::Unverified if paper.key.is_some() && paper.answer.recorded_by.is_some() => "show-not-recorder",
            Weight::Unverified => "show-unverified",
            Weight::Ended => "show-ended",
            Weight::Outsider => "show-outsider",
            Weight::Acceptance => "show-acceptance",
            Weight::Counted | Weight::Stale | Weight::Superseded | Weight::Foreign | Weight::Nomination => continue,
        };
        let reason = paper.answer.reason.clone().unwrap_or_default();
        let recorder = paper.answer.recorded_by.as_ref().map(|it| name(view, it)).unwrap_or_default();
        let person = name(view, &paper.answer.person);
        let told = message!(key, person = person, answer = said, reason = reason, recorder = recorder);
        out.push_str(&page.paragraph("  ", "    ", &page.message(&told)));
    }
    out
}

fn answer(view: &View, person: &PersonId, page: &Page<'_>) -> (String, String) {
    let standing = &view.standing;
    if standing.is_nominating() {
        let named = standing.nominations().contains_key(person);
        let mark = if named { page.green(page.mark("✓", "+")) } else { page.mark("○", "o").to_owned() };
        let key = match (named, standing.unnamed().contains(person)) {
            (true, _) => "show-named",
            (false, true) => "show-unnamed",
            (false, false) => "show-may-name",
        };
        return (mark, page.say.text(key));
    }
    let Some(voice) = standing.voices.get(person) else {
        let told = view.outcome.as_ref().map_or(&standing.absent, |outcome| &outcome.absent);
        let absent = told.iter().find(|absence| absence.person == *person);
        let key = match absent.map(|absence| absence.rule.as_str()) {
            Some("not-voted") => "show-not-voted",
            Some("enough") => "show-not-needed",
            Some(_) => "show-silent",
            None if standing.roll.contains(person) => "show-waiting",
            None => "show-may-speak",
        };
        return (page.mark("○", "o").to_owned(), page.say.text(key));
    };
    let said = page.say.text(&format!("answer-{}", voice.answer.word()));
    let mut text = said;
    if voice.stale {
        let rules = voice.other_rules && voice.version == standing.proposal.version;
        let key = if rules { "show-stale-rules" } else { "show-stale" };
        text = page.message(&message!(key, answer = text, version = voice.version));
    }
    if let Some(recorder) = &voice.recorded_by {
        let via = page.say.text(&format!("via-{}", voice.via.map_or("aloud", Via::word)));
        text = page.message(&message!("show-recorded", answer = text, recorder = name(view, recorder), via = via));
    }
    if let Some(reason) = spoken_reason(view, person) {
        text = page.message(&message!("show-with-reason", answer = text, reason = reason));
    }
    let mark = match standing.weighs(person) {
        None => page.yellow(page.mark("◌", "~")),
        Some(Weighs::For) => page.green(page.mark("✓", "+")),
        Some(Weighs::Neither) => page.mark("–", "-").to_owned(),
        Some(Weighs::Against | Weighs::Stops | Weighs::Nothing) => page.red(page.mark("✗", "x")),
    };
    (mark, text)
}

/// Why somebody answered so, where they said it and nothing else on the page does.
fn spoken_reason<'v>(view: &'v View, person: &PersonId) -> Option<&'v String> {
    let own = |paper: &Answer| {
        paper.person == *person && !matches!(paper.answer, Said::Propose | Said::Objection | Said::SetAside)
    };
    let counted = view.standing.papers.iter().filter(|(_, weight)| *weight == Weight::Counted);
    counted.filter(|(paper, _)| own(&paper.answer)).filter_map(|(paper, _)| paper.answer.reason.as_ref()).next_back()
}

fn next(view: &View, page: &Page<'_>) -> String {
    if !view.signed.by.is_empty() {
        return format!("\n{}", page.paragraph("", "  ", &page.message(&signed(view, page))));
    }
    if view.missing.is_empty() {
        let others = view.reader.as_ref().is_some_and(|me| !view.closers.contains(me));
        let people: Vec<String> = view.closers.iter().map(|person| name(view, person)).collect();
        let key = if others && !people.is_empty() { "respond-others-decide" } else { "show-may-decide" };
        let told = message!(key, id = view.id.as_str(), people = people);
        return format!("\n{}", page.paragraph("", "  ", &page.message(&told)));
    }
    let mut out = section("show-missing", page);
    let dot = page.mark("•", "-");
    for finding in &view.missing {
        out.push_str(&page.paragraph(
            &format!("{dot} "),
            "  ",
            &finding_message(&finding.with_names(&|called| of_view(view, called)), page),
        ));
    }
    if !view.standing.is_retracted() && view.standing.carried().is_none() {
        let about_me = view.reader.as_ref().is_some_and(|me| view.standing.subjects.contains(me));
        let key = match view.standing.manner.method {
            _ if about_me => "show-about-you",
            _ if view.reader.as_ref().is_some_and(|me| view.standing.has_answered(me)) => return out,
            _ if view.standing.is_nominating() => "show-how-to-nominate",
            Method::Vote => "show-how-to-vote",
            Method::Advice => "show-how-to-advise",
            Method::Consent | Method::Lead | Method::Vouch => "show-how-to-answer",
        };
        let how = message!(key, id = view.id.as_str());
        out.push_str(&page.paragraph("", "  ", &page.message(&how)));
    }
    out
}

/// A name that a decision knows.
fn of_view(view: &View, called: Called<'_>) -> Option<String> {
    match called {
        Called::Person(person) => view.names.get(person).cloned(),
        Called::Circle(circle) => view.circles.get(circle).cloned(),
    }
}
