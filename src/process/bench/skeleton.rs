//! A new organisation's first files, from the templates.

use std::path::PathBuf;

use crate::bind::{PAUSE, VOUCHERS};
use crate::files::{Kind, SHAPES, canonical, profile, schema_of};
use crate::finding::{Attempt, Failure};
use crate::lang::{Catalogue, Lang};
use crate::message;
use crate::model::{
    Base, Circle, CircleId, CircleKind, Core, Date, DecisionId, Domain, DomainId, Holder, Holding, Instant, Key,
    Length, Person, PersonId, PersonKind, Role, RoleRef, Size, Slug, choice, slugify,
};
use crate::store::{Edits, LOCAL_PEOPLE, Stamp, read_text};
use crate::template::render;

choice! {
    /// What kind of organisation one begins with.
    Template {
        Association = "association", Scop = "scop", Scic = "scic", Gie = "gie", Network = "network",
        Plain = "plain",
    }
}

/// A founder to be: an id, the category of associates, a public key.
#[derive(Clone, Debug)]
pub struct Founder {
    pub id: PersonId,
    pub category: Option<Slug>,
    pub key: Option<String>,
    /// The name people know them by; that of the id where none is said.
    pub name: Option<String>,
    /// Whether that name stays out of git.
    pub apart: bool,
}

impl Founder {
    /// The name people know them by.
    pub fn called(&self) -> String {
        let of_id = || self.id.as_str().split('-').map(capital).collect::<Vec<_>>().join(" ");
        self.name.clone().unwrap_or_else(of_id)
    }
}

/// What `init` is asked for.
pub struct Plan {
    pub dir: PathBuf,
    pub name: String,
    pub template: Template,
    pub base: Base,
    pub founders: Vec<Founder>,
    pub now: Instant,
    /// 128 random bits in hexadecimal, so that no two organisations share an id.
    pub entropy: String,
    pub stamp: Stamp,
}

/// Every file of a new organisation.
pub fn first_files(plan: &Plan, say: &Catalogue, both: (&Catalogue, &Catalogue), branch: &str) -> Attempt<Edits> {
    let root = root_circle(say.lang);
    let mut files = Edits::new();
    let mut put = |path: String, text: String| drop(files.insert(path, Some(text.into_bytes())));
    put(".gitattributes".into(), "*.toml -text\n*.sig -text\n*.md -text\n.gitattributes -text\n".into());
    if plan.founders.iter().any(|founder| founder.apart) {
        let kept = read_text(&plan.dir.join(".gitignore")).unwrap_or_default();
        let gap = if kept.is_empty() || kept.ends_with('\n') { "" } else { "\n" };
        put(".gitignore".into(), format!("{kept}{gap}{LOCAL_PEOPLE}\n"));
    }
    put("constitution.toml".into(), constitution(plan, say, &root, branch)?);
    put("rules.toml".into(), rules(plan, say)?);
    put(
        "words.toml".into(),
        format!(
            "#:schema ./.accord/schema/words.schema.json\n# {}\n# {}\n",
            say.text("init-words"),
            say.text("init-words-example")
        ),
    );
    for founder in &plan.founders {
        let path = Kind::Person(founder.id.clone()).path().unwrap_or_default();
        let text = canonical(&path, &[say.text("init-person")], &person(founder, plan.now.date()));
        put(path, text);
    }
    let path = Kind::Circle(root.clone()).path().unwrap_or_default();
    let text = canonical(&path, &[say.text("init-circle")], &circle(plan, say));
    put(path, text);
    for (slug, core) in [("animation", Core::Facilitator), ("secretariat", Core::Secretary)] {
        let slug = if say.lang == Lang::Fr { slug } else { core.word() };
        let Some(role) = Slug::parse(slug) else { continue };
        let id = RoleRef { circle: root.clone(), role };
        let path = Kind::Role(id).path().unwrap_or_default();
        let text = canonical(&path, &[say.text("init-role")], &role_of(core, plan, say));
        put(path, text);
    }
    let others: Vec<&Founder> = plan.founders.iter().skip(2).collect();
    if matches!(plan.base, Base::Holacracy4 | Base::Holacracy5) && !others.is_empty() {
        // In this tradition who fills no role has no say.
        let slug = Slug::parse(if say.lang == Lang::Fr { "cofondation" } else { "co-founder" });
        if let Some(role) = slug {
            let path = Kind::Role(RoleRef { circle: root.clone(), role }).path().unwrap_or_default();
            let text = canonical(&path, &[say.text("init-role")], &founding_role(&others, plan, say));
            put(path, text);
        }
    }
    if let Some(id) = DomainId::parse("organisation") {
        let path = Kind::Domain(id).path().unwrap_or_default();
        let domain = Domain::new(say.text("init-domain-name"), Holder::Circle(root));
        let text = canonical(&path, &[say.text("init-domain")], &domain);
        put(path, text);
    }
    for (path, text) in schemas(both) {
        put(path, text);
    }
    Ok(files)
}

