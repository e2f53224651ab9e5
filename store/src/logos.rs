//! The logos of clients.

use async_trait::async_trait;
use oauth::client::logo::LogoId;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;

use crate::effects::Effects;
use crate::error::StoreError;

#[async_trait]
pub trait LogoStore {
    /// Gives a client a logo, or none. If users knew it by another one, it has changed for them.
    /// Whether there is such a client.
    async fn set_client_logo(
        &self,
        client: &ClientId,
        png: Option<&[u8]>,
        changed_at: Option<Timestamp>,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// The PNG of that id, while a client has it as its logo.
    async fn find_logo(&self, id: &LogoId) -> Result<Option<Vec<u8>>, StoreError>;
}
