use async_trait::async_trait;
use guard::Caller;
use guard::customer_api::fault::Fault;
use guard::customer_api::webhooks::{Delivery, Webhook, WebhookContent, Webhooks};
use provider::customer_data as rules;
use store::platform::webhooks as kept;

use super::{InProcess, fault, reach};
use crate::rfc3339::utc;

#[async_trait]
impl Webhooks for InProcess {
    async fn webhooks(&self, caller: &Caller) -> Result<Vec<Webhook>, Fault> {
        let all = self.0.webhooks(&reach(caller)).await.map_err(fault)?;
        Ok(all.into_iter().map(show).collect())
    }

    async fn add_webhook(&self, caller: &Caller, new: WebhookContent) -> Result<Webhook, Fault> {
        self.0.add_webhook(&reach(caller), content(new)).await.map(show).map_err(fault)
    }

    async fn replace_webhook(
        &self,
        caller: &Caller,
        id: &str,
        new: WebhookContent,
    ) -> Result<Webhook, Fault> {
        let replaced = self.0.replace_webhook(&reach(caller), id, content(new)).await;
        replaced.map(show).map_err(fault)
    }

    async fn delete_webhook(&self, caller: &Caller, id: &str) -> Result<(), Fault> {
        self.0.delete_webhook(&reach(caller), id).await.map_err(fault)
    }

    async fn deliveries(&self, caller: &Caller, id: &str) -> Result<Vec<Delivery>, Fault> {
        let all = self.0.deliveries(&reach(caller), id).await.map_err(fault)?;
        let show = |kept::Delivery { event, answered, at, .. }| Delivery {
            event,
            status: answered,
            sent_at: utc(at),
        };
        Ok(all.into_iter().map(show).collect())
    }
}

fn content(WebhookContent { url, events, active }: WebhookContent) -> rules::WebhookContent {
    rules::WebhookContent { url, events, active }
}

fn show(kept::Webhook { id, url, events, active, .. }: kept::Webhook) -> Webhook {
    Webhook { id, content: WebhookContent { url, events, active } }
}
