//! Clients.

use std::sync::Arc;

use async_trait::async_trait;
use oauth::authorize::response_mode::ResponseMode;
use oauth::client::Client;
use oauth::credential::digest::Digest;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;

use crate::effects::Effects;
use crate::error::StoreError;
use crate::version::Version;

#[async_trait]
pub trait ClientStore {
    /// The client of that id, with its publisher, disabled or not. A change made
    /// through this store is seen at once, another process's within 100 milliseconds.
    async fn find_client(&self, id: &ClientId) -> Result<Option<Arc<Client>>, StoreError>;

    /// The same, as it is in the database, for [`Self::change_client`]. Its version grows with
    /// whatever changes of the client or of its publisher.
    async fn find_client_to_change(
        &self,
        id: &ClientId,
    ) -> Result<Option<(Client, Version)>, StoreError>;

    /// Registers a client; `false` if another has the id. Its publisher must be there, and its
    /// logo, if it has one ([`LogoStore`](crate::logos::LogoStore)).
    async fn create_client(&self, client: &Client, effects: Effects) -> Result<bool, StoreError>;

    /// Changes what a client is registered with, but neither its logo nor whether it is
    /// disabled. `false` if the client has another version.
    async fn change_client(
        &self,
        client: &Client,
        seen: Version,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Adds a secret to those that a client has, of which the newest `keep` stay. `false` if it
    /// has none.
    async fn add_client_secret(
        &self,
        id: &ClientId,
        secret: &Digest,
        keep: u32,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Whether there is such a client.
    async fn set_response_modes(
        &self,
        id: &ClientId,
        modes: &[ResponseMode],
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Whether there is such a client. With one that is disabled ends what it was granted and
    /// issued, for good.
    async fn set_client_disabled(
        &self,
        id: &ClientId,
        disabled: bool,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError>;
}
