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

/// Writes a tree with python, which git itself refuses to; said when it is not there.
fn crafted(coop: &Coop, what: &str, body: &str) -> bool {
    let text = format!(
        "python3 - <<'E'\nimport subprocess\n\
        def git(*args, **more): return subprocess.run(('git',)+args, stdout=subprocess.PIPE, check=True, **more).stdout\n\
        def tree(raw): return bytes.fromhex(git('hash-object','-t','tree','-w','--literally','--stdin',input=raw).decode().strip())\n\
        def raw(at): return git('cat-file','tree',at)\n\
        def at(name): return bytes.fromhex(git('rev-parse',name).decode().strip())\n\
        def blob(text): return bytes.fromhex(git('hash-object','-w','--stdin',input=text).decode().strip())\n\
        root = raw('main^{{tree}}')\n{body}\n\
        id = tree(new).hex()\n\
        commit = git('commit-tree',id,'-p','main','-m','odd').decode().strip()\n\
        git('push','-q','origin',commit+':main')\nE"
    );
    let ran = coop.place.run("chloe", &coop.dir("chloe"), "bash", &["-euc", &text]);
    if ran.code != 0 {
        eprintln!("skipped: {what} could not be written: {}", ran.err);
        assert!(std::env::var_os("ACCORD_REQUIRE").is_none(), "{}", ran.err);
    }
    ran.code == 0
}

#[test]
fn what_git_reads_in_a_crafted_tree_is_lost_by_nobody() {
    type Files = &'static [(&'static str, &'static str)];
    let cases: [(&str, &str, Files); 6] = [
        (
            "a mode of many digits",
            "new = root.replace(b'40000 notes\\0', b'0'*300 + b'40000 notes\\0')",
            &[("notes/m.md", "minutes")],
        ),
        (
            "a path for a name",
            "new = root.replace(b'40000 notes\\0' + at('main:notes'), b'100644 notes/m.md\\0' + at('main:notes/m.md'))",
            &[("notes/m.md", "minutes")],
        ),
        (
            "a path for a name within",
            "new = root.replace(at('main:notes'), tree(b'100644 deep/m.md\\0' + at('main:notes/m.md')))",
            &[("notes/deep/m.md", "minutes")],
        ),
        (
            "two folders of a name",
            "twin = b'40000 notes\\0' + tree(b'100644 x.md\\0' + blob(b'more'))\n\
            new = root.replace(b'40000 notes\\0' + at('main:notes'), twin + b'40000 notes\\0' + at('main:notes'))",
            &[("notes/m.md", "minutes"), ("notes/x.md", "more")],
        ),
        (
            "two files of a name",
            "new = root.replace(at('main:notes'), tree(b'100644 m.md\\0' + blob(b'first') + raw('main:notes')))",
            &[("notes/m.md", "minutes")],
        ),
        (
            "a file and a folder of a name",
            "new = root.replace(b'40000 notes\\0', b'100644 notes\\0' + blob(b'x') + b'40000 notes\\0')",
            &[("notes/m.md", "minutes")],
        ),
    ];
    for (what, body, files) in cases {
        let coop = Coop::founded();
        coop.write("chloe", "notes/m.md", "minutes");
        script(&coop, "chloe", "git add notes && git commit -qm notes && git push -q origin HEAD:main");
        coop.accord("bruno", &["sync"]).ends(0);
        if !crafted(&coop, what, body) {
            return;
        }
        goes_on(&coop, what);
        let clone = "rm -rf ../plain; git clone -q \"$(git remote get-url origin)\" ../plain";
        script(&coop, "bruno", clone);
        for (path, text) in files {
            assert_eq!(coop.read("bruno", path), *text, "{what}: on disk");
            let plain = script(&coop, "bruno", &format!("cat ../plain/{path}")).out;
            assert_eq!(plain, *text, "{what}: in a clone by git");
        }
        let staged =
            script(&coop, "bruno", "git diff --cached --name-only; echo; git -C ../plain diff --cached --name-only");
        let (here, plain) = staged.out.split_once("\n\n").unwrap_or(("", staged.out.trim_start()));
        assert_eq!(here.trim(), plain.trim(), "{what}: what is staged, against a clone by git");
    }
}

