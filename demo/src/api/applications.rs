//! `/v2/applications`: candidates as applications, with their answers and their way
//! through the process.

use ::api::{Listed, PathId, Written};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::candidates::{Candidate, NewStatus, StatusChange};
use super::{Answer, Call, Op, candidates, token_scope};

/// What a candidate answered when they applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Response {
    pub(crate) question: String,
    pub(crate) answer: String,
}

pub(super) fn operations() -> Vec<Op> {
    let need = || token_scope("applications");
    vec![
        Op::get("/v2/applications", need(), "Lists applications", candidates::list)
            .gives::<Listed<Candidate>>()
            .in_pages(),
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

async fn responses(call: Call, PathId(id): PathId<String>) -> Answer<Listed<Response>> {
    call.read(|state, caller| Ok(Listed::whole(state.candidate(caller, &id)?.answers.clone())))
        .await
}
