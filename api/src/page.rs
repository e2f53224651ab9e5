use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::ApiError;

/// By the parameters `after` and `limit`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The id before the first of the page.
    pub after: Option<String>,
    /// 1 to 100.
    pub limit: usize,
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
    /// In the order of the ids.
    pub fn page(page: &Page, all: impl Iterator<Item = T>, id: impl Fn(&T) -> &str) -> Self {
        let mut total_found = 0;
        let mut content = Vec::new();
        let mut more = false;
        for row in all {
            total_found += 1;
            if page.after.as_deref().is_some_and(|after| id(&row) <= after) {
                continue;
            }
            if content.len() < page.limit {
                content.push(row);
            } else {
                more = true;
            }
        }
        let last = content.last().filter(|_| more);
        let next = last.map(|row| id(row).to_owned());
        Self { total_found, content, next }
    }

    pub fn map<U>(self, show: impl FnMut(T) -> U) -> Listed<U> {
        let Self { total_found, content, next } = self;
        Listed { total_found, content: content.into_iter().map(show).collect(), next }
    }

    /// Not divided into pages.
    pub fn whole(content: Vec<T>) -> Self {
        Self { total_found: content.len() as u64, content, next: None }
    }
}

const MOST: usize = 100;
const USUAL: usize = 50;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    after: Option<String>,
    limit: Option<usize>,
}

impl<S: Send + Sync> FromRequestParts<S> for Page {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let query = Query::<Parameters>::from_request_parts(parts, state).await;
        let Query(Parameters { after, limit }) =
            query.map_err(|error| ApiError::Unreadable(error.body_text()))?;
        let limit = limit.unwrap_or(USUAL);
        if (1..=MOST).contains(&limit) {
            Ok(Self { after, limit })
        } else {
            Err(ApiError::invalid("limit", format!("ask for 1 to {MOST}")))
        }
    }
}
