//! `/v2/applications`: candidates as applications, with their answers and their way
//! through the process.

use ::api::{Listed, PathId, Written};

use super::call::{Answer, Call, Op, token_scope};
use super::candidates::{self, NewStatus};
use crate::data::candidates::{Candidate, Response, StatusChange};

pub(super) fn operations() -> Vec<Op> {
    let requirement = || token_scope("applications");
    vec![
        Op::get("/v2/applications", requirement(), "Lists applications", candidates::list)
            .gives::<Listed<Candidate>>()
            .in_pages(),
        Op::get(
            "/v2/applications/{id}",
            requirement(),
            "Reads an application",
            candidates::read_one,
        )
        .gives::<Candidate>(),
        Op::get(
            "/v2/applications/{id}/status",
            requirement(),
            "Reads an application's way through the process",
            candidates::status,
        )
        .gives::<Listed<StatusChange>>(),
        Op::put(
            "/v2/applications/{id}/status",
            requirement(),
            "Moves an application to another step",
            candidates::set_status,
        )
        .takes::<NewStatus>()
        .gives::<Written>(),
        Op::get(
            "/v2/applications/{id}/responses",
            requirement(),
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
