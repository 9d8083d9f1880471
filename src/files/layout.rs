//! Which path is which kind of file. The grammar of ids is checked here, before any path is joined.

use super::shape::LARGEST;
use crate::model::{CircleId, DecisionId, DomainId, PersonId, PolicyRef, RoleRef, Slug};

/// A kind of file, with the ids its path names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Constitution,
    Rules,
    Words,
    Attributes,
    Article,
    Statute,
    Person(PersonId),
    Domain(DomainId),
    Circle(CircleId),
    Role(RoleRef),
    Policy(PolicyRef),
    Proposal(DecisionId),
    /// An answer and its stem, `<version>-<person>-<n>`.
    Answer(DecisionId, String),
    AnswerSignature(DecisionId, String),
    Outcome(DecisionId),
    OutcomeSignature(DecisionId, PersonId),
    Founding(PersonId),
    FoundingSignature(PersonId),
    Meeting(String),
    Tension(String),
    Evaluation(String),
    Assembly(String),
    /// Another file among the records: an image, a letter.
    OtherRecord,
}

/// Why a governed path is none of the kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stray {
    /// The same name in another case.
    Case,
    /// An id that is no slug.
    Id,
    /// A file that has no place there.
    Extra,
}

/// Who may change a path, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Region {
    /// Changed by decisions only.
    Governed(Kind),
    /// Under a governed name, and none of the kinds: a fault, never free.
    Stray(Stray),
    /// Signed notes of members.
    Record(Kind),
    /// Everything else: never judged.
    Free,
}

/// A path of the repository: segments joined by `/`.
pub type Path = str;

const GOVERNED_FILES: [&str; 4] = ["constitution.toml", "rules.toml", "words.toml", ".gitattributes"];
const GOVERNED_FOLDERS: [&str; 7] = ["articles", "statutes", "people", "domains", "circles", "decisions", "founding"];
const RECORD_FOLDERS: [&str; 4] = ["tensions", "meetings", "evaluations", "assemblies"];

/// Whether decisions alone may change the path.
pub fn governed(path: &Path) -> bool {
    !matches!(classify(path), Region::Record(_) | Region::Free)
}

/// The region of a path, by its name alone.
pub fn classify(path: &Path) -> Region {
    let parts: Vec<&str> = path.split('/').collect();
    let first = parts[0].to_lowercase();
    if RECORD_FOLDERS.contains(&first.as_str()) {
        return Region::Record(record(&parts));
    }
    if !GOVERNED_FILES.contains(&first.as_str()) && !GOVERNED_FOLDERS.contains(&first.as_str()) {
        return Region::Free;
    }
    if first != parts[0] {
        return Region::Stray(Stray::Case);
    }
    match kind(&parts) {
        Ok(kind) => Region::Governed(kind),
        Err(stray) => Region::Stray(stray),
    }
}

fn record(parts: &[&str]) -> Kind {
    let [folder, file] = parts else { return Kind::OtherRecord };
    match (*folder, file.strip_suffix(".toml").map(str::to_owned)) {
        ("meetings", Some(stem)) => Kind::Meeting(stem),
        ("tensions", Some(stem)) => Kind::Tension(stem),
        ("evaluations", Some(stem)) => Kind::Evaluation(stem),
        ("assemblies", Some(stem)) => Kind::Assembly(stem),
        _ => Kind::OtherRecord,
    }
}

fn kind(parts: &[&str]) -> Result<Kind, Stray> {
    Ok(match parts {
        ["constitution.toml"] => Kind::Constitution,
        ["rules.toml"] => Kind::Rules,
        ["words.toml"] => Kind::Words,
        [".gitattributes"] => Kind::Attributes,
        ["articles", file] => prose(file).map(|()| Kind::Article)?,
        ["statutes", file] => prose(file).map(|()| Kind::Statute)?,
        ["people", file] => Kind::Person(id(toml(file)?, PersonId::parse)?),
        ["domains", file] => Kind::Domain(id(toml(file)?, DomainId::parse)?),
        ["circles", circle, "circle.toml"] => Kind::Circle(id(circle, CircleId::parse)?),
        ["circles", circle, "roles", file] => {
            Kind::Role(RoleRef { circle: id(circle, CircleId::parse)?, role: id(toml(file)?, Slug::parse)? })
        }
        ["circles", circle, "policies", file] => {
            Kind::Policy(PolicyRef { circle: id(circle, CircleId::parse)?, policy: id(toml(file)?, Slug::parse)? })
        }
        ["decisions", month, decision, rest @ ..] => {
            dossier(id(decision, DecisionId::parse).and_then(|id| of_month(id, month))?, rest)?
        }
        ["founding", file] => match file.strip_suffix(".toml.sig") {
            Some(person) => Kind::FoundingSignature(id(person, PersonId::parse)?),
            None => Kind::Founding(id(toml(file)?, PersonId::parse)?),
        },
        _ => return Err(Stray::Extra),
    })
}

