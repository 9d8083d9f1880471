//! Every rule on every sample organisation, one snapshot each: the alarm for false positives.

use std::fs;
use std::path::{Path, PathBuf};

use git_accord::files::{Memory, Region, Source, Tidied, classify, tidy};
use git_accord::lang::{Catalogue, Lang};
use git_accord::model::{Date, Level};
use git_accord::process::check_source;
use git_accord::render::{Page, Sheet, Sources, findings_concise};
use git_accord::rules::{AtHand, load_cards};
use git_accord::store::Disk;

use crate::support::Place;

fn orgs() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/orgs");
    let mut all: Vec<PathBuf> =
        fs::read_dir(root).expect("tests/orgs").flatten().map(|e| e.path()).filter(|p| p.is_dir()).collect();
    all.sort();
    all
}

fn in_memory(org: &Path) -> Memory {
    let listed = Disk::new(org.to_owned()).list().expect("a folder");
    Memory(listed.into_iter().map(|e| (e.path.clone(), fs::read(org.join(e.path)).expect("a file"))).collect())
}

/// Compares with a file beside the organisation; `ACCORD_BLESS=1` writes it anew.
fn snapshot(file: &Path, text: &str) {
    if std::env::var_os("ACCORD_BLESS").is_some() {
        fs::write(file, text).expect("the snapshot can be written");
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    assert_eq!(text, expected, "{} differs; ACCORD_BLESS=1 takes the new one", file.display());
}

#[test]
fn every_rule_on_every_organisation() {
    for org in orgs() {
        for lang in Lang::ALL {
            let disk = Disk::new(org.clone());
            let checked = check_source(&disk, &AtHand::default(), Date::parse("2026-11-21").expect("a day"))
                .expect("the folder can be read");
            let mut say = Catalogue::new(lang);
            load_cards(&mut say);
            let page = Page { say: &say, width: 100, colour: false, unicode: true, graphics: true };
            let text = findings_concise(
                &Sheet { sources: Sources::new(Some(&disk as &dyn Source)), ..Sheet::of(&checked.findings) },
                &page,
            );
            snapshot(&org.with_extension(format!("{}.txt", lang.code())), &text);
        }
    }
}

/// One line of one file damaged, each line of each file of every sound organisation in turn: that line's own fault is
/// told, and neither another file nor another line is accused of what only follows from it.
#[test]
fn a_damaged_line_accuses_no_other() {
    let mut damaged = 0;
    for org in orgs().into_iter().filter(|o| !o.ends_with("broken")) {
        let sound = in_memory(&org);
        let before: Vec<String> = grave(&sound).into_iter().map(|line| unplaced(&line)).collect();
        for path in sound.0.keys().filter(|p| p.ends_with(".toml")) {
            let text = String::from_utf8(sound.0[path].clone()).expect("a text");
            for (at, line) in text.lines().enumerate() {
                for worse in worsen(line) {
                    let lines = text.lines().enumerate().map(|(n, l)| if n == at { worse.as_str() } else { l });
                    let mut files = sound.clone();
                    files.put(path, lines.map(|l| format!("{l}\n")).collect::<String>());
                    let here = format!("{path}:{}:", at + 1);
                    let (own, others): (Vec<String>, _) = grave(&files).into_iter().partition(|l| l.starts_with(&here));
                    let others: Vec<String> = others.into_iter().filter(|l| !before.contains(&unplaced(l))).collect();
                    assert!(!own.is_empty() && others.is_empty(), "{here} {worse}\nown {own:#?}\nothers {others:#?}");
                    damaged += 1;
                }
            }
        }
    }
    assert!(damaged > 2500, "{damaged}");
}

/// The line with its key misspelt, with its value of another type, as no TOML at all, and, where it names somebody or
/// something, naming nobody.
fn worsen(line: &str) -> Vec<String> {
    let split = line.split_once(" = ").filter(|(key, _)| !key.starts_with(['#', '"', ' ']));
    let Some((key, value)) = split.filter(|(_, value)| !value.ends_with(['[', '{']) && !value.ends_with("\"\"\""))
    else {
        return vec![];
    };
    let other = if value.starts_with(|c: char| c.is_ascii_digit()) { "\"seven\"" } else { "7" };
    let mut worse = vec![format!("{key}q = {value}"), format!("{key} = {other}"), format!("{key} {value}")];
    if NAMING.contains(&key)
        && let Some((start, end)) =
            value.rfind('"').and_then(|end| Some((value[..end].rfind(['"', ':', '/'])? + 1, end)))
    {
        worse.push(format!("{key} = {}nobody-here{}", &value[..start], &value[end..]));
    }
    worse
}

/// One change to a sound organisation, from which much follows: errors of one rule, and of no other.
#[test]
fn one_fault_rings_once() {
    let cases = [
        ("atelier", "circles/web/roles/lead.toml", "until = 2027-05-31", "until = 2019-05-31", "TRM-01"),
        (
            "atelier",
            "circles/general/circle.toml",
            "members = [\"aicha\", \"bruno\", \"chloe\"]",
            "members = []",
            "CIR-06",
        ),
        ("atelier", "circles/general/circle.toml", "\"bruno\", ", "", "LNK-03"),
        ("atelier", "circles/web/roles/lead.toml", "person = \"aicha\"", "person = \"aichaa\"", "COR-03"),
        ("atelier", "circles/web/roles/lead.toml", "[[holders]]\n", "", "[[holders]]: that header line is missing"),
        ("atelier-holacracy", "circles/web/roles/rep.toml", "person = \"bruno\"", "person = \"aicha\"", "LNK-02"),
        ("atelier-holacracy", "rules.toml", "edition = 1", "edition = 99", "COR-01"),
        ("forge-holacracy", "circles/web/roles/lead.toml", "from = 2026-06-01", "from = 2031-06-01", "OFF-01"),
    ];
    for (org, path, old, new, code) in cases {
        let mut files = in_memory(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/orgs").join(org));
        let text = String::from_utf8(files.0[path].clone()).expect("a text");
        assert!(text.contains(old), "{org} {path} holds no {old}");
        files.put(path, text.replacen(old, new, 1));
        let told: Vec<String> = grave(&files).into_iter().filter(|line| line.contains(": error ")).collect();
        assert!(!told.is_empty() && told.iter().all(|line| line.contains(code)), "{org} {path} {new}: {told:#?}");
    }
}

/// A verdict of green rests on what was told: a warning, which may stay for years, holds no error back.
#[test]
fn a_warning_holds_no_error_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/orgs");
    let told = |files: &Memory, code: &str| {
        let told = grave(files);
        assert!(told.iter().any(|line| line.contains(code) && line.contains(": error ")), "{code}: {told:#?}");
    };
    // A college of long ago that is no more, in a record whose capital breaks the law.
    let mut files = in_memory(&root.join("scop-imprimerie"));
    let path = "assemblies/2026-06-18.toml";
    let text = String::from_utf8(files.0[path].clone()).expect("a text");
    let text = text.replace("for = 5", "college = \"gone\"\nfor = 5").replace("= 62", "= 40").replace("= 38", "= 60");
    files.put(path, text);
    assert!(grave(&files).iter().any(|line| line.contains("warning COR-03")), "{:#?}", grave(&files));
    told(&files, "SCOP-01");
    // An office that is empty, and a member without any role.
    let mut files = in_memory(&root.join("forge-holacracy"));
    files.0.remove("circles/web/roles/secretary.toml");
    told(&files, "MEM-04");
}

/// A file that every organisation has is missed, and nothing is said of what only it could say.
#[test]
fn a_missing_file_is_missed() {
    for org in orgs().into_iter().filter(|o| !o.ends_with("broken")) {
        for path in ["rules.toml", "constitution.toml"] {
            let mut files = in_memory(&org);
            files.0.remove(path);
            let told: Vec<String> = grave(&files).into_iter().filter(|line| line.contains(": error ")).collect();
            assert!(!told.is_empty() && told.iter().all(|line| line.contains("COR-08")), "{path}: {told:#?}");
        }
    }
}

/// The keys whose value leads somewhere.
const NAMING: [&str; 12] = [
    "approved_in",
    "by",
    "category",
    "chair",
    "excused",
    "founders",
    "holder",
    "members",
    "parent",
    "person",
    "present",
    "within",
];

/// The errors and warnings on some files, a line each.
fn grave(files: &Memory) -> Vec<String> {
    let checked = check_source(files, &AtHand::default(), Date::parse("2026-11-21").expect("a day")).expect("memory");
    let mut findings = checked.findings;
    findings.retain(|f| f.level != Level::Info);
    let mut say = Catalogue::new(Lang::En);
    load_cards(&mut say);
    let page = Page { say: &say, width: 1000, colour: false, unicode: true, graphics: true };
    let sheet = Sheet { sources: Sources::new(Some(files as &dyn Source)), ..Sheet::of(&findings) };
    findings_concise(&sheet, &page).lines().map(str::to_owned).collect()
}

/// Without the line and column, which a damaged file may move.
fn unplaced(line: &str) -> String {
    let mut parts = line.splitn(4, ':');
    format!("{}:{}", parts.next().unwrap_or_default(), parts.nth(2).unwrap_or_default())
}

#[test]
fn the_same_findings_in_the_same_order_on_every_run() {
    let place = Place::new();
    let dir = place.sample("broken");
    for format in ["full", "concise", "json", "github"] {
        let first = place.accord("aicha", &dir, &["check", "--format", format]).ends(1).out;
        let second = place.accord("aicha", &dir, &["check", "--format", format]).ends(1).out;
        assert_eq!(first, second, "{format}");
        assert!(first.contains("COR-01"), "{format}: {first}");
    }
}

#[test]
fn every_template_and_profile_is_written_without_a_finding() {
    for template in ["association", "scop", "scic", "plain"] {
        for profile in ["sociocracy", "sociocracy-3.0", "holacracy-4.1", "holacracy-5.0", "plain"] {
            for lang in ["fr", "en"] {
                let place = Place::new();
                place.person("aicha");
                let key = format!("aicha={}.pub", place.key("aicha").display());
                let root = place.path("");
                let args = [
                    "init",
                    "org",
                    "--template",
                    template,
                    "--profile",
                    profile,
                    "--lang",
                    lang,
                    "--name",
                    "Été",
                    "--founder",
                    &key,
                    "--no-input",
                ];
                place.accord("aicha", &root, &args).ends(0);
                let json = place.accord("aicha", &place.path("org"), &["check", "--format", "json"]).ends(0).json();
                assert_eq!(json["summary"]["error"], 0, "{template} {profile} {lang}");
                assert_eq!(json["summary"]["warning"], 0, "{template} {profile} {lang}: {json}");
            }
        }
    }
}

#[test]
fn records_are_read_with_their_faults() {
    let place = Place::new();
    let dir = place.sample("atelier");
    for (path, text) in [
        ("tensions/oven.toml", "fact = \"x\"\nraised_by = \"aicha\"\nraised = 2026-11-01\ncircel = \"web\"\n"),
        (
            "assemblies/2026-05-10.toml",
            "kind = \"ordinary\"\n[[votes]]\nresolution = \"1\"\nfor = 9\nagainst = 0\nblank = \"9\"\n",
        ),
        ("evaluations/2026-aicha.toml", "person = \"aicha\"\npanel = [\"bruno\"]\nheld = 2026-10-01\ntext = \"...\"\n"),
    ] {
        fs::create_dir_all(dir.join(path).parent().expect("a folder")).expect("a folder");
        fs::write(dir.join(path), text).expect("a record");
    }
    let ran = place.accord("aicha", &dir, &["check", "--format", "concise"]).ends(1);
    let ran = ran.says("Did you mean circle?").says("blank is of the wrong type").says("There is no key text here");
    assert_eq!(ran.out.matches("COR-01").count(), 3, "{}", ran.out);
}

/// The number shown is the number that judges, with the line that says it; our own line goes before the usual size.
#[test]
fn the_numbers_in_force_name_their_line() {
    let place = Place::new();
    let dir = place.sample("atelier");
    let web = dir.join("circles/web/circle.toml");
    let text = fs::read_to_string(&web).expect("the circle");
    let unsized_web: String = text.lines().filter(|l| !l.starts_with("size")).map(|l| format!("{l}\n")).collect();
    fs::write(&web, unsized_web).expect("the circle");
    let rules = fs::read_to_string(dir.join("rules.toml")).expect("the rules");
    let with = |more: &str| {
        fs::write(dir.join("rules.toml"), format!("{rules}\n{more}")).expect("the rules");
        let shown = place.accord("aicha", &dir, &["rules", "--format", "json"]).ends(0).json();
        let all = shown["rules"].as_array().expect("a list").clone();
        let size = all.into_iter().find(|r| r["rule"] == "circle-size").expect("the rule");
        let least =
            size["numbers"].as_array().expect("numbers").iter().find(|n| n["name"] == "min").expect("min").clone();
        let told = place.accord("aicha", &dir, &["check", "--format", "concise"]);
        (least["value"].as_i64(), least["because"]["key"].as_str().unwrap_or_default().to_owned(), told.out)
    };
    let (least, because, _) = with("");
    assert_eq!((least, because.as_str()), (Some(5), "profile.base"));
    let (least, because, told) = with("[circles]\nsize = { min = 9, max = 12 }\n");
    assert_eq!((least, because.as_str()), (Some(9), "circles.size"));
    assert!(told.contains("at least 9"), "{told}");
    let own = "[rules]\n\"circle-size\" = { by = \"founding\", until = 2027-01-31, numbers = { min = 8 } }\n";
    let (least, because, told) = with(&format!("[circles]\nsize = {{ min = 9, max = 12 }}\n{own}"));
    assert_eq!((least, because.as_str()), (Some(8), "rules.circle-size"));
    assert!(told.contains("at least 8"), "{told}");
}

/// Laying out is idempotent, keeps every comment, and changes nothing that is said.
#[test]
fn laying_out_changes_nothing_and_happens_once() {
    let place = Place::new();
    let dir = place.sample("scic-epicerie");
    let file = dir.join("circles/general/circle.toml");
    let text = fs::read_to_string(&file).expect("a file");
    fs::write(&file, format!("# ours\n\n{}# the end", text.replace(" = ", "="))).expect("a file");
    let model = |dir: &Path| place.accord("aicha", dir, &["check", "--format", "json"]).json()["summary"].clone();
    let before = model(&dir);
    place.accord("aicha", &dir, &["fmt", "--check"]).ends(1).says("circles/general/circle.toml");
    assert!(fs::read_to_string(&file).expect("a file").contains("name=\"Cercle"), "--check writes nothing");
    place.accord("aicha", &dir, &["fmt"]).ends(0);
    let tidied = fs::read_to_string(&file).expect("a file");
    assert!(tidied.starts_with("# ours\n\nname = ") && tidied.ends_with("# the end\n"), "{tidied}");
    place.accord("aicha", &dir, &["fmt", "--check"]).ends(0);
    assert_eq!(model(&dir), before);
}

/// What `init` and `add` write is laid out already.
#[test]
fn what_we_write_is_laid_out() {
    for lang in ["fr", "en"] {
        let place = Place::new();
        place.person("aicha");
        let key = format!("aicha:salaries={}.pub", place.key("aicha").display());
        let args =
            ["init", "org", "--template", "scic", "--lang", lang, "--name", "Été", "--founder", &key, "--no-input"];
        place.accord("aicha", &place.path(""), &args).ends(0);
        let dir = place.path("org");
        place.accord("aicha", &dir, &["role", "add", "cercle-general/tri", "--name", "Tri"]);
        place.accord("aicha", &dir, &["role", "add", "general/sorting", "--name", "Sorting"]);
        place.accord("aicha", &dir, &["fmt", "--check"]).ends(0);
    }
}

/// Every file of every sample and of every card, laid out twice.
#[test]
fn laid_out_once_is_laid_out() {
    let mut texts: Vec<(String, String)> = vec![];
    for org in orgs() {
        let disk = Disk::new(org.clone());
        for entry in disk.list().expect("a folder") {
            texts.extend(fs::read_to_string(org.join(&entry.path)).ok().map(|text| (entry.path, text)));
        }
    }
    for case in git_accord::rules::cards().iter().flat_map(|c| c.cases) {
        texts.extend(case.files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    }
    let mut changed = 0;
    for (path, text) in texts {
        let Region::Governed(kind) = classify(&path) else { continue };
        if let Tidied::Changed(tidied) = tidy(&kind, text.as_bytes()) {
            assert_eq!(tidy(&kind, tidied.as_bytes()), Tidied::Same, "{path}: {text}");
            changed += 1;
        }
    }
    assert!(changed > 20, "the samples are not all laid out: {changed}");
}
