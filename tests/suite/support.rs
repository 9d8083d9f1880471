//! A hermetic workplace: a cleared environment, a fixed clock, people with keys and clones of their own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The moment at which every test happens.
pub const NOW: &str = "2026-11-21T12:00:00Z";

/// A folder with a home for each person, gone when the test ends.
pub struct Place {
    dir: tempfile::TempDir,
}

/// What a command printed and how it ended.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// Asserts the exit code, showing everything when it differs.
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "\nstdout: {}\nstderr: {}", self.out, self.err);
        self
    }

    /// Asserts that a text is there, however it is broken into lines: ids in lower case, names as people write them.
    pub fn says(self, text: &str) -> Self {
        let all = format!("{}{}", self.out, self.err);
        let flat = all.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            flat.to_lowercase().contains(&text.to_lowercase()),
            "no {text:?} in\nstdout: {}\nstderr: {}",
            self.out,
            self.err
        );
        self
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

/// The program that is tried: the one that was built for the tests, or another one, such as a release.
fn own() -> String {
    std::env::var("ACCORD_BIN").unwrap_or_else(|_| env!("CARGO_BIN_EXE_git-accord").to_owned())
}

impl Place {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("a temporary folder") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Gives a person a home with git settings and a key.
    pub fn person(&self, id: &str) {
        let home = self.path(&format!("home-{id}"));
        fs::create_dir_all(&home).expect("a home");
        let key = home.join("key");
        let made =
            Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-C", id, "-f"]).arg(&key).status();
        assert!(made.expect("ssh-keygen").success());
        let settings = format!(
            "[user]\n\tname = {id}\n\temail = {id}@example.org\n\tsigningkey = {}\n[gpg]\n\tformat = ssh\n[init]\n\tdefaultBranch = main\n",
            key.display()
        );
        fs::write(home.join(".gitconfig"), settings).expect("settings");
    }

    /// A copy of a sample organisation, in a repository of Aïcha's.
    pub fn sample(&self, org: &str) -> PathBuf {
        self.person("aicha");
        let dir = self.path("org");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/orgs").join(org);
        self.shell("aicha", &self.path(""), &format!("cp -r '{}' '{}'", from.display(), dir.display())).ends(0);
        self.git("aicha", &dir, &["init", "-q"]).ends(0);
        dir
    }

    pub fn key(&self, id: &str) -> PathBuf {
        self.path(&format!("home-{id}")).join("key")
    }

    /// Somebody's public key as a line of TOML holds it.
    pub fn key_line(&self, id: &str) -> String {
        let text = fs::read_to_string(format!("{}.pub", self.key(id).display())).expect("a key");
        text.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
    }

    fn command(&self, program: &str, person: &str, dir: &Path) -> Command {
        let mut command = Command::new(program);
        let path = std::env::var_os("PATH").unwrap_or_default();
        command
            .current_dir(dir)
            .env_clear()
            .env("PATH", path)
            .env("HOME", self.path(&format!("home-{person}")))
            .env("LANG", "en_GB.UTF-8")
            .env("COLUMNS", "100")
            .env("ACCORD_NOW", NOW)
            .env("GIT_AUTHOR_DATE", NOW)
            .env("GIT_COMMITTER_DATE", NOW)
            .env("GIT_CONFIG_NOSYSTEM", "1");
        command
    }

    /// Runs `git accord` as a person in a folder.
    pub fn accord(&self, person: &str, dir: &Path, args: &[&str]) -> Ran {
        let binary = own();
        self.command(&binary, person, dir).args(args).output().expect("the binary runs").into()
    }

    /// The same with one more variable of the environment.
    pub fn accord_with(&self, person: &str, dir: &Path, variable: (&str, &str), args: &[&str]) -> Ran {
        self.accord_among(person, dir, &[variable], args)
    }

    /// The same with several.
    pub fn accord_among(&self, person: &str, dir: &Path, variables: &[(&str, &str)], args: &[&str]) -> Ran {
        let binary = own();
        let mut command = self.command(&binary, person, dir);
        command.envs(variables.iter().copied()).args(args).output().expect("the binary runs").into()
    }

    /// Runs any program as a person in a folder.
    pub fn run(&self, person: &str, dir: &Path, program: &str, args: &[&str]) -> Ran {
        self.command(program, person, dir).args(args).output().expect("the program runs").into()
    }

    pub fn git(&self, person: &str, dir: &Path, args: &[&str]) -> Ran {
        self.run(person, dir, "git", args)
    }

    pub fn shell(&self, person: &str, dir: &Path, script: &str) -> Ran {
        self.run(person, dir, "sh", &["-eu", "-c", script])
    }
}

/// Three founders with a clone each of one bare repository, founded.
pub struct Coop {
    pub place: Place,
}

pub const FOUNDERS: [&str; 3] = ["aicha", "bruno", "chloe"];

impl Coop {
    pub fn founded() -> Self {
        Self::with(&["--profile", "sociocracy", "--template", "association"])
    }

    pub fn with(options: &[&str]) -> Self {
        let place = Place::new();
        let mut args = vec!["init", "first", "--name", "Atelier", "--lang", "en", "--no-input"];
        args.extend(options);
        let mut founders = vec![];
        for id in FOUNDERS {
            place.person(id);
            founders.push(format!("--founder={id}={}.pub", place.key(id).display()));
        }
        args.extend(founders.iter().map(String::as_str));
        let root = place.path("");
        place.accord("aicha", &root, &args).ends(0);
        place.git("aicha", &root, &["init", "-q", "--bare", "-b", "main", "hub.git"]).ends(0);
        place.git("aicha", &place.path("first"), &["push", "-q", "../hub.git", "main"]).ends(0);
        let coop = Self { place };
        for id in FOUNDERS {
            coop.place.git(id, &root, &["clone", "-q", "hub.git", id]).ends(0);
            coop.accord(id, &["found", "--push"]).ends(0);
        }
        for id in FOUNDERS {
            coop.accord(id, &["sync"]).ends(0);
        }
        coop
    }

