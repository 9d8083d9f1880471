//! The organisation drawn, in each form: complete, harmless, the same bytes every time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Place, shared, tool};

const FORMATS: [(&str, &str); 6] =
    [("text", "txt"), ("svg", "svg"), ("html", "html"), ("mermaid", "mmd"), ("dot", "dot"), ("json", "json")];

/// A club of two circles: one with roles, a link that is vacant and a term that ends, one whose members hold no role.
fn club() -> (Place, PathBuf) {
    let place = Place::new();
    place.person("aicha");
    let founders = ["--founder", "aicha", "--founder", "bruno", "--founder", "chloe"];
    let init = [&["init", "org", "--lang", "en", "--name", "The Club", "--no-input"][..], &founders].concat();
    place.accord("aicha", &place.path(""), &init).ends(0);
    let dir = place.path("org");
    let write = |path: &str, text: &str| {
        fs::create_dir_all(dir.join(path).parent().expect("a folder")).expect("a folder");
        fs::write(dir.join(path), text).expect("a file");
    };
    write(
        "circles/tea/circle.toml",
        "name = \"Tea\"\nparent = \"general\"\npurpose = \"Warm cups\"\nmembers = [\"aicha\", \"bruno\"]\n",
    );
    write("circles/tea/roles/lead.toml", "name = \"Lead of tea\"\ncore = \"lead\"\npurpose = \"p\"\n");
    let role = "name = \"Kettle\"\npurpose = \"Boil\"\naccountabilities = [\"descaling\"]\n\n[[holders]]\nperson = \"chloe\"\nuntil = 2026-12-01\n";
    write("circles/tea/roles/kettle.toml", role);
    write("circles/tea/policies/cups.toml", "title = \"Clean cups\"\ntext = \"Wash them\"\n");
    (place, dir)
}

fn chart(place: &Place, dir: &Path, more: &[&str]) -> String {
    let words = [&["chart", "--today", "2026-11-26"][..], more].concat();
    place.accord("aicha", dir, &words).ends(0).out
}

#[test]
fn each_form_says_who_holds_what_and_what_is_vacant_or_ends() {
    let (place, dir) = club();
    for (format, ending) in FORMATS {
        let drawn = chart(&place, &dir, &["--format", format]);
        for wanted in ["Tea", "Kettle", "Lead of tea", "vacant", "Aicha", "Bruno", "Chloe"] {
            let broken = wanted.split(' ').all(|word| drawn.contains(word));
            assert!(broken, "{format} lacks {wanted}: {drawn}");
        }
        let ends = if format == "json" { "2026-12-01" } else { "December" };
        assert!(drawn.contains(ends), "{format}: {drawn}");
        assert_eq!(drawn, chart(&place, &dir, &["--format", format]), "{format} differs from run to run");
        let file = format!("chart.{ending}");
        chart(&place, &dir, &["-o", &file]);
        assert_eq!(fs::read_to_string(dir.join(&file)).expect("the file"), drawn, "{ending}");
        let without = chart(&place, &dir, &["--format", format, "--no-people"]);
        for person in ["aicha", "bruno", "chloe"] {
            assert!(!without.to_lowercase().contains(person), "{format} names {person} without people: {without}");
        }
        let one = chart(&place, &dir, &["--format", format, "--circle", "Tea"]);
        assert!(one.contains("Kettle") && !one.contains("General circle"), "{format}: {one}");
    }
    let page = chart(&place, &dir, &["--format", "html"]);
    for wanted in ["Boil", "descaling", "Clean cups", "Warm cups", "lang=\"en\"", "<details"] {
        assert!(page.contains(wanted), "{wanted}");
    }
    let french = place.accord_with("aicha", &dir, ("LANG", "fr_FR.UTF-8"), &["chart", "--format", "html"]).ends(0).out;
    assert!(french.contains("lang=\"fr\"") && french.contains("Chercher") && french.contains("à pourvoir"));
    place.accord("aicha", &dir, &["chart", "-o", "chart.pdf"]).ends(2).says(".html");
    let a3 = chart(&place, &dir, &["--format", "html", "--paper", "a3"]);
    assert!(a3.contains("size: a3"));
}

