//! The words of the command line. Their help texts are the catalogue's, put on at start-up.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::values::{Colour, base, day, sheet, template};
use super::verbs::{
    CircleVerb, DomainVerb, Electoral, How, KeyVerb, Leaving, Opening, PersonVerb, PolicyVerb, RoleVerb, Shell,
};
use crate::model::{Base, Date};
use crate::process::Template;
use crate::render::Paper;

#[derive(Parser)]
#[command(
    name = "git accord",
    bin_name = "git accord",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Args {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    Fr,
    En,
}

#[derive(Clone, clap::Args)]
pub struct Global {
    #[arg(short = 'C', value_name = "DIR", global = true)]
    pub folder: Option<PathBuf>,
    #[arg(short, long, global = true)]
    pub quiet: bool,
    #[arg(short, long, global = true)]
    pub verbose: bool,
    #[arg(long, value_name = "LANG", global = true)]
    pub lang: Option<Language>,
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: Colour,
    #[arg(short = 'n', long, global = true)]
    pub dry_run: bool,
    #[arg(long, global = true)]
    pub no_input: bool,
    #[arg(short, long, global = true)]
    pub yes: bool,
    #[arg(long = "as", value_name = "PERSON", global = true)]
    pub acting: Option<String>,
    #[arg(long, value_name = "FORMAT", global = true)]
    pub format: Option<String>,
}

impl Global {
    pub fn json(&self) -> bool {
        self.format.as_deref() == Some("json")
    }
}

