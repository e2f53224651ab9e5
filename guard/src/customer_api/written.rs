//! The answer to a change.

use serde::Serialize;
use utoipa::ToSchema;

/// What was added or changed. Its id alone: whoever may write a thing may not always read
/// it, and a change of nothing would otherwise read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Written {
    pub(super) id: String,
}
