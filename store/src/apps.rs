//! Apps of partners, as their owners describe them.

use async_trait::async_trait;
use oauth::client::Client;
use oauth::client::app::draft::AppDraft;
use oauth::client::app::listing::{Listing, ListingState};
use oauth::credential::api_credential::ApiCredential;
use oauth::id::{ClientId, CompanyId};
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;

use crate::api_credentials::{Made, NewApiSecret};
use crate::error::StoreError;

/// An app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppRecord {
    /// Its id, which its client has, too.
    pub id: ClientId,
    /// Whose it is.
    pub company_id: CompanyId,
    /// When somebody began it.
    pub created_at: Timestamp,
    /// What its owners write of it.
    pub draft: AppDraft,
    /// When it was registered; until then it is a draft only.
    pub registered_at: Option<Timestamp>,
    /// When it was removed.
    pub removed_at: Option<Timestamp>,
    /// Where it stands in the Marketplace.
    pub listing: Listing,
}

/// An app as the Marketplace knows it: what is registered, not what its owners write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarketplaceApp {
    /// Its id.
    pub id: ClientId,
    /// Its name as registered.
    pub name: String,
    /// One line about it, in the publisher's words.
    pub description: String,
    /// All scopes it may ask for.
    pub scopes: ScopeSet,
    /// Its publisher's name.
    pub publisher: String,
    /// Its publisher's web site.
    pub website: Option<String>,
}

/// Keeps apps.
#[async_trait]
pub trait AppStore {
    /// Keeps a new draft.
    async fn begin_app(&self, app: &AppRecord) -> Result<(), StoreError>;

    /// Replaces what an app's owners write of it; whether there is such an app.
    async fn write_app(&self, id: &ClientId, draft: &AppDraft) -> Result<bool, StoreError>;

    /// Forgets a draft that was never registered; whether there was one.
    async fn forget_app(&self, id: &ClientId) -> Result<bool, StoreError>;

    /// Registers an app: keeps its client and the record of its secrets, with the first
    /// one if it has any. `None`: there is no such draft, or it is registered.
    async fn register_app(
        &self,
        client: &Client,
        credential: &ApiCredential,
        secret: Option<&NewApiSecret>,
    ) -> Result<Option<Made>, StoreError>;

    /// Moves an app in the Marketplace from one state to another; whether it stood in
    /// the first.
    async fn list_app(
        &self,
        id: &ClientId,
        from: ListingState,
        to: &Listing,
    ) -> Result<bool, StoreError>;

    /// The app of that id.
    async fn find_app(&self, id: &ClientId) -> Result<Option<AppRecord>, StoreError>;

    /// A company's apps, newest first, removed ones left out: at most so many, and only
    /// those begun before one of them.
    async fn apps(
        &self,
        company: &CompanyId,
        before: Option<&ClientId>,
        limit: u32,
    ) -> Result<Vec<AppRecord>, StoreError>;

    /// Apps that stand so in the Marketplace, newest first, removed and disabled ones left
    /// out: at most so many, and only those begun before one of them.
    async fn marketplace_apps(
        &self,
        state: ListingState,
        before: Option<&ClientId>,
        limit: u32,
    ) -> Result<Vec<MarketplaceApp>, StoreError>;
}
