use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How a company hires.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CompanyConfiguration {
    pub(crate) departments: Vec<Entry>,
    pub(crate) hiring_processes: Vec<Entry>,
    pub(crate) job_properties: Vec<Entry>,
    pub(crate) offer_properties: Vec<Entry>,
}

/// A department, a hiring process or a property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The steps of a process, the values of a property.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) values: Vec<String>,
}

/// An entry to be added, or to replace another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewEntry {
    pub(crate) name: String,
    /// A department has none.
    #[serde(default)]
    pub(crate) values: Vec<String>,
}

/// Of which entries a company has as many as it wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntryKind {
    Department,
    JobProperty,
}
