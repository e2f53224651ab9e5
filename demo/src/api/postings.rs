use ::api::{ApiError, Listed, Page};
use axum::Json;
use axum::extract::State;
use oauth::id::CompanyId;
use serde::Serialize;
use utoipa::ToSchema;

use super::call::{Answer, Op};

use crate::platform::Demo;

/// A job as the public sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Posting {
    id: String,
    company: String,
    title: String,
    location: String,
    description: String,
    /// RFC 3339.
    published_at: String,
}

pub(super) fn operations() -> Vec<Op> {
    vec![
        Op::public("/postings", "Lists published jobs of all companies", list)
            .gives::<Listed<Posting>>()
            .in_pages(),
    ]
}

async fn list(State(demo): State<Demo>, page: Page) -> Answer<Listed<Posting>> {
    let Listed { total_found, content, next } =
        demo.read(|state| Ok(state.postings(&page))).await?;
    let mut postings = Vec::new();
    for record in content {
        let company = demo.provider().accounts().company(&CompanyId::new(record.company)).await;
        let company = company.map_err(ApiError::internal)?;
        let job = record.job;
        postings.push(Posting {
            id: job.id,
            company: company.map_or_else(String::new, |company| company.name),
            title: job.title,
            location: job.location,
            description: job.description,
            published_at: job.published_at.unwrap_or_default(),
        });
    }
    Ok(Json(Listed { total_found, content: postings, next }))
}
