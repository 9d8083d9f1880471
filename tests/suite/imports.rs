//! Real organisations: the Rust project's teams, and Courage Labs' governance records replayed as decisions.

use std::fs;

use crate::support::{Place, shared};

#[test]
fn the_rust_project_is_imported_checked_changed_and_drawn() {
    let Some(data) = shared("rust-team") else { return };
    let place = Place::new();
    let root = place.path("");
    place.person("kobzol");
    place.person("m-ou-se");
    let founders = [
        format!("--founder=kobzol={}.pub", place.key("kobzol").display()),
        format!("--founder=m-ou-se={}.pub", place.key("m-ou-se").display()),
    ];
    let data = data.display().to_string();
    let first = ["import", "rust-team", &data, "--into", "rust", &founders[0], &founders[1]];
    place.accord("kobzol", &root, &first).ends(0).says("0xPoe → 0xpoe").says("666 people, 218 circles");
    let dir = place.path("rust");
    let tip = place.git("kobzol", &dir, &["rev-parse", "HEAD"]).out;
    place.accord("kobzol", &root, &first).ends(0).says("Everything was there already");
    assert_eq!(place.git("kobzol", &dir, &["rev-parse", "HEAD"]).out, tip);
    place.git("kobzol", &dir, &["diff", "--exit-code"]).ends(0);
    let checked = place.accord("kobzol", &dir, &["check", "--format", "json"]).ends(0).json();
    assert_eq!(checked["summary"]["error"], 0);
    for person in ["kobzol", "m-ou-se"] {
        place.accord(person, &dir, &["found"]).ends(0);
    }
    // One real change: the release team gets a policy, decided by its own members.
    let circle = "release";
    let members = fs::read_to_string(dir.join(format!("circles/{circle}/circle.toml"))).expect("the release team");
    assert!(members.contains("members"), "{members}");
    let small = "leadership-council";
    place
        .accord(
            "kobzol",
            &dir,
            &["policy", "add", &format!("{small}/minutes"), "--title", "Minutes", "--text", "Minutes are kept."],
        )
        .ends(0);
    let id = place.accord("kobzol", &dir, &["propose", "Minutes", "-q"]).ends(0).out.trim().to_owned();
    let shown = place.accord("kobzol", &dir, &["show", &id, "--format", "json"]).ends(0).json();
    assert_eq!(shown["circle"], small);
    assert!(shown["electors"].as_array().unwrap().len() > 5, "{shown}");
    place.accord("m-ou-se", &dir, &["respond", &id, "consent"]).ends(0);
    place.accord("kobzol", &dir, &["decide", &id]).ends(3).says("DEC-05");
    place.accord("kobzol", &dir, &["go"]).ends(0);
    let audit = place.accord("kobzol", &dir, &["audit", "--format", "json"]).ends(0).json();
    assert_eq!(audit["summary"]["open_violations"], 0);
    for format in ["text", "mermaid", "svg"] {
        let chart = place.accord("kobzol", &dir, &["chart", "--format", format]).ends(0).out;
        assert!(chart.contains("Leadership"), "{format}");
        let again = place.accord("kobzol", &dir, &["chart", "--format", format]).ends(0).out;
        assert_eq!(chart, again, "{format} differs from run to run");
    }
}

#[test]
fn the_neutral_shape_goes_round() {
    for name in ["rust-team", "courage-labs"] {
        let Some(data) = shared(name) else { return };
        let place = Place::new();
        place.person("aicha");
        let root = place.path("");
        let file = data.join("neutral.json").display().to_string();
        place.accord("aicha", &root, &["import", "json", &file, "--into", "one"]).ends(0);
        place
            .accord("aicha", &root, &["import", "json", &file, "--into", "one"])
            .ends(0)
            .says("Everything was there already");
        let checked = place.accord("aicha", &place.path("one"), &["check", "--format", "json"]).json();
        assert_eq!(checked["summary"]["error"], 0, "{name}: {checked}");
        let out = place.accord("aicha", &place.path("one"), &["export", "json"]).ends(0).out;
        fs::write(place.path("out.json"), out).expect("a file");
        let copy = place.path("out.json").display().to_string();
        place.accord("aicha", &root, &["import", "json", &copy, "--into", "two"]).ends(0);
        let tree = |dir: &str| place.git("aicha", &place.path(dir), &["ls-tree", "-r", "HEAD"]).out;
        let governed =
            |text: String| text.lines().filter(|l| !l.contains(".accord/")).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(governed(tree("one")), governed(tree("two")), "{name}");
    }
}

/// A day, a title, a circle, and the files below `circles/` with their new text.
type Record = (&'static str, &'static str, &'static str, Vec<(&'static str, Option<String>)>);

