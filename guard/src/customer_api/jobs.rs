//! `/jobs` and `/v2/jobs`.

use std::collections::BTreeMap;

use async_trait::async_trait;
use axum::http::StatusCode;
use axum::{Extension, Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fault::Fault;
use super::part::{Listed, Part};
use super::sent::{At, Sent, present};
use super::written::Written;
use super::{Added, Answer, Data, Op, Who, added, scope, token_scope};
use crate::Caller;

/// A position to be filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Job {
    pub id: String,
    pub title: String,
    pub location: String,
    pub description: String,
    pub department_id: Option<String>,
    pub status: JobStatus,
    /// The id of the user whose job it is to fill it.
    pub owner_id: String,
    /// Since when the public sees it (RFC 3339); `null`: it does not.
    pub published_at: Option<String>,
}

/// How far a job is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each is what its name says")]
pub enum JobStatus {
    Draft,
    #[default]
    Open,
    Closed,
}

/// A job to be added, or to replace another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct NewJob {
    pub title: String,
    pub location: String,
    #[serde(default)]
    pub description: String,
    pub department_id: Option<String>,
    #[serde(default)]
    pub status: JobStatus,
    /// Without it, the user on whose behalf the job is added. It stays when a job is replaced.
    pub owner_id: Option<String>,
}

/// What is to change of a job; what is not there stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct JobChange {
    pub title: Option<String>,
    pub location: Option<String>,
    pub description: Option<String>,
    /// `null`: none.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub department_id: Option<Option<String>>,
    pub status: Option<JobStatus>,
}

/// Somebody who helps to fill a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct TeamMember {
    pub user_id: String,
    /// Such as "Interviewer".
    pub role: String,
}

/// Everybody who helps to fill a job.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Team {
    pub members: Vec<TeamMember>,
}

/// A note on a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Note {
    pub id: String,
    pub text: String,
    /// The id of the user who wrote it; `null`: a service or a key.
    pub author_id: Option<String>,
    /// RFC 3339.
    pub written_at: String,
}

/// A note to be added.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct NewNote {
    pub text: String,
}

/// Where the public sees a job: among the postings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Publication {
    /// RFC 3339.
    pub published_at: String,
}

/// A job in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct JobFigures {
    /// How many applied.
    pub applications: u64,
    /// How many of them have which status.
    pub by_status: BTreeMap<String, u64>,
}

/// Hands over jobs.
#[async_trait]
pub trait Jobs {
    /// Those that the caller may see.
    async fn jobs(&self, caller: &Caller, part: &Part) -> Result<Listed<Job>, Fault>;
    /// One of them.
    async fn job(&self, caller: &Caller, id: &str) -> Result<Job, Fault>;
    /// Adds one; its id.
    async fn add_job(&self, caller: &Caller, new: NewJob) -> Result<String, Fault>;
    /// Changes one.
    async fn change_job(&self, caller: &Caller, id: &str, change: JobChange) -> Result<(), Fault>;
    /// Deletes one that nobody applied for.
    async fn delete_job(&self, caller: &Caller, id: &str) -> Result<(), Fault>;
    /// Who helps to fill one.
    async fn hiring_team(&self, caller: &Caller, id: &str) -> Result<Vec<TeamMember>, Fault>;
    /// Replaces these.
    async fn set_hiring_team(
        &self,
        caller: &Caller,
        id: &str,
        team: Vec<TeamMember>,
    ) -> Result<Vec<TeamMember>, Fault>;
    /// The notes on one, the oldest first.
    async fn notes(&self, caller: &Caller, id: &str) -> Result<Vec<Note>, Fault>;
    /// Adds a note.
    async fn add_note(&self, caller: &Caller, id: &str, text: &str) -> Result<Note, Fault>;
    /// Lets the public see one.
    async fn publish(&self, caller: &Caller, id: &str) -> Result<Publication, Fault>;
    /// Hides one from the public.
    async fn withdraw(&self, caller: &Caller, id: &str) -> Result<(), Fault>;
    /// One in figures.
    async fn job_figures(&self, caller: &Caller, id: &str) -> Result<JobFigures, Fault>;
}

