//! Explains what ails this clone and mends what lies in it alone, when one says yes.

use crate::cli::context::Context;
use crate::cli::out;
use crate::finding::Attempt;
use crate::lang::Message;
use crate::message;
use crate::model::Level;
use crate::process::{diagnose, repair};
use crate::render::{Sheet, failure_human, findings_human};

pub fn run(context: &Context) -> Attempt<u8> {
    let acting = context.acting()?;
    let workspace = context.workspace()?;
    let mut diagnosis = diagnose(&workspace, acting.as_ref())?;
    let page = context.page();
    let mut mended = false;
    for ailment in &diagnosis.ailments {
        let mark = if ailment.grave { page.mark("✗", "x") } else { page.mark("·", "-") };
        out::data(&page.paragraph(&format!("{mark} "), "  ", &page.message(&ailment.message)));
        let key = format!("{}-help", ailment.message.key).into();
        let help = Message { key, args: ailment.message.args.clone() };
        out::data(&page.paragraph("  ", "  ", &page.message(&help)));
        if let Some(remedy) = ailment.remedy.as_ref().filter(|_| context.may(&message!("doctor-ask"))) {
            repair(&workspace, remedy)?;
            context.note(&message!("doctor-mended"));
            mended = true;
        }
    }
    let was_well = diagnosis.ailments.is_empty();
    if mended {
        // What is left is told of the clone as it is now.
        diagnosis = diagnose(&context.workspace()?, acting.as_ref())?;
    }
    if !diagnosis.found.is_empty() {
        out::data(&findings_human(&Sheet::of(&diagnosis.found), &page));
    }
    if let Some(failure) = &diagnosis.failure {
        out::data(&failure_human(failure, &page));
    }
    let well = diagnosis.found.is_empty() && diagnosis.failure.is_none();
    if well && (was_well || (mended && diagnosis.ailments.is_empty())) {
        out::data(&page.paragraph("", "", &page.say.text("doctor-well")));
    }
    let grave = diagnosis.ailments.iter().any(|ailment| ailment.grave);
    let left = grave || diagnosis.failure.is_some() || diagnosis.found.iter().any(|f| f.level == Level::Error);
    Ok(u8::from(left))
}
