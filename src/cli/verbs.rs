//! What several commands take, and the verbs under a noun.

use clap::{Subcommand, ValueEnum};

use super::values::{day, length, via, way};
use crate::model::{Date, Length, Via, Way};

/// How an answer is given.
#[derive(Clone, clap::Args)]
pub struct How {
    #[arg(short = 'm', long, value_name = "TEXT")]
    pub message: Option<String>,
    #[arg(long, value_parser = via)]
    pub via: Option<Via>,
    #[arg(long)]
    pub meeting: bool,
    #[arg(long)]
    pub push: bool,
}

/// How a proposal is opened.
#[derive(Clone, clap::Args)]
pub struct Opening {
    #[arg(required_unless_present = "follows")]
    pub title: Option<String>,
    #[arg(long)]
    pub circle: Option<String>,
    #[arg(long, value_name = "CIRCLE")]
    pub with: Vec<String>,
    #[arg(short = 'm', long = "driver", value_name = "TEXT")]
    pub driver: Option<String>,
    #[arg(long, value_parser = day, value_name = "DATE")]
    pub until: Option<Date>,
    #[arg(long, value_parser = day, value_name = "DATE")]
    pub review: Option<Date>,
    /// One that was not adopted, which it takes up.
    #[arg(long, value_name = "ID", conflicts_with_all = ["circle", "with"])]
    pub follows: Option<String>,
    /// By which way out of the rules.
    #[arg(long, value_parser = way, value_name = "WAY", requires = "follows")]
    pub fallback: Option<Way>,
}

/// What one leaves, and by whose word.
#[derive(Clone, clap::Args)]
pub struct Leaving {
    #[arg(short = 'm', long = "driver", value_name = "TEXT")]
    pub driver: Option<String>,
    #[arg(long, conflicts_with = "circle")]
    pub role: Option<String>,
    #[arg(long)]
    pub circle: Option<String>,
    /// The day of the letter of whoever `--as` names.
    #[arg(long, value_parser = day, value_name = "DATE")]
    pub letter: Option<Date>,
    #[arg(long, value_parser = via, requires = "letter")]
    pub via: Option<Via>,
}

/// How an election is led: what stands at its opening, and how it goes on.
#[derive(Clone, clap::Args)]
pub struct Electoral {
    #[arg(short = 'm', long = "driver", value_name = "TEXT")]
    pub driver: Option<String>,
    #[arg(long, value_parser = length, value_name = "LENGTH")]
    pub term: Option<Length>,
    #[arg(long, value_name = "TEXT")]
    pub criterion: Vec<String>,
    #[arg(long, value_parser = day, value_name = "DATE")]
    pub until: Option<Date>,
    /// A slip that was handed over, as its line or in a file.
    #[arg(long, value_name = "SLIP")]
    pub slip: Vec<String>,
    /// Whom one proposes for the role.
    #[arg(long, value_name = "PERSON")]
    pub name: Vec<String>,
    #[arg(long, value_parser = day, value_name = "DATE", requires = "name")]
    pub from: Option<Date>,
    #[arg(long, value_parser = day, value_name = "DATE", requires = "name")]
    pub ends: Option<Date>,
    #[arg(long)]
    pub interim: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
}

#[derive(Subcommand)]
pub enum CircleVerb {
    #[command(alias = "ajouter")]
    Add {
        id: String,
        #[arg(long)]
        name: Option<String>,
        #[arg(long)]
        parent: Option<String>,
        #[arg(long)]
        purpose: Option<String>,
        #[arg(long, value_name = "PERSON")]
        member: Vec<String>,
        #[arg(long, value_name = "PERSON")]
        lead: Option<String>,
    },
    #[command(alias = "modifier")]
    Edit {
        id: String,
        #[arg(long)]
        name: Option<String>,
        #[arg(long)]
        purpose: Option<String>,
        #[arg(long, value_name = "PERSON")]
        member: Vec<String>,
        /// Who is a member no more.
        #[arg(long, value_name = "PERSON")]
        without: Vec<String>,
    },
    #[command(alias = "déplacer", alias = "deplacer")]
    Move {
        id: String,
        #[arg(long, value_name = "CIRCLE")]
        parent: String,
    },
    #[command(alias = "finir", alias = "dissoudre")]
    End {
        id: String,
        /// Where all that it holds goes.
        #[arg(long, value_name = "CIRCLE", conflicts_with = "drop")]
        into: Option<String>,
        /// All that it holds ends with it.
        #[arg(long)]
        drop: bool,
    },
}

