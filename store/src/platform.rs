//! The data of the demo's hiring platform, which its Customer API serves.

use async_trait::async_trait;
use oauth::id::{CompanyId, UserId};

use crate::StoreError;

/// An open position.
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
}

/// A person who applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// The job applied for.
    pub job_id: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// E-mail address.
    pub email: String,
    /// Where in the process they are, such as "Interview".
    pub status: String,
}

/// Whose rows are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// Everything of the company.
    WholeCompany(CompanyId),
    /// What belongs to one person's own jobs in the company.
    OwnJobs(CompanyId, UserId),
    /// Nothing: a service with the Standard role has no jobs of its own.
    Nothing,
}

/// Keeps jobs and candidates.
#[async_trait]
pub trait PlatformStore {
    /// The candidates that may be seen, each with their job, in the order of
    /// their ids.
    async fn candidates(&self, visible: &Visibility) -> Result<Vec<(Candidate, Job)>, StoreError>;

    /// Adds a job, or replaces what is kept under its id.
    async fn put_job(&self, job: &Job) -> Result<(), StoreError>;

    /// Adds a candidate, or replaces what is kept under their id.
    async fn put_candidate(&self, candidate: &Candidate) -> Result<(), StoreError>;
}
