use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Message {
    pub(crate) id: String,
    /// The id of the user who sent it; `null`: a service or a key.
    pub(crate) sender_id: Option<String>,
    /// The id of the user or the candidate that it is to.
    pub(crate) recipient_id: String,
    pub(crate) text: String,
    /// RFC 3339.
    pub(crate) sent_at: String,
}
