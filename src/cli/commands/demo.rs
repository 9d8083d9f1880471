//! The whole loop, played with real keys and real clones by invented people.

mod cast;
mod ending;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use self::cast::{AT_WORK, FOUNDERS, KEYLESS, PEOPLE, circle_of, id, name_of};
use crate::cli::context::Context;
use crate::cli::out;
use crate::finding::{Attempt, Failure, Finding};
use crate::lang::{Catalogue, Lang};
use crate::message;
use crate::model::{Base, CircleId, PolicyRef, Said, Slug};
use crate::process::{self, Act, Addition, Ask, Close, Content, Draft, Founder, Plan, Reply, Template, Workspace};
use crate::render::{AuditView, Page, audit_line, audit_sum, findings_brief};
use crate::store::{
    Edits, Git, NewCommit, Repo, Stamp, entropy, is_empty, make_folder, make_key, temporary, write_text,
};
use crate::trust::Anchor;

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
    let page = context.page();
    out::data(&format!("{}\n", page.paragraph("", "", &page.bold(&context.say.text("demo-title")))));
    out::data(&page.paragraph("", "", &context.say.text("demo-about")));
    play.found()?;
    play.first_decision()?;
    play.by_hand()?;
    play.draw()?;
    play.second_proposal()?;
    play.leave();
    Ok(0)
}

struct Play<'a> {
    context: &'a Context,
    dir: PathBuf,
}

/// What is shown stands this far in.
const INDENT: &str = "   ";