#[derive(Subcommand)]
pub enum RoleVerb {
    #[command(alias = "ajouter")]
    Add {
        id: String,
        #[arg(long)]
        name: Option<String>,
        #[arg(long)]
        core: Option<String>,
        #[arg(long)]
        purpose: Option<String>,
    },
    #[command(alias = "modifier")]
    Edit {
        id: String,
        #[arg(long)]
        name: Option<String>,
        #[arg(long)]
        purpose: Option<String>,
        /// Who fills it from today.
        #[arg(long, value_name = "PERSON")]
        holder: Vec<String>,
        /// Whose term ends today.
        #[arg(long, value_name = "PERSON")]
        without: Vec<String>,
        #[arg(long, value_parser = day, value_name = "DATE", requires = "holder")]
        until: Option<Date>,
    },
    #[command(alias = "déplacer", alias = "deplacer")]
    Move {
        id: String,
        #[arg(long, value_name = "CIRCLE")]
        to: String,
    },
    #[command(alias = "finir")]
    End { id: String },
}

#[derive(Subcommand)]
pub enum PersonVerb {
    #[command(alias = "ajouter")]
    Add {
        id: String,
        #[arg(long)]
        name: Option<String>,
        #[arg(long)]
        key: Option<String>,
        #[arg(long)]
        circle: Vec<String>,
        #[arg(long)]
        category: Option<String>,
    },
    #[command(alias = "modifier")]
    Edit {
        id: String,
        #[arg(long)]
        name: Option<String>,
        #[arg(long)]
        category: Option<String>,
    },
    #[command(alias = "accueillir")]
    Admit {
        id: String,
        #[arg(long)]
        name: Option<String>,
        #[arg(long)]
        key: Option<String>,
        #[arg(long)]
        circle: Vec<String>,
        #[arg(long)]
        category: Option<String>,
        /// Without a say for now: a time of trial.
        #[arg(long)]
        trial: bool,
        #[arg(short = 'm', long = "driver", value_name = "TEXT")]
        driver: Option<String>,
    },
}

#[derive(Subcommand)]
pub enum PolicyVerb {
    #[command(alias = "ajouter")]
    Add {
        id: String,
        #[arg(long)]
        title: Option<String>,
        #[arg(long)]
        text: Option<String>,
        /// By what one will see whether it serves.
        #[arg(long, value_name = "TEXT")]
        criterion: Vec<String>,
        /// It lapses on that day, unless it is kept.
        #[arg(long, value_parser = day, value_name = "DATE")]
        trial: Option<Date>,
    },
    #[command(alias = "modifier")]
    Edit {
        id: String,
        #[arg(long)]
        title: Option<String>,
        #[arg(long)]
        text: Option<String>,
        /// By what one will see whether it serves.
        #[arg(long, value_name = "TEXT")]
        criterion: Vec<String>,
        /// It lapses on that day, unless it is kept.
        #[arg(long, value_parser = day, value_name = "DATE")]
        trial: Option<Date>,
    },
    #[command(alias = "déplacer", alias = "deplacer")]
    Move {
        id: String,
        #[arg(long, value_name = "CIRCLE")]
        to: String,
    },
    #[command(alias = "finir")]
    End { id: String },
}

#[derive(Subcommand)]
pub enum DomainVerb {
    #[command(alias = "ajouter")]
    Add {
        id: String,
        #[arg(long)]
        name: Option<String>,
        #[arg(long)]
        within: Option<String>,
        #[arg(long)]
        holder: String,
    },
    #[command(alias = "modifier")]
    Edit {
        id: String,
        #[arg(long)]
        name: Option<String>,
        #[arg(long)]
        limits: Option<String>,
    },
    #[command(alias = "déplacer", alias = "deplacer", alias = "déléguer", alias = "deleguer")]
    Move {
        id: String,
        #[arg(long, required_unless_present = "within")]
        holder: Option<String>,
        #[arg(long)]
        within: Option<String>,
    },
    #[command(alias = "finir")]
    End { id: String },
}

#[derive(Subcommand)]
pub enum KeyVerb {
    #[command(alias = "ajouter")]
    Add { key: String },
    #[command(alias = "changer")]
    Rotate { key: String },
    #[command(alias = "retirer")]
    Retire { key: Option<String> },
    #[command(alias = "suspendre")]
    Suspend {
        person: String,
        key: Option<String>,
        /// Since when it may have been in other hands.
        #[arg(long, value_parser = day, value_name = "DATE")]
        since: Option<Date>,
    },
    #[command(alias = "rétablir", alias = "retablir")]
    Recover { person: String, key: Option<String> },
}
