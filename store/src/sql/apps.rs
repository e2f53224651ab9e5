//! Apps of partners.

use async_trait::async_trait;
use oauth::client::Client;
use oauth::client::app::draft::AppDraft;
use oauth::client::app::listing::{Listing, ListingState};
use oauth::credential::api_credential::ApiCredential;
use oauth::id::{ClientId, CompanyId};

use super::api_credentials::{insert_credential, was_sent};
use super::clients::{describe_client, insert_client, is_client_of_version};
use super::driver::Driver;
use super::error::QueryError;
use super::row::{Columns, single};
use super::transaction::Transaction;
use super::value::params;
use crate::api_credentials::{Made, NewApiSecret};
use crate::apps::{AppRecord, AppStore};
use crate::effects::Effects;
use crate::error::StoreError;
use crate::memory::Topic;
use crate::version::Version;

const INSERT_APP: &str = "
    INSERT INTO apps (id, company_id, created_at, draft, version, listing, listing_note)
    VALUES (?1, ?2, ?3, ?4, 1, 'unlisted', '')";

pub(crate) const SET_DRAFT: &str = "
    UPDATE apps SET draft = ?2, version = version + 1 WHERE id = ?1 AND version = ?3";

/// What is registered is as the draft now, which shows in both.
pub(crate) const COUNT_CHANGE: &str = "
    UPDATE apps SET version = version + 1
    WHERE id = ?1 AND version = ?2 AND registered_at IS NOT NULL";

pub(crate) const DELETE_APP: &str = "DELETE FROM apps WHERE id = ?1 AND registered_at IS NULL";

pub(crate) const MARK_REGISTERED: &str = "
    UPDATE apps SET registered_at = ?2, version = version + 1
    WHERE id = ?1 AND registered_at IS NULL";

pub(crate) const LIST_APP: &str = "
    UPDATE apps SET listing = ?3, listing_note = ?4, listing_since = ?5
    WHERE id = ?1 AND listing = ?2";

/// Apps as [`read_app`] reads them.
macro_rules! apps {
    ($rest:literal) => {
        concat!(
            "SELECT apps.id, apps.company_id, apps.created_at, draft, version, registered_at,
                revoked_at, listing, listing_note, listing_since
            FROM apps LEFT JOIN api_credentials ON api_credentials.id = apps.id ",
            $rest
        )
    };
}

pub(crate) const FIND_APP: &str = apps!("WHERE apps.id = ?1");

pub(crate) const APPS_OF_COMPANY: &str = apps!(
    "WHERE apps.company_id = ?1 AND apps.id < ?2 AND revoked_at IS NULL
    ORDER BY apps.id DESC LIMIT ?3"
);

/// The client of an app that was removed is disabled.
pub(crate) const MARKETPLACE_APPS: &str = "
    SELECT apps.id FROM apps JOIN clients ON clients.id = apps.id
    WHERE listing = ?1 AND apps.id < ?2 AND NOT disabled ORDER BY apps.id DESC LIMIT ?3";

pub(crate) const COUNT_MARKETPLACE_APPS: &str = "
    SELECT count(*) FROM apps JOIN clients ON clients.id = apps.id
    WHERE listing = ?1 AND NOT disabled";

/// Comes after every id.
const LAST: &str = "~";

#[async_trait]
impl<D: Driver> AppStore for D {
    async fn begin_app(&self, app: &AppRecord) -> Result<(), StoreError> {
        self.write("begin an app", app.clone(), |tx, app| async move {
            let AppRecord { id, company_id, created_at, draft, .. } = &*app;
            tx.execute(INSERT_APP, params![id, company_id, *created_at, json(draft)]).await?;
            Ok(())
        })
        .await
    }

    async fn write_app(
        &self,
        id: &ClientId,
        draft: &AppDraft,
        seen: Version,
    ) -> Result<bool, StoreError> {
        let args = (id.clone(), json(draft));
        self.write("write an app's draft", args, move |tx, args| async move {
            let (id, draft) = &*args;
            Ok(tx.execute(SET_DRAFT, params![id, draft, seen]).await? == 1)
        })
        .await
    }

