use ::api::{ApiError, Listed, Page, PathId, RequestBody, Written};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::call::{Added, Answer, Call, Op, scope, token_scope};
use crate::data::jobs::{Job, JobChange, JobFigures, NewJob, Note, TeamMember};
use crate::rules::jobs::{checked_team, owner};
use crate::rules::user_of;

/// Everybody who helps to fill a job.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Team {
    pub(crate) members: Vec<TeamMember>,
}

/// A note to be added.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewNote {
    pub(crate) text: String,
}

/// Where the public sees a job: among the postings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Publication {
    /// RFC 3339.
    pub(crate) published_at: String,
}

pub(super) fn operations() -> Vec<Op> {
    let read = || scope("jobs_read");
    let manage = || scope("jobs_manage");
    let manage_publications = || scope("jobs_publications_manage");
    let token = || token_scope("jobs");
    vec![
        Op::get("/jobs", read(), "Lists jobs", list).gives::<Listed<Job>>().in_pages(),
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
        Op::post("/jobs/{id}/publications", manage_publications(), "Publishes a job", publish)
            .gives::<Publication>(),
        Op::delete("/jobs/{id}/publications", manage_publications(), "Withdraws a job", withdraw),
        Op::get("/v2/jobs", token(), "Lists jobs", list).gives::<Listed<Job>>().in_pages(),
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

async fn list(call: Call, page: Page) -> Answer<Listed<Job>> {
    call.read(|state, caller| Ok(state.jobs(caller, &page))).await
}

async fn read_one(call: Call, PathId(id): PathId<String>) -> Answer<Job> {
    call.read(|state, caller| Ok(state.job(caller, &id)?.job.clone())).await
}

async fn add(call: Call, RequestBody(mut new): RequestBody<NewJob>) -> Added<Written> {
    let (id, owner) = (call.demo.new_id("job_"), owner(&call.caller, new.owner_id.take())?);
    call.check_colleague(&owner, "ownerId").await?;
    call.add(|state, caller| state.add_job(caller, new, id, owner).map(|id| Written { id })).await
}

async fn change(
    call: Call,
    PathId(id): PathId<String>,
    RequestBody(change): RequestBody<JobChange>,
) -> Answer<Written> {
    call.change(|state, caller| {
        state.change_job(caller, &id, change)?;
        Ok(Written { id })
    })
    .await
}

async fn replace(
    call: Call,
    id: PathId<String>,
    RequestBody(new): RequestBody<NewJob>,
) -> Answer<Written> {
    let NewJob { title, location, description, department_id, status, owner_id } = new;
    if owner_id.is_some() {
        let rule = "whose job it is cannot be changed; leave it out";
        return Err(ApiError::invalid("ownerId", rule));
    }
    let all = JobChange {
        title: Some(title),
        location: Some(location),
        description: Some(description),
        department_id: Some(department_id),
        status: Some(status),
    };
    change(call, id, RequestBody(all)).await
}

async fn delete(call: Call, PathId(id): PathId<String>) -> Result<StatusCode, ApiError> {
    call.delete(|state, caller| state.delete_job(caller, &id)).await
}

async fn team(call: Call, PathId(id): PathId<String>) -> Answer<Listed<TeamMember>> {
    call.read(|state, caller| Ok(Listed::whole(state.job(caller, &id)?.team.clone()))).await
}

async fn set_team(
    call: Call,
    PathId(id): PathId<String>,
    RequestBody(team): RequestBody<Team>,
) -> Answer<Listed<TeamMember>> {
    // First: who may not see the job does not learn who works for the company.
    call.demo.read(|state| state.job(&call.caller, &id).map(|_| ())).await?;
    let team = checked_team(team.members)?;
    for member in &team {
        call.check_colleague(&member.user_id, "members.userId").await?;
    }
    call.change(|state, caller| state.set_team(caller, &id, team).map(Listed::whole)).await
}

async fn notes(call: Call, PathId(id): PathId<String>) -> Answer<Listed<Note>> {
    call.read(|state, caller| Ok(Listed::whole(state.job(caller, &id)?.notes.clone()))).await
}

async fn add_note(
    call: Call,
    PathId(id): PathId<String>,
    RequestBody(new): RequestBody<NewNote>,
) -> Added<Note> {
    let note = Note {
        id: call.demo.new_id("nte_"),
        text: new.text,
        author_id: user_of(&call.caller),
        written_at: call.demo.now(),
    };
    call.add(|state, caller| state.add_note(caller, &id, note)).await
}

async fn publications(call: Call, PathId(id): PathId<String>) -> Answer<Listed<Publication>> {
    call.read(|state, caller| {
        let published_at = state.job(caller, &id)?.job.published_at.clone();
        let publication = published_at.map(|published_at| Publication { published_at });
        Ok(Listed::whole(publication.into_iter().collect()))
    })
    .await
}

async fn publish(call: Call, PathId(id): PathId<String>) -> Added<Publication> {
    let at = call.demo.now();
    call.add(|state, caller| {
        let published_at = state.publish_job(caller, &id, at)?;
        Ok(Publication { published_at })
    })
    .await
}

async fn withdraw(call: Call, PathId(id): PathId<String>) -> Result<StatusCode, ApiError> {
    call.delete(|state, caller| state.withdraw_job(caller, &id)).await
}

async fn figures(call: Call, PathId(id): PathId<String>) -> Answer<JobFigures> {
    call.read(|state, caller| state.job_figures(caller, &id)).await
}
