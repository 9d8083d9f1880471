//! What is installed beside the program: the manual, and completion in each shell.

use std::fs;

use crate::support::{Coop, tool};

#[test]
fn the_manual_has_a_page_for_each_command_in_both_languages() {
    let coop = Coop::founded();
    let dir = coop.place.path("manuals");
    coop.accord("aicha", &["man", dir.to_str().expect("a path")]).ends(0).says("pages of the manual");
    let page = |name: &str| fs::read_to_string(dir.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    let help = coop.accord("aicha", &["-h"]).ends(0).out;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands: Vec<&str> = commands.filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next()).collect();
    assert!(commands.len() > 25, "{commands:?}");
    // A line of more words goes on with a text that began above it.
    let names = commands.into_iter().filter(|word| word.chars().all(|c| c.is_ascii_lowercase()) && !word.is_empty());
    for command in names.filter(|word| help.lines().any(|line| line.starts_with(&format!("  {word} ")))) {
        for folder in ["man1", "fr/man1"] {
            let name = format!("{folder}/git-accord-{command}.1");
            assert!(page(&name).contains("git accord"), "{name}");
        }
    }
    assert!(page("man1/git-accord-circle-add.1").contains("parent"));
    assert!(page("fr/man1/git-accord.1").contains(".SH \"NOM\""));
    assert!(page("man1/git-accord-respond.1").contains(".SH \"EXAMPLES\""));
    let first = page("man1/git-accord.1");
    coop.accord("aicha", &["man", dir.to_str().expect("a path")]).ends(0);
    assert_eq!(first, page("man1/git-accord.1"));
}

#[test]
fn what_can_be_named_is_completed() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    let ask = |words: &[&str]| {
        let at = (words.len() - 1).to_string();
        let line = ["completions", "--at", &at, "--"].into_iter().chain(words.iter().copied()).collect::<Vec<_>>();
        coop.accord("aicha", &line).ends(0).out
    };
    let fits = |words: &[&str], wanted: &str| {
        let found = ask(words);
        assert!(found.lines().any(|line| line.split('\t').next() == Some(wanted)), "{words:?}: {found}");
    };
    fits(&["git-accord", "res"], "respond");
    fits(&["git-accord", "respond", ""], &id);
    fits(&["git-accord", "respond", &id, "c"], "consent");
    fits(&["git-accord", "respond", &id, "consent", "--pu"], "--push");
    fits(&["git-accord", "propose", "T", "--circle", "g"], "general");
    fits(&["git-accord", "respond", &id, "consent", "--as", "b"], "bruno");
    fits(&["git-accord", "explain", "DEC-0"], "DEC-05");
    let french =
        coop.accord("aicha", &["--lang", "fr", "completions", "--at", "1", "--", "git-accord", "prop"]).ends(0);
    assert!(french.out.starts_with("proposer\t"), "{}", french.out);
}

#[test]
fn each_shell_asks_the_program() {
    let coop = Coop::founded();
    let id = coop.propose("aicha", "leave", "25 days");
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_git-accord")).parent().expect("a folder").to_owned();
    let path = format!("PATH={}:$PATH", program.display());
    let bash = format!(
        "{path}; source <(git-accord completions bash); COMP_WORDS=(git accord respond ''); COMP_CWORD=3; _git_accord; echo \"${{COMPREPLY[*]}}\""
    );
    coop.place.run("aicha", &coop.dir("aicha"), "bash", &["-c", &bash]).ends(0).says(&id);
    if tool("fish") {
        let fish = format!(
            "set -x {}; git-accord completions fish | source; complete -C 'git accord respond '",
            path.replace('=', " ").replace(":$PATH", " $PATH")
        );
        coop.place.run("aicha", &coop.dir("aicha"), "fish", &["-c", &fish]).ends(0).says(&id);
    }
    if tool("zsh") {
        let zsh = format!(
            "{path}; compdef() {{ :; }}; zstyle() {{ :; }}; eval \"$(git-accord completions zsh)\"; _describe() {{ print -l $found; }}; words=(git-accord respond ''); CURRENT=3; _git-accord"
        );
        coop.place.run("aicha", &coop.dir("aicha"), "zsh", &["-fc", &zsh]).ends(0).says(&id);
    }
}