    async fn change_app(
        &self,
        client: &Client,
        seen: Version,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, client) = ("change an app", client.clone());
        self.write_with(Topic::Clients, effects, doing, client, move |tx, client| async move {
            let is_seen = tx.execute(COUNT_CHANGE, params![&client.id, seen]).await? == 1;
            if is_seen {
                describe_client(&tx, &client).await?;
            }
            Ok(is_seen)
        })
        .await
    }

    async fn delete_app(&self, id: &ClientId) -> Result<bool, StoreError> {
        self.write("forget an app's draft", id.clone(), |tx, id| async move {
            Ok(tx.execute(DELETE_APP, params![&*id]).await? == 1)
        })
        .await
    }

    async fn register_app(
        &self,
        client: &Client,
        credential: &ApiCredential,
        secret: Option<&NewApiSecret>,
        effects: Effects,
    ) -> Result<Option<Made>, StoreError> {
        let (doing, args) =
            ("register an app", (client.clone(), credential.clone(), secret.cloned()));
        self.write_with(Topic::Clients, effects, doing, args, |tx, args| async move {
            let (client, credential, secret) = &*args;
            register(&tx, client, credential, secret.as_ref()).await
        })
        .await
    }

    async fn list_app(
        &self,
        id: &ClientId,
        from: ListingState,
        to: &Listing,
        seen: Option<Version>,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (id.clone(), to.clone());
        self.write_with(
            None,
            effects,
            "move an app in the Marketplace",
            args,
            move |tx, args| async move {
                let (id, Listing { state, note, since }) = &*args;
                if let Some(seen) = seen
                    && !is_client_of_version(&tx, id, seen).await?
                {
                    return Ok(false);
                }
                let params = params![id, from.as_str(), state.as_str(), note, *since];
                Ok(tx.execute(LIST_APP, params).await? == 1)
            },
        )
        .await
    }

    async fn find_app(&self, id: &ClientId) -> Result<Option<AppRecord>, StoreError> {
        self.find_one("find an app", FIND_APP, params![id], read_app).await
    }

    async fn apps(
        &self,
        company: &CompanyId,
        before: Option<&ClientId>,
        limit: u32,
    ) -> Result<Vec<AppRecord>, StoreError> {
        let before = before.map_or(LAST, ClientId::as_str);
        self.find_all("list apps", APPS_OF_COMPANY, params![company, before, limit], read_app).await
    }

    async fn marketplace_apps(
        &self,
        state: ListingState,
        before: Option<&ClientId>,
        limit: u32,
    ) -> Result<Vec<ClientId>, StoreError> {
        let before = before.map_or(LAST, ClientId::as_str);
        let params = params![state.as_str(), before, limit];
        self.find_all("list the Marketplace", MARKETPLACE_APPS, params, single).await
    }

    async fn count_marketplace_apps(&self, state: ListingState) -> Result<u32, StoreError> {
        let (doing, params) = ("count apps of the Marketplace", params![state.as_str()]);
        let count = self.find_one(doing, COUNT_MARKETPLACE_APPS, params, single).await?;
        Ok(count.unwrap_or_default())
    }
}

async fn register(
    tx: &impl Transaction,
    client: &Client,
    credential: &ApiCredential,
    secret: Option<&NewApiSecret>,
) -> Result<Option<Made>, QueryError> {
    if let Some(secret) = secret
        && was_sent(tx, secret).await?
    {
        return Ok(Some(Made::Before));
    }
    if tx.execute(MARK_REGISTERED, params![&client.id, credential.created_at]).await? == 0 {
        return Ok(None);
    }
    if !insert_client(tx, client).await? {
        return Err(QueryError::Misuse("another client has the id"));
    }
    insert_credential(tx, credential, secret).await?;
    Ok(Some(Made::Now))
}

fn json(draft: &AppDraft) -> String {
    // Strings, words and lists: nothing that JSON has not.
    serde_json::to_string(draft).unwrap_or_default()
}

fn read_app(row: &mut Columns<'_>) -> Result<AppRecord, QueryError> {
    Ok(AppRecord {
        id: row.next()?,
        company_id: row.next()?,
        created_at: row.next()?,
        draft: serde_json::from_str(row.next()?)
            .map_err(|rule| QueryError::inconsistent("apps", "draft", rule))?,
        version: row.next()?,
        registered_at: row.next()?,
        removed_at: row.next()?,
        listing: Listing {
            state: row.variant(&ListingState::ALL, ListingState::as_str, "apps", "listing")?,
            note: row.next()?,
            since: row.next()?,
        },
    })
}
