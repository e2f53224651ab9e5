//! Candidates and what is kept of them.

use async_trait::async_trait;
use oauth::id::{CompanyId, UserId};
use oauth::timestamp::Timestamp;

use super::{Changed, Listed, Part, Visibility};
use crate::StoreError;

/// A person who applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// The company that they applied to.
    pub company_id: CompanyId,
    /// Whose candidate they are: the job's owner, or who added them; `None`: the whole
    /// company's.
    pub owner_id: Option<UserId>,
    /// The job applied for; `None`: a general application.
    pub job_id: Option<String>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// E-mail address.
    pub email: String,
    /// Where in the process they are, such as "Interview".
    pub status: String,
}

/// A candidate with the title and the location of their job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateRow {
    /// The candidate.
    pub candidate: Candidate,
    /// Title and location of the job, if it is for one.
    pub job: Option<(String, String)>,
}

/// A status that a candidate got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusChange {
    /// Its id.
    pub id: String,
    /// Whose status it is.
    pub candidate_id: String,
    /// The new status.
    pub status: String,
    /// When.
    pub at: Timestamp,
    /// By whom; `None`: a service or a key.
    pub by: Option<UserId>,
}

/// A file about a candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its id.
    pub id: String,
    /// Whom it is about.
    pub candidate_id: String,
    /// Its name.
    pub file_name: String,
    /// What it is said to hold; not checked.
    pub content_type: String,
    /// When it was added.
    pub added_at: Timestamp,
    /// How many bytes it has.
    pub size: u32,
    /// What it holds; empty in lists.
    pub content: Vec<u8>,
}

/// What a candidate was offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub id: String,
    /// To whom.
    pub candidate_id: String,
    /// What became of it, such as "Sent".
    pub status: String,
    /// How much, in whole units of the currency.
    pub pay: i64,
    /// In which currency (ISO 4217).
    pub currency: String,
    /// For how long a time: `year`, `month` or `hour`.
    pub pay_period: String,
    /// The first day (ISO 8601).
    pub starts_on: String,
    /// When it was made.
    pub made_at: Timestamp,
}

/// What a candidate answered when they applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateAnswer {
    /// What was asked.
    pub question: String,
    /// What was answered.
    pub answer: String,
}

/// Keeps candidates.
#[async_trait]
pub trait CandidateStore {
    /// The candidates that may be seen.
    async fn candidates(
        &self,
        visible: &Visibility,
        part: &Part,
    ) -> Result<Listed<CandidateRow>, StoreError>;

    /// One of them.
    async fn find_candidate(
        &self,
        visible: &Visibility,
        id: &str,
    ) -> Result<Option<CandidateRow>, StoreError>;

    /// Adds a candidate, or replaces what is kept under their id.
    async fn put_candidate(&self, candidate: &Candidate) -> Result<(), StoreError>;

    /// Adds a candidate with their first status, and a résumé if there is one. If it is
    /// for a job, that must be one that may be seen, and the candidate is its owner's.
    async fn add_candidate(
        &self,
        visible: &Visibility,
        candidate: &Candidate,
        status: &StatusChange,
        resume: Option<&Attachment>,
    ) -> Result<Changed, StoreError>;

    /// Gives a candidate another status, unless they had `most` of them.
    async fn change_status(
        &self,
        visible: &Visibility,
        change: &StatusChange,
        most: u32,
    ) -> Result<Changed, StoreError>;

    /// Adds to a candidate's history without more; nothing happens if it is there.
    async fn put_status_change(&self, change: &StatusChange) -> Result<(), StoreError>;

    /// Every status that a candidate had, the first first.
    async fn status_history(
        &self,
        visible: &Visibility,
        candidate: &str,
    ) -> Result<Option<Vec<StatusChange>>, StoreError>;

    /// Adds a file, unless the candidate has `most` of them.
    async fn add_attachment(
        &self,
        visible: &Visibility,
        attachment: &Attachment,
        most: u32,
    ) -> Result<Changed, StoreError>;

    /// The files about a candidate, without what they hold.
    async fn attachments(
        &self,
        visible: &Visibility,
        candidate: &str,
    ) -> Result<Option<Vec<Attachment>>, StoreError>;

    /// One of them, with what it holds.
    async fn find_attachment(
        &self,
        visible: &Visibility,
        candidate: &str,
        id: &str,
    ) -> Result<Option<Attachment>, StoreError>;

    /// What a candidate was offered.
    async fn offers(
        &self,
        visible: &Visibility,
        candidate: &str,
    ) -> Result<Option<Vec<Offer>>, StoreError>;

    /// Adds an offer, or replaces what is kept under its id.
    async fn put_offer(&self, offer: &Offer) -> Result<(), StoreError>;

    /// What a candidate answered when they applied.
    async fn candidate_answers(
        &self,
        visible: &Visibility,
        candidate: &str,
    ) -> Result<Option<Vec<CandidateAnswer>>, StoreError>;

    /// Replaces what a candidate answered.
    async fn put_candidate_answers(
        &self,
        candidate: &str,
        answers: &[CandidateAnswer],
    ) -> Result<(), StoreError>;
}
