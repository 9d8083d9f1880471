//! Who we are: the identity of the organisation and what its statutes name.

use super::{CircleId, Date, PersonId, Slug, choice};

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
    pub founders: Vec<PersonId>,
    pub categories: Vec<Category>,
    pub colleges: Vec<College>,
    pub offices: Vec<Office>,
    pub articles: Vec<Article>,
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
    pub weight: Option<i64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    pub id: Slug,
    pub name: Option<String>,
    pub holder: Option<PersonId>,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub assembly: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    pub id: Slug,
    pub title: String,
    pub text: String,
}
