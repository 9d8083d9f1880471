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

pub fn length(text: &str) -> Result<Length, String> {
    Length::parse(text).ok_or_else(|| String::from("1y, 6m, 30d"))
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
    Via::parse(word).ok_or_else(|| Via::WORDS.join(", "))
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
