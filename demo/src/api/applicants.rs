//! `/v2/applicants`: candidates as people, without what became of their applications.

use ::api::{Listed, Page, PathId};
use guard::Caller;
use serde::Serialize;
use utoipa::ToSchema;

use super::candidates::{Attachment, Candidate, File};
use super::messages::{self, Message, NewText};
use super::{Answer, Call, Op, candidates, token_scope};
use crate::state::State;

/// A person who applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Applicant {
    id: String,
    first_name: String,
    last_name: String,
    email: String,
}

impl From<Candidate> for Applicant {
    fn from(candidate: Candidate) -> Self {
        let Candidate { id, first_name, last_name, email, .. } = candidate;
        Self { id, first_name, last_name, email }
    }
}

pub(super) fn operations() -> Vec<Op> {
    let need = || token_scope("applicants");
    vec![
        Op::get("/v2/applicants", need(), "Lists applicants", list)
            .gives::<Listed<Applicant>>()
            .in_pages(),
        Op::get("/v2/applicants/{id}", need(), "Reads an applicant", read).gives::<Applicant>(),
        Op::get(
            "/v2/applicants/{id}/attachments",
            need(),
            "Lists résumés and other files",
            candidates::attachments,
        )
        .gives::<Listed<Attachment>>(),
        Op::get(
            "/v2/applicants/{id}/attachments/{attachment}",
            need(),
            "Reads a file",
            candidates::attachment,
        )
        .gives::<File>(),
        Op::get(
            "/v2/applicants/{id}/messages",
            need(),
            "Lists messages to an applicant",
            messages::to_candidate,
        )
        .gives::<Listed<Message>>(),
        Op::post(
            "/v2/applicants/{id}/messages",
            need(),
            "Writes to an applicant",
            messages::write_to_candidate,
        )
        .takes::<NewText>()
        .gives::<Message>(),
    ]
}

async fn list(call: Call, page: Page) -> Answer<Listed<Applicant>> {
    call.read(|state, caller| Ok(state.candidates(caller, &page).map(Applicant::from))).await
}

async fn read(call: Call, PathId(id): PathId<String>) -> Answer<Applicant> {
    let read = |state: &State, caller: &Caller| {
        state.candidate(caller, &id).map(|found| state.show_candidate(found).into())
    };
    call.read(read).await
}
