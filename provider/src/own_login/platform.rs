//! The platform, as it calls the admin API.

use std::sync::Arc;

use oauth::audit::{Actor, AuditAction, AuditEvent, Program, Subject};
use oauth::client::Client;
use oauth::id::{ClientId, CompanyId};

use crate::error::ProviderError;
use crate::own_login::OwnLoginService;

/// The platform's own client, and from where it calls.
#[derive(Clone, Debug)]
pub struct PlatformCaller {
    pub(super) client: Arc<Client>,
    pub(super) address: Option<String>,
}

impl OwnLoginService {
    /// The platform, if it is its own client that calls.
    pub async fn platform(
        &self,
        client: &ClientId,
        address: &str,
    ) -> Result<Option<PlatformCaller>, ProviderError> {
        if self.settings().is_none_or(|own| own.client != *client) {
            return Ok(None);
        }
        let found = self.shared.store.find_client(client).await?;
        let address = Some(address.to_owned()).filter(|address| !address.is_empty());
        Ok(found.map(|client| PlatformCaller { client, address }))
    }

    /// What the platform does by the API.
    pub(super) fn event(
        &self,
        platform: &PlatformCaller,
        company_id: Option<CompanyId>,
        action: AuditAction,
        subject: Subject,
    ) -> AuditEvent {
        let PlatformCaller { client, address } = platform;
        AuditEvent {
            at: self.shared.now(),
            company_id,
            actor: Actor::Program(Program {
                id: client.id.as_str().to_owned(),
                name: client.name.clone(),
            }),
            action: action.into(),
            subject,
            detail: String::new(),
            address: address.clone(),
        }
    }
}
