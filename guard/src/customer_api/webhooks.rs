//! `/v2/webhooks`.

use async_trait::async_trait;
use axum::http::StatusCode;
use axum::{Extension, Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fault::Fault;
use super::part::Listed;
use super::sent::{At, Sent};
use super::{Added, Answer, Data, Op, Who, added, token_scope};
use crate::Caller;

/// An address that is told what happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Webhook {
    pub id: String,
    #[serde(flatten)]
    pub content: WebhookContent,
}

/// A webhook to be added, or to replace another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookContent {
    /// Begins with `https://`.
    pub url: String,
    /// Of what it is told, such as `application.created`.
    pub events: Vec<String>,
    /// Whether it is told at all.
    #[serde(default = "yes")]
    pub active: bool,
}

fn yes() -> bool {
    true
}

/// Something that an address was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Delivery {
    pub event: String,
    /// The HTTP status that answered; `null`: nothing did.
    pub status: Option<u16>,
    /// RFC 3339.
    pub sent_at: String,
}

/// Hands over webhooks.
#[async_trait]
pub trait Webhooks {
    /// Those that the caller may see.
    async fn webhooks(&self, caller: &Caller) -> Result<Vec<Webhook>, Fault>;
    /// Adds one.
    async fn add_webhook(&self, caller: &Caller, new: WebhookContent) -> Result<Webhook, Fault>;
    /// Replaces one.
    async fn replace_webhook(
        &self,
        caller: &Caller,
        id: &str,
        new: WebhookContent,
    ) -> Result<Webhook, Fault>;
    /// Deletes one.
    async fn delete_webhook(&self, caller: &Caller, id: &str) -> Result<(), Fault>;
    /// What one was told, the newest first.
    async fn deliveries(&self, caller: &Caller, id: &str) -> Result<Vec<Delivery>, Fault>;
}

pub(super) fn operations() -> Vec<Op> {
    let need = || token_scope("webhooks");
    vec![
        Op::get("/v2/webhooks", need(), "Lists webhooks", list).gives::<Listed<Webhook>>(),
        Op::post("/v2/webhooks", need(), "Adds a webhook", add)
            .takes::<WebhookContent>()
            .gives::<Webhook>(),
        Op::get("/v2/webhooks/{id}", need(), "Reads a webhook", read).gives::<Webhook>(),
        Op::put("/v2/webhooks/{id}", need(), "Replaces a webhook", replace)
            .takes::<WebhookContent>()
            .gives::<Webhook>(),
        Op::delete("/v2/webhooks/{id}", need(), "Deletes a webhook", delete),
        Op::get("/v2/webhooks/{id}/deliveries", need(), "Lists the last deliveries", deliveries)
            .gives::<Listed<Delivery>>(),
    ]
}

async fn list(State(data): Data, Extension(caller): Who) -> Answer<Listed<Webhook>> {
    data.webhooks(&caller).await.map(|all| Json(Listed::whole(all)))
}

async fn read(State(data): Data, Extension(caller): Who, At(id): At<String>) -> Answer<Webhook> {
    let all = data.webhooks(&caller).await?;
    all.into_iter().find(|webhook| webhook.id == id).map(Json).ok_or(Fault::NotFound)
}

async fn add(
    State(data): Data,
    Extension(caller): Who,
    Sent(new): Sent<WebhookContent>,
) -> Added<Webhook> {
    data.add_webhook(&caller, new).await.map(added)
}

async fn replace(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
    Sent(new): Sent<WebhookContent>,
) -> Answer<Webhook> {
    data.replace_webhook(&caller, &id, new).await.map(Json)
}

async fn delete(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Result<StatusCode, Fault> {
    data.delete_webhook(&caller, &id).await.map(|()| StatusCode::NO_CONTENT)
}

async fn deliveries(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Answer<Listed<Delivery>> {
    data.deliveries(&caller, &id).await.map(|all| Json(Listed::whole(all)))
}
