//! Who we are: the identity of the organisation and what its statutes name.

use super::{CircleId, Date, Fraction, Majority, Percent, PersonId, Slug, choice};

choice! {
    /// The legal form, which turns legal rules on.
    LegalForm {
        Association = "association", Scop = "scop", Scic = "scic", Gie = "gie",
        Network = "network", None = "none",
    }
    /// What a category of associates stands for in the law.
    StandsFor {
        Employees = "employees", Producers = "producers", Beneficiaries = "beneficiaries",
        Volunteers = "volunteers", PublicBodies = "public-bodies", Other = "other",
    }
    /// The kind of company a co-operative is registered as.
    Company { Sarl = "sarl", Sas = "sas", Sa = "sa" }
    /// The legal organ an office belongs to.
    Organ { Management = "management", Board = "board", SupervisoryBoard = "supervisory-board" }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Constitution {
    pub format: i64,
    pub id: String,
    pub name: String,
    pub languages: Vec<String>,
    pub branch: String,
    pub legal_form: Option<LegalForm>,
    pub root: CircleId,
    pub legal: Legal,
    pub founders: Vec<PersonId>,
    pub categories: Vec<Category>,
    pub colleges: Vec<College>,
    pub offices: Vec<Office>,
    pub articles: Vec<Article>,
}

/// What the law needs to know besides the legal form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legal {
    pub company: Option<Company>,
    /// The last day of a co-operative's priming, while the employees' share is still growing.
    pub priming_until: Option<Date>,
    /// Whether the association is under the local law of Alsace and Moselle.
    pub alsace_moselle: Option<bool>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    pub id: Slug,
    pub name: Option<String>,
    pub stands_for: StandsFor,
}

#[derive(Clone, Debug, PartialEq)]
pub struct College {
    pub id: Slug,
    pub name: Option<String>,
    pub categories: Vec<Slug>,
    pub weight: Option<Percent>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    pub id: Slug,
    pub name: Option<String>,
    pub holder: Option<PersonId>,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub assembly: Option<String>,
    pub organ: Option<Organ>,
    /// The day the change of holder was declared to the authorities.
    pub declared_on: Option<Date>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    pub id: Slug,
    pub title: String,
    pub text: String,
    /// An entrenched one: the share that must answer before it is changed, however little others ask for.
    pub quorum: Option<Fraction>,
    /// And the majority that changes it, where the constitution is voted on.
    pub majority: Option<Majority>,
}
