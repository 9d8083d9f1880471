//! Twenty people at once through one shared repository: all land or are settled in words, with no force.

use std::thread;

use crate::support::{Place, Ran, policy};

const PEOPLE: usize = 20;

fn name(at: usize) -> String {
    format!("p{at:02}")
}

/// Twenty founders with a clone each, founded.
fn twenty() -> Place {
    let place = Place::new();
    let root = place.path("");
    let mut args: Vec<String> = [
        "init",
        "first",
        "--name",
        "Many",
        "--lang",
        "en",
        "--no-input",
        "--profile",
        "sociocracy",
        "--template",
        "plain",
    ]
    .map(str::to_owned)
    .to_vec();
    for at in 0..PEOPLE {
        place.person(&name(at));
        args.push(format!("--founder={}={}.pub", name(at), place.key(&name(at)).display()));
    }
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    place.accord("p00", &root, &args).ends(0);
    place.git("p00", &root, &["init", "-q", "--bare", "-b", "main", "hub.git"]).ends(0);
    place.git("p00", &place.path("first"), &["push", "-q", "../hub.git", "main"]).ends(0);
    for at in 0..PEOPLE {
        place.git(&name(at), &root, &["clone", "-q", "hub.git", &name(at)]).ends(0);
        place.accord(&name(at), &place.path(&name(at)), &["found", "--push"]).ends(0);
    }
    place
}

fn at_once(place: &Place, people: std::ops::Range<usize>, args: &[&str]) -> Vec<Ran> {
    thread::scope(|scope| {
        let start = |at: usize| {
            let who = name(at);
            scope.spawn(move || place.accord(&who, &place.path(&who), args))
        };
        let running: Vec<_> = people.map(start).collect();
        running.into_iter().map(|it| it.join().expect("it ended")).collect()
    })
}

#[test]
fn twenty_answers_and_two_seals_at_one_moment_all_land() {
    let place = twenty();
    let dir = place.path("p00");
    place.accord("p00", &dir, &["sync"]).ends(0);
    let file = dir.join("circles/general/policies/travel.toml");
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(file, policy("Travel", "By train")).expect("a file");
    let id = place.accord("p00", &dir, &["propose", "Travel", "-q"]).ends(0).out.trim().to_owned();
    place.accord("p00", &dir, &["publish"]).ends(0);
    for ran in at_once(&place, 1..PEOPLE, &["sync"]) {
        ran.ends(0);
    }
    for ran in at_once(&place, 1..PEOPLE, &["respond", &id, "consent", "--push"]) {
        ran.ends(0);
    }
    for ran in at_once(&place, 0..2, &["sync"]) {
        ran.ends(0);
    }
    // Both seal: one lands, the other one is told so.
    let seals = at_once(&place, 0..2, &["decide", &id, "--push"]);
    assert!(seals.iter().any(|ran| ran.code == 0), "{:?}", seals.iter().map(|ran| &ran.err).collect::<Vec<_>>());
    for at in [0, 1, 7] {
        let dir = place.path(&name(at));
        place.accord(&name(at), &dir, &["sync"]).ends(0);
        let told = place.accord(&name(at), &dir, &["audit", "--format", "json"]).ends(0).json();
        assert_eq!((&told["summary"]["decisions"], &told["summary"]["answers"]), (&1.into(), &20.into()), "{told}");
        place.accord(&name(at), &dir, &["status"]).ends(0).says("up to date");
    }
}
