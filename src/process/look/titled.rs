//! What a proposal is called on a screen: its title, and whom it is about, which no title that stays says.

use crate::bind::{ChangeKind, Standing, State};
use crate::process::bench::called::name_of;

/// The title, with the name of whom an admission, a separation or a key is about.
pub fn titled(standing: &Standing, state: &dyn State) -> String {
    let title = &standing.proposal.title;
    let about = standing.kinds.iter().find_map(|kind| match kind {
        ChangeKind::Admission(person) | ChangeKind::Separation(person) => Some(person),
        kind => kind.vouched(),
    });
    let elected = standing.proposal.role.as_ref().map(|_| standing.newly_elected()).unwrap_or_default();
    let Some(person) = about.or_else(|| elected.first()) else { return title.clone() };
    let path = format!("people/{person}.toml");
    let new = standing.changes.iter().find(|change| change.path == path).and_then(|change| change.people().1);
    let new = new.filter(|it| it.name != person.as_str()).map(|it| it.name.clone());
    let name = new.or_else(|| state.called(person)).unwrap_or_else(|| name_of(state, person));
    if title.contains(&name) { title.clone() } else { format!("{title} ({name})") }
}
