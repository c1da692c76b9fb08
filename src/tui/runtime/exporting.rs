//! Exports in the window: the worker reads month by month, so that it can be stopped between two, and writes one new file.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Runtime;
use super::worker::Worker;
use crate::exchange::export::{Export, Format, Names, Span};
use crate::paths;
use crate::store::StoreError;
use crate::tui::exporting::{ChosenExport, ExportEnd};
use crate::tui::task::Reply;
use crate::wording::screens::export as wording;
use crate::wording::sentences::sentence;

impl Runtime {
    /// Leaves an export to the worker.
    pub(super) fn export(&mut self, chosen: ChosenExport) -> Vec<Reply> {
        let stop = Arc::new(AtomicBool::new(false));
        self.stop_transfer = Arc::clone(&stop);
        self.later(move |worker| worker.export(&chosen, &stop))
    }
}

impl Worker {
    pub(super) fn export(&self, chosen: &ChosenExport, stop: &AtomicBool) {
        let path = paths::named(Path::new(chosen.path.trim())).map_err(|error| error.to_string());
        let end = path.and_then(|path| self.written(chosen, &path, stop).map_err(|error| error.to_string()));
        self.reply(Reply::Exported(end.unwrap_or_else(|error| ExportEnd::Failed(sentence(&error)))));
    }

    fn written(
        &self,
        chosen: &ChosenExport,
        path: &Path,
        stop: &AtomicBool,
    ) -> Result<ExportEnd, StoreError> {
        let names_a_folder = chosen.path.trim().ends_with(std::path::is_separator) || path.is_dir();
        if names_a_folder && chosen.format != Format::Markdown {
            return Ok(ExportEnd::Failed(wording::one_file(&path.display(), &chosen.format.name())));
        }
        let span = Span { from: chosen.from, ..Span::default() };
        let mut export = Export::new(chosen.parts.clone(), span, chosen.now.clone());
        let months = self.store.months()?;
        let wanted: Vec<_> = months.into_iter().filter(|month| export.wants(*month)).collect();
        let mut remarks = Vec::new();
        for (done, month) in wanted.iter().enumerate() {
            if stop.load(Ordering::Relaxed) {
                return Ok(ExportEnd::Stopped);
            }
            self.reply(Reply::Exporting { done, of: wanted.len() });
            let reading = self.store.read_in_passing(*month)?;
            if let Some(problem) = reading.problem {
                remarks.push(sentence(&problem.to_string()));
                export.could_not_read(*month);
            }
            export.take(&reading.document);
        }
        let names = Names { lists: &chosen.lists, partner: chosen.partner };
        let written = if names_a_folder {
            self.store.write_folder(path, &export.day_files(names))?
        } else {
            self.store.write_new(path, export.text(chosen.format, names).as_bytes())?
        };
        let folder = if names_a_folder { &*written } else { written.parent().unwrap_or(&written) };
        remarks.extend(paths::sync_program(folder).map(|program| wording::synced(&program)));
        Ok(ExportEnd::Written { path: written.display().to_string(), remarks })
    }
}