/// What each of the seven records changed, as edits of files; comments of the records that are no governance
/// (who joined, who was appointed) are told by the founding.
fn records() -> [Record; 7] {
    let role =
        |name: &str, purpose: &str, more: &str| Some(format!("name = \"{name}\"\npurpose = \"{purpose}\"\n{more}"));
    let policy = |title: &str, text: &str| Some(format!("title = \"{title}\"\ntext = \"{text}\"\n"));
    let held = |core: &str, person: &str, until: &str, by: &str| {
        Some(format!(
            "name = \"{core}\"\ncore = \"{core}\"\n[[holders]]\nperson = \"{person}\"\nfrom = 2015-04-15\nuntil = {until}\nby = \"{by}\"\n"
        ))
    };
    [
        ("2015-02-06", "adoption", "courage-labs", vec![
            ("courage-labs/roles/benefit-context-link.toml", role("Benefit Context Link", "General public benefit", "accountabilities = [\"Representing the Benefit Context\"]\n")),
            ("courage-labs/roles/investor-context-link.toml", role("Investor Context Link", "An effective investment vehicle", "accountabilities = [\"Representing the Investor Context\"]\n")),
        ]),
        ("2015-04-15", "anchor circle", "courage-labs", vec![
            ("courage-labs/roles/coaching-people.toml", role("Coaching People", "Coaching services to individuals", "")),
            ("courage-labs/roles/money-matters.toml", role("Money Matters", "Handling money", "accountabilities = [\"Reimbursing Members for expenses\"]\n")),
            ("courage-labs/policies/income-from-services.toml", policy("Income from Services", "Less a 5% fee for expenses.")),
            ("courage-labs/policies/expenses.toml", policy("Expenses", "They come out of that Member's account.")),
            ("courage-labs/roles/secretary.toml", held("secretary", "travis-marsh", "2015-10-18", "2015-04-15-anchor-circle")),
        ]),
        ("2015-04-22", "anchor circle", "courage-labs", vec![
            ("courage-labs/roles/money-matters.toml", role("Money Matters", "Responsible handling of money", "accountabilities = [\"Reimbursing Members for expenses\", \"Maintaining a budget\"]\n")),
            ("courage-labs/roles/ambassador.toml", role("Ambassador", "Engagement with the outside world", "")),
            ("courage-labs/policies/income-from-services.toml", None),
            ("courage-labs/policies/expenses.toml", None),
            ("courage-labs/policies/partner-expenses.toml", policy("Partner Expenses", "Any Partner may spend money in their own account.")),
        ]),
        ("2015-04-22", "software tools", "software-tools", vec![
            ("software-tools/roles/income.toml", role("Income", "Generating income from our software tools", "")),
            ("software-tools/roles/builder.toml", role("Builder", "Building software", "")),
        ]),
        ("2015-05-09", "anchor circle", "courage-labs", vec![
            ("courage-labs/roles/ambassador.toml", role("Ambassador", "Engagement with the outside world", "seats = 2\n[[holders]]\nperson = \"travis-marsh\"\nfocus = \"web\"\nby = \"2015-05-09-anchor-circle\"\n[[holders]]\nperson = \"stephen-starkey\"\nfocus = \"press\"\nby = \"2015-05-09-anchor-circle\"\n")),
        ]),
        ("2015-05-10a", "software tools", "software-tools", vec![
            ("software-tools/roles/facilitator.toml", held("facilitator", "bill-finn", "2015-11-10", "2015-05-10-software-tools")),
            ("software-tools/roles/rep-link.toml", Some("name = \"Rep link\"\ncore = \"delegate\"\n[[holders]]\nperson = \"bill-finn\"\nfrom = 2015-05-10\nuntil = 2015-11-10\nby = \"2015-05-10-software-tools\"\n".into())),
        ]),
        ("2015-05-10b", "software tools b", "software-tools", vec![
            ("software-tools/roles/code-retreat-host.toml", role("Code Retreat Host", "Spectacular code retreats", "")),
            ("software-tools/roles/product-manager.toml", role("Product Manager", "Good decisions about product direction", "")),
        ]),
    ]
}

#[test]
fn the_seven_records_of_courage_labs_are_seven_decisions() {
    let Some(data) = shared("courage-labs") else { return };
    let people = ["stephen-starkey", "nate-riffe", "travis-marsh", "steve-mondozzi", "bill-finn"];
    let place = Place::new();
    let root = place.path("");
    let neutral: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(data.join("neutral.json")).expect("data")).expect("JSON");
    // Before the first record there are the people and the two circles, without roles or policies.
    let mut start = neutral.clone();
    start["roles"] = serde_json::json!([]);
    start["policies"] = serde_json::json!([]);
    fs::write(place.path("start.json"), start.to_string()).expect("a file");
    let mut args = vec!["import".to_owned(), "json".into(), "start.json".into(), "--into".into(), "labs".into()];
    for person in people {
        place.person(person);
        args.push(format!("--founder={person}={}.pub", place.key(person).display()));
    }
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    place.accord_with(people[0], &root, ("ACCORD_NOW", "2015-01-01T12:00:00Z"), &args).ends(0);
    let dir = place.path("labs");
    for person in people {
        place.accord_with(person, &dir, ("ACCORD_NOW", "2015-01-01T18:00:00Z"), &["found"]).ends(0);
    }
    for (day, title, circle, edits) in records() {
        let now = format!("{}T18:00:00Z", &day[..10]);
        let accord = |person: &str, args: &[&str]| place.accord_with(person, &dir, ("ACCORD_NOW", &now), args);
        let members =
            neutral["circles"].as_array().unwrap().iter().find(|c| c["id"] == circle).unwrap()["members"].clone();
        let members: Vec<String> = members.as_array().unwrap().iter().map(|m| m.as_str().unwrap().to_owned()).collect();
        for (path, text) in &edits {
            let file = dir.join("circles").join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            match text {
                Some(text) => fs::write(file, text).unwrap(),
                None => fs::remove_file(file).unwrap(),
            }
        }
        let id = accord(&members[0], &["propose", title, "--circle", circle, "-q"]).ends(0).out.trim().to_owned();
        for member in &members[1..] {
            accord(member, &["respond", &id, "consent"]).ends(0);
        }
        accord(&members[0], &["go"]).ends(0);
        accord(&members[1], &["decide", &id]).ends(0);
    }
    let audit = place.accord(people[0], &dir, &["audit", "--format", "json"]).ends(0).json();
    assert_eq!(audit["summary"]["decisions"], 7, "{audit}");
    assert_eq!(audit["summary"]["open_violations"], 0);
}

