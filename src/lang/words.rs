//! An organisation's own words, shown instead of the tool's: in sentences, never in keys, commands or paths.

use super::Lang;
use super::vocabulary::TERMS;

/// One word put in the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renaming {
    pub key: String,
    pub one: String,
    /// Guessed from the singular where it is not said.
    pub many: Option<String>,
    /// Of a French word: the gender of the word it replaces where it is not said.
    pub feminine: Option<bool>,
}

struct Form<'a> {
    old: &'a str,
    new: String,
    feminine: bool,
}

/// Puts the organisation's words into the sentences of a catalogue. What stands in braces (values, selectors), in a
/// command or in a path is left as it is: keys never change.
pub fn rename(source: &str, lang: Lang, renamings: &[Renaming]) -> String {
    let forms = forms(lang, renamings);
    if forms.is_empty() {
        return source.to_owned();
    }
    let mut out = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        // `key = sentence`, `[variant] sentence`, or a sentence that goes on.
        let text = match line.find('=') {
            Some(at) if is_key(&line[..at]) => at + 1,
            _ => line
                .find(']')
                .filter(|_| line.trim_start().trim_start_matches('*').starts_with('['))
                .map_or(0, |at| at + 1),
        };
        out.push_str(&line[..text]);
        sentence(&line[text..], lang, &forms, &mut out);
    }
    out
}

fn is_key(text: &str) -> bool {
    let key = text.trim_end();
    !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn forms(lang: Lang, renamings: &[Renaming]) -> Vec<Form<'static>> {
    let mut forms = vec![];
    for term in TERMS {
        let Some(own) = renamings.iter().find(|r| r.key == term.key) else { continue };
        let (one, many) = if lang == Lang::Fr { term.fr } else { term.en };
        let feminine = own.feminine.or_else(|| gender_of(&own.one)).unwrap_or(term.feminine);
        let plural = own.many.clone().unwrap_or_else(|| plural_of(&own.one, lang));
        forms.push(Form { old: many, new: harmless(&plural), feminine });
        forms.push(Form { old: one, new: harmless(&own.one), feminine });
    }
    forms
}

/// The usual plural, of the last word in English and of each in French.
fn plural_of(word: &str, lang: Lang) -> String {
    let one = |word: &str| {
        let before_y = word.chars().rev().nth(1).is_some_and(|c| !"aeiou".contains(c));
        match lang {
            Lang::En if word.ends_with('y') && before_y => format!("{}ies", &word[..word.len() - 1]),
            Lang::En if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
            Lang::Fr if word.ends_with("eau") => format!("{word}x"),
            Lang::Fr if word.ends_with(['s', 'x', 'z']) => word.to_owned(),
            Lang::En | Lang::Fr => format!("{word}s"),
        }
    };
    match word.rsplit_once(' ') {
        Some((first, last)) if lang == Lang::En => format!("{first} {}", one(last)),
        // `équipe d'appui` becomes `équipes d'appui`: the noun comes first.
        Some(_) => word.split_once(' ').map_or_else(|| one(word), |(noun, rest)| format!("{} {rest}", one(noun))),
        None => one(word),
    }
}

/// The gender that the ending of a French word tells, where it does.
fn gender_of(word: &str) -> Option<bool> {
    const FEMININE: [&str; 14] =
        ["tion", "sion", "té", "ée", "ence", "ance", "ette", "ure", "ade", "ise", "esse", "itude", "aison", "trice"];
    const MASCULINE: [&str; 9] = ["age", "ment", "eau", "isme", "oir", "ier", "teur", "al", "on de"];
    // What circles, roles and agreements are called, with an ending that tells nothing.
    const FEMININE_NOUNS: [&str; 18] = [
        "antenne", "branche", "brigade", "cellule", "charte", "clause", "consigne", "équipe", "grappe", "guilde",
        "norme", "personne", "ruche", "sphère", "table", "tâche", "tribu", "zone",
    ];
    let noun = word.split(' ').next().unwrap_or(word).to_lowercase();
    if FEMININE_NOUNS.contains(&noun.as_str()) || FEMININE.iter().any(|end| noun.ends_with(end)) {
        return Some(true);
    }
    MASCULINE.iter().any(|end| noun.ends_with(end)).then_some(false)
}