#[test]
fn a_page_asks_nothing_of_anybody_and_obeys_no_name() {
    let (place, dir) = club();
    let hostile = "<img src=x onerror=alert(1)></script><script>alert(2)</script>{{ 7 * 7 }} \\\" ]; click &amp;";
    let file = dir.join("circles/tea/circle.toml");
    let text = fs::read_to_string(&file).unwrap();
    let named = hostile.replace('\\', "\\\\").replace('"', "\\\"");
    fs::write(&file, text.replace("\"Tea\"", &format!("\"{named}\"")).replace("Warm cups", &named)).unwrap();
    for (format, _) in FORMATS.iter().filter(|(format, _)| *format != "text" && *format != "json") {
        let drawn = chart(&place, &dir, &["--format", format]);
        for gone in ["<img", "<script>alert", "49 \\", "onerror=alert(1)>"] {
            assert!(!drawn.contains(gone) || *format == "dot", "{format}: {gone}");
        }
        let outside = drawn.replace("http://www.w3.org/2000/svg", "");
        assert!(!outside.contains("http:") && !outside.contains("https:") && !outside.contains("url("), "{format}");
    }
    // On a Markdown page a name is a heading, and marks nothing up either.
    fs::write(
        dir.join("circles/general/circle.toml"),
        "name = \"<b>x</b> [a](b) `c`\"\nkind = \"general\"\npurpose = \"p\"\n",
    )
    .expect("a file");
    chart(&place, &dir, &["-o", "chart.md"]);
    let page = fs::read_to_string(dir.join("chart.md")).expect("the page");
    let heading = page.lines().find(|line| line.starts_with("## ")).expect("a heading");
    assert_eq!(heading, "## 1. &lt;b&gt;x&lt;/b&gt; \\[a\\](b) \\`c\\`");
}

#[test]
fn mermaid_that_is_too_large_comes_in_parts_that_forges_draw() {
    let Some(data) = shared("rust-team") else { return };
    let place = Place::new();
    place.person("aicha");
    let root = place.path("");
    place
        .accord("aicha", &root, &["import", "json", &data.join("neutral.json").display().to_string(), "--into", "org"])
        .ends(0);
    let dir = place.path("org");
    let told = place.accord("aicha", &dir, &["chart", "-o", "chart.md"]).ends(0);
    told.says("Markdown page with");
    let page = fs::read_to_string(dir.join("chart.md")).expect("the page");
    let parts: Vec<&str> = page.split("```mermaid\n").skip(1).filter_map(|part| part.split("```").next()).collect();
    assert!(parts.len() > 5, "{}", parts.len());
    for part in &parts {
        assert!(part.starts_with("flowchart LR\n") && part.len() < 5_000, "{} characters", part.len());
        assert!(part.matches(" --").count() < 500);
    }
    assert_eq!(page.lines().filter(|line| line.starts_with("## ")).count(), parts.len());
    // Every circle of the list is in some part.
    let listed = place.accord("aicha", &dir, &["chart", "--format", "json"]).ends(0).json();
    let mut names = vec![];
    collect(&listed["circles"], &mut names);
    assert!(names.len() > 100, "{}", names.len());
    for id in names {
        assert!(page.contains(&format!("c_{}((", id.replace('-', "_"))), "{id}");
    }
}

fn collect(circles: &serde_json::Value, ids: &mut Vec<String>) {
    for circle in circles.as_array().into_iter().flatten() {
        ids.push(circle["id"].as_str().expect("an id").to_owned());
        collect(&circle["circles"], ids);
    }
}

