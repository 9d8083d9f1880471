//! One file from two that were both changed since a third: key by key, and the text of a key line by line.

use std::collections::BTreeSet;

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value};

/// Keys that say which decision a text comes from: each decision writes its own.
const ORIGINS: [&str; 4] = ["adopted_by", "admitted_by", "created_by", "delegated_by"];

/// Puts the lines of two texts together over a third; `None` where both changed the same ones.
pub type Lines<'a> = &'a dyn Fn(&str, &str, &str) -> Option<String>;

/// `ours` with what `theirs` changed since `base`, and whether both changed the same thing: there, ours stands. A text that
/// is not TOML stays as it is.
pub fn together(base: &str, ours: &str, theirs: &str, lines: Lines<'_>) -> (String, bool) {
    let parsed = |text: &str| text.parse::<DocumentMut>().ok();
    let (Some(base), Some(mut own), Some(theirs)) = (parsed(base), parsed(ours), parsed(theirs)) else {
        return (ours.to_owned(), true);
    };
    let clashed = join(Some(base.as_table()), own.as_table_mut(), theirs.as_table(), lines);
    (own.to_string(), clashed)
}

fn join(base: Option<&Table>, ours: &mut Table, theirs: &Table, lines: Lines<'_>) -> bool {
    let mut keys: Vec<String> = theirs.iter().map(|(key, _)| key.to_owned()).collect();
    keys.extend(base.into_iter().flat_map(Table::iter).map(|(key, _)| key.to_owned()));
    let mut clashed = false;
    for key in keys {
        let (then, other) = (base.and_then(|base| base.get(&key)), theirs.get(&key));
        let own = ours.get(&key);
        if plain(other) == plain(then) || plain(own) == plain(other) {
            continue;
        }
        if plain(own) == plain(then) {
            match other {
                Some(item) => ours.insert(&key, item.clone()),
                None => ours.remove(&key),
            };
            continue;
        }
        if let (Some(Item::Table(own)), Some(Item::Table(other))) = (ours.get_mut(&key), other) {
            clashed |= join(then.and_then(Item::as_table), own, other, lines);
            continue;
        }
        if let (Some(Item::ArrayOfTables(own)), Some(Item::ArrayOfTables(other))) = (ours.get_mut(&key), other)
            && let Some((list, clash)) = entries(then.and_then(Item::as_array_of_tables), own, other, lines)
        {
            *own = list;
            clashed |= clash;
            continue;
        }
        match both(then, ours.get(&key), other, lines) {
            Some(value) => drop(ours.insert(&key, Item::Value(value))),
            None => clashed |= !ORIGINS.contains(&key.as_str()),
        }
    }
    clashed
}

/// What tells one entry of a list from the others; `None` where nothing does.
fn identity(table: &Table) -> Option<String> {
    let named = ["public", "id", "what", "text"].into_iter().find_map(|key| Some(table.get(key)?.as_str()?.to_owned()));
    let held = || Some(format!("{} {}", plain(table.get("person"))?, plain(table.get("from")).unwrap_or_default()));
    named.or_else(held)
}

/// The entries by what tells them apart; `None` where some cannot be told apart.
fn by_identity(list: &ArrayOfTables) -> Option<Vec<(String, &Table)>> {
    let named = list.iter().map(|table| Some((identity(table)?, table))).collect::<Option<Vec<_>>>()?;
    let all: BTreeSet<&String> = named.iter().map(|(name, _)| name).collect();
    (all.len() == named.len()).then_some(named)
}

/// A list of tables that both changed, entry by entry: what only one of them touched is as that one has it.
fn entries(
    base: Option<&ArrayOfTables>,
    ours: &ArrayOfTables,
    theirs: &ArrayOfTables,
    lines: Lines<'_>,
) -> Option<(ArrayOfTables, bool)> {
    let empty = ArrayOfTables::new();
    let (base, own, other) = (by_identity(base.unwrap_or(&empty))?, by_identity(ours)?, by_identity(theirs)?);
    let of = |list: &[(String, &Table)], name: &String| {
        list.iter().find(|(known, _)| known == name).map(|(_, table)| (*table).clone())
    };
    let (mut joined, mut clashed) = (ArrayOfTables::new(), false);
    for (name, table) in &own {
        let mut entry = (*table).clone();
        match (of(&base, name), of(&other, name)) {
            (then, Some(theirs)) => clashed |= join(then.as_ref(), &mut entry, &theirs, lines),
            // They struck it out: what we left as it was goes, what we changed stays.
            (Some(then), None) if then.to_string() == entry.to_string() => continue,
            (Some(_), None) => clashed = true,
            (None, None) => {}
        }
        joined.push(entry);
    }
    for (name, table) in other.iter().filter(|(name, _)| of(&own, name).is_none()) {
        match of(&base, name) {
            None => joined.push((*table).clone()),
            // We struck it out.
            Some(then) => clashed |= then.to_string() != table.to_string(),
        }
    }
    Some((joined, clashed))
}

