use ::api::{ApiError, Listed, Page, PathId, RequestBody, Written};
use guard::{Caller, Requirement};
use serde::Deserialize;
use utoipa::ToSchema;

use super::call::{Added, Answer, CALLERS, Call, Op, scope};
use crate::data::candidates::{Attachment, Candidate, File, NewCandidate, Offer, StatusChange};
use crate::data::state::State;

/// A status to be given.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewStatus {
    /// One of the steps of the company's hiring processes.
    pub(crate) status: String,
}

pub(super) fn operations() -> Vec<Op> {
    let read = || scope("candidates_read");
    let create = || scope("candidates_create");
    let history = Requirement::any(["candidate_status_read", "candidates_read"]).by(CALLERS);
    vec![
        Op::get("/candidates", read(), "Lists candidates", list)
            .gives::<Listed<Candidate>>()
            .in_pages(),
        Op::post("/candidates", create(), "Adds a candidate", add)
            .takes::<NewCandidate>()
            .gives::<Written>(),
        Op::get("/candidates/{id}", read(), "Reads a candidate", read_one).gives::<Candidate>(),
        Op::get("/candidates/{id}/attachments", read(), "Lists files", attachments)
            .gives::<Listed<Attachment>>(),
        Op::post("/candidates/{id}/attachments", create(), "Adds a file", attach)
            .takes::<File>()
            .gives::<Attachment>(),
        Op::get("/candidates/{id}/attachments/{attachment}", read(), "Reads a file", attachment)
            .gives::<File>(),
        Op::get(
            "/candidates/{id}/offers",
            scope("candidates_offers_read"),
            "Lists offers and their terms",
            offers,
        )
        .gives::<Listed<Offer>>(),
        Op::get("/candidates/{id}/status", history, "Reads the history of a status", status)
            .gives::<Listed<StatusChange>>(),
        Op::put(
            "/candidates/{id}/status",
            scope("candidates_manage"),
            "Gives a candidate another status",
            set_status,
        )
        .takes::<NewStatus>()
        .gives::<Written>(),
    ]
}

pub(super) async fn list(call: Call, page: Page) -> Answer<Listed<Candidate>> {
    call.read(|state, caller| Ok(state.candidates(caller, &page))).await
}

async fn add(call: Call, RequestBody(new): RequestBody<NewCandidate>) -> Added<Written> {
    let (made, file_id) = (call.addition("cnd_"), call.demo.new_id("att_"));
    let add = |state: &mut State, caller: &Caller| {
        state.add_candidate(caller, new, made, file_id).map(|id| Written { id })
    };
    call.add(add).await
}

pub(super) async fn read_one(call: Call, PathId(id): PathId<String>) -> Answer<Candidate> {
    call.read(|state, caller| Ok(state.show_candidate(state.candidate(caller, &id)?))).await
}

pub(super) async fn attachments(
    call: Call,
    PathId(id): PathId<String>,
) -> Answer<Listed<Attachment>> {
    call.read(|state, caller| {
        let files = &state.candidate(caller, &id)?.files;
        Ok(Listed::whole(files.iter().map(|file| file.about.clone()).collect()))
    })
    .await
}

/// As JSON, never as its own type: its author is not trusted, and their page must not run
/// on this host.
pub(super) async fn attachment(
    call: Call,
    PathId((id, file)): PathId<(String, String)>,
) -> Answer<File> {
    call.read(|state, caller| {
        let files = &state.candidate(caller, &id)?.files;
        let found = files.iter().find(|other| other.about.id == file).ok_or(ApiError::NotFound)?;
        Ok(File {
            file_name: found.about.file_name.clone(),
            content_type: found.about.content_type.clone(),
            content: found.content.clone(),
        })
    })
    .await
}

async fn attach(
    call: Call,
    PathId(id): PathId<String>,
    RequestBody(file): RequestBody<File>,
) -> Added<Attachment> {
    let made = call.addition("att_");
    call.add(|state, caller| state.attach(caller, &id, file, made)).await
}

async fn offers(call: Call, PathId(id): PathId<String>) -> Answer<Listed<Offer>> {
    call.read(|state, caller| Ok(Listed::whole(state.candidate(caller, &id)?.offers.clone()))).await
}

pub(super) async fn status(call: Call, PathId(id): PathId<String>) -> Answer<Listed<StatusChange>> {
    call.read(|state, caller| Ok(Listed::whole(state.candidate(caller, &id)?.statuses.clone())))
        .await
}

pub(super) async fn set_status(
    call: Call,
    PathId(id): PathId<String>,
    RequestBody(new): RequestBody<NewStatus>,
) -> Answer<Written> {
    let at = call.demo.now();
    call.change(|state, caller| {
        state.set_status(caller, &id, &new.status, at)?;
        Ok(Written { id })
    })
    .await
}
