use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
#[expect(clippy::struct_field_names, reason = "its name in the API is fileName")]
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

/// What a candidate answered when they applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Response {
    pub(crate) question: String,
    pub(crate) answer: String,
}
