//! Apps of partners, as their owners describe them.

use async_trait::async_trait;
use oauth::api_credential::ApiCredential;
use oauth::app::draft::AppDraft;
use oauth::app::listing::{Listing, ListingState};
use oauth::client::Client;
use oauth::id::{ClientId, CompanyId};
use oauth::timestamp::Timestamp;

use crate::StoreError;
use crate::api_credentials::{Made, NewApiSecret};

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

/// Which apps are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppsOf {
    /// Those of a company, removed ones left out.
    Company(CompanyId),
    /// Those that stand so in the Marketplace, removed ones left out.
    Listing(ListingState),
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

    /// Apps, newest first: at most so many, and only those begun before one of them.
    async fn apps(
        &self,
        of: &AppsOf,
        before: Option<&ClientId>,
        limit: u32,
    ) -> Result<Vec<AppRecord>, StoreError>;
}
