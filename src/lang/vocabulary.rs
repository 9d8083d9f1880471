//! The words that an organisation may replace by its own.

/// A word that an organisation may replace, with the forms in which our sentences use it.
pub struct Term {
    /// The key in `words.toml`.
    pub key: &'static str,
    pub(super) en: (&'static str, &'static str),
    pub(super) fr: (&'static str, &'static str),
    /// The gender of the French word.
    pub(super) feminine: bool,
}

const fn term(
    key: &'static str,
    en: (&'static str, &'static str),
    fr: (&'static str, &'static str),
    feminine: bool,
) -> Term {
    Term { key, en, fr, feminine }
}

/// Every word that may be replaced. Longer ones stand before those they contain.
pub const TERMS: &[Term] = &[
    term("helping_circle", ("helping circle", "helping circles"), ("cercle de soutien", "cercles de soutien"), false),
    term("general_circle", ("general circle", "general circles"), ("cercle général", "cercles généraux"), false),
    term("parent_circle", ("parent circle", "parent circles"), ("cercle parent", "cercles parents"), false),
    term("circle", ("circle", "circles"), ("cercle", "cercles"), false),
    term("role", ("role", "roles"), ("rôle", "rôles"), false),
    term("policy", ("policy", "policies"), ("règle", "règles"), true),
    term("domain", ("domain", "domains"), ("domaine", "domaines"), false),
    term("member", ("member", "members"), ("membre", "membres"), false),
    term("lead", ("lead", "leads"), ("premier lien", "premiers liens"), false),
    term("delegate", ("delegate", "delegates"), ("second lien", "seconds liens"), false),
    term("facilitator", ("facilitator", "facilitators"), ("animation", "animations"), true),
    term("secretary", ("secretary", "secretaries"), ("secrétariat", "secrétariats"), false),
    term("logbook_keeper", ("logbook keeper", "logbook keepers"), ("tenue du registre", "tenues du registre"), true),
    term("proposal", ("proposal", "proposals"), ("proposition", "propositions"), true),
    term("objection", ("objection", "objections"), ("objection", "objections"), true),
    term("concern", ("concern", "concerns"), ("préoccupation", "préoccupations"), true),
    term("decision", ("decision", "decisions"), ("décision", "décisions"), true),
    term("election", ("election", "elections"), ("élection", "élections"), true),
    term("tension", ("tension", "tensions"), ("tension", "tensions"), true),
    term("meeting", ("meeting", "meetings"), ("réunion", "réunions"), true),
    term("assembly", ("assembly", "assemblies"), ("assemblée", "assemblées"), true),
    term("accountability", ("accountability", "accountabilities"), ("responsabilité", "responsabilités"), true),
    term("purpose", ("purpose", "purposes"), ("raison d'être", "raisons d'être"), true),
    term("driver", ("driver", "drivers"), ("motif", "motifs"), false),
    term("term", ("term", "terms"), ("mandat", "mandats"), false),
];

/// The term of a key of `words.toml`.
pub fn term_of(key: &str) -> Option<&'static Term> {
    TERMS.iter().find(|t| t.key == key)
}