/// What another system tells apart stays apart, and each loss is named.
#[test]
fn names_that_fall_together_stay_apart_and_losses_are_named() {
    let place = Place::new();
    place.person("aicha");
    let long = "the-commission-for-preparing-and-following-up-general-assemblies-";
    let json = format!(
        r#"{{"organisation":{{"name":"O"}},"people":[{{"id":"bob","name":"Bob"}}],
        "circles":[{{"id":"r","name":"Root","parent":null,"purpose":"p","members":["bob"]}},
          {{"id":"infra/dns","name":"DNS","parent":"r","purpose":"a","members":["bob"]}},
          {{"id":"infra-dns","name":"Squad","parent":"r","purpose":"b","members":["bob"]}},
          {{"id":"{long}one","name":"One","parent":"r","purpose":"c","members":["bob"]}},
          {{"id":"{long}two","name":"Two","parent":"nowhere","purpose":"d","members":["bob"]}}],
        "roles":[{{"id":"r/lead","circle":"r","name":"Lead","holders":[{{"person":"bob","since":"2020-03"}}]}},
          {{"id":"gone/lead","circle":"gone","name":"Lead","holders":[]}}],
        "policies":[{{"id":"r/c","circle":"r","name":"One","text":"a"}},{{"id":"r/c","circle":"r","name":"Two","text":"b"}}]}}"#
    );
    fs::write(place.path("in.json"), json).expect("a file");
    let ran = place.accord("aicha", &place.path(""), &["import", "json", "in.json", "--into", "o"]).ends(0);
    for lost in ["nowhere", "2020-03", "gone/lead"] {
        assert!(ran.err.contains(lost), "{lost}: {}", ran.err);
    }
    let circles = fs::read_dir(place.path("o/circles")).expect("a folder").count();
    assert_eq!(circles, 5);
    assert_eq!(fs::read_dir(place.path("o/circles/r/policies")).expect("a folder").count(), 2);
    let kept = fs::read_to_string(place.path("o/circles/infra-dns/circle.toml")).expect("a file");
    assert!(kept.contains("source = \"infra/dns\""), "{kept}");
}

#[test]
fn who_was_in_a_circle_has_a_place_there_with_the_days_and_no_say() {
    let place = Place::new();
    place.person("aicha");
    let data = r#"{"organisation":{"name":"X"},"people":[{"id":"ana"},{"id":"bo"},{"id":"cem"}],
        "circles":[{"id":"x","parent":null,"members":["ana"],"former":[{"person":"bo","since":"2020-01-01","until":"2021-01-01"}]},
        {"id":"old","parent":"x","archived":true,"members":["cem"]}],
        "roles":[{"id":"x/cook","circle":"x","holders":[{"person":"cem","until":"2022-01-01"},{"person":"ana","until":null}]}],"policies":[]}"#;
    fs::write(place.path("data.json"), data).expect("a file");
    place.accord("aicha", &place.path(""), &["import", "json", "data.json", "--into", "org"]).ends(0);
    let read = |path: &str| fs::read_to_string(place.path("org").join(path)).expect("a file");
    let circle = read("circles/x/circle.toml");
    for (person, days) in [("bo", "from = 2020-01-01\nuntil = 2021-01-01"), ("cem", "until = 2022-01-01")] {
        assert!(circle.contains(&format!("[[former]]\nperson = \"{person}\"\n{days}")), "{circle}");
    }
    assert!(read("circles/old/circle.toml").contains("[[former]]\nperson = \"cem\""));
    let dir = place.path("org");
    let shown = place.accord("aicha", &dir, &["chart", "--format", "html", "--today", "2026-11-26"]).ends(0).out;
    assert!(shown.contains("Former members") && shown.contains("bo (until 1 January 2021)"), "{shown}");
    let none = place.accord("aicha", &dir, &["chart", "--format", "html", "--no-people"]).ends(0).out;
    assert!(!none.contains("Former members"));
    let export = place.accord("aicha", &dir, &["export", "json"]).ends(0).json();
    assert_eq!(export["circles"][1]["former"][0]["until"], "2021-01-01");
}
