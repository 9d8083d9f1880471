//! What a command is given besides its arguments: the moment, the language, the page, the workspace.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use unicode_normalization::UnicodeNormalization;

use super::args::Global;
use super::values::Colour;
use super::{out, pager};
use crate::finding::{Attempt, Failure, Finding};
use crate::lang::{Catalogue, Lang, Message, Renaming};
use crate::message;
use crate::model::{Date, Instant, PersonId};
use crate::process::{Act, Workspace, person_called};
use crate::render::{Page, Sheet, failure_advice, failure_human, failure_json, findings_human, findings_json, pretty};
use crate::rules::load_cards;
use crate::store::{Repo, plain_setting, same_file};

/// Columns when nobody says how wide the page is.
const USUAL_WIDTH: usize = 100;

/// The arguments of this process, in one Unicode form, so that `décider` is one word however it was typed.
pub fn arguments() -> Vec<String> {
    std::env::args_os().map(|a| a.to_string_lossy().nfc().collect()).collect()
}

/// The clock that measures and decides nothing.
pub fn clock() -> std::time::Instant {
    std::time::Instant::now()
}

/// The file of this program, where the system tells.
pub fn program() -> Option<PathBuf> {
    std::env::current_exe().ok()
}

pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|v| !v.is_empty())
}

/// The reader's language: the flag, `ACCORD_LANG`, git's `accord.lang`, the system's, then the organisation's first.
pub fn language(argv: &[String]) -> Lang {
    let flag = argv.iter().enumerate().find_map(|(at, arg)| match arg.strip_prefix("--lang") {
        Some("") => argv.get(at + 1).cloned(),
        Some(rest) => rest.strip_prefix('=').map(str::to_owned),
        None => None,
    });
    let set = |text: Option<String>| text.and_then(|t| Lang::parse(&t));
    set(flag)
        .or_else(|| set(variable("ACCORD_LANG")))
        .or_else(|| set(plain_setting("accord.lang")))
        .or_else(|| {
            // The first of these that is set decides, even when it names a language we do not have.
            let system = ["LC_ALL", "LC_MESSAGES", "LANG"]
                .into_iter()
                .find_map(|name| variable(name).filter(|v| v != "C" && v != "POSIX" && !v.starts_with("C.")));
            system.map(|text| Lang::parse(&text).unwrap_or(Lang::En))
        })
        .or_else(|| root_around(argv).and_then(|root| crate::process::own_language(&root)))
        .unwrap_or(Lang::En)
}

/// Whether the command line holds no command, only what goes with every command.
pub fn says_nothing(argv: &[String]) -> bool {
    let mut rest = argv.iter().skip(1);
    while let Some(word) = rest.next() {
        match word.as_str() {
            "-C" | "--lang" | "--color" | "--as" | "--format" => drop(rest.next()),
            "-q" | "-v" | "-y" | "-n" | "--quiet" | "--verbose" | "--yes" | "--dry-run" | "--no-input" => {}
            flag if flag.starts_with("--lang=") || flag.starts_with("--color=") => {}
            _ => return false,
        }
    }
    true
}

/// The words of the organisation one stands in, or names with `-C`; none outside of one.
pub fn own_words(argv: &[String], lang: Lang) -> Vec<Renaming> {
    root_around(argv).map(|root| crate::process::own_words(&root, lang)).unwrap_or_default()
}

/// The folder of the organisation one stands in, or names with `-C`.
fn root_around(argv: &[String]) -> Option<PathBuf> {
    let named = argv.iter().position(|a| a == "-C").and_then(|at| argv.get(at + 1));
    let folder = PathBuf::from(named.map_or(".", String::as_str)).canonicalize().ok()?;
    folder.ancestors().find(|dir| dir.join("constitution.toml").is_file()).map(PathBuf::from)
}

/// What every command works with.
pub struct Context {
    pub say: Catalogue,
    pub global: Global,
    pub now: Instant,
    /// Repositories that were opened, for what they still have to say.
    opened: RefCell<Vec<Arc<Repo>>>,
    /// What an act came to, for a script.
    done: RefCell<Option<serde_json::Value>>,
}