/// A word with nothing in it that the catalogue would read as more than a word.
fn harmless(word: &str) -> String {
    super::visible(word).replace(['{', '}', '\n'], " ")
}

/// One sentence, with its braces and commands left alone.
fn sentence(text: &str, lang: Lang, forms: &[Form<'_>], out: &mut String) {
    let mut at = 0;
    let mut depth = 0usize;
    let mut command = false;
    while at < text.len() {
        let rest = &text[at..];
        let c = rest.chars().next().unwrap_or(' ');
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '.' | ';' | ')' | '\n' => command = command && rest[1..].starts_with(|c: char| !c.is_whitespace()),
            _ => {}
        }
        command |= rest.starts_with("git accord");
        let form = if depth == 0 && !command { form_at(text, at, forms) } else { None };
        match form {
            Some(form) => {
                put(form, &text[at..at + form.old.len()], lang, out);
                at += form.old.len();
                let following = FOLLOWING.iter().find(|(word, _)| form.feminine && text[at..].starts_with(word));
                if let Some((word, agreed)) = following.filter(|_| lang == Lang::Fr) {
                    out.push_str(agreed);
                    at += word.len();
                }
            }
            None => {
                out.push(c);
                at += c.len_utf8();
            }
        }
    }
}

/// The word of ours that begins here, when it stands as a word of a sentence.
fn form_at<'f>(text: &str, at: usize, forms: &'f [Form<'f>]) -> Option<&'f Form<'f>> {
    let before = &text[..at];
    let last = before.chars().next_back().unwrap_or(' ');
    let own_part = before.ends_with("sous-") || before.ends_with("sub-");
    if last.is_alphanumeric() || (matches!(last, '-' | '_' | '/' | '.' | '$' | '=' | '"' | '<' | '[') && !own_part) {
        return None;
    }
    forms.iter().find(|form| {
        let Some(found) = text.get(at..at + form.old.len()) else { return false };
        let mut after = text[at + form.old.len()..].chars();
        let next = after.next().unwrap_or(' ');
        let key = text[at + form.old.len()..].starts_with(" = ");
        let word_ends = match next {
            _ if key => false,
            '.' | ':' => after.next().is_none_or(char::is_whitespace),
            c => !c.is_alphanumeric() && !matches!(c, '-' | '_' | '/' | '=' | '"' | '·' | '>' | ']'),
        };
        word_ends && same_word(found, form.old)
    })
}

/// The same letters, but perhaps for a capital at the beginning.
fn same_word(found: &str, word: &str) -> bool {
    let (mut a, mut b) = (found.chars(), word.chars());
    let first = a.next().zip(b.next()).is_some_and(|(x, y)| x == y || x.to_lowercase().eq(y.to_lowercase()));
    first && a.as_str() == b.as_str()
}

