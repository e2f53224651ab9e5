//! The data of the demo's hiring platform, which its Customer API serves.
//!
//! Every method that reads or changes rows is told whose rows are meant, and asks so in
//! the query itself: what is not the caller's is not there.

pub mod candidates;
pub mod configuration;
pub mod jobs;
pub mod messages;
pub mod organization;
pub mod staff;
pub mod webhooks;

use oauth::id::{CompanyId, UserId};
use thiserror::Error;

/// Whose rows are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// Everything of the company.
    WholeCompany(CompanyId),
    /// What belongs to one person in the company: their jobs and what hangs on them.
    Own(CompanyId, UserId),
    /// Nothing: a service with the Standard role has nothing of its own.
    Nothing,
}

/// Which part of a list is meant, in the order of ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What comes after this id; `None`: from the beginning.
    pub after: Option<String>,
    /// At most so many.
    pub limit: u32,
}

/// Part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    /// How many there are in all.
    pub total: u64,
    /// The part that was asked for.
    pub rows: Vec<T>,
}

/// Why nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// What was to be changed is not there, or not the caller's.
    #[error("there is no such thing")]
    NotFound,
    /// There are as many as there may be.
    #[error("there are as many of them as there may be; delete one first")]
    Full,
    /// Another has this name.
    #[error("there is one of this name already")]
    NameTaken,
    /// Something else refers to it.
    #[error("something still refers to it")]
    InUse,
    /// A job that is no longer, or not yet, open.
    #[error("the job is not open")]
    JobNotOpen,
    /// Somebody else has the e-mail address.
    #[error("somebody has this e-mail address already")]
    EmailTaken,
    /// Nobody could look after the company.
    #[error("the company would have no administrator who can sign in")]
    LastAdministrator,
}

/// What became of a change.
pub type Changed<T = ()> = Result<T, Refusal>;

/// Keeps all of it.
pub trait PlatformStore:
    candidates::CandidateStore
    + configuration::ConfigurationStore
    + jobs::JobStore
    + messages::MessageStore
    + organization::OrganizationStore
    + staff::StaffStore
    + webhooks::WebhookStore
{
}

impl<T> PlatformStore for T where
    T: candidates::CandidateStore
        + configuration::ConfigurationStore
        + jobs::JobStore
        + messages::MessageStore
        + organization::OrganizationStore
        + staff::StaffStore
        + webhooks::WebhookStore
{
}
