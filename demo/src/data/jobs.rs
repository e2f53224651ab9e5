use std::collections::BTreeMap;

use api::present;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A position to be filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Job {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) location: String,
    pub(crate) description: String,
    pub(crate) department_id: Option<String>,
    pub(crate) status: JobStatus,
    /// The id of the user whose job it is to fill it.
    pub(crate) owner_id: String,
    /// Since when the public sees it (RFC 3339); `null`: it does not.
    pub(crate) published_at: Option<String>,
}

/// How far a job is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum JobStatus {
    Draft,
    #[default]
    Open,
    Closed,
}

impl JobStatus {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// A job to be added, or to replace another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewJob {
    pub(crate) title: String,
    pub(crate) location: String,
    #[serde(default)]
    pub(crate) description: String,
    pub(crate) department_id: Option<String>,
    #[serde(default)]
    pub(crate) status: JobStatus,
    /// Without it, the user on whose behalf the job is added. It stays when a job is replaced.
    pub(crate) owner_id: Option<String>,
}

/// What is to change of a job; what is not there stays.
#[expect(
    clippy::option_option,
    reason = "left out, null and a value are three things to say of a field"
)]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct JobChange {
    pub(crate) title: Option<String>,
    pub(crate) location: Option<String>,
    pub(crate) description: Option<String>,
    /// `null`: none.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub(crate) department_id: Option<Option<String>>,
    pub(crate) status: Option<JobStatus>,
}

/// A person who helps to fill a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TeamMember {
    pub(crate) user_id: String,
    /// Such as "Interviewer".
    pub(crate) role: String,
}

/// A note on a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Note {
    pub(crate) id: String,
    pub(crate) text: String,
    /// The id of the user who wrote it; `null`: a service or a key.
    pub(crate) author_id: Option<String>,
    /// RFC 3339.
    pub(crate) written_at: String,
}

/// A job in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct JobFigures {
    /// How many applied.
    pub(crate) applications: u64,
    /// How many of them have which status.
    pub(crate) by_status: BTreeMap<String, u64>,
}
