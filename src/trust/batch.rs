//! Many signatures verified at once, on every core: nearly all the work of an audit is in them.

use std::sync::Arc;

use super::memo::Memo;
use super::signature::verify;
use super::witness::Witness;
use crate::bind::{ANSWER_NAMESPACE, OUTCOME_NAMESPACE};
use crate::files::{Kind, Mode};
use crate::finding::Attempt;
use crate::model::DecisionId;
use crate::store::{Blob, Id, Signature};

/// The namespace of git's own signatures over commits.
pub const SEAL_NAMESPACE: &str = "git";
/// Below this number of signatures a second thread costs more than it brings.
const WORTH_A_THREAD: usize = 8;

/// One signature to verify.
struct Task {
    text: Id,
    armour: Id,
    namespace: &'static str,
    bytes: Vec<u8>,
    armoured: String,
}

/// Verifies the signatures that some commits brought, and those of the seals; the memo knows them then.
///
/// # Errors
/// When an object is missing or damaged.
pub fn verify_many<'w>(
    memo: &Arc<Memo>,
    brought: impl Iterator<Item = &'w Witness>,
    seals: Vec<(Id, Signature)>,
) -> Attempt<()> {
    let mut tasks = vec![];
    for witness in brought {
        for (id, seen) in &witness.decisions {
            for (stem, text, armour) in &seen.answers {
                let kind = Kind::Answer(id.clone(), stem.clone());
                tasks.extend(task(memo, &kind, *text, *armour, ANSWER_NAMESPACE)?);
            }
        }
        for (text, armour) in &witness.outcomes {
            // The id of its path plays no part in how an outcome is read.
            let Some(id) = DecisionId::parse(DecisionId::FOUNDING) else { continue };
            tasks.extend(task(memo, &Kind::Outcome(id), *text, *armour, OUTCOME_NAMESPACE)?);
        }
    }
    tasks.extend(seals.into_iter().map(|(id, signature)| Task {
        text: id,
        armour: id,
        namespace: SEAL_NAMESPACE,
        bytes: signature.payload,
        armoured: signature.armour,
    }));
    let points = verify_tasks(&tasks);
    for (task, point) in tasks.iter().zip(points) {
        memo.note_signed(task.text, task.armour, task.namespace, point);
    }
    Ok(())
}

fn task(memo: &Memo, kind: &Kind, text: Id, armour: Id, namespace: &'static str) -> Attempt<Option<Task>> {
    if memo.knows_signed(text, armour, namespace) {
        return Ok(None);
    }
    let file = |id: Id| Blob { id, mode: Mode::File };
    let read = memo.take_in(kind, file(text))?.zip(memo.armour(file(armour))?);
    Ok(read.map(|(bytes, armoured)| Task { text, armour, namespace, bytes, armoured }))
}

fn verify_tasks(tasks: &[Task]) -> Vec<Option<String>> {
    let all = |tasks: &[Task]| {
        tasks.iter().map(|task| verify(&task.armoured, task.namespace, &task.bytes)).collect::<Vec<_>>()
    };
    if tasks.len() < WORTH_A_THREAD {
        return all(tasks);
    }
    let (first, second) = tasks.split_at(tasks.len() / 2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| all(second));
        let mut points = all(first);
        match other.join() {
            Ok(rest) => points.extend(rest),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        points
    })
}