/// A value that both changed: lists of words lose what either took out and gain what either put in.
fn both(then: Option<&Item>, own: Option<&Item>, other: Option<&Item>, lines: Lines<'_>) -> Option<Value> {
    let (own, other) = (own?.as_value()?, other?.as_value()?);
    if let (Some(own), Some(other)) = (own.as_str(), other.as_str()) {
        return lines(then.and_then(Item::as_str)?, own, other).map(Value::from);
    }
    let then = then.and_then(Item::as_array).and_then(words).unwrap_or_default();
    let (own, other) = (words(own.as_array()?)?, words(other.as_array()?)?);
    let kept = own.iter().filter(|word| !then.contains(word) || other.contains(word));
    let added = other.iter().filter(|word| !then.contains(word) && !own.contains(word));
    Some(Value::Array(kept.chain(added).copied().collect()))
}

fn words(array: &Array) -> Option<Vec<&str>> {
    array.iter().map(Value::as_str).collect()
}

/// What an item says, without the blanks and comments around it.
fn plain(item: Option<&Item>) -> Option<String> {
    Some(match item? {
        Item::Value(value) => value.clone().decorated("", "").to_string(),
        other => other.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::together;

    fn joined(base: &str, ours: &str, theirs: &str) -> (String, bool) {
        together(base, ours, theirs, &|_, _, _| None)
    }

    #[test]
    fn each_side_keeps_what_it_changed_alone() {
        let base = "name = \"Web\"\nmembers = [\"a\", \"b\"]\nadopted_by = \"x\"\n";
        let ours = "name = \"Web\" # short\nmembers = [\"a\", \"b\", \"c\"]\nadopted_by = \"mine\"\n";
        let theirs = "name = \"Site\"\nmembers = [\"b\", \"d\"]\nadopted_by = \"theirs\"\nsize = 3\n";
        let (text, clashed) = joined(base, ours, theirs);
        assert!(!clashed, "{text}");
        assert!(text.contains("members = [\"b\", \"c\", \"d\"]") && text.contains("\"Site\""), "{text}");
        assert!(text.contains("adopted_by = \"mine\"") && text.contains("size = 3"), "{text}");
    }

    #[test]
    fn what_both_changed_stays_ours_and_is_said() {
        let (text, clashed) =
            joined("size = 1\n[a]\nx = 1\ny = 1\n", "size = 2\n[a]\nx = 2\ny = 1\n", "size = 3\n[a]\nx = 1\ny = 3\n");
        assert!(clashed && text.contains("size = 2"), "{text}");
        assert!(text.contains("x = 2") && text.contains("y = 3"), "{text}");
    }

    #[test]
    fn a_list_is_joined_entry_by_entry() {
        let base = "name = \"A\"\n[[keys]]\npublic = \"one\"\nstate = \"active\"\n";
        let ours = format!("{base}\n[[keys]]\npublic = \"two\"\nstate = \"pending\"\n");
        let theirs = base.replace("\"active\"", "\"suspended\"");
        let (text, clashed) = joined(base, &ours, &theirs);
        assert!(!clashed && text.contains("suspended") && text.contains("pending"), "{text}");
        assert!(!text.contains("active"), "{text}");
        let gone = base.replace("[[keys]]\npublic = \"one\"\nstate = \"active\"\n", "[[keys]]\npublic = \"new\"\n");
        let (text, clashed) = joined(base, &base.replace("active", "retired"), &gone);
        assert!(clashed && text.contains("retired") && text.contains("new"), "{text}");
        let (text, clashed) = joined(base, &base.replace("active", "retired"), &theirs);
        assert!(clashed && text.contains("retired"), "the same entry: {text}");
    }

    #[test]
    fn a_key_that_both_added_is_written_once() {
        let (text, clashed) = joined("a = 1\n", "r = \"bruno\"\na = 1\n", "a = 1\nr = \"aicha\"\n");
        assert!(clashed && text.matches("r =").count() == 1 && text.contains("bruno"), "{text}");
    }
}
