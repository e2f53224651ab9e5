//! API keys, API tokens and OAuth clients of companies.

pub mod api_credentials;
pub mod check_api_credential;
pub mod list;
pub mod prepared;
pub(crate) mod secrets;

use std::sync::Arc;

use crate::shared::Shared;

#[derive(Clone)]
pub struct CredentialService {
    shared: Arc<Shared>,
}

impl CredentialService {
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }
}
