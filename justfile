# What CI does.
check:
    bash .ci/run

# Writes snapshots, schemas and generated documents anew.
bless:
    ACCORD_BLESS=1 cargo test --test suite

# Scaffolds a rule: just rule circles circle-without-window
rule family slug:
    @test -d src/rules/{{family}} || { echo "Families: $(ls -d src/rules/*/ | xargs -n1 basename | tr '\n' ' ')"; exit 1; }
    @test ! -e schema/rules/{{slug}}.toml || { echo "There is a card of that name already."; exit 1; }
    sed 's/SLUG/{{slug}}/g' templates/rule/card.toml > schema/rules/{{slug}}.toml
    cp templates/rule/check.rs "src/rules/{{family}}/$(echo {{slug}} | tr - _).rs"
    @echo "Fill in both, then add the word $(echo {{slug}} | tr - _) under {{family}} in rules! (src/rules/mod.rs) and run: just bless"

demo:
    cargo run --release -- demo

bench:
    cargo bench
