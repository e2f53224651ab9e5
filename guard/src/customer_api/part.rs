//! Lists.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fault::Fault;

/// Which part of a list a caller asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What comes after this id.
    pub after: Option<String>,
    /// At most so many: 1 to 100.
    pub limit: u32,
}

/// Part of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Listed<T> {
    /// How many there are in all.
    pub total_found: u64,
    /// This part of them.
    #[schema(inline)]
    pub content: Vec<T>,
    /// The parameter `after` of the next part, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl<T> Listed<T> {
    /// A whole list.
    pub fn whole(content: Vec<T>) -> Self {
        Self { total_found: content.len() as u64, content, next: None }
    }
}

const MOST: u32 = 100;
const USUAL: u32 = 50;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    after: Option<String>,
    limit: Option<u32>,
}

impl<S: Send + Sync> FromRequestParts<S> for Part {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let query = Query::<Parameters>::from_request_parts(parts, state).await;
        let Query(Parameters { after, limit }) =
            query.map_err(|fault| Fault::Unreadable(fault.body_text()))?;
        let limit = limit.unwrap_or(USUAL);
        if (1..=MOST).contains(&limit) {
            Ok(Self { after, limit })
        } else {
            Err(Fault::invalid("limit", format!("ask for 1 to {MOST}")))
        }
    }
}