#[test]
fn a_commit_with_more_parents_than_fit_stops_nobody() {
    let coop = Coop::founded();
    let many = "(printf 'tree %s\\n' $(git rev-parse 'main^{tree}'); \
        parent=$(git rev-parse main); yes \"parent $parent\" | head -n 22000; \
        printf 'author x <x@x> 1 +0000\\ncommitter x <x@x> 1 +0000\\n\\nm\\n') > many; \
        odd=$(git hash-object -t commit -w --literally many); rm many; git push -q origin $odd:main";
    script(&coop, "chloe", many);
    goes_on(&coop, "22,000 parents");
}

#[test]
fn ids_in_capitals_and_a_parent_cut_short_stop_nobody() {
    let capitals = "printf 'tree %s\\nparent %s\\nauthor x <x@x> 1 +0000\\ncommitter x <x@x> 1 +0000\\n\\nm\\n' $tree $(echo $parent | tr a-f A-F)";
    let cut = "printf 'tree %s\\nparent %s\\nparent 4b8' $tree $parent";
    let continued = "printf 'tree %s\\n x\\nparent %s\\nauthor x <x@x> 1 +0000\\ncommitter x <x@x> 1 +0000\\n\\nm\\n' $tree $parent";
    for (written, joined) in [(capitals, false), (cut, false), (continued, true)] {
        let coop = Coop::founded();
        let text = format!(
            "tree=$(git rev-parse 'main^{{tree}}'); parent=$(git rev-parse main); {written} > odd; \
            id=$(git hash-object -t commit -w --literally odd); rm odd"
        );
        // A line that continues the tree hides the parents from git: it reaches main beside another.
        let beside = "id=$(git -c user.name=x -c user.email=x@x commit-tree -p $parent -p $id -m over $tree)";
        let push = "git push -q origin $id:main";
        script(&coop, "chloe", &if joined { format!("{text}; {beside}; {push}") } else { format!("{text}; {push}") });
        goes_on(&coop, written);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn names_that_are_no_text_stay_as_they_are() {
    let coop = Coop::founded();
    let both = "mkdir -p notes; printf menu > \"$(printf 'notes/caf\\351')\"; printf twin > 'notes/caf\\xe9'; \
        git add notes && git commit -qm notes && git push -q origin HEAD:main";
    script(&coop, "chloe", both);
    goes_on(&coop, "no text");
    let read = |name: &str| script(&coop, "bruno", &format!("cat \"$(printf '{name}')\"")).out;
    assert_eq!((read("notes/caf\\351"), read("notes/caf\\\\xe9")), ("menu".to_owned(), "twin".to_owned()));
    let again =
        "printf 'menu 2' > \"$(printf 'notes/caf\\351')\"; git commit -qam menu && git push -q origin HEAD:main";
    coop.accord("chloe", &["go"]).ends(0);
    coop.accord("chloe", &["sync"]).ends(0);
    script(&coop, "chloe", again);
    coop.accord("bruno", &["go"]).ends(0);
    coop.accord("bruno", &["sync"]).ends(0);
    assert_eq!((read("notes/caf\\351"), read("notes/caf\\\\xe9")), ("menu 2".to_owned(), "twin".to_owned()));
    assert_eq!(coop.git("bruno", &["status", "--porcelain"]).out, "");
}

/// Git asks of what is sent whether it is there, not what it is.
#[test]
fn a_file_that_is_a_folder_lies_nowhere_and_stops_nobody() {
    let coop = Coop::founded();
    let body = "inner = tree(b'100644 q\\0' + blob(b'hi'))\nnew = root + b'100644 zz.md\\0' + inner";
    if !crafted(&coop, "a file that is a folder", body) {
        return;
    }
    goes_on(&coop, "a file that is a folder");
    assert!(!coop.dir("bruno").join("zz.md").exists());
}
