//! Values of the command line, read.

use clap::ValueEnum;

use crate::model::{Base, Date, Length, Via, Way};
use crate::process::Template;
use crate::render::Paper;

/// Whether colours are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}

/// How a day is written; said in the reader's letters where it is told.
pub const DAY: &str = "YYYY-MM-DD";

pub fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| String::from(DAY))
}

/// A length, also as one says it in either language: `1 an`, `6 months`.
pub fn length(text: &str) -> Result<Length, String> {
    let said = || {
        let (number, unit) = text.trim().split_once(' ')?;
        let letter = match unit.trim().to_lowercase().as_str() {
            "an" | "ans" | "year" | "years" => 'y',
            "mois" | "month" | "months" => 'm',
            "jour" | "jours" | "day" | "days" => 'd',
            _ => return None,
        };
        Length::parse(&format!("{number}{letter}"))
    };
    Length::parse(text).or_else(said).ok_or_else(|| String::from("1y (1 an), 6m (6 mois), 30d (30 jours)"))
}

pub fn sheet(text: &str) -> Result<Paper, String> {
    Paper::parse(text).ok_or_else(|| Paper::WORDS.join(", "))
}

pub fn template(text: &str) -> Result<Template, String> {
    Template::parse(text).ok_or_else(|| Template::WORDS.join(", "))
}

pub fn base(text: &str) -> Result<Base, String> {
    Base::parse(text).ok_or_else(|| Base::WORDS.join(", "))
}

pub fn via(text: &str) -> Result<Via, String> {
    let word = match text {
        "oral" => "aloud",
        "papier" => "paper",
        "téléphone" | "telephone" => "phone",
        "courriel" => "mail",
        other => other,
    };
    Via::parse(word).ok_or_else(|| String::from("aloud (oral), paper (papier), phone (téléphone), mail (courriel)"))
}

pub fn way(text: &str) -> Result<Way, String> {
    let word = match text {
        "durée-plus-courte" | "duree-plus-courte" => "shorter-term",
        "essai-mesuré" | "essai-mesure" => "measured-trial",
        "cercle-de-soutien" => "helping-circle",
        "cercle-parent" => "parent-circle",
        other => other,
    };
    Way::parse(word).ok_or_else(|| Way::WORDS.join(", "))
}
