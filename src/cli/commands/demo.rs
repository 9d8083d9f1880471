//! The whole loop, played with real keys and real clones by invented people.

use std::path::{Path, PathBuf};

use crate::cli::context::Context;
use crate::cli::out;
use crate::files::load;
use crate::finding::{Attempt, Failure, Finding};
use crate::lang::{Catalogue, Lang};
use crate::message;
use crate::model::{Base, CircleId, PersonId, PolicyRef, Said, Slug};
use crate::process::{self, Act, Addition, Ask, Close, Draft, Founder, Plan, Reply, Template, Workspace, find, view};
use crate::render::{AuditView, ChartOptions, Sheet, audit_human, findings_concise, show_human, text_chart};
use crate::store::{Disk, Git, Repo, Stamp, entropy, is_empty, make_folder, make_key, temporary, write_text};
use crate::trust::Anchor;

const PEOPLE: [&str; 4] = ["aicha", "bruno", "chloe", "david"];

/// Plays the loop in a folder, a temporary one when none is named, and leaves it there.
pub fn run(context: &Context, dir: Option<&Path>) -> Attempt<u8> {
    let dir = match dir {
        Some(dir) => context.dir().join(dir),
        None => temporary("accord-demo-")?,
    };
    if !is_empty(&dir) {
        return Err(Failure::usage(message!("demo-exists", path = dir.display().to_string())));
    }
    make_folder(&dir)?;
    let dir = crate::store::absolute(&dir);
    let play = Play { context, dir };
    out::data(&format!("{}\n", context.page().bold(&context.say.text("demo-title"))));
    play.found()?;
    play.first_decision()?;
    play.verify()?;
    play.second_proposal()?;
    play.leave();
    Ok(0)
}

struct Play<'a> {
    context: &'a Context,
    dir: PathBuf,
}