/// A dossier stands in the folder of its own month alone.
fn of_month(decision: DecisionId, month: &str) -> Result<DecisionId, Stray> {
    if decision.month() == Some(month) { Ok(decision) } else { Err(Stray::Extra) }
}

/// Whether a folder may hold files of a kind; any other folder under a governed name is looked at from outside only.
pub fn holds_folders(path: &Path) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        [_] => true,
        ["circles", _] => true,
        ["circles", _, below] => matches!(*below, "roles" | "policies"),
        ["decisions", _] | ["decisions", _, _] => true,
        ["decisions", _, _, below] => *below == "answers",
        _ => false,
    }
}

/// The folder of a decision's dossier.
pub fn dossier_folder(id: &DecisionId) -> String {
    format!("decisions/{}/{id}", id.month().unwrap_or_default())
}

fn dossier(decision: DecisionId, rest: &[&str]) -> Result<Kind, Stray> {
    Ok(match rest {
        ["proposal.toml"] => Kind::Proposal(decision),
        ["outcome.toml"] => Kind::Outcome(decision),
        ["answers", file] => match file.strip_suffix(".toml.sig") {
            Some(answer) => Kind::AnswerSignature(decision, stem(answer)?),
            None => Kind::Answer(decision, stem(toml(file)?)?),
        },
        [file] => {
            let signer = file.strip_suffix(".sig").ok_or(Stray::Extra)?;
            Kind::OutcomeSignature(decision, id(signer, PersonId::parse)?)
        }
        _ => return Err(Stray::Extra),
    })
}

fn toml(file: &str) -> Result<&str, Stray> {
    file.strip_suffix(".toml").ok_or(Stray::Extra)
}

fn id<T>(text: &str, parse: fn(&str) -> Option<T>) -> Result<T, Stray> {
    parse(text).ok_or(Stray::Id)
}

/// `<nn>-<slug>.md`.
fn prose(file: &str) -> Result<(), Stray> {
    let stem = file.strip_suffix(".md").ok_or(Stray::Extra)?;
    Slug::parse(stem).map(drop).ok_or(Stray::Id)
}

/// `<version>-<person>-<n>`.
fn stem(text: &str) -> Result<String, Stray> {
    split_stem(text).map(|_| text.to_owned()).ok_or(Stray::Id)
}

/// The version, the person and the number of an answer's file name.
pub fn split_stem(stem: &str) -> Option<(i64, PersonId, i64)> {
    let (version, rest) = stem.split_once('-')?;
    let (person, number) = rest.rsplit_once('-')?;
    let count = |text: &str| text.parse().ok().filter(|n: &i64| (1..=LARGEST).contains(n) && n.to_string() == text);
    Some((count(version)?, PersonId::parse(person)?, count(number)?))
}

impl Kind {
    /// Largest size read, in bytes.
    pub fn cap(&self) -> u64 {
        match self {
            Self::Answer(..) | Self::Outcome(..) | Self::Founding(..) | Self::Proposal(..) => 16 << 10,
            Self::AnswerSignature(..) | Self::OutcomeSignature(..) | Self::FoundingSignature(..) => 4 << 10,
            Self::Article | Self::Statute => 1 << 20,
            _ => 256 << 10,
        }
    }

