//! Explains what ails this clone and mends what lies in it alone, when one says yes.

use crate::cli::context::Context;
use crate::cli::{out, usage};
use crate::finding::Attempt;
use crate::lang::Message;
use crate::message;
use crate::model::Level;
use crate::process::{diagnose, repair};
use crate::render::{Sheet, failure_human, findings_human};

pub fn run(context: &Context) -> Attempt<u8> {
    if context.global.format.as_deref().is_some_and(|format| format != "text") {
        return Err(usage("unknown-format", context.global.format.as_deref().unwrap_or_default()));
    }
    let workspace = context.workspace()?;
    let diagnosis = diagnose(&workspace, context.acting()?.as_ref())?;
    let page = context.page();
    let mut left = diagnosis.failure.is_some() || diagnosis.found.iter().any(|f| f.level == Level::Error);
    for ailment in &diagnosis.ailments {
        let mark = if ailment.grave { page.mark("✗", "x") } else { page.mark("·", "-") };
        out::data(&page.paragraph(&format!("{mark} "), "  ", &page.message(&ailment.message)));
        let key = format!("{}-help", ailment.message.key).into();
        let help = Message { key, args: ailment.message.args.clone() };
        out::data(&page.paragraph("  ", "  ", &page.message(&help)));
        let mended = match &ailment.remedy {
            Some(remedy) if context.may(&message!("doctor-ask")) => {
                repair(&workspace, remedy)?;
                context.note(&message!("doctor-mended"));
                true
            }
            _ => false,
        };
        left |= ailment.grave && !mended;
    }
    if !diagnosis.found.is_empty() {
        out::data(&findings_human(&Sheet::of(&diagnosis.found), &page));
    }
    if let Some(failure) = &diagnosis.failure {
        out::data(&failure_human(failure, &page));
    }
    if diagnosis.ailments.is_empty() && diagnosis.found.is_empty() && diagnosis.failure.is_none() {
        out::data(&page.paragraph("", "", &page.say.text("doctor-well")));
    }
    Ok(u8::from(left))
}
