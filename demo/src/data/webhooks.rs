use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