#[test]
fn graphviz_reads_what_is_written_for_it() {
    if !tool("dot") {
        return;
    }
    let (place, dir) = club();
    chart(&place, &dir, &["-o", "chart.dot"]);
    let drawn = Command::new("dot").args(["-Tsvg", "chart.dot"]).current_dir(&dir).output().expect("dot runs");
    let text = String::from_utf8_lossy(&drawn.stdout);
    assert!(drawn.status.success() && text.contains("Kettle"), "{}", String::from_utf8_lossy(&drawn.stderr));
}

/// Opens the page in Chromium and has axe-core look at it; the findings are written where the title stands.
#[test]
fn the_page_opens_in_a_browser_and_shuts_nobody_out() {
    let axe = std::env::var_os("ACCORD_AXE").map(PathBuf::from).and_then(|path| fs::read_to_string(path).ok());
    let required = std::env::var_os("ACCORD_REQUIRE").is_some();
    let (Some(axe), true) = (axe, tool("chromium")) else {
        assert!(!required, "ACCORD_AXE must name axe-core's script");
        eprintln!("skipped: ACCORD_AXE names no script of axe-core");
        return;
    };
    let (place, dir) = club();
    for (width, lang) in [("360", "fr_FR.UTF-8"), ("1280", "en")] {
        let page = place.accord_with("aicha", &dir, ("LANG", lang), &["chart", "--format", "html"]).ends(0).out;
        let asks = "axe.run().then((found) => { document.title = 'AXE ' + JSON.stringify(found.violations.map((v) => v.id))\
            + ' FITS ' + (document.documentElement.scrollWidth <= innerWidth)\
            + ' TOOLS ' + !document.querySelector('.tools').hidden; });";
        let title = opened(&place, &dir, &page, (width, width), &[&axe, asks]);
        assert_eq!(title, "AXE [] FITS true TOOLS true", "{width}");
    }
}

/// The title of a page once Chromium has run some scripts after its own; the window is so wide.
fn opened(place: &Place, dir: &Path, page: &str, (width, name): (&str, &str), scripts: &[&str]) -> String {
    let scripts: String = scripts.iter().map(|script| format!("<script>{script}</script>")).collect();
    fs::write(dir.join("looked.html"), page.replace("</body>", &format!("{scripts}</body>"))).unwrap();
    let flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--dump-dom"];
    let opened = Command::new("chromium")
        .args(flags)
        .arg(format!("--window-size={width},800"))
        .arg("--virtual-time-budget=20000")
        .arg(format!("--user-data-dir={}", place.path(&format!("browser-{name}")).display()))
        .arg(format!("file://{}", dir.join("looked.html").display()))
        .output()
        .expect("chromium runs");
    let text = String::from_utf8_lossy(&opened.stdout);
    let title = text.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
    title.map_or_else(|| panic!("{}", String::from_utf8_lossy(&opened.stderr)), str::to_owned)
}

