//! The seal of a journal while a program works on it: none, locked, or open with its keys.

use std::sync::{Arc, PoisonError, RwLock};

use super::fingerprint::Look;
use crate::store::keys::Keys;

/// Whether the journal is sealed, and open.
#[derive(Clone, Debug, Default)]
pub(crate) enum Seal {
    /// It is not sealed.
    #[default]
    Plain,
    /// It is sealed, and its keys are not here.
    Locked,
    /// It is sealed, and these are its keys.
    Open(Arc<Keys>),
}

/// The seal of one journal, shared by all that work on it.
#[derive(Clone, Debug, Default)]
pub(crate) struct SharedSeal(Arc<RwLock<(Seal, Option<Look>)>>);

impl SharedSeal {
    /// It as it is now.
    pub(crate) fn get(&self) -> (Seal, Option<Look>) {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on it is so.
    pub(crate) fn set(&self, seal: Seal, look: Option<Look>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = (seal, look);
    }
}
