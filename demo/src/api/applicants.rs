//! `/v2/applicants`: candidates as people, without what became of their applications.

use ::api::{Listed, Page, PathId};
use guard::Caller;
use serde::Serialize;
use utoipa::ToSchema;

use super::call::{Answer, Call, Op, token_scope};
use super::candidates;
use super::messages::{self, NewText};
use crate::data::candidates::{Attachment, Candidate, File};
use crate::data::messages::Message;
use crate::data::state::State;

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
    let requirement = || token_scope("applicants");
    vec![
        Op::get("/v2/applicants", requirement(), "Lists applicants", list)
            .gives::<Listed<Applicant>>()
            .in_pages(),
        Op::get("/v2/applicants/{id}", requirement(), "Reads an applicant", read)
            .gives::<Applicant>(),
        Op::get(
            "/v2/applicants/{id}/attachments",
            requirement(),
            "Lists résumés and other files",
            candidates::attachments,
        )
        .gives::<Listed<Attachment>>(),
        Op::get(
            "/v2/applicants/{id}/attachments/{attachment}",
            requirement(),
            "Reads a file",
            candidates::attachment,
        )
        .gives::<File>(),
        Op::get(
            "/v2/applicants/{id}/messages",
            requirement(),
            "Lists messages to an applicant",
            messages::to_candidate,
        )
        .gives::<Listed<Message>>(),
        Op::post(
            "/v2/applicants/{id}/messages",
            requirement(),
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