#[derive(Subcommand)]
pub enum Command {
    #[command(alias = "aide")]
    Help {
        command: Vec<String>,
    },
    #[command(alias = "essai")]
    Demo {
        dir: Option<PathBuf>,
    },
    Init {
        dir: Option<PathBuf>,
        #[arg(long, value_parser = template, default_value = "plain")]
        template: Template,
        #[arg(long, value_parser = base, default_value = "sociocracy")]
        profile: Base,
        #[arg(long)]
        name: Option<String>,
        #[arg(long, value_name = "ID[:CATEGORY][=KEY]")]
        founder: Vec<String>,
        /// Names of people stay out of git.
        #[arg(long)]
        local_names: bool,
    },
    #[command(alias = "rejoindre")]
    Join {
        url: Option<String>,
        #[arg(long, value_name = "LINE")]
        trust: Option<String>,
    },
    #[command(alias = "fonder")]
    Found {
        #[arg(long)]
        push: bool,
    },
    #[command(alias = "ancrer")]
    Trust {
        #[arg(required_unless_present = "again")]
        line: Option<String>,
        #[arg(long)]
        again: bool,
    },
    #[command(aliases = ["diagnostic", "docteur"])]
    Doctor,
    #[command(aliases = ["statut", "état", "etat"])]
    Status,
    #[command(alias = "montrer")]
    Show {
        id: Option<String>,
        #[arg(long)]
        since_mine: bool,
    },
    #[command(alias = "aller")]
    Go {
        id: Option<String>,
    },
    #[command(aliases = ["registre", "journal"])]
    Log {
        path: Option<String>,
    },
    #[command(aliases = ["différences", "differences"])]
    Diff {
        range: Option<String>,
        to: Option<String>,
        #[arg(long)]
        exit_code: bool,
    },
    #[command(aliases = ["organigramme", "carte"])]
    Chart {
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[arg(long, value_name = "REV")]
        at: Option<String>,
        #[arg(long)]
        no_people: bool,
        #[arg(long, conflicts_with = "no_people")]
        names: bool,
        #[arg(long)]
        circle: Option<String>,
        #[arg(long, value_parser = sheet)]
        paper: Option<Paper>,
        #[arg(long, value_parser = day)]
        today: Option<Date>,
    },
    #[command(aliases = ["qui-suis-je", "quisuisje"])]
    Whoami,
    #[command(alias = "proposer")]
    Propose(Opening),
    #[command(aliases = ["élire", "elire"])]
    Elect {
        #[arg(value_name = "ROLE")]
        what: String,
        #[command(flatten)]
        how: Electoral,
    },
    #[command(alias = "relire")]
    Review {
        #[arg(value_name = "POLICY")]
        policy: String,
        #[arg(value_name = "WHAT")]
        what: String,
        #[arg(short = 'm', long = "driver", value_name = "TEXT")]
        driver: Option<String>,
        #[arg(long, value_parser = day, value_name = "DATE")]
        on: Option<Date>,
    },
    #[command(alias = "départ")]
    Depart(Leaving),
    #[command(aliases = ["séparer", "separer"])]
    Separate {
        person: String,
        #[arg(long, value_parser = day, value_name = "DATE")]
        heard: Date,
        #[arg(long, value_name = "TEXT", required = true)]
        step: Vec<String>,
    },
    #[command(alias = "amender")]
    Amend {
        /// What changed in this version.
        #[arg(short = 'm', long, value_name = "TEXT")]
        message: Option<String>,
        #[arg(long, value_name = "TEXT")]
        driver: Option<String>,
    },
    #[command(alias = "retirer")]
    Withdraw {
        id: Option<String>,
        #[arg(long)]
        push: bool,
    },
    #[command(aliases = ["envoyer", "pousser"])]
    Publish {
        id: Option<String>,
    },
    #[command(alias = "recevoir")]
    Sync,
    #[command(aliases = ["répondre", "repondre"])]
    Respond {
        /// The id may be left out: then the first word is the answer.
        id: String,
        answer: Option<String>,
        /// Of a nomination: whom it names.
        person: Option<String>,
        #[command(flatten)]
        how: How,
    },
    #[command(alias = "consentir")]
    Consent {
        id: Option<String>,
        #[command(flatten)]
        how: How,
    },
    #[command(alias = "objecter")]
    Object {
        id: Option<String>,
        #[command(flatten)]
        how: How,
    },
    #[command(aliases = ["acter", "décider", "decider"])]
    Decide {
        id: Option<String>,
        #[arg(long)]
        result: Option<String>,
        #[arg(long, value_name = "PERSON")]
        facilitator: Option<String>,
        #[arg(long)]
        push: bool,
    },
    #[command(alias = "cercle", subcommand_required = true)]
    Circle {
        #[command(subcommand)]
        add: CircleVerb,
    },
    #[command(aliases = ["clé", "cle"], subcommand_required = true)]
    Key {
        #[command(subcommand)]
        change: KeyVerb,
    },
    #[command(aliases = ["rôle"], subcommand_required = true)]
    Role {
        #[command(subcommand)]
        add: RoleVerb,
    },
    #[command(alias = "personne", subcommand_required = true)]
    Person {
        #[command(subcommand)]
        add: PersonVerb,
    },
    #[command(aliases = ["règle", "regle", "politique"], subcommand_required = true)]
    Policy {
        #[command(subcommand)]
        add: PolicyVerb,
    },
    #[command(alias = "domaine", subcommand_required = true)]
    Domain {
        #[command(subcommand)]
        add: DomainVerb,
    },
    #[command(aliases = ["vérifier", "verifier"])]
    Check {
        path: Vec<String>,
        #[arg(long, value_name = "REV")]
        base: Option<String>,
        #[arg(long, value_name = "REV")]
        at: Option<String>,
        #[arg(long, value_parser = day)]
        today: Option<Date>,
        #[arg(long)]
        strict: bool,
        #[arg(long, requires = "base")]
        require_decision: bool,
        #[arg(long)]
        exit_zero: bool,
        #[arg(long)]
        timings: bool,
    },
    #[command(aliases = ["contrôles", "controles"])]
    Rules {
        #[arg(long)]
        all: bool,
    },
    Fmt {
        path: Vec<String>,
        #[arg(long)]
        check: bool,
    },
    #[command(alias = "expliquer")]
    Explain {
        rule: Option<String>,
        #[arg(long)]
        all: bool,
    },
    #[command(alias = "auditer")]
    Audit {
        rev: Option<String>,
        #[arg(long, value_name = "REV")]
        since: Option<String>,
        #[arg(long)]
        require_anchor: bool,
        #[arg(long)]
        full: bool,
    },
    Import {
        kind: String,
        #[arg(required = true)]
        file: Vec<PathBuf>,
        #[arg(long, value_name = "DIR")]
        into: Option<PathBuf>,
        #[arg(long, value_name = "ID[=KEY]")]
        founder: Vec<String>,
    },
    Export {
        kind: String,
    },
    Schema {
        kind: Option<String>,
    },
    #[command(alias = "manuel")]
    Man {
        dir: Option<PathBuf>,
    },
    #[command(alias = "complétion")]
    Completions {
        shell: Option<Shell>,
        /// The place of the word that is completed, where a shell asks.
        #[arg(long = "at", hide = true, requires = "line")]
        place: Option<usize>,
        #[arg(last = true, hide = true, value_name = "WORD")]
        line: Vec<String>,
    },
}
