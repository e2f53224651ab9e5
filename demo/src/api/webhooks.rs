use ::api::{ApiError, Listed, PathId, RequestBody};
use axum::http::StatusCode;

use super::call::{Added, Answer, Call, Op, token_scope};
use crate::data::webhooks::{Delivery, Webhook, WebhookContent};

pub(super) fn operations() -> Vec<Op> {
    let requirement = || token_scope("webhooks");
    vec![
        Op::get("/v2/webhooks", requirement(), "Lists webhooks", list).gives::<Listed<Webhook>>(),
        Op::post("/v2/webhooks", requirement(), "Adds a webhook", add)
            .takes::<WebhookContent>()
            .gives::<Webhook>(),
        Op::get("/v2/webhooks/{id}", requirement(), "Reads a webhook", read).gives::<Webhook>(),
        Op::put("/v2/webhooks/{id}", requirement(), "Replaces a webhook", replace)
            .takes::<WebhookContent>()
            .gives::<Webhook>(),
        Op::delete("/v2/webhooks/{id}", requirement(), "Deletes a webhook", delete),
        Op::get(
            "/v2/webhooks/{id}/deliveries",
            requirement(),
            "Lists the last deliveries",
            deliveries,
        )
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
