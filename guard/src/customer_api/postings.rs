//! `/postings`: what everybody sees.

use async_trait::async_trait;
use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use super::fault::Fault;
use super::part::{Listed, Part};
use super::{Answer, Data, Op};

/// A job as the public sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Posting {
    pub id: String,
    pub company: String,
    pub title: String,
    pub location: String,
    pub description: String,
    /// RFC 3339.
    pub published_at: String,
}

/// Hands over postings.
#[async_trait]
pub trait Postings {
    /// Jobs that are open and published.
    async fn postings(&self, part: &Part) -> Result<Listed<Posting>, Fault>;
}

pub(super) fn operations() -> Vec<Op> {
    vec![
        Op::public("/postings", "Lists published jobs of all companies", list)
            .gives::<Listed<Posting>>()
            .in_parts(),
    ]
}

async fn list(State(data): Data, part: Part) -> Answer<Listed<Posting>> {
    data.postings(&part).await.map(Json)
}
