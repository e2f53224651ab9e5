//! Apps of partners, as their owners describe them.

use async_trait::async_trait;
use oauth::client::Client;
use oauth::client::app::draft::AppDraft;
use oauth::client::app::listing::{Listing, ListingState};
use oauth::credential::api_credential::ApiCredential;
use oauth::id::{ClientId, CompanyId};
use oauth::timestamp::Timestamp;

use crate::api_credentials::{Made, NewApiSecret};
use crate::effects::Effects;
use crate::error::StoreError;
use crate::version::Version;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppRecord {
    /// The id of its client, too.
    pub id: ClientId,
    pub company_id: CompanyId,
    pub created_at: Timestamp,
    /// What its owners write of it.
    pub draft: AppDraft,
    /// Grows with each change of the draft, and of what is registered.
    pub version: Version,
    /// Until then it is a draft only.
    pub registered_at: Option<Timestamp>,
    pub removed_at: Option<Timestamp>,
    /// Its place in the Marketplace.
    pub listing: Listing,
}

#[async_trait]
pub trait AppStore {
    async fn begin_app(&self, app: &AppRecord) -> Result<(), StoreError>;

    /// Replaces what an app's owners write of it; `false` if there is none of that version.
    async fn write_app(
        &self,
        id: &ClientId,
        draft: &AppDraft,
        seen: Version,
    ) -> Result<bool, StoreError>;

    /// Makes a registered app what its draft says: name, description, publisher, redirect URIs
    /// and scopes of its client. `false` if there is none of that version.
    async fn change_app(
        &self,
        client: &Client,
        seen: Version,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Forgets a draft that was never registered; whether there was one.
    async fn delete_app(&self, id: &ClientId) -> Result<bool, StoreError>;

    /// Stores an app's client, and the record of its secrets with the first one. `None`: there
    /// is no such draft, or it is registered.
    async fn register_app(
        &self,
        client: &Client,
        credential: &ApiCredential,
        secret: Option<&NewApiSecret>,
        effects: Effects,
    ) -> Result<Option<Made>, StoreError>;

    /// Moves an app in the Marketplace; whether it was in the state `from`, and its client has the
    /// version that was `seen`, if one was.
    async fn list_app(
        &self,
        id: &ClientId,
        from: ListingState,
        to: &Listing,
        seen: Option<Version>,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    async fn find_app(&self, id: &ClientId) -> Result<Option<AppRecord>, StoreError>;

    /// A company's apps that are not removed, begun before that one, newest first.
    async fn apps(
        &self,
        company: &CompanyId,
        before: Option<&ClientId>,
        limit: u32,
    ) -> Result<Vec<AppRecord>, StoreError>;

    /// Active apps in that state of the Marketplace, begun before that one, newest first.
    async fn marketplace_apps(
        &self,
        state: ListingState,
        before: Option<&ClientId>,
        limit: u32,
    ) -> Result<Vec<ClientId>, StoreError>;

    /// How many there are in that state.
    async fn count_marketplace_apps(&self, state: ListingState) -> Result<u32, StoreError>;
}
