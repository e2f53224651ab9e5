//! The apps that people signed in to with a session.

use std::collections::BTreeMap;
use std::sync::Arc;

use oauth::client::Client;
use oauth::id::{SessionId, UserId};

use crate::error::ProviderError;
use crate::shared::Shared;

impl Shared {
    /// Those of all sessions of a user, each session's in the order of their names.
    pub(crate) async fn apps_of_sessions(
        &self,
        user: &UserId,
    ) -> Result<BTreeMap<SessionId, Vec<Arc<Client>>>, ProviderError> {
        let mut apps: BTreeMap<SessionId, Vec<Arc<Client>>> = BTreeMap::new();
        for (session, client) in self.store.apps_of_sessions(user).await? {
            apps.entry(session).or_default().push(self.registered_client(&client).await?);
        }
        for of_session in apps.values_mut() {
            of_session.sort_by_cached_key(|client| client.display_name());
        }
        Ok(apps)
    }
}
