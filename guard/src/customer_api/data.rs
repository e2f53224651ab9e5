//! What the API serves, and who hands it over.

use async_trait::async_trait;
use oauth::id::UserId;
use serde::Serialize;

use crate::caller::Caller;
use crate::verifier::Unavailable;

/// Hands over the data that a caller may see. The guard has checked the scope;
/// which rows belong to the caller is decided here.
#[async_trait]
pub trait CustomerData: Send + Sync + 'static {
    /// The person of that id.
    async fn user(&self, id: &UserId) -> Result<Option<UserProfile>, Unavailable>;

    /// The company that the caller acts in.
    async fn company(&self, caller: &Caller) -> Result<Option<CompanySummary>, Unavailable>;

    /// The candidates that the caller may see: an Administrator the whole
    /// company's, a Standard user those of their own jobs.
    async fn candidates(&self, caller: &Caller) -> Result<Vec<CandidateSummary>, Unavailable>;
}

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct UserProfile {
    pub id: String,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub role: String,
    pub company: String,
}

/// A company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct CompanySummary {
    pub id: String,
    pub name: String,
}

/// A candidate in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct CandidateSummary {
    pub id: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub status: String,
    pub job: JobSummary,
}

/// The job that a candidate applied for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct JobSummary {
    pub id: String,
    pub title: String,
    pub location: String,
}