impl Play<'_> {
    /// The page on which the views of the tool are shown here.
    fn inner(&self) -> Page<'_> {
        let page = self.context.page();
        Page { width: page.width.saturating_sub(INDENT.len()).max(20), ..page }
    }

    fn step(&self, key: &str) {
        let page = self.context.page();
        out::data(&format!("\n{}", page.paragraph("", INDENT, &page.bold(&self.text(key)))));
    }

    /// A sentence about a text of the story.
    fn quoted(&self, key: &'static str, text: &str) {
        let text = self.context.say.say(&message!("quoted", text = self.text(text)));
        let told = self.context.say.say(&message!(key, text = text));
        Self::show(&self.inner().paragraph("", INDENT, &told));
    }

    fn told(&self, key: &str) {
        Self::show(&self.inner().paragraph("", "", &self.text(key)));
    }

    fn text(&self, key: &str) -> String {
        self.context.say.text(key)
    }

    fn show(text: &str) {
        let line = |line: &str| if line.is_empty() { String::from("\n") } else { format!("{INDENT}{line}\n") };
        out::data(&text.lines().map(line).collect::<String>());
    }

    /// Who types what.
    fn typed(&self, person: &str, command: &str) {
        let page = self.inner();
        let line = self.context.say.say(&message!("with-colon", name = name_of(person), text = command));
        Self::show(&page.dim(page.paragraph("", INDENT, &line).trim_end()));
    }

    fn workspace(&self, person: &str) -> Attempt<Workspace> {
        Workspace::open(&self.dir.join(person), self.context.now)
    }

    /// Somebody's clone with what the others sent.
    fn synced(&self, person: &str) -> Attempt<Workspace> {
        let workspace = self.workspace(person)?;
        process::sync(&workspace)?;
        Ok(workspace)
    }

    fn shop(&self) -> CircleId {
        circle_of("shop", &self.context.say)
    }

    fn found(&self) -> Attempt<()> {
        self.step("demo-1");
        let keys = self.dir.join("keys");
        make_folder(&keys)?;
        for (person, _) in PEOPLE.iter().filter(|(person, _)| *person != KEYLESS) {
            make_key(&keys.join(person), person)?;
        }
        let key = |person: &str| process::read_key(&keys.join(format!("{person}.pub")).display().to_string()).ok();
        let first = self.dir.join(FOUNDERS[0]);
        make_folder(&first)?;
        let founder = |person: &&str| Founder {
            id: id(person),
            category: None,
            key: key(person),
            name: Some(name_of(person).to_owned()),
            apart: false,
        };
        let plan = Plan {
            dir: first,
            name: self.text("demo-organisation"),
            template: Template::Plain,
            base: Base::Sociocracy,
            founders: FOUNDERS.iter().map(founder).collect(),
            now: self.context.now,
            entropy: entropy()?,
            stamp: self.stamp("Accord"),
        };
        let (fr, en) = (Catalogue::new(Lang::Fr), Catalogue::new(Lang::En));
        let workspace = process::init(&plan, if self.context.say.lang == Lang::Fr { (&fr, &en) } else { (&en, &fr) })?;
        self.keys(&workspace, FOUNDERS[0])?;
        let cast = cast::files(&self.context.say, self.context.now.date(), &key);
        self.commit(&workspace, &cast, "Accord", "cast")?;
        let hub = self.dir.join("hub.git");
        Repo::init_bare(&hub, "main")?;
        workspace.repo.add_remote("origin", &hub)?;
        workspace.git.push("origin", workspace.main_tip()?, "main")?;
        for person in &AT_WORK[1..] {
            Git::new(&self.dir).clone_from(&hub.display().to_string(), &self.dir.join(person))?;
            self.keys(&self.workspace(person)?, person)?;
        }
        for person in FOUNDERS {
            process::found(&self.synced(person)?, Some(&id(person)), true)?;
            self.typed(person, &self.text("demo-type-found"));
        }
        self.told("demo-1-told");
        Ok(())
    }

    /// Every clone signs with its person's key, and holds every throw-away key, so that one person alone can play all of
    /// them.
    fn keys(&self, workspace: &Workspace, person: &str) -> Attempt<()> {
        let folder = workspace.repo.own_dir().join(process::DEMO_KEYS);
        make_folder(&folder)?;
        for (person, _) in PEOPLE.iter().filter(|(person, _)| *person != KEYLESS) {
            crate::store::copy_key(&self.dir.join("keys").join(person), &folder.join(person))?;
        }
        crate::store::copy_key(&self.dir.join("keys").join(person), &folder.join(process::DEMO_OWN))
    }

    fn stamp(&self, name: &str) -> Stamp {
        Stamp { name: name.into(), email: "demo@localhost".into(), seconds: self.context.now.seconds() }
    }

    /// A commit on main as git alone makes it: no signature, no decision.
    fn commit(&self, workspace: &Workspace, edits: &Edits, who: &str, message: &str) -> Attempt<()> {
        let main = workspace.main()?;
        let tip = workspace.repo.local_tip(main).map_or_else(|| workspace.main_tip(), Ok)?;
        let before = workspace.repo.commit(tip)?.tree;
        let tree = workspace.repo.put_tree(Some(before), edits)?;
        let (stamp, parents) = (self.stamp(who), [tip]);
        let new = NewCommit { tree, parents: &parents, stamp: &stamp, message, signer: None };
        let new = workspace.repo.put_commit(&new)?;
        workspace.repo.check_out(Some(before), tree, &BTreeMap::new())?;
        workspace.repo.swap(main, Some(tip), new, message)?;
        Ok(())
    }

    fn propose(&self, person: &str, circle: &CircleId, keys: &str) -> Attempt<String> {
        let workspace = self.synced(person)?;
        process::go(&workspace, None)?;
        let text = |part: &str| self.text(&format!("{keys}-{part}"));
        let policy = Slug::parse(&text("slug")).ok_or_else(|| refused("policy add"))?;
        let id_of = PolicyRef { circle: circle.clone(), policy };
        let addition = Addition::policy(id_of, text("title"), text("text"));
        if let Act::Refused(findings) = process::add(&workspace, &addition, &self.context.say, false)? {
            self.findings(&findings);
            return Err(refused("policy add"));
        }
        let ask = Ask {
            content: Content::Edited,
            title: text("title"),
            circle: Some(circle.to_string()),
            with: vec![],
            driver: Some(text("driver")),
            until: None,
            review: None,
            acting: Some(id(person)),
            letter: None,
            dry_run: false,
        };
        let Act::Done(done) = process::propose(&workspace, &ask)? else { return Err(refused("propose")) };
        process::publish(&workspace, Some(done.id.as_str()), Some(&id(person)), false)?;
        let (title, driver) = (&ask.title, text("driver"));
        let command = message!("demo-type-propose", title = title, driver = driver);
        self.typed(person, &self.context.say.say(&command));
        Ok(done.id.to_string())
    }

    /// Somebody's answer, written by a person who has a key, and sent.
    fn answer(&self, writer: &str, person: &str, decision: &str, said: Said, reason: Option<&str>) -> Attempt<()> {
        let workspace = self.synced(writer)?;
        let reason = reason.map(|key| self.text(key));
        let reply = Reply {
            nominee: None,
            id: Some(decision.to_owned()),
            said,
            meeting: false,
            reason: reason.clone(),
            person: Some(id(person)),
            via: None,
            push: true,
            dry_run: false,
        };
        let Act::Done(_) = process::respond(&workspace, &reply)? else { return Err(refused("respond")) };
        let page = self.inner();
        let mark = match said {
            Said::Objection => page.red(page.mark("✗", "x")),
            Said::Question => page.yellow("?"),
            Said::Reaction => page.dim(page.mark("›", ">")),
            _ => page.green(page.mark("✓", "+")),
        };
        let mut line = format!("{} {}", name_of(person), self.text(&format!("answer-{}", said.word())));
        if writer != person {
            line = self.context.say.say(&message!("demo-noted", said = line, by = name_of(writer)));
        }
        if let Some(text) = reason {
            let text = self.context.say.say(&message!("quoted", text = text));
            line = self.context.say.say(&message!("with-colon", name = line, text = text));
        }
        let mark = if page.graphics { format!("{mark} ") } else { String::new() };
        Self::show(&page.paragraph(&mark, "  ", &line));
        Ok(())
    }

    fn first_decision(&self) -> Attempt<()> {
        self.step("demo-2");
        let decision = self.propose("chloe", &self.shop(), "demo-bread")?;
        self.quoted("demo-bread-told", "demo-bread-text");
        self.step("demo-3");
        self.answer("david", "david", &decision, Said::Question, Some("demo-bread-question"))?;
        self.answer("chloe", "chloe", &decision, Said::Reaction, Some("demo-bread-answer"))?;
        self.answer("aicha", "aicha", &decision, Said::Objection, Some("demo-bread-objection"))?;
        self.told("demo-3-told");
        self.step("demo-4");
        self.typed("chloe", &self.text("demo-type-decide"));
        if let Act::Refused(findings) = process::decide(&self.synced("chloe")?, &close(&decision, "chloe"))? {
            self.findings(&findings);
        }
        self.step("demo-5");
        self.amend(&decision)?;
        self.step("demo-6");
        self.answer("aicha", "aicha", &decision, Said::Consent, None)?;
        self.answer("david", "david", &decision, Said::Consent, None)?;
        self.answer("david", KEYLESS, &decision, Said::Consent, None)?;
        self.told("demo-6-consent");
        self.told("demo-6-told");
        self.step("demo-7");
        for person in ["chloe", "aicha"] {
            self.typed(person, &self.text("demo-type-decide"));
            match process::decide(&self.synced(person)?, &close(&decision, person))? {
                Act::Done(done) if done.second.is_some() => self.told("demo-7-second"),
                Act::Done(done) => {
                    let commit = done.commit.map(|c| c.to_string()[..10].to_owned()).unwrap_or_default();
                    let told = self.context.say.say(&message!("demo-7-sealed", number = done.number, commit = commit));
                    Self::show(&self.inner().paragraph("", "", &self.inner().green(&told)));
                }
                Act::Refused(findings) => {
                    self.findings(&findings);
                    return Err(refused("decide"));
                }
            }
        }
        Ok(())
    }

    fn amend(&self, decision: &str) -> Attempt<()> {
        let workspace = self.synced("chloe")?;
        let file = workspace.repo.needs_workdir()?.join(self.bread());
        let text = crate::store::read_text(&file)?;
        write_text(&file, &text.replace(&self.text("demo-bread-text"), &self.text("demo-bread-better")))?;
        let changed = Some(self.text("demo-bread-because"));
        process::amend(&workspace, &Draft { acting: Some(id("chloe")), changed, ..Draft::default() })?;
        process::publish(&workspace, Some(decision), Some(&id("chloe")), false)?;
        self.typed(
            "chloe",
            &self.context.say.say(&message!("demo-type-amend", reason = self.text("demo-bread-because"))),
        );
        let page = self.inner();
        for (mark, key) in [("−", "demo-bread-text"), ("+", "demo-bread-better")] {
            let line = page.paragraph(&format!("{mark} "), "  ", &self.text(key));
            let line = line.trim_end();
            Self::show(&if mark == "+" { page.green(line) } else { page.red(line) });
        }
        self.told("demo-5-told");
        Ok(())
    }

    /// The file of the text about the bread.
    fn bread(&self) -> String {
        format!("circles/{}/policies/{}.toml", self.shop(), self.text("demo-bread-slug"))
    }

    fn findings(&self, findings: &[Finding]) {
        let named: Vec<Finding> = findings.iter().map(|it| it.with_names(&cast::called)).collect();
        Self::show(&findings_brief(&named, &self.inner()));
    }

    /// Somebody edits the text in force with git alone; whoever looks is told, and it is taken back.
    fn by_hand(&self) -> Attempt<()> {
        self.step("demo-8");
        let workspace = self.synced("hugo")?;
        let sealed = workspace.judge(workspace.main_tip()?)?.steps.len() - 1;
        let path = self.bread();
        let file = workspace.repo.needs_workdir()?.join(&path);
        let decided = crate::store::read_text(&file)?;
        let edited = decided.replace(&self.text("demo-bread-better"), &self.text("demo-bread-hand"));
        for (text, title) in [(edited, "demo-type-hand"), (decided, "demo-type-back")] {
            let edits = Edits::from([(path.clone(), Some(text.into_bytes()))]);
            let message = self.text(title);
            if title == "demo-type-hand" {
                self.quoted("demo-8-edit", "demo-bread-hand");
            }
            self.commit(&workspace, &edits, "Hugo", &message)?;
            workspace.git.push("origin", workspace.main_tip()?, "main")?;
            self.typed("hugo", &format!("git commit -m \"{message}\" && git push"));
            let seen = self.synced("chloe")?;
            self.typed("chloe", &self.text("demo-type-audit"));
            let history = seen.judge_fully(seen.main_tip()?)?;
            // What came since the seal; the tool itself tells all of it, with the place of each fault.
            for (at, step) in history.steps.within(sealed..history.steps.len()) {
                Self::show(&audit_line(&history, at, step, &self.inner()));
            }
            // What is wrong was said already; the sum is for when all holds.
            if history.is_sound() {
                let view =
                    AuditView { history: &history, since: 0, quiet_too: false, anchored: Anchor::None, more: &[] };
                Self::show(&audit_sum(&view, &self.inner()));
            }
        }
        self.told("demo-8-told");
        Ok(())
    }
}

/// Somebody seals, and sends.
fn close(decision: &str, person: &str) -> Close {
    Close { id: Some(decision.to_owned()), acting: Some(id(person)), push: true, ..Close::default() }
}

fn refused(act: &str) -> Failure {
    Failure::bug(message!("no-such-file", path = act))
}
