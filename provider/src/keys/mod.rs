//! The server's own keys: those that seal and derive, and those that sign.

pub mod master;
mod seal;
pub mod signing;

use std::sync::Arc;

pub(crate) use self::signing::key_set::SigningKeys;
use crate::shared::Shared;

#[derive(Clone)]
pub struct KeyService {
    shared: Arc<Shared>,
    signing_keys: Arc<SigningKeys>,
}

impl KeyService {
    pub(crate) fn new(shared: Arc<Shared>, signing_keys: Arc<SigningKeys>) -> Self {
        Self { shared, signing_keys }
    }
}
