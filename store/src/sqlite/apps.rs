//! Apps of partners.

use async_trait::async_trait;
use oauth::client::Client;
use oauth::client::app::draft::AppDraft;
use oauth::client::app::listing::{Listing, ListingState};
use oauth::credential::api_credential::ApiCredential;
use oauth::id::{ClientId, CompanyId};
use rusqlite::{Connection, Row};

use super::SqliteStore;
use super::api_credentials::{keep_credential, was_sent};
use super::clients::put_client;
use super::rows::{Columns, Fault, Seconds, change, find_all, find_one, insert, word};
use crate::StoreError;
use crate::api_credentials::{Made, NewApiSecret};
use crate::apps::{AppRecord, AppStore, MarketplaceApp};

const BEGIN_APP: &str = "
    INSERT INTO apps (id, company_id, created_at, draft, listing, listing_note)
    VALUES (?1, ?2, ?3, ?4, 'unlisted', '')";

pub(super) const WRITE_APP: &str = "UPDATE apps SET draft = ?2 WHERE id = ?1";

pub(super) const FORGET_APP: &str = "DELETE FROM apps WHERE id = ?1 AND registered_at IS NULL";

pub(super) const NOTE_REGISTERED: &str = "
    UPDATE apps SET registered_at = ?2 WHERE id = ?1 AND registered_at IS NULL";

pub(super) const LIST_APP: &str = "
    UPDATE apps SET listing = ?3, listing_note = ?4, listing_since = ?5
    WHERE id = ?1 AND listing = ?2";

/// Apps as [`read`] reads them.
macro_rules! apps {
    ($rest:literal) => {
        concat!(
            "SELECT apps.id, apps.company_id, apps.created_at, draft, registered_at, revoked_at,
                listing, listing_note, listing_since
            FROM apps LEFT JOIN api_credentials ON api_credentials.id = apps.id ",
            $rest
        )
    };
}

pub(super) const FIND_APP: &str = apps!("WHERE apps.id = ?1");

pub(super) const APPS_OF_COMPANY: &str = apps!(
    "WHERE apps.company_id = ?1 AND apps.id < ?2 AND revoked_at IS NULL
    ORDER BY apps.id DESC LIMIT ?3"
);

/// Whoever removes an app disables its client.
pub(super) const MARKETPLACE_APPS: &str = "
    SELECT clients.id, clients.name, coalesce(description, ''),
        (SELECT group_concat(scope, ' ') FROM client_scopes WHERE client_id = clients.id),
        publishers.name, website
    FROM apps
    JOIN clients ON clients.id = apps.id
    JOIN publishers ON publishers.id = publisher_id
    WHERE listing = ?1 AND apps.id < ?2 AND disabled = 0 ORDER BY apps.id DESC LIMIT ?3";

/// Comes after every id.
const LAST: &str = "~";

#[async_trait]
impl AppStore for SqliteStore {
    async fn begin_app(&self, app: &AppRecord) -> Result<(), StoreError> {
        let (id, company, at) = (app.id.clone(), app.company_id.clone(), app.created_at);
        let draft = text(&app.draft);
        self.write("begin an app", move |connection| {
            insert(connection, BEGIN_APP, (id.as_str(), company.as_str(), Seconds(at), &draft))?;
            Ok(())
        })
        .await
    }

    async fn write_app(&self, id: &ClientId, draft: &AppDraft) -> Result<bool, StoreError> {
        let (id, draft) = (id.clone(), text(draft));
        self.write("write an app's draft", move |connection| {
            Ok(change(connection, WRITE_APP, (id.as_str(), &draft))? == 1)
        })
        .await
    }

    async fn forget_app(&self, id: &ClientId) -> Result<bool, StoreError> {
        let id = id.clone();
        self.write("forget an app's draft", move |connection| {
            Ok(change(connection, FORGET_APP, (id.as_str(),))? == 1)
        })
        .await
    }