    pub fn dir(&self, person: &str) -> PathBuf {
        self.place.path(person)
    }

    pub fn accord(&self, person: &str, args: &[&str]) -> Ran {
        self.place.accord(person, &self.dir(person), args)
    }

    pub fn git(&self, person: &str, args: &[&str]) -> Ran {
        self.place.git(person, &self.dir(person), args)
    }

    pub fn write(&self, person: &str, path: &str, text: &str) {
        let file = self.dir(person).join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }

    pub fn read(&self, person: &str, path: &str) -> String {
        fs::read_to_string(self.dir(person).join(path)).expect("a file")
    }

    /// Opens and publishes a policy; gives its id.
    pub fn propose(&self, person: &str, slug: &str, text: &str) -> String {
        self.accord(person, &["go"]).ends(0);
        self.write(person, &format!("circles/general/policies/{slug}.toml"), &policy(slug, text));
        let id = self.accord(person, &["propose", slug, "-q"]).ends(0).out.trim().to_owned();
        self.accord(person, &["publish", &id]).ends(0);
        id
    }

    /// Aïcha proposes and publishes a change of one sentence of the rules.
    pub fn propose_rule(&self, from: &str, to: &str) -> String {
        let rules = self.read("aicha", "rules.toml");
        assert!(rules.contains(from), "the rules say {from}: {rules}");
        self.write("aicha", "rules.toml", &rules.replace(from, to));
        let id = self.accord("aicha", &["propose", "Rules", "-q"]).ends(0).out.trim().to_owned();
        self.accord("aicha", &["publish"]).ends(0);
        id
    }

    /// The id of what an act of somebody's opened, sent.
    pub fn opened(&self, person: &str, args: &[&str]) -> String {
        let id = self.accord(person, args).ends(0).out.lines().next().expect("an id").to_owned();
        self.accord(person, &["publish", &id]).ends(0);
        self.accord(person, &["go"]).ends(0);
        id
    }

    /// From now on git signs with another key of theirs.
    pub fn signs_with(&self, person: &str, file: &str) {
        self.git(person, &["config", "--global", "user.signingkey", file]).ends(0);
    }

    pub fn consent(&self, person: &str, id: &str) {
        self.accord(person, &["sync"]).ends(0);
        self.accord(person, &["respond", id, "consent", "--push"]).ends(0);
    }

    /// The two others consent to what Aïcha proposed.
    pub fn agree(&self, id: &str) {
        self.consent("bruno", id);
        self.consent("chloe", id);
    }

    /// A policy adopted by all three; gives its id.
    pub fn adopt(&self, slug: &str, text: &str) -> String {
        let id = self.propose("aicha", slug, text);
        self.agree(&id);
        self.accord("aicha", &["go"]).ends(0);
        self.accord("aicha", &["sync"]).ends(0);
        self.accord("aicha", &["decide", &id, "--push"]).ends(0);
        for person in FOUNDERS {
            self.accord(person, &["sync"]).ends(0);
        }
        id
    }

    /// Somebody with a key and a clone of their own is admitted, into the general circle where it says so.
    pub fn admit(&self, person: &str, circle: bool) {
        self.place.person(person);
        let name = format!("{}{}", person[..1].to_uppercase(), &person[1..]);
        let key = self.place.key_line(person);
        let file = format!(
            "name = \"{name}\"\nstatus = \"member\"\njoined = 2026-11-21\n[[keys]]\npublic = \"{key}\"\nstate = \"active\"\n"
        );
        self.write("aicha", &format!("people/{person}.toml"), &file);
        if circle {
            let path = "circles/general/circle.toml";
            let joined = self.read("aicha", path).replace("\"chloe\"]", &format!("\"chloe\", \"{person}\"]"));
            self.write("aicha", path, &joined);
        }
        let id = self.accord("aicha", &["propose", &name, "-q"]).ends(0).out.trim().to_owned();
        self.accord("aicha", &["publish"]).ends(0);
        self.agree(&id);
        self.place.git(person, &self.place.path(""), &["clone", "-q", "hub.git", person]).ends(0);
        self.accord(person, &["sync"]).ends(0);
        self.accord(person, &["respond", &id, "consent", "--push"]).ends(0);
        self.accord("aicha", &["go"]).ends(0);
        self.accord("aicha", &["sync"]).ends(0);
        self.accord("aicha", &["decide", &id, "--push"]).ends(0);
        for person in FOUNDERS.into_iter().chain([person]) {
            self.accord(person, &["sync"]).ends(0);
        }
    }

    pub fn audit(&self, person: &str) -> serde_json::Value {
        self.accord(person, &["audit", "--format", "json"]).json()
    }
}

pub fn policy(title: &str, text: &str) -> String {
    format!("title = \"{title}\"\ntext = \"{text}\"\nreview = 2027-06-01\n")
}

/// The real organisations beside the project, when they are there.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: ../shared/data/{name} is not there");
    None
}

/// Whether somebody else's program is there; where it has to be, it is.
pub fn tool(name: &str) -> bool {
    let there = Command::new(name).arg("--version").output().is_ok();
    assert!(there || std::env::var_os("ACCORD_REQUIRE").is_none(), "{name} is required and not there");
    if !there {
        eprintln!("skipped: {name} is not there");
    }
    there
}