/// The JSON Schemas that editors use, at the paths the files name.
pub fn schemas(catalogues: (&Catalogue, &Catalogue)) -> Vec<(String, String)> {
    let (fr, en) = if catalogues.0.lang == Lang::Fr { catalogues } else { (catalogues.1, catalogues.0) };
    let schema = |name: &str| schema_of(name, en, fr).map(|text| (format!(".accord/schema/{name}.schema.json"), text));
    SHAPES.iter().filter_map(|shape| schema(shape.name)).collect()
}

fn root_circle(lang: Lang) -> CircleId {
    let id = if lang == Lang::Fr { "cercle-general" } else { "general" };
    CircleId::parse(id).unwrap_or_else(|| unreachable!("a slug"))
}

fn bug(error: &minijinja::Error) -> Failure {
    Failure::bug(message!("template-failed", detail = error.to_string()))
}

fn six_months(day: Date) -> Date {
    day.plus(Length { months: 6, ..Length::default() })
}

fn constitution(plan: &Plan, say: &Catalogue, root: &CircleId, branch: &str) -> Attempt<String> {
    let slug: String = slugify(&plan.name).chars().take(31).collect();
    let slug = slug.trim_end_matches('-');
    let slug = if slug.is_empty() { "organisation" } else { slug };
    let category = |id: &str, stands_for: &str| {
        minijinja::context! { id => id.to_owned(), name => say.text(&format!("init-category-{id}")), stands_for => stands_for.to_owned() }
    };
    let categories = match plan.template {
        Template::Scic => vec![
            category("salaries", "employees"),
            category("beneficiaires", "beneficiaries"),
            category("soutiens", "other"),
        ],
        Template::Scop => vec![category("salaries", "employees")],
        _ => vec![],
    };
    let holder = |at: usize| plan.founders[at.min(plan.founders.len() - 1)].id.to_string();
    let office = |id: &str, at: usize| {
        minijinja::context! { id => id.to_owned(), name => say.text(&format!("init-office-{id}")), holder => holder(at) }
    };
    let offices = match plan.template {
        Template::Association => vec![office("presidence", 0), office("tresorerie", 1)],
        Template::Scop | Template::Scic => vec![office("gerance", 0)],
        _ => vec![],
    };
    let legal_form = if plan.template == Template::Plain { "none" } else { plan.template.word() };
    let today = plan.now.date();
    let founders: Vec<String> = plan.founders.iter().map(|f| f.id.to_string()).collect();
    let context = minijinja::context! {
        id => format!("{slug}-{}", plan.entropy),
        name => plan.name.clone(),
        lang => say.lang.code(),
        legal_form,
        root => root.to_string(),
        branch => branch.to_owned(),
        founders,
        categories,
        offices,
        from => today.to_string(),
        until => six_months(today).to_string(),
    };
    render("constitution.toml", say, context).map_err(|e| bug(&e))
}

