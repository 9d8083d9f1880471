//! The end of the story: the organisation drawn, a second proposal, and a folder to go on in.

use std::path::PathBuf;

use super::cast::circle_of;
use super::{INDENT, Play};
use crate::cli::out;
use crate::files::load;
use crate::finding::Attempt;
use crate::model::Said;
use crate::process;
use crate::render::{ChartOptions, html, text_chart};
use crate::store::{Disk, write_text};

impl Play<'_> {
    pub(super) fn draw(&self) -> Attempt<()> {
        self.step("demo-9");
        let workspace = self.synced("chloe")?;
        process::go(&workspace, None)?;
        let org = load(&Disk::without(workspace.repo.needs_workdir()?, &["decisions"]))?.organisation;
        let commit = Some(workspace.main_tip()?.to_string()[..10].to_owned());
        let today = self.context.now.date();
        let options = ChartOptions { circle: None, people: true, today, commit, folder: false };
        Self::show(&text_chart(&org, &options, &self.inner()));
        self.told("demo-9-told");
        write_text(&self.page_file(), &html(&org, &options, None, &self.context.page())?)
    }

    /// Where the page of the chart is left.
    fn page_file(&self) -> PathBuf {
        self.dir.join(self.text("demo-page"))
    }

    pub(super) fn second_proposal(&self) -> Attempt<()> {
        self.told("demo-lesson");
        self.step("demo-10");
        let bakery = circle_of("bakery", &self.context.say);
        let decision = self.propose("elodie", &bakery, "demo-monday")?;
        self.answer("farid", "farid", &decision, Said::Objection, Some("demo-monday-objection"))?;
        self.synced("elodie").map(drop)
    }

    pub(super) fn leave(&self) {
        let page = self.context.page();
        out::data(&format!("\n{}", page.paragraph("", "", &page.bold(&self.text("demo-open")))));
        out::data(&format!("{INDENT}file://{}\n", self.page_file().display()));
        out::data(&format!("\n{}", page.paragraph("", "", &page.bold(&self.text("demo-left")))));
        out::data(&page.paragraph(INDENT, INDENT, &self.text("demo-as")));
        let bakery = circle_of("bakery", &self.context.say);
        let edit = format!("${{EDITOR:-nano}} circles/{bakery}/policies/{}.toml", self.text("demo-monday-slug"));
        let lines = self.text("demo-lines").replace("EDIT", &format!("{edit}   {}", self.text("demo-hint")));
        out::data(&format!("{INDENT}cd {}\n", self.dir.join("elodie").display()));
        for line in lines.lines().map(str::trim) {
            out::data(&format!("{INDENT}{line}\n"));
        }
    }
}