impl Context {
    pub fn new(global: Global, mut say: Catalogue) -> Self {
        load_cards(&mut say);
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
        let clock = Instant::from_seconds(i64::try_from(seconds).unwrap_or(0));
        // A fixed clock, for tests and for playing a history again.
        let now = variable("ACCORD_NOW").and_then(|text| Instant::parse(&text)).or(clock);
        Self {
            opened: RefCell::default(),
            done: RefCell::default(),
            say,
            global,
            now: now.unwrap_or_else(|| unreachable!("0 is a moment")),
        }
    }

    /// The folder the command works in.
    pub fn dir(&self) -> PathBuf {
        self.global.folder.clone().unwrap_or_else(|| PathBuf::from("."))
    }

    /// The repository around the folder. What an interrupted command left there is finished first, and told.
    pub fn workspace(&self) -> Attempt<Workspace> {
        let workspace = Workspace::open(&self.dir(), self.now)?;
        // `git --git-dir=X accord …` asks for another repository than the one that one stands in.
        if let Some(named) = variable("GIT_DIR").filter(|named| !same_file(Path::new(named), &workspace.repo.git_dir()))
        {
            return Err(Failure::surroundings(message!("other-git-dir", path = named)));
        }
        match workspace.repo.finish() {
            Ok(Some(done)) => self.note(&message!("move-finished", branch = done.branch)),
            Ok(None) => {}
            Err(failure) => workspace.repo.later(failure),
        }
        self.opened.borrow_mut().push(Arc::clone(&workspace.repo));
        Ok(workspace)
    }

    /// Keeps what an act came to; told as the one JSON object of a command where JSON was asked for.
    pub fn done(&self, act: &str, mut what: serde_json::Value) {
        what["version"] = 1.into();
        what["act"] = act.into();
        what["dry_run"] = self.global.dry_run.into();
        self.done.replace(Some(what));
    }

    /// Tells it.
    pub fn tell_done(&self) {
        if let Some(what) = self.done.take().filter(|_| self.global.json()) {
            out::data(&pretty(&what));
        }
    }

    /// One line of data of an act; within the object, where JSON was asked for.
    pub fn line(&self, text: &str) {
        if !self.global.json() {
            out::data(&format!("{text}\n"));
        }
    }

    /// Tells what could not be done after the act itself was done. It denies nothing: the exit code is the act's.
    pub fn tell_left_over(&self) {
        for failure in self.opened.borrow().iter().flat_map(|repo| repo.left_over()) {
            self.note(&message!("left-over"));
            out::note(&failure_human(&failure, &self.page_for(out::watched().1)));
        }
    }

    /// Paths as the organisation's files are named: those of the folder one stands in, where there are such.
    pub fn paths_here(&self, workspace: &Workspace, paths: &[String]) -> Vec<String> {
        let root = workspace.repo.workdir().and_then(|root| root.canonicalize().ok());
        let own = |path: &String| -> Option<String> {
            let here = self.dir().join(path).canonicalize().ok()?;
            Some(here.strip_prefix(root.as_ref()?).ok()?.to_string_lossy().replace('\\', "/"))
        };
        paths.iter().map(|path| own(path).unwrap_or_else(|| path.clone())).collect()
    }

    /// The day that counts as today for commands that look.
    pub fn today(&self, asked: Option<Date>) -> Date {
        let set = variable("ACCORD_TODAY").and_then(|text| Date::parse(&text));
        asked.or(set).unwrap_or_else(|| self.now.date())
    }

    /// The person named with `--as`.
    pub fn acting(&self) -> Attempt<Option<PersonId>> {
        let Some(text) = &self.global.acting else { return Ok(None) };
        self.person(text).map(Some)
    }

    /// Somebody by their id or their name, where the organisation around here knows one; else by the id that a word makes.
    pub fn person(&self, word: &str) -> Attempt<PersonId> {
        // What is an id is one, whether the text in force can be read or not.
        if let Some(id) = PersonId::parse(word) {
            return Ok(id);
        }
        let known = self.workspace().ok().and_then(|it| person_called(&*it.history().ok()?, word));
        known.map_or_else(|| super::person_of(word), Ok)
    }

