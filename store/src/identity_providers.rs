//! Identity providers of companies.

use async_trait::async_trait;
use oauth::client::domain::Domain;
use oauth::id::{CompanyId, IdentityProviderId, UserId};
use oauth::timestamp::Timestamp;
use oauth::upstream::IdentityProvider;

use crate::effects::Effects;
use crate::error::StoreError;
use crate::version::Version;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderRecord {
    pub provider: IdentityProvider,
    /// Whether its company's people may sign in nowhere else.
    pub is_demanded: bool,
    pub version: Version,
    /// Its metadata (OpenID Connect Discovery 1.0 §4.2), as it was last found; `None`: never.
    pub metadata: Option<String>,
    /// When it was last looked for, and why it was not found then.
    pub checked: Option<(Timestamp, Option<String>)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveProvider {
    Saved,
    /// One of the domains leads to another provider.
    DomainTaken,
    /// There is none of the id and the version.
    Edited,
}

#[async_trait]
pub trait IdentityProviderStore {
    /// Of all companies, or of one.
    async fn identity_providers(
        &self,
        company: Option<&CompanyId>,
    ) -> Result<Vec<ProviderRecord>, StoreError>;

    async fn find_identity_provider(
        &self,
        id: &IdentityProviderId,
    ) -> Result<Option<ProviderRecord>, StoreError>;

    /// The one to which addresses of a domain lead.
    async fn identity_provider_of(
        &self,
        domain: &Domain,
    ) -> Result<Option<ProviderRecord>, StoreError>;

    /// The ids and names of those that everybody sees, at most `limit`.
    async fn identity_providers_with_button(
        &self,
        limit: u32,
    ) -> Result<Vec<(IdentityProviderId, String)>, StoreError>;

    /// Whether there is any.
    async fn has_identity_providers(&self) -> Result<bool, StoreError>;

    async fn create_identity_provider(
        &self,
        provider: &IdentityProvider,
        effects: Effects,
    ) -> Result<SaveProvider, StoreError>;

    /// `seen`: `None`, whatever version it has.
    async fn change_identity_provider(
        &self,
        provider: &IdentityProvider,
        seen: Option<Version>,
        effects: Effects,
    ) -> Result<SaveProvider, StoreError>;

    /// With the identities of people there, and the sessions that began with it.
    async fn remove_identity_provider(
        &self,
        id: &IdentityProviderId,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Stores what discovery found, or why it found nothing: what was found before stays then.
    async fn note_discovery(
        &self,
        id: &IdentityProviderId,
        at: Timestamp,
        found: Result<String, String>,
    ) -> Result<(), StoreError>;

    /// The one that a company's people must sign in with.
    async fn demanded_provider(
        &self,
        company: &CompanyId,
    ) -> Result<Option<IdentityProviderId>, StoreError>;

    /// For which company a person acts who signs in without an identity provider, as
    /// [`company_to_begin_with`](crate::memberships::MembershipStore::company_to_begin_with): of
    /// those that demand none.
    async fn company_that_demands_none(
        &self,
        user: &UserId,
    ) -> Result<Option<CompanyId>, StoreError>;

    /// From now on a company's people sign in with that one alone; `None`: as they like. Whether
    /// that is a change.
    async fn demand_provider(
        &self,
        company: &CompanyId,
        id: Option<&IdentityProviderId>,
        effects: Effects,
    ) -> Result<bool, StoreError>;
}
