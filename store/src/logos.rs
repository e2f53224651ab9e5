//! The logos of clients.

use async_trait::async_trait;
use oauth::client::logo::LogoId;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;

use crate::error::StoreError;

/// Keeps the pictures that pages show beside the names of clients.
#[async_trait]
pub trait LogoStore {
    /// Gives a client a logo, or none, in place of the one it had. If people knew it by
    /// another one, the client has changed for them. Whether there is such a client;
    /// nothing is kept if not.
    async fn set_client_logo(
        &self,
        client: &ClientId,
        png: Option<&[u8]>,
        changed_at: Option<Timestamp>,
    ) -> Result<bool, StoreError>;

    /// The PNG of that id, while a client has it as its logo.
    async fn find_logo(&self, id: &LogoId) -> Result<Option<Vec<u8>>, StoreError>;
}
