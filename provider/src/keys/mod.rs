//! The server's own keys: those that seal and derive, those that sign, and the one that wraps them.

mod change_master;
mod cipher;
pub(crate) mod key_set;
pub mod master;
pub mod purpose;
pub mod ring;
pub mod rotation;
mod seal;
mod secret_key;
pub mod signing;
mod stored_secret;
#[cfg(test)]
mod test_home;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::shared::Shared;

#[derive(Clone)]
pub struct KeyService {
    shared: Arc<Shared>,
}

impl KeyService {
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }
}