pub(super) fn operations() -> Vec<Op> {
    let read = || scope("jobs_read");
    let manage = || scope("jobs_manage");
    let publish_need = || scope("jobs_publications_manage");
    let token = || token_scope("jobs");
    vec![
        Op::get("/jobs", read(), "Lists jobs", list).gives::<Listed<Job>>().in_parts(),
        Op::post("/jobs", manage(), "Adds a job", add).takes::<NewJob>().gives::<Written>(),
        Op::get("/jobs/{id}", read(), "Reads a job", read_one).gives::<Job>(),
        Op::put("/jobs/{id}", manage(), "Replaces a job", replace)
            .takes::<NewJob>()
            .gives::<Written>(),
        Op::patch("/jobs/{id}", manage(), "Changes a job", change)
            .takes::<JobChange>()
            .gives::<Written>(),
        Op::get("/jobs/{id}/hiring-team", read(), "Lists the hiring team", team)
            .gives::<Listed<TeamMember>>(),
        Op::put("/jobs/{id}/hiring-team", manage(), "Replaces the hiring team", set_team)
            .takes::<Team>()
            .gives::<Listed<TeamMember>>(),
        Op::get("/jobs/{id}/notes", read(), "Lists notes", notes).gives::<Listed<Note>>(),
        Op::post("/jobs/{id}/notes", manage(), "Adds a note", add_note)
            .takes::<NewNote>()
            .gives::<Note>(),
        Op::get("/jobs/{id}/publications", read(), "Says whether it is published", publications)
            .gives::<Listed<Publication>>(),
        Op::post("/jobs/{id}/publications", publish_need(), "Publishes a job", publish)
            .gives::<Publication>(),
        Op::delete("/jobs/{id}/publications", publish_need(), "Withdraws a job", withdraw),
        Op::get("/v2/jobs", token(), "Lists jobs", list).gives::<Listed<Job>>().in_parts(),
        Op::post("/v2/jobs", token(), "Adds a job", add).takes::<NewJob>().gives::<Written>(),
        Op::get("/v2/jobs/{id}", token(), "Reads a job", read_one).gives::<Job>(),
        Op::put("/v2/jobs/{id}", token(), "Replaces a job", replace)
            .takes::<NewJob>()
            .gives::<Written>(),
        Op::patch("/v2/jobs/{id}", token(), "Changes a job, such as its status", change)
            .takes::<JobChange>()
            .gives::<Written>(),
        Op::delete("/v2/jobs/{id}", token(), "Deletes a job that nobody applied for", delete),
        Op::post("/v2/jobs/{id}/publications", token(), "Makes a job visible", publish)
            .gives::<Publication>(),
        Op::delete("/v2/jobs/{id}/publications", token(), "Hides a job", withdraw),
        Op::get("/v2/jobs/{id}/analytics", token(), "Reads a job in figures", figures)
            .gives::<JobFigures>(),
    ]
}

async fn list(State(data): Data, Extension(caller): Who, part: Part) -> Answer<Listed<Job>> {
    data.jobs(&caller, &part).await.map(Json)
}

async fn read_one(State(data): Data, Extension(caller): Who, At(id): At<String>) -> Answer<Job> {
    data.job(&caller, &id).await.map(Json)
}

async fn add(State(data): Data, Extension(caller): Who, Sent(new): Sent<NewJob>) -> Added<Written> {
    data.add_job(&caller, new).await.map(|id| added(Written { id }))
}

async fn change(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
    Sent(change): Sent<JobChange>,
) -> Answer<Written> {
    data.change_job(&caller, &id, change).await?;
    Ok(Json(Written { id }))
}

async fn replace(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
    Sent(new): Sent<NewJob>,
) -> Answer<Written> {
    let NewJob { title, location, description, department_id, status, owner_id } = new;
    if owner_id.is_some() {
        return Err(Fault::invalid("ownerId", "whose job it is cannot be changed; leave it out"));
    }
    let change = JobChange {
        title: Some(title),
        location: Some(location),
        description: Some(description),
        department_id: Some(department_id),
        status: Some(status),
    };
    data.change_job(&caller, &id, change).await?;
    Ok(Json(Written { id }))
}

async fn delete(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Result<StatusCode, Fault> {
    data.delete_job(&caller, &id).await.map(|()| StatusCode::NO_CONTENT)
}

async fn team(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Answer<Listed<TeamMember>> {
    data.hiring_team(&caller, &id).await.map(|all| Json(Listed::whole(all)))
}

async fn set_team(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
    Sent(team): Sent<Team>,
) -> Answer<Listed<TeamMember>> {
    let all = data.set_hiring_team(&caller, &id, team.members).await?;
    Ok(Json(Listed::whole(all)))
}

async fn notes(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Answer<Listed<Note>> {
    data.notes(&caller, &id).await.map(|all| Json(Listed::whole(all)))
}

async fn add_note(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
    Sent(new): Sent<NewNote>,
) -> Added<Note> {
    data.add_note(&caller, &id, &new.text).await.map(added)
}

async fn publications(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Answer<Listed<Publication>> {
    let job = data.job(&caller, &id).await?;
    let publication = job.published_at.map(|published_at| Publication { published_at });
    Ok(Json(Listed::whole(publication.into_iter().collect())))
}

async fn publish(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Added<Publication> {
    data.publish(&caller, &id).await.map(added)
}

async fn withdraw(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Result<StatusCode, Fault> {
    data.withdraw(&caller, &id).await.map(|()| StatusCode::NO_CONTENT)
}

async fn figures(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Answer<JobFigures> {
    data.job_figures(&caller, &id).await.map(Json)
}
