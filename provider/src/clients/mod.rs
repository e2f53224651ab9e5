//! Clients, apps and publishers: who registers and changes them.

pub mod apps;
pub mod client_terms;
pub mod logo;
pub mod manage_clients;
pub mod manage_publishers;
pub mod register_client;
pub mod review_publishers;

use std::sync::Arc;

use admission::Work;

use crate::authorization::AuthorizationService;
use crate::credentials::CredentialService;
use crate::shared::Shared;

#[derive(Clone)]
pub struct ClientService {
    shared: Arc<Shared>,
    authorization: AuthorizationService,
    credentials: CredentialService,
    /// Logos.
    drawing: Work,
}

impl ClientService {
    pub(crate) fn new(
        shared: Arc<Shared>,
        authorization: AuthorizationService,
        credentials: CredentialService,
    ) -> Self {
        Self { shared, authorization, credentials, drawing: logo::drawing() }
    }
}
