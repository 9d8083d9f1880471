# What CI does.
check:
    bash .ci/run

# Writes snapshots, schemas and generated documents anew.
bless:
    ACCORD_BLESS=1 cargo test --test suite

# Scaffolds a rule: just rule circles circle-without-window
rule family slug:
    mkdir -p src/rules/{{family}}
    printf '//! XXX-00: what must hold.\n\nuse crate::rules::report::{Report, Subject};\n\npub fn check(_subject: &Subject<'"'"'_>, _report: &mut Report<'"'"'_>) {}\n' > "src/rules/{{family}}/$(echo {{slug}} | tr - _).rs"
    printf 'code = ""\nlevel = "warning"\nlooks_at = "organisation"\nprofiles = ["all"]\nsource = ""\n\n[fr]\ntitle = ""\nmessage = ""\nwhy = ""\nhelp = ""\n\n[en]\ntitle = ""\nmessage = ""\nwhy = ""\nhelp = ""\n\n[[case]]\nname = "the sample organisation"\n' > "schema/rules/{{slug}}.toml"
    @echo "Now the word $(echo {{slug}} | tr - _) in rules! (src/rules/mod.rs)"

demo:
    cargo run --release -- demo

bench:
    cargo bench
