//! The demo stores webhooks, and calls none.

use api::ApiError;
use guard::Caller;

use super::{check_room, reaches, text};
use crate::data::state::{State, WebhookRecord};
use crate::data::webhooks::{Webhook, WebhookContent};

const WEBHOOKS: usize = 50;

const EVENTS: [&str; 5] = [
    "application.created",
    "application.status_changed",
    "job.created",
    "job.published",
    "job.closed",
];

impl State {
    pub(crate) fn webhooks(&self, caller: &Caller) -> Vec<Webhook> {
        let seen = self.webhooks.values().filter(|record| record.is_reached_by(caller));
        seen.map(|record| record.webhook.clone()).collect()
    }

    pub(crate) fn webhook(&self, caller: &Caller, id: &str) -> Result<&WebhookRecord, ApiError> {
        let found = self.webhooks.get(id).filter(|record| record.is_reached_by(caller));
        found.ok_or(ApiError::NotFound)
    }

    pub(crate) fn add_webhook(
        &mut self,
        caller: &Caller,
        id: String,
        content: WebhookContent,
    ) -> Result<Webhook, ApiError> {
        let webhook = Webhook { id: id.clone(), content: checked_webhook(content)? };
        let company = caller.company_id.to_string();
        check_room(
            self.webhooks.values().filter(|record| record.company == company).count(),
            WEBHOOKS,
        )?;
        // An API token, which alone comes here, acts for a user.
        let owner = super::user_of(caller).ok_or(ApiError::NotFound)?;
        let record =
            WebhookRecord { company, owner, webhook: webhook.clone(), deliveries: Vec::new() };
        self.webhooks.insert(id, record);
        Ok(webhook)
    }

    /// The owner stays.
    pub(crate) fn replace_webhook(
        &mut self,
        caller: &Caller,
        id: &str,
        content: WebhookContent,
    ) -> Result<Webhook, ApiError> {
        let content = checked_webhook(content)?;
        let found = self.webhooks.get_mut(id).filter(|record| record.is_reached_by(caller));
        let webhook = &mut found.ok_or(ApiError::NotFound)?.webhook;
        webhook.content = content;
        Ok(webhook.clone())
    }

    pub(crate) fn delete_webhook(&mut self, caller: &Caller, id: &str) -> Result<(), ApiError> {
        self.webhook(caller, id)?;
        self.webhooks.remove(id);
        Ok(())
    }
}

impl WebhookRecord {
    fn is_reached_by(&self, caller: &Caller) -> bool {
        reaches(caller, &self.company, Some(&self.owner))
    }
}

fn checked_webhook(content: WebhookContent) -> Result<WebhookContent, ApiError> {
    let WebhookContent { url, events, active } = content;
    let is_known = |event: &String| EVENTS.contains(&event.as_str());
    let repeats = (1..events.len()).any(|end| events[..end].contains(&events[end]));
    if events.is_empty() || repeats || !events.iter().all(is_known) {
        let rule = format!("name some of {}, each once", EVENTS.join(", "));
        return Err(ApiError::invalid("events", rule));
    }
    Ok(WebhookContent { url: text::https_url("url", url)?, events, active })
}
