//! How the model's own small types stand in a file.

use toml::de::DeValue;
use toml_edit::{Item, Value as Toml};

use super::reader::{Fault, IMPOSSIBLE_DATE, INVALID_FILE, Reader};
use super::shape::{Field, Ty};
use crate::model::{
    AbsentMode, Aim, Base, CircleId, CircleKind, Company, Core, Date, DecisionId, DomainId, Fraction, Holder, Instant,
    Judge, Keep, KeyState, Layer, LegalForm, Length, LooksAt, Newcomers, OnExpiry, Organ, OwnLevel, PersonId,
    PersonKind, PolicyRef, Recording, RoleRef, Said, Scope, Seals, Silence, Slug, StandsFor, Status, Threshold,
    Verdict, Via, nearest,
};
use crate::model::{AssemblyKind, Assign, Majority, Of, Percent, Way, Window};
use crate::values;

macro_rules! texts_of_a_form {
    ($($ty:ident as $form:literal),+ $(,)?) => {$(
        impl Field for $ty {
            fn ty() -> Ty { Ty::Form($form) }
            fn read(value: &DeValue<'_>, reader: &mut Reader) -> Option<Self> {
                reader.form(value, $form, Self::parse)
            }
            fn write(&self) -> Option<Item> {
                Some(Item::Value(Toml::from(self.to_string())))
            }
        }
    )+};
}

texts_of_a_form! {
    PersonId as "slug", CircleId as "slug", DomainId as "slug", DecisionId as "slug", Slug as "slug",
    RoleRef as "circle/name", PolicyRef as "circle/name", Holder as "holder", Length as "length",
    Fraction as "fraction", Majority as "majority", Window as "window",
}

macro_rules! choices {
    ($($ty:ident),+ $(,)?) => {$(
        impl Field for $ty {
            fn ty() -> Ty { Ty::Choice(Self::WORDS) }
            fn read(value: &DeValue<'_>, reader: &mut Reader) -> Option<Self> {
                let DeValue::String(text) = value else { return reader.wrong("text") };
                Self::parse(text).or_else(|| unknown_word(text, Self::WORDS, reader))
            }
            fn write(&self) -> Option<Item> {
                Some(Item::Value(Toml::from(self.word())))
            }
        }
    )+};
}

choices! {
    Way, Assign, Of,
    AbsentMode, Company, Layer, Organ,
    AssemblyKind, Aim, Base, CircleKind, Core, Judge, Keep, KeyState, LegalForm, LooksAt, OnExpiry,
    OwnLevel, Newcomers, PersonKind, Recording, Said, Scope, Seals, Silence, StandsFor, Status, Threshold,
    Verdict, Via,
}

fn unknown_word<T>(text: &str, words: &[&str], reader: &mut Reader) -> Option<T> {
    let near = nearest(text, words.iter().copied()).unwrap_or("");
    let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
    let (place, key) = (reader.place(), reader.key_name());
    let values = values![fault = "unknown-word", key = key, found = text, words = words.join(", "), near = near];
    reader.report(INVALID_FILE, place, values);
    None
}

impl Field for Percent {
    fn ty() -> Ty {
        Ty::Percent
    }
    fn read(value: &DeValue<'_>, reader: &mut Reader) -> Option<Self> {
        let text = match value {
            DeValue::Integer(number) => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => return reader.wrong("percent"),
        };
        Self::parse(text).or_else(|| reader.fault(Fault::Value("percent")))
    }
    fn write(&self) -> Option<Item> {
        self.to_string().parse::<Toml>().ok().map(Item::Value)
    }
}

impl Field for Date {
    fn ty() -> Ty {
        Ty::Date
    }
    fn read(value: &DeValue<'_>, reader: &mut Reader) -> Option<Self> {
        let day = match value {
            DeValue::Datetime(at) if at.time.is_none() => at.date,
            DeValue::Datetime(_) => return reader.wrong("date"),
            DeValue::String(text) if Self::parse(text).is_some() => return quoted_date(reader),
            _ => return reader.wrong("date"),
        };
        day.and_then(|d| Self::new(d.year, d.month, d.day)).or_else(|| reader.fault(Fault::Value("date")))
    }
    fn write(&self) -> Option<Item> {
        Some(Item::Value(Toml::from(self.to_string().parse::<toml_edit::Datetime>().ok()?)))
    }
}

/// A day between quotes is text: it sorts and compares as text, so it is refused with the way to write it.
fn quoted_date<T>(reader: &mut Reader) -> Option<T> {
    let (place, key) = (reader.place(), reader.key_name());
    reader.report(IMPOSSIBLE_DATE, place, values![fault = "quoted", key = key]);
    None
}

impl Field for Instant {
    fn ty() -> Ty {
        Ty::Instant
    }
    fn read(value: &DeValue<'_>, reader: &mut Reader) -> Option<Self> {
        let DeValue::Datetime(at) = value else { return reader.wrong("instant") };
        if at.offset.is_none() || at.date.is_none() || at.time.is_none() {
            let (place, key) = (reader.place(), reader.key_name());
            reader.report(IMPOSSIBLE_DATE, place, values![fault = "no-offset", key = key]);
            return None;
        }
        Self::parse(&at.to_string()).or_else(|| reader.fault(Fault::Value("instant")))
    }
    fn write(&self) -> Option<Item> {
        Some(Item::Value(Toml::from(self.to_string().parse::<toml_edit::Datetime>().ok()?)))
    }
}
