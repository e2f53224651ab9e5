//! Addresses that are told what happens.

use async_trait::async_trait;
use oauth::id::{CompanyId, UserId};
use oauth::timestamp::Timestamp;

use super::{Changed, Visibility};
use crate::StoreError;

/// An address that is told what happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// Its id.
    pub id: String,
    /// The company in which it happens.
    pub company_id: CompanyId,
    /// Who made it.
    pub owner_id: UserId,
    /// The address.
    pub url: String,
    /// Of what it is told.
    pub events: Vec<String>,
    /// Whether it is told at all.
    pub active: bool,
}

/// Something that an address was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Its id.
    pub id: String,
    /// Who was told.
    pub webhook_id: String,
    /// What happened.
    pub event: String,
    /// The HTTP status that answered; `None`: nothing did.
    pub answered: Option<u16>,
    /// When.
    pub at: Timestamp,
}

/// Keeps webhooks.
#[async_trait]
pub trait WebhookStore {
    /// The webhooks that may be seen.
    async fn webhooks(&self, visible: &Visibility) -> Result<Vec<Webhook>, StoreError>;

    /// Adds a webhook, unless the company has `most` of them; nothing happens if it is
    /// there.
    async fn add_webhook(&self, webhook: &Webhook, most: u32) -> Result<Changed, StoreError>;

    /// Changes address, events and whether it is active; what it is then.
    async fn replace_webhook(
        &self,
        visible: &Visibility,
        webhook: &Webhook,
    ) -> Result<Option<Webhook>, StoreError>;

    /// Deletes a webhook; `false`: there is none.
    async fn delete_webhook(&self, visible: &Visibility, id: &str) -> Result<bool, StoreError>;

    /// What a webhook was told, the newest first, at most a hundred.
    async fn deliveries(
        &self,
        visible: &Visibility,
        webhook: &str,
    ) -> Result<Option<Vec<Delivery>>, StoreError>;

    /// Notes a delivery; nothing happens if it is there.
    async fn put_delivery(&self, delivery: &Delivery) -> Result<(), StoreError>;
}