    async fn register_app(
        &self,
        client: &Client,
        credential: &ApiCredential,
        secret: Option<&NewApiSecret>,
    ) -> Result<Option<Made>, StoreError> {
        let (client, credential) = (client.clone(), credential.clone());
        let secret = secret.cloned();
        self.write_counted(&self.clients, "register an app", move |connection| {
            register(connection, &client, &credential, secret.as_ref())
        })
        .await
    }

    async fn list_app(
        &self,
        id: &ClientId,
        from: ListingState,
        to: &Listing,
    ) -> Result<bool, StoreError> {
        let (id, to) = (id.clone(), to.clone());
        self.write("move an app in the Marketplace", move |connection| {
            let (state, since) = (to.state.as_str(), to.since.map(Seconds));
            let params = (id.as_str(), from.as_str(), state, &to.note, since);
            Ok(change(connection, LIST_APP, params)? == 1)
        })
        .await
    }

    async fn find_app(&self, id: &ClientId) -> Result<Option<AppRecord>, StoreError> {
        self.read("find an app", |connection| find_one(connection, FIND_APP, (id.as_str(),), read))
    }

    async fn apps(
        &self,
        company: &CompanyId,
        before: Option<&ClientId>,
        limit: u32,
    ) -> Result<Vec<AppRecord>, StoreError> {
        let before = before.map_or(LAST, ClientId::as_str);
        self.read("list apps", |connection| {
            find_all(connection, APPS_OF_COMPANY, (company.as_str(), before, limit), read)
        })
    }

    async fn marketplace_apps(
        &self,
        state: ListingState,
        before: Option<&ClientId>,
        limit: u32,
    ) -> Result<Vec<MarketplaceApp>, StoreError> {
        let before = before.map_or(LAST, ClientId::as_str);
        self.read("list the Marketplace", |connection| {
            let params = (state.as_str(), before, limit);
            find_all(connection, MARKETPLACE_APPS, params, read_marketplace_app)
        })
    }
}

fn register(
    connection: &Connection,
    client: &Client,
    credential: &ApiCredential,
    secret: Option<&NewApiSecret>,
) -> Result<Option<Made>, Fault> {
    if secret.map(|secret| was_sent(connection, secret)).transpose()? == Some(true) {
        return Ok(Some(Made::Before));
    }
    let params = (client.id.as_str(), Seconds(credential.created_at));
    if change(connection, NOTE_REGISTERED, params)? == 0 {
        return Ok(None);
    }
    put_client(connection, client)?;
    keep_credential(connection, credential, secret)?;
    Ok(Some(Made::Now))
}

fn text(draft: &AppDraft) -> String {
    // Strings, words and lists: nothing that JSON has not.
    serde_json::to_string(draft).unwrap_or_default()
}

fn read(row: &Row<'_>) -> Result<AppRecord, Fault> {
    let columns = &mut Columns::of(row);
    let time = |seconds: Seconds| seconds.0;
    Ok(AppRecord {
        id: ClientId::new(columns.next::<String>()?),
        company_id: CompanyId::new(columns.next::<String>()?),
        created_at: columns.next::<Seconds>()?.0,
        draft: serde_json::from_str(&columns.next::<String>()?)
            .map_err(|rule| Fault::inconsistent("apps", "draft", rule))?,
        registered_at: columns.next::<Option<Seconds>>()?.map(time),
        removed_at: columns.next::<Option<Seconds>>()?.map(time),
        listing: Listing {
            state: word(
                &columns.next::<String>()?,
                &ListingState::ALL,
                ListingState::as_str,
                "apps",
                "listing",
            )?,
            note: columns.next()?,
            since: columns.next::<Option<Seconds>>()?.map(time),
        },
    })
}

fn read_marketplace_app(row: &Row<'_>) -> Result<MarketplaceApp, Fault> {
    let columns = &mut Columns::of(row);
    Ok(MarketplaceApp {
        id: ClientId::new(columns.next::<String>()?),
        name: columns.next()?,
        description: columns.next()?,
        scopes: columns.next_scopes("client_scopes", "scope")?,
        publisher: columns.next()?,
        website: columns.next()?,
    })
}