impl Play<'_> {
    fn step(&self, key: &str) {
        let page = self.context.page();
        out::data(&format!("\n{}", page.paragraph("", "   ", &page.bold(&self.text(key)))));
    }

    fn text(&self, key: &str) -> String {
        self.context.say.text(key)
    }

    fn indent(text: &str) {
        let lines: String =
            text.lines().map(|line| if line.is_empty() { "\n".into() } else { format!("   {line}\n") }).collect();
        out::data(&lines);
    }

    fn workspace(&self, person: &str) -> Attempt<Workspace> {
        Workspace::open(&self.dir.join(person), self.context.now)
    }

    fn found(&self) -> Attempt<()> {
        self.step("demo-1");
        let keys = self.dir.join("keys");
        make_folder(&keys)?;
        for person in PEOPLE {
            make_key(&keys.join(person), person)?;
        }
        let first = self.dir.join(PEOPLE[0]);
        make_folder(&first)?;
        let founder = |person: &&str| Founder {
            id: id(person),
            category: None,
            key: process::read_key(&keys.join(format!("{person}.pub")).display().to_string()).ok(),
            name: Some(name_of(person).to_owned()),
        };
        let plan = Plan {
            dir: first.clone(),
            name: self.text("demo-organisation"),
            template: Template::Plain,
            base: Base::Sociocracy,
            founders: PEOPLE.iter().map(founder).collect(),
            now: self.context.now,
            entropy: entropy()?,
            stamp: Stamp { name: "Accord".into(), email: "demo@localhost".into(), seconds: self.context.now.seconds() },
        };
        let (fr, en) = (Catalogue::new(Lang::Fr), Catalogue::new(Lang::En));
        let workspace = process::init(&plan, if self.context.say.lang == Lang::Fr { (&fr, &en) } else { (&en, &fr) })?;
        self.keys(&workspace)?;
        let hub = self.dir.join("hub.git");
        Repo::init_bare(&hub, "main")?;
        workspace.repo.add_remote("origin", &hub)?;
        let tip = workspace.main_tip()?;
        workspace.git.push("origin", tip, "main")?;
        for person in &PEOPLE[1..] {
            Git::new(&self.dir).clone_from(&hub.display().to_string(), &self.dir.join(person))?;
            self.keys(&self.workspace(person)?)?;
        }
        for person in PEOPLE {
            let workspace = self.workspace(person)?;
            process::sync(&workspace)?;
            if let Act::Done(step) = process::found(&workspace, Some(&id(person)), true)? {
                let line = step.introduction.map(|line| format!("\n{line}")).unwrap_or_default();
                let typed = self.context.say.say(&message!("demo-found", person = person));
                Self::indent(&format!("{typed}{line}"));
            }
        }
        Ok(())
    }

    /// Every clone holds every throw-away key, so that one person alone can play all of them.
    fn keys(&self, workspace: &Workspace) -> Attempt<()> {
        let folder = workspace.repo.own_dir().join("demo-keys");
        make_folder(&folder)?;
        for person in PEOPLE {
            crate::store::copy_key(&self.dir.join("keys").join(person), &folder.join(person))?;
        }
        Ok(())
    }

    fn propose(&self, person: &str, slug: &str, title: &str, text: &str, driver: &str) -> Attempt<String> {
        let workspace = self.workspace(person)?;
        process::sync(&workspace)?;
        process::go(&workspace, None)?;
        let root = root(&workspace)?;
        let policy = Slug::parse(slug).ok_or_else(|| Failure::bug(message!("no-such-file", path = slug)))?;
        let addition = Addition::Policy {
            id: PolicyRef { circle: root.clone(), policy },
            title: Some(title.to_owned()),
            text: Some(text.to_owned()),
        };
        if let Act::Refused(findings) = process::add(&workspace, &addition, &self.context.say, false)? {
            self.findings(&findings);
            return Err(refused("policy add"));
        }
        let ask = Ask {
            title: title.to_owned(),
            circle: Some(root.to_string()),
            with: vec![],
            driver: Some(driver.to_owned()),
            until: None,
            review: None,
            acting: Some(id(person)),
            dry_run: false,
        };
        let Act::Done(done) = process::propose(&workspace, &ask)? else { return Err(refused("propose")) };
        process::publish(&workspace, Some(done.id.as_str()), Some(&id(person)), false)?;
        Self::indent(&self.context.say.say(&message!("demo-propose", person = person, title = title)));
        Ok(done.id.to_string())
    }

    fn answer(&self, person: &str, decision: &str, said: Said, reason: Option<String>) -> Attempt<()> {
        let workspace = self.workspace(person)?;
        process::sync(&workspace)?;
        let reply = Reply {
            id: Some(decision.to_owned()),
            said,
            meeting: false,
            reason: reason.clone(),
            person: Some(id(person)),
            via: None,
            push: true,
            dry_run: false,
        };
        match process::respond(&workspace, &reply)? {
            Act::Done(_) => {
                let word = self.text(&format!("answer-{}", said.word()));
                let said = format!("{person} {word}");
                Self::indent(&match reason {
                    Some(text) => self.context.say.say(&message!("with-colon", name = said, text = text)),
                    None => said,
                });
                Ok(())
            }
            Act::Refused(_) => Err(refused("respond")),
        }
    }

    fn first_decision(&self) -> Attempt<()> {
        self.step("demo-2");
        let slug = self.text("demo-policy-slug");
        let decision = self.propose(
            "aicha",
            &slug,
            &self.text("demo-policy"),
            &self.text("demo-text-1"),
            &self.text("demo-driver"),
        )?;
        self.step("demo-3");
        self.answer("chloe", &decision, Said::Consent, None)?;
        self.answer("david", &decision, Said::Reaction, Some(self.text("demo-reaction")))?;
        self.answer("bruno", &decision, Said::Objection, Some(self.text("demo-objection")))?;
        self.step("demo-4");
        let workspace = self.workspace("chloe")?;
        process::sync(&workspace)?;
        if let Act::Refused(findings) = process::decide(&workspace, &close(&decision))? {
            self.findings(&findings);
        }
        self.step("demo-5");
        let workspace = self.workspace("aicha")?;
        process::sync(&workspace)?;
        let path = format!("circles/{}/policies/{slug}.toml", root(&workspace)?);
        let file = workspace.repo.needs_workdir()?.join(&path);
        let text = crate::store::read_text(&file)?;
        let edited = text.replace(&self.text("demo-text-1"), &self.text("demo-text-2"));
        write_text(&file, &edited)?;
        process::amend(&workspace, &Draft { acting: Some(id("aicha")), ..Draft::default() })?;
        process::publish(&workspace, Some(&decision), Some(&id("aicha")), false)?;
        self.show(&workspace, &decision)?;
        self.step("demo-6");
        for person in ["bruno", "chloe", "david"] {
            self.answer(person, &decision, Said::Consent, None)?;
        }
        self.step("demo-7");
        let workspace = self.workspace("chloe")?;
        process::sync(&workspace)?;
        match process::decide(&workspace, &close(&decision))? {
            Act::Done(done) => {
                let commit = done.commit.map(|c| c.to_string()).unwrap_or_default();
                let typed = self.context.say.say(&message!("demo-decide", person = "chloe"));
                Self::indent(&format!("{typed}\n{commit}"));
                Ok(())
            }
            Act::Refused(findings) => {
                self.findings(&findings);
                Err(refused("decide"))
            }
        }
    }

    fn findings(&self, findings: &[Finding]) {
        Self::indent(&findings_concise(&Sheet::of(findings), &self.context.page()));
    }

    fn show(&self, workspace: &Workspace, decision: &str) -> Attempt<()> {
        let judged = workspace.lawful()?;
        let seen = view(workspace, &judged, &find(workspace, Some(decision))?)?;
        let told = process::changes_of(workspace, &seen)?;
        Self::indent(&show_human(&seen, &told, None, false, &self.context.page()));
        Ok(())
    }

    fn verify(&self) -> Attempt<()> {
        self.step("demo-8");
        let plain = self.dir.join("plain");
        Git::new(&self.dir).clone_from(&self.dir.join("hub.git").display().to_string(), &plain)?;
        let workspace = Workspace::open(&plain, self.context.now)?;
        let history = workspace.judge_fully(workspace.main_tip()?)?;
        let view = AuditView { history: &history, since: 0, quiet_too: false, anchored: Anchor::None, more: &[] };
        Self::indent(&audit_human(&view, &self.context.page()));
        self.step("demo-9");
        let org = load(&Disk::new(&plain))?.organisation;
        let options =
            ChartOptions { circle: None, people: true, today: self.context.now.date(), commit: None, folder: false };
        Self::indent(&text_chart(&org, &options, &self.context.page()));
        Ok(())
    }

    fn second_proposal(&self) -> Attempt<()> {
        let slug = self.text("demo-slug-2");
        out::data("\n");
        let title = self.text("demo-proposal-2");
        let decision = self.propose("aicha", &slug, &title, &self.text("demo-text-3"), &self.text("demo-driver-2"))?;
        self.answer("david", &decision, Said::Objection, Some(self.text("demo-objection-2")))?;
        process::sync(&self.workspace("aicha")?)?;
        Ok(())
    }

    fn leave(&self) {
        let page = self.context.page();
        let slug = self.text("demo-slug-2");
        out::data(&format!("\n{}\n", page.paragraph("", "", &self.text("demo-left"))));
        out::data(&format!("{}\n", self.text("demo-try")));
        let root = if self.context.say.lang == Lang::Fr { "cercle-general" } else { "general" };
        let edit = format!("$EDITOR circles/{root}/policies/{slug}.toml");
        let lines = self.text("demo-lines").replace("EDIT", &edit);
        out::data(&format!("   cd {}\n", self.dir.join("aicha").display()));
        for line in lines.lines().map(str::trim) {
            out::data(&format!("   {line}\n"));
        }
    }
}

/// Chloé seals, and sends.
fn close(decision: &str) -> Close {
    Close { id: Some(decision.to_owned()), acting: Some(id("chloe")), push: true, ..Close::default() }
}

/// The name of one of the invented people, as it is written.
fn name_of(person: &str) -> &'static str {
    match person {
        "aicha" => "Aïcha",
        "bruno" => "Bruno",
        "chloe" => "Chloé",
        _ => "David",
    }
}

fn id(person: &str) -> PersonId {
    PersonId::parse(person).unwrap_or_else(|| unreachable!("the invented people have slugs"))
}

fn root(workspace: &Workspace) -> Attempt<CircleId> {
    let loaded = load(&Disk::new(workspace.repo.needs_workdir()?))?;
    loaded
        .organisation
        .root()
        .cloned()
        .ok_or_else(|| Failure::bug(message!("no-such-file", path = "constitution.toml")))
}

fn refused(act: &str) -> Failure {
    Failure::bug(message!("no-such-file", path = act))
}
