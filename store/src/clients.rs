//! Clients and the publishers behind them.

use std::sync::Arc;

use async_trait::async_trait;
use oauth::client::Client;
use oauth::client::publisher::Publisher;
use oauth::id::{ClientId, PublisherId};

use crate::error::StoreError;

/// Keeps clients.
#[async_trait]
pub trait ClientStore {
    /// The client of that id, with its publisher, disabled or not. A change made
    /// through this store is seen at once, another process's within 100 milliseconds.
    async fn find_client(&self, id: &ClientId) -> Result<Option<Arc<Client>>, StoreError>;

    /// Registers a client, or replaces what was registered under its id. Its
    /// publisher must have been registered before, and its logo, if it has one,
    /// be kept already ([`LogoStore`](crate::logos::LogoStore)).
    async fn register_client(&self, client: &Client) -> Result<(), StoreError>;

    /// Registers a publisher, or replaces what was registered under its id.
    async fn register_publisher(&self, publisher: &Publisher) -> Result<(), StoreError>;

    /// The names of verified publishers and of their clients, each with whose it
    /// is: names that nobody else may use. In no particular order.
    async fn verified_names(&self) -> Result<Vec<(PublisherId, String)>, StoreError>;
}
