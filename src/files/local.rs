//! `people.local.toml`: who is behind the ids of an organisation that writes no names into its history.

use std::collections::BTreeMap;

use toml_edit::{DocumentMut, Item, Table, value};

use crate::model::PersonId;

/// The names by id. What cannot be read names nobody.
pub fn local_names(text: &str) -> BTreeMap<PersonId, String> {
    let Ok(table) = text.parse::<DocumentMut>() else { return BTreeMap::new() };
    let named = |(id, item): (&str, &Item)| {
        let name = item.get("name")?.as_str()?.trim();
        (!name.is_empty()).then(|| Some((PersonId::parse(id)?, name.to_owned()))).flatten()
    };
    table.iter().filter_map(named).collect()
}

/// The same file with somebody's name in it; `None` where it cannot be read.
pub fn with_local_name(text: &str, id: &PersonId, name: &str) -> Option<String> {
    let mut file = text.parse::<DocumentMut>().ok()?;
    let person = file.entry(id.as_str()).or_insert_with(|| Item::Table(Table::new()));
    person.as_table_like_mut()?.insert("name", value(name));
    Some(file.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_beside_the_others_and_found_again() {
        let id = |text: &str| PersonId::parse(text).expect("an id");
        let text = with_local_name("# ours\n[p1]\nname = \"Aïcha\"\n", &id("p2"), "Bruno").expect("a file");
        assert!(text.starts_with("# ours\n[p1]"), "{text}");
        let names = local_names(&text);
        assert_eq!(names.get(&id("p2")).map(String::as_str), Some("Bruno"));
        let renamed = with_local_name(&text, &id("p1"), "Aïcha B.").expect("a file");
        assert_eq!(local_names(&renamed).get(&id("p1")).map(String::as_str), Some("Aïcha B."));
        assert!(local_names("[p1").is_empty() && local_names("p1 = 3\n[p2]\nname = \" \"\n").is_empty());
    }
}
