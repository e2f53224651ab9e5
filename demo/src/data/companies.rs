use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How a company shows itself to applicants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Profile {
    pub(crate) id: String,
    #[serde(flatten)]
    pub(crate) content: ProfileContent,
}

/// A profile to be added, or to replace another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ProfileContent {
    pub(crate) name: String,
    pub(crate) description: String,
    /// Begins with `https://`.
    pub(crate) website: String,
    /// As `#rrggbb`.
    pub(crate) colour: String,
    /// In which the company speaks to applicants: `en`, `de`, `fr` or `es`.
    pub(crate) language: String,
}

/// A company in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Report {
    /// People with accounts that work.
    pub(crate) active_users: u64,
    /// How many jobs have which status.
    pub(crate) jobs_by_status: BTreeMap<String, u64>,
    /// How many candidates have which status.
    pub(crate) candidates_by_status: BTreeMap<String, u64>,
}

/// What holds for a whole company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OrganizationSettings {
    /// Where its days begin, as `Europe/Amsterdam`.
    pub(crate) time_zone: String,
    /// How long candidates are kept: 1 to 120.
    pub(crate) candidates_kept_months: u32,
}

impl Default for OrganizationSettings {
    fn default() -> Self {
        Self { time_zone: "UTC".to_owned(), candidates_kept_months: 12 }
    }
}
