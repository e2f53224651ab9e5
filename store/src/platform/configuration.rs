//! What a company decided about how it hires.

use async_trait::async_trait;
use oauth::id::CompanyId;

use super::Changed;
use crate::StoreError;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A part of the company.
    Department,
    /// The steps from application to hire.
    HiringProcess,
    /// What is said of jobs.
    JobProperty,
    /// What is said of offers.
    OfferProperty,
}

impl EntryKind {
    /// Every one.
    pub const ALL: [Self; 4] =
        [Self::Department, Self::HiringProcess, Self::JobProperty, Self::OfferProperty];

    /// As it is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::HiringProcess => "hiring_process",
            Self::JobProperty => "job_property",
            Self::OfferProperty => "offer_property",
        }
    }
}

/// A department, a hiring process or a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub company_id: CompanyId,
    /// What it is.
    pub kind: EntryKind,
    /// Its name; no other of its kind has it in the company.
    pub name: String,
    /// The steps of a process, the values of a property.
    pub choices: Vec<String>,
}

/// Keeps what companies decided.
#[async_trait]
pub trait ConfigurationStore {
    /// All entries of a company.
    async fn configuration(&self, company: &CompanyId) -> Result<Vec<Entry>, StoreError>;

    /// Adds an entry, unless there are `most` of its kind; nothing happens if it is there.
    async fn add_entry(&self, entry: &Entry, most: u32) -> Result<Changed, StoreError>;

    /// Replaces the entry of that id, kind and company.
    async fn replace_entry(&self, entry: &Entry) -> Result<Changed, StoreError>;

    /// Deletes an entry that no job refers to.
    async fn delete_entry(
        &self,
        company: &CompanyId,
        kind: EntryKind,
        id: &str,
    ) -> Result<Changed, StoreError>;
}
