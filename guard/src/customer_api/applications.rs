//! `/v2/applications`: candidates as applications, with their answers and their way
//! through the process.

use async_trait::async_trait;
use axum::{Extension, Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use super::candidates::{Candidate, NewStatus, StatusChange};
use super::fault::Fault;
use super::part::Listed;
use super::sent::At;
use super::written::Written;
use super::{Answer as Answered, Data, Op, Who, candidates, token_scope};
use crate::Caller;

/// What a candidate answered when they applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Response {
    pub question: String,
    pub answer: String,
}

/// Hands over what belongs to an application alone.
#[async_trait]
pub trait Applications {
    /// What a candidate answered.
    async fn responses(&self, caller: &Caller, id: &str) -> Result<Vec<Response>, Fault>;
}

pub(super) fn operations() -> Vec<Op> {
    let need = || token_scope("applications");
    vec![
        Op::get("/v2/applications", need(), "Lists applications", candidates::list)
            .gives::<Listed<Candidate>>()
            .in_parts(),
        Op::get("/v2/applications/{id}", need(), "Reads an application", candidates::read_one)
            .gives::<Candidate>(),
        Op::get(
            "/v2/applications/{id}/status",
            need(),
            "Reads an application's way through the process",
            candidates::status,
        )
        .gives::<Listed<StatusChange>>(),
        Op::put(
            "/v2/applications/{id}/status",
            need(),
            "Moves an application to another step",
            candidates::set_status,
        )
        .takes::<NewStatus>()
        .gives::<Written>(),
        Op::get(
            "/v2/applications/{id}/responses",
            need(),
            "Reads what the candidate answered",
            responses,
        )
        .gives::<Listed<Response>>(),
    ]
}

async fn responses(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Answered<Listed<Response>> {
    data.responses(&caller, &id).await.map(|all| Json(Listed::whole(all)))
}
