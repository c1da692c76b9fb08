//! Finds the facts: what can be found out without running a program, without opening a month, and without following a link
//! out of the place in which it lies.

mod access;
mod bounded;
mod editors;
mod folder;
mod groups;
mod history;
mod memory;

use std::path::Path;

use super::Places;
use super::facts::Facts;
use crate::remind;
use crate::store::{Store, StoreError};
use crate::system::{self, files};

impl Facts {
    /// Looks at a journal and at what lies around it.
    ///
    /// # Errors
    /// [`StoreError`] when the data directory itself cannot be looked at.
    pub fn look(store: &Store, places: &Places) -> Result<Self, StoreError> {
        let held = store.held(&places.memory)?;
        let access = access::Looking::new(&places.system);
        let above =
            |path: &Path| path.ancestors().skip(1).filter_map(|dir| access.at(dir)).collect::<Vec<_>>();
        let config = places.config.as_deref().and_then(|path| access.at(path));
        // What a link leads to is what others may read or change.
        let real = |path: &Path| files::real(path).ok();
        Ok(Self {
            own: held.own.iter().filter_map(|path| access.at(path)).collect(),
            lists_shown_by: system::access::LISTS_SHOWN_BY.filter(|_| held.is_there),
            above: if held.is_there { above(&held.root) } else { Vec::new() },
            above_config: config
                .as_ref()
                .and_then(|it| real(&it.path))
                .map_or_else(Vec::new, |path| above(&path)),
            config,
            folder: folder::look(&held.root, places),
            histories: history::look(places),
            memory: memory::look(places),
            editors: editors::look(&held, places),
            reminders: remind::files(&places.home, &places.settings),
            umask: memory::umask(places),
            held,
        })
    }
}

#[cfg(test)]
mod tests;
