//! What a stranger pushes that a library cannot read, or a machine cannot hold: everybody goes on.

use crate::support::{Coop, Ran};

fn script(coop: &Coop, person: &str, text: &str) -> Ran {
    coop.place.run(person, &coop.dir(person), "bash", &["-euc", text]).ends(0)
}

/// Every member's work after it, and an honest commit on top: nothing stops, and all of it is audited.
fn goes_on(coop: &Coop, what: &str) {
    for act in [&["sync"][..], &["status"], &["log"], &["whoami"], &["doctor"]] {
        let ran = coop.accord("aicha", act);
        assert!(ran.code <= 1, "{what}: {act:?} ends with {}: {}{}", ran.code, ran.out, ran.err);
    }
    let id = coop.propose("aicha", "leave", "25 days");
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    let audit = coop.audit("aicha");
    assert_eq!(audit["summary"]["decisions"], 1, "{what}: {audit}");
    coop.accord("bruno", &["sync"]).ends(0);
    coop.accord("bruno", &["show", &id]).ends(0).says("adopted");
}

#[test]
fn a_commit_with_a_date_or_people_that_nobody_writes_stops_nobody() {
    for (author, committer) in [
        ("x <x@x> 99999999999999999999 +0000", "x <x@x> 1 +0000"),
        ("x <x@x> 1 +0000", "x <x@x> abc +0000"),
        ("x <x@x> 1 +0000", "x x@x 1 +0000"),
        ("x <x@x> 1 +0000", ""),
    ] {
        let coop = Coop::founded();
        let crafted = format!(
            "odd=$(printf 'tree %s\\nparent %s\\nauthor {author}\\ncommitter {committer}\\n\\nm\\n' \
            $(git rev-parse 'main^{{tree}}') $(git rev-parse main) | git hash-object -t commit -w --stdin --literally); \
            over=$(git commit-tree $odd -p $odd -m over 2>/dev/null || git commit-tree $(git rev-parse 'main^{{tree}}') -p $odd -m over); \
            git push -q origin $over:main"
        );
        script(&coop, "chloe", &crafted);
        goes_on(&coop, &format!("{author} | {committer}"));
    }
}

#[test]
fn entries_that_no_machine_holds_stop_nobody() {
    let put = |place: &str, mode: &str, name: &str| {
        let id = "$(printf x | git hash-object -w --stdin)";
        let add = format!("printf '{mode} {name}\\0' > entry; printf \"$(echo {id} | sed 's/../\\\\x&/g')\" >> entry");
        // Beside what is there, where git itself would sort it: the names begin with a point or end the list.
        let tree = if place.is_empty() { String::from("main^{tree}") } else { format!("main:{place}") };
        let root = if place.is_empty() {
            String::from("root=$tree")
        } else {
            format!(
                "root=$( (git ls-tree main | grep -v \"\t{place}$\"; printf '040000 tree %s\\t{place}\\n' $tree) | git mktree)"
            )
        };
        format!(
            "{add}; git cat-file tree \"$(git rev-parse '{tree}')\" > rest; \
            case '{name}' in .*) cat entry rest > all;; *) cat rest entry > all;; esac; \
            tree=$(git hash-object -t tree -w --literally all); rm entry rest all; {root}; \
            git push -q origin $(git commit-tree $root -p main -m odd):main"
        )
    };
    for (place, mode, name) in [
        ("", "100644", ".git "),
        ("", "100644", ".git::"),
        ("", "60000", "z"),
        ("people", "170000", "z.toml"),
        ("circles", "60000", "z.toml"),
        ("people", "0", "z.toml"),
    ] {
        let coop = Coop::founded();
        script(&coop, "chloe", &put(place, mode, name));
        goes_on(&coop, &format!("{mode} {place}/{name}"));
    }
}

#[test]
fn a_branch_called_like_a_full_name_keeps_nothing_from_being_sent() {
    let coop = Coop::founded();
    let hub = coop.place.path("hub.git");
    let id = coop.propose("aicha", "leave", "25 days");
    let names = format!(
        "git -C '{0}' update-ref refs/heads/refs/heads/main main && \
        git -C '{0}' update-ref refs/tags/refs/heads/main main && \
        git -C '{0}' update-ref refs/heads/refs/heads/accord/{id} main",
        hub.display()
    );
    script(&coop, "chloe", &names);
    coop.agree(&id);
    coop.accord("aicha", &["sync"]).ends(0);
    coop.accord("aicha", &["decide", &id, "--push"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0).says("leave");
    let left = coop.git("aicha", &["for-each-ref", "refs/accord"]).out;
    assert!(!left.contains("sending"), "{left}");
}

#[test]
fn a_mode_with_zeros_before_it_loses_nothing() {
    let coop = Coop::founded();
    coop.write("chloe", "notes/one.md", "first");
    coop.write("chloe", "notes/two.md", "second");
    script(&coop, "chloe", "git add notes && git commit -qm notes && git push -q origin HEAD:main");
    // The same trees, but for zeros before the modes: git shows no difference.
    let padded = "pad() { python3 - \"$1\" \"$2\" <<'E'\nimport subprocess,sys\nraw=subprocess.run(['git','cat-file','tree',sys.argv[1]],capture_output=True).stdout\nout=b''\nwhile raw:\n    n=raw.index(b'\\0'); mode,name=raw[:n].split(b' ',1); i=raw[n+1:n+21]; raw=raw[n+21:]\n    out+=b'0000'+mode+b' '+name+b'\\0'+i\nt=subprocess.run(['git','hash-object','-t','tree','-w','--literally','--stdin'],input=out,capture_output=True).stdout\nprint(t.decode().strip())\nE\n}; root=$(pad 'main^{tree}' x); git push -q origin $(git commit-tree $root -p main -m padded):main";
    let ran = coop.place.run("chloe", &coop.dir("chloe"), "bash", &["-euc", padded]);
    if ran.code != 0 {
        // Without an interpreter to write the tree with there is nothing to try.
        eprintln!("skipped: the tree could not be written: {}", ran.err);
        assert!(std::env::var_os("ACCORD_REQUIRE").is_none(), "{}", ran.err);
        return;
    }
    goes_on(&coop, "padded");
    assert_eq!(coop.read("bruno", "notes/one.md"), "first");
    let listed = coop.git("bruno", &["ls-tree", "-r", "--name-only", "main", "notes"]).out;
    assert_eq!(listed.lines().count(), 2, "{listed}");
}