    /// The page of standard output.
    pub fn page(&self) -> Page<'_> {
        self.page_for(out::watched().0)
    }

    fn page_for(&self, watched: bool) -> Page<'_> {
        let dumb = variable("TERM").is_some_and(|t| t == "dumb");
        let colour = match self.global.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => watched && variable("NO_COLOR").is_none() && !dumb,
        };
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable).unwrap_or_default();
        let unicode = locale.to_ascii_uppercase().replace('-', "").contains("UTF8") && !dumb;
        let graphics = variable("NO_GRAPHICS").is_none();
        Page { say: &self.say, width: width(watched), colour, unicode, graphics }
    }

    /// Says something that is no data, unless one asked for quiet.
    pub fn note(&self, message: &Message) {
        if !self.global.quiet {
            let page = self.page_for(out::watched().1);
            out::note(&page.paragraph("", "  ", &page.message(message)));
        }
    }

    /// The way out of a failure that did not stop the work.
    pub fn advise(&self, failure: &Failure) {
        if !self.global.quiet {
            out::note(&failure_advice(failure, &self.page_for(out::watched().1)));
        }
    }

    /// Tells of a failure, in JSON where JSON was asked for; gives its exit code.
    pub fn fail(&self, failure: &Failure) -> u8 {
        if self.global.json() {
            out::data(&failure_json(failure, &self.page()));
        }
        out::note(&failure_human(failure, &self.page_for(out::watched().1)));
        failure.kind.exit()
    }

    /// Tells of a refusal, with the rules that stand in the way.
    pub fn refuse(&self, findings: &[Finding]) -> u8 {
        let page = self.page_for(out::watched().1);
        if self.global.json() {
            out::data(&findings_json(&Sheet::of(findings), &self.page()));
        }
        out::note(&findings_human(&Sheet::of(findings), &page));
        out::note(&page.paragraph("", "  ", &page.message(&message!("refused", number = findings.len()))));
        3
    }

    /// Whether something may be changed: said with `-y`, or asked where there is a terminal. Without one nobody is asked
    /// and nothing changes.
    pub fn may(&self, question: &Message) -> bool {
        use std::io::IsTerminal;
        if self.global.yes {
            return true;
        }
        if self.global.no_input || !std::io::stdin().is_terminal() {
            return false;
        }
        self.note(question);
        let mut line = String::new();
        let _ = std::io::stdin().read_line(&mut line);
        matches!(line.trim().to_lowercase().as_str(), "o" | "oui" | "y" | "yes")
    }

    /// Tells what there is to say beside what was done.
    pub fn tell(&self, findings: &[Finding]) {
        if !findings.is_empty() && !self.global.quiet {
            out::note(&findings_human(&Sheet::of(findings), &self.page_for(out::watched().1)));
        }
    }

    /// The end of an act: what was done is shown, a refusal is told.
    pub fn end<T>(&self, act: Act<T>, show: impl FnOnce(&T)) -> u8 {
        match act {
            Act::Done(done) => {
                show(&done);
                0
            }
            Act::Refused(findings) => self.refuse(&findings),
        }
    }
}

/// Opens a pager for a command whose output may be long, where somebody looks and has not said otherwise: `GIT_PAGER`, git's
/// `core.pager` of the user, `PAGER`, else `less`.
pub fn page_through(command: &str) {
    let dumb = variable("TERM").is_none_or(|term| term == "dumb");
    if dumb || !out::watched().0 || !pager::is_long(command) {
        return;
    }
    let named = variable("GIT_PAGER").or_else(|| plain_setting("core.pager")).or_else(|| variable("PAGER"));
    let program = named.unwrap_or_else(|| "less".to_owned());
    if !matches!(program.as_str(), "" | "cat") {
        let usual = [("LESS", "FRX"), ("LV", "-c"), ("LESSCHARSET", "utf-8")];
        let missing: Vec<_> = usual.into_iter().filter(|(name, _)| variable(name).is_none()).collect();
        pager::open(&program, &missing);
    }
}

/// The columns to write in: those one asked for, of the terminal that one watches, or the usual ones.
pub fn width(watched: bool) -> usize {
    let asked = variable("COLUMNS").and_then(|c| c.parse().ok());
    let terminal = watched.then(terminal_width).flatten();
    asked.or(terminal).unwrap_or(USUAL_WIDTH).clamp(20, 160)
}

/// The columns of the terminal.
fn terminal_width() -> Option<usize> {
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)).filter(|width| *width > 0)
}
