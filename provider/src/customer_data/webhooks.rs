//! Addresses that are to be told what happens. The demo keeps them, and calls none.

use store::platform::webhooks::{Delivery, Webhook};

use super::{DataError, Reach, text};
use crate::Provider;

/// How many webhooks a company has at most.
const WEBHOOKS: u32 = 50;

/// Of what an address can be told.
const EVENTS: [&str; 5] = [
    "application.created",
    "application.status_changed",
    "job.created",
    "job.published",
    "job.closed",
];

/// What a caller decides of a webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookContent {
    /// The address.
    pub url: String,
    /// Of what it is told.
    pub events: Vec<String>,
    /// Whether it is told at all.
    pub active: bool,
}

impl Provider {
    /// The webhooks that a caller may see.
    pub async fn webhooks(&self, reach: &Reach) -> Result<Vec<Webhook>, DataError> {
        Ok(self.store().webhooks(&reach.visible()).await?)
    }

    /// Adds a webhook.
    pub async fn add_webhook(
        &self,
        reach: &Reach,
        content: WebhookContent,
    ) -> Result<Webhook, DataError> {
        let id = self.inner.shared.new_id("whk_");
        let webhook = checked(id, reach, content)?;
        self.store().add_webhook(&webhook, WEBHOOKS).await??;
        Ok(webhook)
    }

    /// Replaces what was decided of a webhook. Whose it is stays.
    pub async fn replace_webhook(
        &self,
        reach: &Reach,
        id: &str,
        content: WebhookContent,
    ) -> Result<Webhook, DataError> {
        let webhook = checked(id.to_owned(), reach, content)?;
        let replaced = self.store().replace_webhook(&reach.visible(), &webhook).await?;
        replaced.ok_or(DataError::NOT_FOUND)
    }

    /// Deletes a webhook.
    pub async fn delete_webhook(&self, reach: &Reach, id: &str) -> Result<(), DataError> {
        let was_there = self.store().delete_webhook(&reach.visible(), id).await?;
        if was_there { Ok(()) } else { Err(DataError::NOT_FOUND) }
    }

    /// What a webhook was told, the newest first.
    pub async fn deliveries(&self, reach: &Reach, id: &str) -> Result<Vec<Delivery>, DataError> {
        let found = self.store().deliveries(&reach.visible(), id).await?;
        found.ok_or(DataError::NOT_FOUND)
    }
}

fn checked(id: String, reach: &Reach, content: WebhookContent) -> Result<Webhook, DataError> {
    let WebhookContent { url, events, active } = content;
    let is_known = |event: &String| EVENTS.contains(&event.as_str());
    let repeats = (1..events.len()).any(|end| events[..end].contains(&events[end]));
    if events.is_empty() || repeats || !events.iter().all(is_known) {
        let rule = format!("name some of {}, each once", EVENTS.join(", "));
        return Err(DataError::invalid("events", rule));
    }
    Ok(Webhook {
        id,
        company_id: reach.company_id.clone(),
        // An API token, which alone comes here, acts for somebody.
        owner_id: reach.user_id.clone().ok_or(DataError::NothingOfOnesOwn)?,
        url: text::https_url("url", url)?,
        events,
        active,
    })
}
