//! What a company is, to the outside and as a whole.

use async_trait::async_trait;
use oauth::id::CompanyId;

use super::Changed;
use crate::StoreError;

/// How a company, or one that it hires for, shows itself to applicants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyProfile {
    /// Its id.
    pub id: String,
    /// The customer whose profile it is.
    pub company_id: CompanyId,
    /// The name that is shown.
    pub name: String,
    /// What is said of it.
    pub description: String,
    /// Its website.
    pub website: String,
    /// Its colour, as `#rrggbb`.
    pub colour: String,
    /// The language in which it speaks to applicants (BCP 47).
    pub language: String,
}

/// What holds for a whole company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationSettings {
    /// Where its days begin (IANA).
    pub time_zone: String,
    /// How long candidates are kept.
    pub candidates_kept_months: u32,
}

/// A company in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// People with accounts that work.
    pub users: u64,
    /// Jobs of each status.
    pub jobs: Vec<(String, u64)>,
    /// Candidates of each status.
    pub candidates: Vec<(String, u64)>,
}

/// Keeps them.
#[async_trait]
pub trait OrganizationStore {
    /// A company's profiles.
    async fn company_profiles(
        &self,
        company: &CompanyId,
    ) -> Result<Vec<CompanyProfile>, StoreError>;

    /// Adds a profile, unless the company has `most` of them; nothing happens if it is
    /// there.
    async fn add_company_profile(
        &self,
        profile: &CompanyProfile,
        most: u32,
    ) -> Result<Changed, StoreError>;

    /// Replaces the profile of that id and company; `false`: there is none.
    async fn replace_company_profile(&self, profile: &CompanyProfile) -> Result<bool, StoreError>;

    /// What holds for a company, if it decided that.
    async fn organization_settings(
        &self,
        company: &CompanyId,
    ) -> Result<Option<OrganizationSettings>, StoreError>;

    /// Decides what holds for a company.
    async fn set_organization_settings(
        &self,
        company: &CompanyId,
        settings: &OrganizationSettings,
    ) -> Result<(), StoreError>;

    /// A company in figures.
    async fn figures(&self, company: &CompanyId) -> Result<Figures, StoreError>;
}