    /// The name by which `git accord schema` knows this kind; `None` for what has no schema.
    pub fn schema(&self) -> Option<&'static str> {
        Some(match self {
            Self::Constitution => "constitution",
            Self::Rules => "rules",
            Self::Words => "words",
            Self::Person(_) => "person",
            Self::Domain(_) => "domain",
            Self::Circle(_) => "circle",
            Self::Role(_) => "role",
            Self::Policy(_) => "policy",
            Self::Proposal(_) => "proposal",
            Self::Answer(..) => "answer",
            Self::Outcome(_) => "outcome",
            Self::Founding(_) => "founding",
            Self::Meeting(_) => "meeting",
            Self::Tension(_) => "tension",
            Self::Evaluation(_) => "evaluation",
            Self::Assembly(_) => "assembly",
            _ => return None,
        })
    }

    /// Where a file of this kind stands; `None` for kinds that are many files without a name of their own.
    pub fn path(&self) -> Option<String> {
        Some(match self {
            Self::Constitution => "constitution.toml".into(),
            Self::Rules => "rules.toml".into(),
            Self::Words => "words.toml".into(),
            Self::Attributes => ".gitattributes".into(),
            Self::Person(id) => format!("people/{id}.toml"),
            Self::Domain(id) => format!("domains/{id}.toml"),
            Self::Circle(id) => format!("circles/{id}/circle.toml"),
            Self::Role(id) => format!("circles/{}/roles/{}.toml", id.circle, id.role),
            Self::Policy(id) => format!("circles/{}/policies/{}.toml", id.circle, id.policy),
            Self::Proposal(id) => format!("{}/proposal.toml", dossier_folder(id)),
            Self::Answer(id, stem) => format!("{}/answers/{stem}.toml", dossier_folder(id)),
            Self::AnswerSignature(id, stem) => format!("{}/answers/{stem}.toml.sig", dossier_folder(id)),
            Self::Outcome(id) => format!("{}/outcome.toml", dossier_folder(id)),
            Self::OutcomeSignature(id, signer) => format!("{}/{signer}.sig", dossier_folder(id)),
            Self::Founding(id) => format!("founding/{id}.toml"),
            Self::FoundingSignature(id) => format!("founding/{id}.toml.sig"),
            Self::Meeting(stem) => format!("meetings/{stem}.toml"),
            Self::Tension(stem) => format!("tensions/{stem}.toml"),
            Self::Evaluation(stem) => format!("evaluations/{stem}.toml"),
            Self::Assembly(stem) => format!("assemblies/{stem}.toml"),
            Self::Article | Self::Statute | Self::OtherRecord => return None,
        })
    }

    /// Whether people edit it; what is signed is never touched again.
    pub fn is_signed(&self) -> bool {
        self.decision().is_some() || matches!(self, Self::Founding(_) | Self::FoundingSignature(_))
    }

    /// The decision whose folder it stands in.
    pub fn decision(&self) -> Option<&DecisionId> {
        match self {
            Self::Proposal(id) | Self::Outcome(id) => Some(id),
            Self::Answer(id, _) | Self::AnswerSignature(id, _) | Self::OutcomeSignature(id, _) => Some(id),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_path() {
        let governed = |path: &str| matches!(classify(path), Region::Governed(_));
        for path in [
            "constitution.toml",
            "rules.toml",
            "words.toml",
            ".gitattributes",
            "articles/01-but.md",
            "people/aicha.toml",
            "domains/web.toml",
            "circles/web/circle.toml",
            "circles/web/roles/lead.toml",
            "circles/web/policies/travel.toml",
            "decisions/2026-11/2026-11-21-x/proposal.toml",
            "decisions/2026-11/2026-11-21-x/answers/1-le-a-2.toml",
            "decisions/2026-11/2026-11-21-x/answers/1-le-a-2.toml.sig",
            "decisions/2026-11/2026-11-21-x/outcome.toml",
            "decisions/2026-11/2026-11-21-x/aicha.sig",
            "founding/aicha.toml",
            "founding/aicha.toml.sig",
        ] {
            assert!(governed(path), "{path}: {:?}", classify(path));
        }
    }

    #[test]
    fn a_governed_name_is_never_free() {
        for (path, stray) in [
            ("People/aicha.toml", Stray::Case),
            ("CONSTITUTION.toml", Stray::Case),
            ("people/Aicha.toml", Stray::Id),
            ("people/con.toml", Stray::Id),
            ("people/.gitattributes", Stray::Extra),
            ("people/aicha.txt", Stray::Extra),
            ("circles/web/notes.md", Stray::Extra),
            ("decisions/2026-11/2026-11-21-x/answers/0-a-1.toml", Stray::Id),
            ("decisions/2026-11/2026-11-21-x/answers/01-a-1.toml", Stray::Id),
            ("decisions/2026-12/2026-11-21-x/proposal.toml", Stray::Extra),
            ("decisions/2026-11-21-x/proposal.toml", Stray::Id),
        ] {
            assert_eq!(classify(path), Region::Stray(stray), "{path}");
        }
    }

    #[test]
    fn everything_else_is_free_or_a_record() {
        assert_eq!(classify("README.md"), Region::Free);
        assert_eq!(classify("notes/people/a.toml"), Region::Free);
        assert_eq!(classify("meetings/2026-01-01-web.toml"), Region::Record(Kind::Meeting("2026-01-01-web".into())));
    }
}
