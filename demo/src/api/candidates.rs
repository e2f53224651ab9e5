//! `/candidates`.

use ::api::{ApiError, Listed, Page, PathId, RequestBody, Written};
use guard::{Caller, Requirement};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Added, Answer, CALLERS, Call, Op, scope};
use crate::state::State;

/// A person who applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Candidate {
    pub(crate) id: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) email: String,
    /// Where in the process they are.
    pub(crate) status: String,
    /// What they applied for; `null`: a general application.
    pub(crate) job: Option<JobSummary>,
}

/// The job that a candidate applied for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct JobSummary {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) location: String,
}

/// A candidate to be added. Of a résumé that is plain text, the names are its first line,
/// and the e-mail address the first that it holds, unless they are given.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewCandidate {
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) email: Option<String>,
    /// The job that they apply for; without it, a general application.
    pub(crate) job_id: Option<String>,
    pub(crate) resume: Option<File>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct File {
    pub(crate) file_name: String,
    pub(crate) content_type: String,
    /// What it holds, in base64 (RFC 4648 §4).
    pub(crate) content: String,
}

/// A file about a candidate, without what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Attachment {
    pub(crate) id: String,
    pub(crate) file_name: String,
    pub(crate) content_type: String,
    /// In bytes.
    pub(crate) size: u32,
    /// RFC 3339.
    pub(crate) added_at: String,
}

/// What a candidate was offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Offer {
    pub(crate) id: String,
    pub(crate) status: String,
    pub(crate) pay: Pay,
    /// ISO 8601.
    pub(crate) starts_on: String,
    /// RFC 3339.
    pub(crate) made_at: String,
}

/// What an offer pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Pay {
    /// In whole units of the currency.
    pub(crate) amount: i64,
    /// ISO 4217.
    pub(crate) currency: String,
    /// `year`, `month` or `hour`.
    pub(crate) period: String,
}

/// A status that a candidate got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StatusChange {
    pub(crate) status: String,
    /// RFC 3339.
    pub(crate) changed_at: String,
    /// The id of the user who changed it; `null`: a service or a key.
    pub(crate) changed_by: Option<String>,
}

/// A status to be given.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewStatus {
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
    let (made, file_id) = (call.new("cnd_"), call.demo.new_id("att_"));
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

/// As JSON, never as what it says to be: who added it may have been anybody, and their
/// page must not run on this host.
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
    let made = call.new("att_");
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
