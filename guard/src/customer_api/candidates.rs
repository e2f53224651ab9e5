//! `/candidates`.

use async_trait::async_trait;
use axum::http::StatusCode;
use axum::{Extension, Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fault::Fault;
use super::part::{Listed, Part};
use super::sent::{At, Sent};
use super::written::Written;
use super::{Added, Answer, CALLERS, Data, Op, Who, added, scope};
use crate::{Caller, Need};

/// A person who applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Candidate {
    pub id: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    /// Where in the process they are.
    pub status: String,
    /// What they applied for; `null`: a general application.
    pub job: Option<JobSummary>,
}

/// The job that a candidate applied for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct JobSummary {
    pub id: String,
    pub title: String,
    pub location: String,
}

/// A candidate to be added. Of a résumé that is plain text, the names are its first line,
/// and the e-mail address the first that it holds, unless they are given.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct NewCandidate {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: Option<String>,
    /// The job that they apply for; without it, a general application.
    pub job_id: Option<String>,
    pub resume: Option<File>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct File {
    pub file_name: String,
    pub content_type: String,
    /// What it holds, in base64 (RFC 4648 §4).
    pub content: String,
}

/// A file about a candidate, without what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Attachment {
    pub id: String,
    pub file_name: String,
    pub content_type: String,
    /// In bytes.
    pub size: u32,
    /// RFC 3339.
    pub added_at: String,
}

/// What a candidate was offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Offer {
    pub id: String,
    pub status: String,
    pub pay: Pay,
    /// ISO 8601.
    pub starts_on: String,
    /// RFC 3339.
    pub made_at: String,
}

/// What an offer pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Pay {
    /// In whole units of the currency.
    pub amount: i64,
    /// ISO 4217.
    pub currency: String,
    /// `year`, `month` or `hour`.
    pub period: String,
}

/// A status that a candidate got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct StatusChange {
    pub status: String,
    /// RFC 3339.
    pub changed_at: String,
    /// The id of the user who changed it; `null`: a service or a key.
    pub changed_by: Option<String>,
}

/// A status to be given.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStatus {
    /// One of the steps of the company's hiring processes.
    pub status: String,
}

/// Hands over candidates.
#[async_trait]
pub trait Candidates {
    /// Those that the caller may see.
    async fn candidates(&self, caller: &Caller, part: &Part) -> Result<Listed<Candidate>, Fault>;
    /// One of them.
    async fn candidate(&self, caller: &Caller, id: &str) -> Result<Candidate, Fault>;
    /// Adds one; its id.
    async fn add_candidate(&self, caller: &Caller, new: NewCandidate) -> Result<String, Fault>;
    /// The files about one.
    async fn attachments(&self, caller: &Caller, id: &str) -> Result<Vec<Attachment>, Fault>;
    /// One of these files.
    async fn attachment(&self, caller: &Caller, id: &str, file: &str) -> Result<File, Fault>;
    /// Adds a file.
    async fn attach(&self, caller: &Caller, id: &str, file: File) -> Result<Attachment, Fault>;
    /// What one was offered.
    async fn offers(&self, caller: &Caller, id: &str) -> Result<Vec<Offer>, Fault>;
    /// Every status that one had, the first first.
    async fn status_history(&self, caller: &Caller, id: &str) -> Result<Vec<StatusChange>, Fault>;
    /// Gives one another status.
    async fn set_status(&self, caller: &Caller, id: &str, status: &str) -> Result<(), Fault>;
}

pub(super) fn operations() -> Vec<Op> {
    let read = || scope("candidates_read");
    let create = || scope("candidates_create");
    let history = Need::any(["candidate_status_read", "candidates_read"]).by(CALLERS);
    vec![
        Op::get("/candidates", read(), "Lists candidates", list)
            .gives::<Listed<Candidate>>()
            .in_parts(),
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

pub(super) async fn list(
    State(data): Data,
    Extension(caller): Who,
    part: Part,
) -> Answer<Listed<Candidate>> {
    data.candidates(&caller, &part).await.map(Json)
}

async fn add(
    State(data): Data,
    Extension(caller): Who,
    Sent(new): Sent<NewCandidate>,
) -> Added<Written> {
    data.add_candidate(&caller, new).await.map(|id| added(Written { id }))
}

pub(super) async fn read_one(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Answer<Candidate> {
    data.candidate(&caller, &id).await.map(Json)
}

pub(super) async fn attachments(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Answer<Listed<Attachment>> {
    data.attachments(&caller, &id).await.map(|all| Json(Listed::whole(all)))
}

/// As JSON, never as what it says to be: who added it may have been anybody, and their
/// page must not run on this host.
pub(super) async fn attachment(
    State(data): Data,
    Extension(caller): Who,
    At((id, file)): At<(String, String)>,
) -> Answer<File> {
    data.attachment(&caller, &id, &file).await.map(Json)
}

async fn attach(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
    Sent(file): Sent<File>,
) -> Result<(StatusCode, Json<Attachment>), Fault> {
    data.attach(&caller, &id, file).await.map(added)
}

async fn offers(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Answer<Listed<Offer>> {
    data.offers(&caller, &id).await.map(|all| Json(Listed::whole(all)))
}

pub(super) async fn status(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Answer<Listed<StatusChange>> {
    data.status_history(&caller, &id).await.map(|all| Json(Listed::whole(all)))
}

pub(super) async fn set_status(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
    Sent(new): Sent<NewStatus>,
) -> Answer<Written> {
    data.set_status(&caller, &id, &new.status).await?;
    Ok(Json(Written { id }))
}
