//! `/v2/webhooks`.

use ::api::{ApiError, Listed, PathId, RequestBody};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Added, Answer, Call, Op, token_scope};

/// An address that is told what happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Webhook {
    pub(crate) id: String,
    #[serde(flatten)]
    pub(crate) content: WebhookContent,
}

/// A webhook to be added, or to replace another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WebhookContent {
    /// Begins with `https://`.
    pub(crate) url: String,
    /// Of what it is told, such as `application.created`.
    pub(crate) events: Vec<String>,
    /// Whether it is told at all.
    #[serde(default = "yes")]
    pub(crate) active: bool,
}

fn yes() -> bool {
    true
}

/// Something that an address was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Delivery {
    pub(crate) event: String,
    /// The HTTP status that answered; `null`: nothing did.
    pub(crate) status: Option<u16>,
    /// RFC 3339.
    pub(crate) sent_at: String,
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

async fn list(call: Call) -> Answer<Listed<Webhook>> {
    call.read(|state, caller| Ok(Listed::whole(state.webhooks(caller)))).await
}

async fn read(call: Call, PathId(id): PathId<String>) -> Answer<Webhook> {
    call.read(|state, caller| Ok(state.webhook(caller, &id)?.webhook.clone())).await
}

async fn add(call: Call, RequestBody(new): RequestBody<WebhookContent>) -> Added<Webhook> {
    let id = call.demo.new_id("whk_");
    call.add(|state, caller| state.add_webhook(caller, id, new)).await
}

async fn replace(
    call: Call,
    PathId(id): PathId<String>,
    RequestBody(new): RequestBody<WebhookContent>,
) -> Answer<Webhook> {
    call.change(|state, caller| state.replace_webhook(caller, &id, new)).await
}

async fn delete(call: Call, PathId(id): PathId<String>) -> Result<StatusCode, ApiError> {
    call.delete(|state, caller| state.delete_webhook(caller, &id)).await
}

async fn deliveries(call: Call, PathId(id): PathId<String>) -> Answer<Listed<Delivery>> {
    call.read(|state, caller| Ok(Listed::whole(state.webhook(caller, &id)?.deliveries.clone())))
        .await
}