fn rules(plan: &Plan, say: &Catalogue) -> Attempt<String> {
    let base = plan.base;
    let profile = profile(base, 1).ok_or_else(|| Failure::usage(message!("unknown-profile", base = base.word())))?;
    let n = profile.numbers.clone();
    let legal = match plan.template {
        Template::Association | Template::Scop | Template::Scic => plan.template.word(),
        Template::Gie | Template::Network | Template::Plain => "",
    };
    let numbers = minijinja::context! {
        silence => n.silence, quorum => n.quorum, min_open_days => n.min_open_days, notice_days => n.notice_days,
        max_rounds => n.max_rounds, judge => n.judge, concerns => n.concerns, stand_aside => n.stand_aside,
        recording => n.recording, seal => n.seal, seals => n.seals, fallback => n.fallback, keep => n.keep,
        constitution_quorum => n.constitution_quorum, terms => n.terms, size_min => n.size_min,
        size_max => n.size_max, meetings_per_year => n.meetings_per_year,
    };
    let source = profile.source_fr.as_ref().filter(|_| say.lang == Lang::Fr).unwrap_or(&profile.source);
    let context = minijinja::context! {
        base => base.word(), legal, source => source, n => numbers,
        recovery_by => VOUCHERS, recovery_pause => PAUSE.to_string()
    };
    render("rules.toml", say, context).map_err(|e| bug(&e))
}

/// A member as a founder is written down.
pub fn person(founder: &Founder, today: Date) -> Person {
    let name = if founder.apart { String::new() } else { founder.called() };
    Person {
        kind: Some(PersonKind::Human),
        joined: Some(today),
        admitted_by: DecisionId::parse(DecisionId::FOUNDING),
        category: founder.category.clone(),
        keys: founder.key.iter().map(|key| Key::active(key.clone())).collect(),
        ..Person::new(name)
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn circle(plan: &Plan, say: &Catalogue) -> Circle {
    let founders = i64::try_from(plan.founders.len()).unwrap_or(3);
    Circle {
        kind: Some(CircleKind::General),
        purpose: Some(say.say(&message!("init-circle-purpose", name = &plan.name))),
        members: plan.founders.iter().map(|f| f.id.clone()).collect(),
        size: Some(Size { min: founders.min(3), max: founders.max(12) }),
        created_by: DecisionId::parse(DecisionId::FOUNDING),
        ..Circle::new(say.text("init-circle-name"))
    }
}

/// A role for founders beside the two offices, until circles and roles are made.
fn founding_role(others: &[&Founder], plan: &Plan, say: &Catalogue) -> Role {
    let today = plan.now.date();
    let held = |founder: &&Founder| Holding {
        person: founder.id.clone(),
        from: Some(today),
        until: Some(six_months(today)),
        by: DecisionId::parse(DecisionId::FOUNDING),
        focus: None,
        interim: None,
    };
    Role {
        purpose: Some(say.text("init-purpose-founding")),
        accountabilities: vec![say.text("init-accountability-founding")],
        seats: i64::try_from(others.len()).ok(),
        review: Some(six_months(today)),
        holders: others.iter().map(held).collect(),
        ..Role::new(say.text("init-name-founding"))
    }
}

/// The founders hold the first offices for six months, so that the first elections ring in time.
fn role_of(core: Core, plan: &Plan, say: &Catalogue) -> Role {
    let at = usize::from(core == Core::Secretary).min(plan.founders.len() - 1);
    let today = plan.now.date();
    Role {
        core: Some(core),
        purpose: Some(say.text(&format!("init-purpose-{}", core.word()))),
        holders: vec![Holding {
            person: plan.founders[at].id.clone(),
            from: Some(today),
            until: Some(six_months(today)),
            by: DecisionId::parse(DecisionId::FOUNDING),
            focus: None,
            interim: None,
        }],
        ..Role::new(say.text(&format!("core-{}", core.word())))
    }
}
