//! Jobs and what is kept of them.

use async_trait::async_trait;
use oauth::id::{CompanyId, UserId};
use oauth::timestamp::Timestamp;

use super::{Changed, Listed, Part, Visibility};
use crate::StoreError;

/// A position to be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: String,
    /// The company that hires.
    pub company_id: CompanyId,
    /// The person whose job it is to fill it.
    pub owner_id: UserId,
    /// Its title.
    pub title: String,
    /// Where the work is.
    pub location: String,
    /// What it is about.
    pub description: String,
    /// The department that it is in.
    pub department_id: Option<String>,
    /// How far it is.
    pub status: JobStatus,
    /// Since when the public sees it; `None`: it does not.
    pub published_at: Option<Timestamp>,
}

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobStatus {
    /// Nobody can apply yet.
    Draft,
    /// People apply.
    Open,
    /// Nobody can apply any more.
    Closed,
}

impl JobStatus {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Open, Self::Closed];

    /// As programs read it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// What is to change of a job; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobChange {
    /// Its title.
    pub title: Option<String>,
    /// Where the work is.
    pub location: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// Its department; `Some(None)`: none.
    pub department_id: Option<Option<String>>,
    /// How far it is.
    pub status: Option<JobStatus>,
}

/// Somebody who helps to fill a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamMember {
    /// Who.
    pub user_id: UserId,
    /// As what, such as "Interviewer".
    pub role: String,
}

/// A note on a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobNote {
    /// Its id.
    pub id: String,
    /// The job that it is on.
    pub job_id: String,
    /// Who wrote it; `None`: a service or a key.
    pub author_id: Option<UserId>,
    /// What it says.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// A job as the public sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The job's id.
    pub id: String,
    /// The name of the company that hires.
    pub company: String,
    /// The job's title.
    pub title: String,
    /// Where the work is.
    pub location: String,
    /// What it is about.
    pub description: String,
    /// Since when it can be seen.
    pub published_at: Timestamp,
}

/// Keeps jobs.
#[async_trait]
pub trait JobStore {
    /// The jobs that may be seen.
    async fn jobs(&self, visible: &Visibility, part: &Part) -> Result<Listed<Job>, StoreError>;

    /// One of them.
    async fn find_job(&self, visible: &Visibility, id: &str) -> Result<Option<Job>, StoreError>;

    /// Adds a job, or replaces what is kept under its id. Its candidates are its owner's.
    async fn put_job(&self, job: &Job) -> Result<(), StoreError>;

    /// Changes a job; what it is then.
    async fn change_job(
        &self,
        visible: &Visibility,
        id: &str,
        change: &JobChange,
    ) -> Result<Option<Job>, StoreError>;

    /// Deletes a job that nobody applied for, with its notes and its team.
    async fn delete_job(&self, visible: &Visibility, id: &str) -> Result<Changed, StoreError>;

    /// Lets the public see an open job, from then on if it does not see it yet; what the
    /// job is then.
    async fn publish_job(
        &self,
        visible: &Visibility,
        id: &str,
        at: Timestamp,
    ) -> Result<Changed<Job>, StoreError>;

    /// Hides a job from the public; `false`: there is no such job.
    async fn withdraw_job(&self, visible: &Visibility, id: &str) -> Result<bool, StoreError>;

    /// What the public sees: jobs that are open and published.
    async fn postings(&self, part: &Part) -> Result<Listed<Posting>, StoreError>;

    /// Who helps to fill a job.
    async fn hiring_team(
        &self,
        visible: &Visibility,
        job: &str,
    ) -> Result<Option<Vec<TeamMember>>, StoreError>;

    /// Replaces a job's team; `false`: there is no such job.
    async fn set_hiring_team(
        &self,
        visible: &Visibility,
        job: &str,
        team: &[TeamMember],
    ) -> Result<bool, StoreError>;

    /// The notes on a job, the oldest first.
    async fn job_notes(
        &self,
        visible: &Visibility,
        job: &str,
    ) -> Result<Option<Vec<JobNote>>, StoreError>;

    /// Adds a note, unless the job has `most` of them; nothing happens if it is there.
    async fn add_job_note(
        &self,
        visible: &Visibility,
        note: &JobNote,
        most: u32,
    ) -> Result<Changed, StoreError>;

    /// How many candidates of a job have which status.
    async fn job_figures(
        &self,
        visible: &Visibility,
        job: &str,
    ) -> Result<Option<Vec<(String, u64)>>, StoreError>;
}
