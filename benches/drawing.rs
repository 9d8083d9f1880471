//! Drawing against loading, and against those who draw the like: graphviz, and the circle packing of d3-hierarchy.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use git_accord::files::load;
use git_accord::lang::{Catalogue, Lang};
use git_accord::model::{Date, Organisation};
use git_accord::render::{ChartOptions, Page, chart_json, dot, html, svg};
use git_accord::store::Disk;

use crate::{generated_with, median, quiet, tell};

/// Circles, and roles in all.
const SIZES: [(usize, usize, usize); 3] = [(12, 60, 21), (120, 2_000, 11), (1_200, 20_000, 3)];

pub fn drawing(work: &Path) {
    for (circles, roles, runs) in SIZES {
        let name = format!("drawn-{circles}");
        let file = work.join(format!("{name}.json"));
        fs::write(&file, generated_with(circles * 4, circles, roles)).expect("a file");
        let into = work.join(&name);
        let own = Path::new(env!("CARGO_BIN_EXE_git-accord"));
        quiet(own, &["import", "json", &file.display().to_string(), "--into", &into.display().to_string()]);
        let read = || load(&Disk::without(&into, &["decisions"])).expect("the folder can be read").organisation;
        let loading = median(runs, || drop(read()));
        let org = read();
        let what = format!("{circles} circles and {roles} roles");
        let say = Catalogue::new(Lang::En);
        let page = Page { say: &say, width: 100, colour: false, unicode: true, graphics: true };
        let today = Date::parse("2026-11-21").expect("a day");
        let options = ChartOptions { circle: None, people: true, today, commit: None, folder: false };
        let map = median(runs, || drop(svg(&org, &options, &page).expect("a picture")));
        tell(&format!("drawing {what} as svg against loading them"), map, loading, "20 ms at 120 circles");
        let whole = median(runs, || drop(html(&org, &options, None, &page).expect("a page")));
        tell(&format!("drawing {what} as a page against loading them"), whole, loading, "none");
        if circles < 1_000 {
            peers(work, &org, &options, &page, map);
        }
    }
}

/// The same organisation drawn by others, each as a whole process, where they are installed.
fn peers(work: &Path, org: &Organisation, options: &ChartOptions, page: &Page<'_>, ours: Duration) {
    let (graph, tree) = (work.join("peer.dot"), work.join("peer.json"));
    fs::write(&graph, dot(org, options, page)).expect("a file");
    fs::write(&tree, chart_json(org, options).to_string()).expect("a file");
    // Where the package lies is said by NODE_PATH.
    let d3 = "const at=require('module').createRequire(process.env.NODE_PATH+'/x.js').resolve('d3-hierarchy');\
        import(at).then(d=>{\
        const o=JSON.parse(require('fs').readFileSync(process.argv[1]));\
        const r=d.hierarchy({circles:o.circles},n=>[...(n.circles||[]),...(n.roles||[])]).sum(n=>n.state?1:0);\
        d.pack().size([1000,1000]).padding(3)(r);let s='';\
        r.each(n=>{s+='<circle cx=\"'+n.x+'\" cy=\"'+n.y+'\" r=\"'+n.r+'\"/>'})});";
    let graph = graph.display().to_string();
    let tree = tree.display().to_string();
    let others: [(&str, &str, Vec<&str>); 2] =
        [("graphviz", "dot", vec!["-Tsvg", &graph]), ("d3-hierarchy", "node", vec!["-e", d3, &tree])];
    for (name, program, args) in others {
        let there = |args: &[&str]| {
            let run = Command::new(program).args(args).stdout(Stdio::null()).stderr(Stdio::null()).status();
            run.is_ok_and(|status| status.success())
        };
        if there(&args) {
            let theirs = median(3, || quiet(Path::new(program), &args));
            tell(&format!("drawing as svg against {name}"), ours, theirs, "none");
        } else {
            println!("skipped: {name} is not there");
        }
    }
}