/// What a visitor does with a page, and what they find: each line of the script is one act.
#[test]
fn the_page_follows_hands_keys_and_words() {
    if !tool("chromium") {
        return;
    }
    let (place, dir) = club();
    let page = chart(&place, &dir, &["--format", "html"]);
    let acts = r#"(async () => {
        // Nothing is painted here, so nobody asks for the next frame.
        window.requestAnimationFrame = (step) => setTimeout(() => step(performance.now()), 16);
        const map = document.getElementById("map"), svg = map.querySelector("svg"), found = {};
        const later = () => new Promise((go) => setTimeout(go, 500));
        const wide = () => Number(svg.getAttribute("viewBox").split(" ")[2]);
        const chosen = () => { const it = svg.querySelector(".chosen"); return it ? it.dataset.of : ""; };
        const at = (it) => { const box = it.getBoundingClientRect(); return { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, bubbles: true, cancelable: true }; };
        const key = (it, key) => it.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        const kettle = svg.querySelector('circle[data-of="role/tea/kettle"]');
        const tea = svg.querySelector('circle[data-of="circle/tea"]');
        svg.dispatchEvent(new WheelEvent("wheel", { deltaY: -300, ...at(tea) })); await later(); found.wheel = wide() < 1040;
        key(map, "0"); await later(); found.whole = wide() === 1040;
        key(map, "+"); await later(); found.plus = wide() < 1040;
        key(map, "Escape"); await later();
        map.querySelector("[data-zoom='1.5']").click(); await later(); found.button = wide() < 1040;
        map.querySelector("[data-zoom='0']").click(); await later();
        kettle.dispatchEvent(new MouseEvent("click", at(kettle))); found.click = chosen() + " " + document.getElementById("role/tea/kettle").open;
        found.address = location.hash; found.peek = document.getElementById("peek").textContent.includes("Kettle");
        tea.dispatchEvent(new MouseEvent("dblclick", at(tea))); await later(); found.closer = chosen() + " " + (wide() < 1040);
        key(map, "0"); await later();
        const finger = (type, id, x, y) => svg.dispatchEvent(new PointerEvent(type, { pointerId: id, pointerType: "touch", clientX: x, clientY: y, bubbles: true }));
        svg.setPointerCapture = () => {};
        finger("pointerdown", 1, 400, 300); finger("pointerdown", 2, 500, 300); finger("pointermove", 2, 600, 300); await later(); found.pinch = wide() < 1040;
        finger("pointerup", 1, 400, 300); finger("pointerup", 2, 600, 300); key(map, "0"); await later();
        const entry = document.getElementById("circle/tea"), press = () => { entry.firstElementChild.click(); return entry.open; };
        entry.open = true; history.replaceState(null, '', '#elsewhere');
        found.list = [press(), chosen(), press(), press()].join(" "); await later(); key(map, "0"); await later();
        const field = document.getElementById("search");
        field.value = "KETTLE"; field.dispatchEvent(new Event("input")); found.search = document.querySelector("output").textContent;
        key(field, "Enter"); await later(); found.enter = chosen() + " " + (wide() < 1040);
        field.value = "nothing at all"; field.dispatchEvent(new Event("input")); found.none = document.querySelector("output").textContent;
        document.title = JSON.stringify(found);
    })();"#;
    let told = opened(&place, &dir, &page, ("1280", "acts"), &[acts]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap_or_else(|e| panic!("{e}: {told}"));
    let found = serde_json::json!({
        "wheel": true, "whole": true, "plus": true, "button": true, "click": "role/tea/kettle true",
        "address": "#role/tea/kettle", "peek": true, "closer": "circle/tea true", "pinch": true,
        // What one goes to stays open; once more closes it.
        "list": "true circle/tea false true",
        "search": "One found", "enter": "role/tea/kettle true", "none": "Nothing found",
    });
    assert_eq!(told, found);
}

#[test]
fn an_organisation_however_deep_or_wide_is_drawn() {
    let (place, dir) = club();
    for at in 0..300 {
        let parent = if at == 0 { String::from("general") } else { format!("deep-{}", at - 1) };
        let folder = dir.join(format!("circles/deep-{at}"));
        fs::create_dir_all(&folder).expect("a folder");
        let text = format!("name = \"Deep {at}\"\nparent = \"{parent}\"\npurpose = \"p\"\n");
        fs::write(folder.join("circle.toml"), text).expect("a file");
    }
    for (format, _) in FORMATS {
        let drawn = chart(&place, &dir, &["--format", format]);
        assert!(drawn.contains("Deep 299"), "{format} leaves the deepest out");
    }
    let gone = dir.join("circles/tea/circle.toml");
    let text = fs::read_to_string(&gone).expect("the circle");
    fs::write(&gone, format!("{text}dissolved = 2026-11-01\n")).expect("a file");
    place.accord("aicha", &dir, &["chart", "--circle", "tea"]).ends(2).says("tea");
    place.accord("aicha", &dir, &["chart", "--format", "json", "-o", "chart.svg"]).ends(2).says("does not go");
    chart(&place, &dir, &["-o", "chart.md"]);
    assert!(fs::read_to_string(dir.join("chart.md")).expect("the page").contains("```mermaid"));
}
