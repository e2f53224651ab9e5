use async_trait::async_trait;
use guard::Caller;
use guard::customer_api::fault::Fault;
use guard::customer_api::jobs::{
    Job, JobChange, JobFigures, JobStatus, Jobs, NewJob, Note, Publication, TeamMember,
};
use guard::customer_api::part::{Listed, Part};
use guard::customer_api::postings::{Posting, Postings};
use oauth::id::UserId;
use provider::customer_data as rules;
use store::platform::jobs as kept;

use super::{InProcess, fault, listed, reach, with_next};
use crate::rfc3339::utc;

#[async_trait]
impl Jobs for InProcess {
    async fn jobs(&self, caller: &Caller, part: &Part) -> Result<Listed<Job>, Fault> {
        let found = self.0.jobs(&reach(caller), &with_next(part)).await.map_err(fault)?;
        Ok(listed(part, found, |job| &job.id, show))
    }

    async fn job(&self, caller: &Caller, id: &str) -> Result<Job, Fault> {
        self.0.job(&reach(caller), id).await.map(show).map_err(fault)
    }

    async fn add_job(&self, caller: &Caller, new: NewJob) -> Result<String, Fault> {
        let NewJob { title, location, description, department_id, status, owner_id } = new;
        let status = kept_status(status);
        let new = rules::NewJob { title, location, description, department_id, status, owner_id };
        self.0.add_job(&reach(caller), new).await.map_err(fault)
    }

    async fn change_job(&self, caller: &Caller, id: &str, change: JobChange) -> Result<(), Fault> {
        let JobChange { title, location, description, department_id, status } = change;
        let status = status.map(kept_status);
        let change = kept::JobChange { title, location, description, department_id, status };
        self.0.change_job(&reach(caller), id, change).await.map_err(fault)
    }

    async fn delete_job(&self, caller: &Caller, id: &str) -> Result<(), Fault> {
        self.0.delete_job(&reach(caller), id).await.map_err(fault)
    }

    async fn hiring_team(&self, caller: &Caller, id: &str) -> Result<Vec<TeamMember>, Fault> {
        let team = self.0.hiring_team(&reach(caller), id).await.map_err(fault)?;
        Ok(team.into_iter().map(show_member).collect())
    }

    async fn set_hiring_team(
        &self,
        caller: &Caller,
        id: &str,
        team: Vec<TeamMember>,
    ) -> Result<Vec<TeamMember>, Fault> {
        let keep =
            |TeamMember { user_id, role }| kept::TeamMember { user_id: UserId::new(user_id), role };
        let team = team.into_iter().map(keep).collect();
        let team = self.0.set_hiring_team(&reach(caller), id, team).await.map_err(fault)?;
        Ok(team.into_iter().map(show_member).collect())
    }

    async fn notes(&self, caller: &Caller, id: &str) -> Result<Vec<Note>, Fault> {
        let notes = self.0.job_notes(&reach(caller), id).await.map_err(fault)?;
        Ok(notes.into_iter().map(show_note).collect())
    }

    async fn add_note(&self, caller: &Caller, id: &str, text: &str) -> Result<Note, Fault> {
        let added = self.0.add_job_note(&reach(caller), id, text.to_owned()).await;
        added.map(show_note).map_err(fault)
    }

    async fn publish(&self, caller: &Caller, id: &str) -> Result<Publication, Fault> {
        let job = self.0.publish_job(&reach(caller), id).await.map_err(fault)?;
        let published_at = job.published_at.map(utc).unwrap_or_default();
        Ok(Publication { published_at })
    }

    async fn withdraw(&self, caller: &Caller, id: &str) -> Result<(), Fault> {
        self.0.withdraw_job(&reach(caller), id).await.map_err(fault)
    }

    async fn job_figures(&self, caller: &Caller, id: &str) -> Result<JobFigures, Fault> {
        let figures = self.0.job_figures(&reach(caller), id).await.map_err(fault)?;
        let applications = figures.iter().map(|(_, number)| number).sum();
        Ok(JobFigures { applications, by_status: figures.into_iter().collect() })
    }
}

#[async_trait]
impl Postings for InProcess {
    async fn postings(&self, part: &Part) -> Result<Listed<Posting>, Fault> {
        let found = self.0.postings(&with_next(part)).await.map_err(fault)?;
        let show = |posting: kept::Posting| Posting {
            id: posting.id,
            company: posting.company,
            title: posting.title,
            location: posting.location,
            description: posting.description,
            published_at: utc(posting.published_at),
        };
        Ok(listed(part, found, |posting| &posting.id, show))
    }
}

fn show(job: kept::Job) -> Job {
    Job {
        id: job.id,
        title: job.title,
        location: job.location,
        description: job.description,
        department_id: job.department_id,
        status: match job.status {
            kept::JobStatus::Draft => JobStatus::Draft,
            kept::JobStatus::Open => JobStatus::Open,
            kept::JobStatus::Closed => JobStatus::Closed,
        },
        owner_id: job.owner_id.to_string(),
        published_at: job.published_at.map(utc),
    }
}

fn kept_status(status: JobStatus) -> kept::JobStatus {
    match status {
        JobStatus::Draft => kept::JobStatus::Draft,
        JobStatus::Open => kept::JobStatus::Open,
        JobStatus::Closed => kept::JobStatus::Closed,
    }
}

fn show_member(kept::TeamMember { user_id, role }: kept::TeamMember) -> TeamMember {
    TeamMember { user_id: user_id.to_string(), role }
}

fn show_note(note: kept::JobNote) -> Note {
    Note {
        id: note.id,
        text: note.text,
        author_id: note.author_id.map(|user| user.to_string()),
        written_at: utc(note.at),
    }
}