fn put(form: &Form<'_>, found: &str, lang: Lang, out: &mut String) {
    let mut new = form.new.clone();
    if found.starts_with(char::is_uppercase) {
        new = capital(&new);
    }
    match lang {
        Lang::Fr => article(form, &new, out),
        Lang::En => indefinite(&new, out),
    }
    out.push_str(&new);
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// How the French words begin that say their h and so keep the article whole, of those a circle may be called by.
const ASPIRATED: [&str; 12] =
    ["halle", "hall", "hameau", "hangar", "harde", "hase", "haut", "havre", "héros", "hors", "hub", "hutte"];

/// Whether the article before a word loses its vowel.
fn vowel(word: &str) -> bool {
    let word = word.to_lowercase();
    word.starts_with(|c| "aàâeéèêëiîïoôuùûüyhœæ".contains(c)) && !ASPIRATED.iter().any(|start| word.starts_with(start))
}

/// French words that go with a noun: masculine, feminine, before a vowel (masculine, feminine).
const ARTICLES: [[&str; 4]; 9] = [
    ["tout le ", "toute la ", "tout l'", "toute l'"],
    ["de le ", "de la ", "de l'", "de l'"],
    ["à le ", "à la ", "à l'", "à l'"],
    ["le ", "la ", "l'", "l'"],
    ["un ", "une ", "un ", "une "],
    ["ce ", "cette ", "cet ", "cette "],
    ["aucun ", "aucune ", "aucun ", "aucune "],
    ["son ", "sa ", "son ", "son "],
    ["de ", "de ", "d'", "d'"],
];

/// Adjectives that our sentences put before such a noun: masculine, feminine, before a vowel (masculine, feminine).
const ADJECTIVES: [[&str; 4]; 20] = [
    ["nouveau ", "nouvelle ", "nouvel ", "nouvelle "],
    ["autre ", "autre ", "autre ", "autre "],
    ["même ", "même ", "même ", "même "],
    ["quel ", "quelle ", "quel ", "quelle "],
    ["quels ", "quelles ", "quels ", "quelles "],
    ["bon ", "bonne ", "bon ", "bonne "],
    ["seul ", "seule ", "seul ", "seule "],
    ["petit ", "petite ", "petit ", "petite "],
    ["petits ", "petites ", "petits ", "petites "],
    ["grand ", "grande ", "grand ", "grande "],
    ["prochain ", "prochaine ", "prochain ", "prochaine "],
    ["prochains ", "prochaines ", "prochains ", "prochaines "],
    ["dernier ", "dernière ", "dernier ", "dernière "],
    ["derniers ", "dernières ", "derniers ", "dernières "],
    ["premiers ", "premières ", "premiers ", "premières "],
    ["certains ", "certaines ", "certains ", "certaines "],
    ["nouveaux ", "nouvelles ", "nouveaux ", "nouvelles "],
    ["tous les ", "toutes les ", "tous les ", "toutes les "],
    ["l'un de ces ", "l'une de ces ", "l'un de ces ", "l'une de ces "],
    ["sous-", "sous-", "sous-", "sous-"],
];

/// What follows a noun and agrees with it.
const FOLLOWING: [(&str, &str); 4] =
    [(" parents", " parentes"), (" parent", " parente"), (" généraux", " générales"), (" général", " générale")];

fn column(form: &Form<'_>, next: &str) -> usize {
    usize::from(form.feminine) + if vowel(next) { 2 } else { 0 }
}

/// Makes the article that was written before agree with the word that follows now.
fn article(form: &Form<'_>, new: &str, out: &mut String) {
    let before = ADJECTIVES.iter().find_map(|row| {
        let written = row.iter().filter(|w| ends_with_word(out, w)).max_by_key(|w| w.len())?;
        Some((row, written))
    });
    if let Some((row, written)) = before {
        let upper = out[out.len() - written.len()..].starts_with(char::is_uppercase);
        out.truncate(out.len() - written.len());
        let right = row[column(form, new)];
        article(form, right, out);
        out.push_str(&if upper { capital(right) } else { right.to_owned() });
        return;
    }
    // `du` and `au` hold an article that must be seen to be changed.
    for (short, long) in [("du ", "de le "), ("au ", "à le ")] {
        if ends_with_word(out, short) {
            let upper = out[out.len() - short.len()..].starts_with(char::is_uppercase);
            out.truncate(out.len() - short.len());
            out.push_str(&if upper { capital(long) } else { long.to_owned() });
        }
    }
    let column = column(form, new);
    for row in ARTICLES {
        let Some(written) = row.iter().filter(|w| ends_with_word(out, w)).max_by_key(|w| w.len()) else { continue };
        let upper = out[out.len() - written.len()..].starts_with(char::is_uppercase);
        out.truncate(out.len() - written.len());
        out.push_str(&if upper { capital(row[column]) } else { row[column].to_owned() });
        break;
    }
    for (long, short) in [("de le ", "du "), ("à le ", "au ")] {
        if ends_with_word(out, long) {
            let upper = out[out.len() - long.len()..].starts_with(char::is_uppercase);
            out.truncate(out.len() - long.len());
            out.push_str(&if upper { capital(short) } else { short.to_owned() });
        }
    }
}

/// Whether a text ends with a word, in either case, and not with the end of a longer one.
fn ends_with_word(text: &str, word: &str) -> bool {
    let Some(start) = text.len().checked_sub(word.len()).filter(|at| text.is_char_boundary(*at)) else { return false };
    let apart = text[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    apart && text[start..].to_lowercase() == word
}

/// `a` or `an`.
fn indefinite(new: &str, out: &mut String) {
    let an = new.chars().next().is_some_and(|c| "aeiou".contains(&c.to_lowercase().collect::<String>()));
    for (written, right) in [("a ", "an "), ("an ", "a ")] {
        let change = (written == "a ") == an;
        if change && ends_with_word(out, written) {
            let upper = out[out.len() - written.len()..].starts_with(char::is_uppercase);
            out.truncate(out.len() - written.len());
            out.push_str(&if upper { capital(right) } else { right.to_owned() });
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(key: &str, one: &str, feminine: Option<bool>) -> Renaming {
        Renaming { key: key.into(), one: one.into(), many: None, feminine }
    }

    fn fr(text: &str, renamings: &[Renaming]) -> String {
        rename(text, Lang::Fr, renamings)
    }

    #[test]
    fn articles_agree_with_the_word_that_is_shown() {
        let team = [own("circle", "équipe", Some(true))];
        assert_eq!(
            fr("Le cercle décide ; une règle du cercle, un cercle.", &team),
            "L'équipe décide ; une règle de l'équipe, une équipe."
        );
        assert_eq!(fr("le fichier d'un nouveau cercle", &team), "le fichier d'une nouvelle équipe");
        assert_eq!(
            fr("au cercle, ce cercle, de cercle, les cercles", &team),
            "à l'équipe, cette équipe, d'équipe, les équipes"
        );
        assert_eq!(
            fr(
                "Du cercle, d'un autre cercle, de petits cercles, tout le cercle, le cercle parent, un sous-cercle",
                &team
            ),
            "De l'équipe, d'une autre équipe, de petites équipes, toute l'équipe, l'équipe parente, une sous-équipe"
        );
        assert_eq!(fr("le rôle", &[own("role", "fonction", None)]), "la fonction", "the ending tells the gender");
        assert_eq!(fr("un cercle", &[own("circle", "ruche", None)]), "une ruche", "a word known by name");
        assert_eq!(fr("du cercle, le cercle", &[own("circle", "hub", None)]), "du hub, le hub", "an h that is said");
        let pole = [own("objection", "veto", Some(false))];
        assert_eq!(
            fr("L'objection, d'objection, aucune objection, une objection", &pole),
            "Le veto, de veto, aucun veto, un veto"
        );
    }

    #[test]
    fn keys_commands_paths_and_values_never_change() {
        let team = [own("circle", "team", None), own("role", "job", None)];
        for same in [
            "see circles/web/circle.toml",
            "{ $circle }",
            "git accord circle add web, role add x",
            "--holder circle:{ $id }",
            "core = \"role\"",
            "role = \"web/lead\"",
            "[role]",
        ] {
            assert_eq!(rename(same, Lang::En, &team), same);
        }
        assert_eq!(
            rename("circle-key = A circle. git accord circle add. Circles and a role", Lang::En, &team),
            "circle-key = A team. git accord circle add. Teams and a job"
        );
        assert_eq!(
            rename("    [circle] No circle is called { $id }.", Lang::En, &team),
            "    [circle] No team is called { $id }."
        );
    }

    #[test]
    fn a_or_an_follows_the_word() {
        let words = [own("circle", "assembly", None), own("objection", "veto", None)];
        assert_eq!(rename("circles", Lang::En, &words), "assemblies");
        assert_eq!(rename("a circle, an objection, A circle", Lang::En, &words), "an assembly, a veto, An assembly");
    }

    #[test]
    fn longer_words_are_words_of_their_own() {
        let words = [own("circle", "pôle", None), own("parent_circle", "pôle d'appui", None)];
        assert_eq!(
            fr("le cercle parent du cercle, ses sous-cercles", &words),
            "le pôle d'appui du pôle, ses sous-pôles"
        );
    }

    #[test]
    fn a_hostile_word_is_only_a_word() {
        let words = [own("circle", "{ $x }\n-evil = 1", None)];
        assert!(!rename("a circle", Lang::En, &words).contains(['{', '\n']));
    }
}
