//! Clients and publishers.

use std::sync::Arc;

use async_trait::async_trait;
use futures_util::future::try_join5;
use oauth::authorize::response_mode::ResponseMode;
use oauth::client::logo::LogoId;
use oauth::client::publisher::Publisher;
use oauth::client::redirect_uri::RedirectUri;
use oauth::client::{Client, ClientScope, GrantType, ManagedSecret, ServiceIdentity};
use oauth::id::{ClientId, PublisherId};
use oauth::jose::jwk::{self, PublicJwk};
use oauth::role::Role;

use super::driver::{Driver, Reads};
use super::enums::{
    FORMATS, KINDS, PROFILES, REQUIREMENTS, format_word, kind_word, profile_word, requirement_word,
};
use super::error::QueryError;
use super::logos::delete_unused;
use super::row::{Columns, single};
use super::transaction::Transaction;
use super::value::params;
use crate::clients::ClientStore;
use crate::error::StoreError;
use crate::memory::Topic;

pub(crate) const FIND_CLIENT: &str = "
    SELECT id, name, description, kind, native, profile, grant_types, response_modes,
        requires_pushed_requests, requires_dpop, service_company_id, service_role,
        access_token_format, may_introspect, serves, jwks, logo, registered_at, changed_at,
        disabled, publisher_id
    FROM clients WHERE id = ?1";

pub(crate) const SECRETS: &str = "
    SELECT hash FROM client_secrets WHERE client_id = ?1 ORDER BY position";

pub(crate) const MANAGED_SECRETS: &str = "
    SELECT hash, stops_at FROM api_secrets
    JOIN api_credentials ON api_credentials.row = credential_row
    WHERE api_credentials.id = ?1 AND revoked_at IS NULL ORDER BY api_secrets.row";

pub(crate) const REDIRECT_URIS: &str = "
    SELECT uri FROM client_redirect_uris WHERE client_id = ?1 ORDER BY position";

pub(crate) const SCOPES: &str = "
    SELECT scope, requirement, is_default, purpose
    FROM client_scopes WHERE client_id = ?1 ORDER BY position";

pub(crate) const FIND_PUBLISHER: &str = "
    SELECT id, name, website, support_email, privacy_policy, terms
    FROM publishers WHERE id = ?1";

pub(crate) const DOMAINS: &str = "
    SELECT domain FROM publisher_domains WHERE publisher_id = ?1 ORDER BY position";

/// Reads whole tables: it is asked at registrations only.
const VERIFIED_NAMES: &str = "
    WITH verified AS (
        SELECT id, name FROM publishers
        WHERE EXISTS (SELECT 1 FROM publisher_domains WHERE publisher_id = publishers.id)
    )
    SELECT id, name FROM verified
    UNION
    SELECT verified.id, clients.name FROM clients
    JOIN verified ON verified.id = clients.publisher_id";

const PUT_CLIENT: &str = "
    INSERT INTO clients (id, name, description, publisher_id, kind, native, profile,
        grant_types, response_modes, requires_pushed_requests, requires_dpop,
        service_company_id, service_role, access_token_format, may_introspect, serves, jwks,
        logo, registered_at, changed_at, disabled)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
        ?20, ?21)
    ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, description = excluded.description,
        publisher_id = excluded.publisher_id, kind = excluded.kind,
        native = excluded.native, profile = excluded.profile,
        grant_types = excluded.grant_types, response_modes = excluded.response_modes,
        requires_pushed_requests = excluded.requires_pushed_requests,
        requires_dpop = excluded.requires_dpop,
        service_company_id = excluded.service_company_id,
        service_role = excluded.service_role,
        access_token_format = excluded.access_token_format,
        may_introspect = excluded.may_introspect, serves = excluded.serves,
        jwks = excluded.jwks, logo = excluded.logo,
        registered_at = excluded.registered_at, changed_at = excluded.changed_at,
        disabled = excluded.disabled";

const DELETE_LISTS: [&str; 3] = [
    "DELETE FROM client_secrets WHERE client_id = ?1",
    "DELETE FROM client_redirect_uris WHERE client_id = ?1",
    "DELETE FROM client_scopes WHERE client_id = ?1",
];

const INSERT_SECRET: &str =
    "INSERT INTO client_secrets (client_id, position, hash) VALUES (?1, ?2, ?3)";

const INSERT_REDIRECT_URI: &str =
    "INSERT INTO client_redirect_uris (client_id, position, uri) VALUES (?1, ?2, ?3)";

const INSERT_SCOPE: &str = "
    INSERT INTO client_scopes (client_id, position, scope, requirement, is_default, purpose)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

const PUT_PUBLISHER: &str = "
    INSERT INTO publishers (id, name, website, support_email, privacy_policy, terms)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, website = excluded.website, support_email = excluded.support_email,
        privacy_policy = excluded.privacy_policy, terms = excluded.terms";

const DELETE_DOMAINS: &str = "DELETE FROM publisher_domains WHERE publisher_id = ?1";

const INSERT_DOMAIN: &str =
    "INSERT INTO publisher_domains (publisher_id, position, domain) VALUES (?1, ?2, ?3)";

#[async_trait]
impl<D: Driver> ClientStore for D {
    async fn find_client(&self, id: &ClientId) -> Result<Option<Arc<Client>>, StoreError> {
        let clients = self.memory().clients();
        self.read_cached(clients, Reads::Several, "find a client", id, |tx| async move {
            find_client(&tx, id).await
        })
        .await
    }

    async fn register_client(&self, client: &Client) -> Result<(), StoreError> {
        let (doing, client) = ("register a client", client.clone());
        self.write_announced(Topic::Clients, doing, client, |tx, client| async move {
            put_client(&tx, &client).await
        })
        .await
    }

    async fn register_publisher(&self, publisher: &Publisher) -> Result<(), StoreError> {
        let (doing, publisher) = ("register a publisher", publisher.clone());
        self.write_announced(Topic::Clients, doing, publisher, |tx, publisher| async move {
            put_publisher(&tx, &publisher).await
        })
        .await
    }

    async fn verified_names(&self) -> Result<Vec<(PublisherId, String)>, StoreError> {
        self.read("list the names of verified publishers", |tx| async move {
            let row = |row: &mut Columns<'_>| Ok((row.next()?, row.next()?));
            tx.find_all(VERIFIED_NAMES, params![], row).await
        })
        .await
    }
}

/// Reads a client. PostgreSQL gets all questions but the publisher's at once.
async fn find_client(tx: &impl Transaction, id: &ClientId) -> Result<Option<Client>, QueryError> {
    let (client, secrets, managed_secrets, redirect_uris, scopes) = try_join5(
        tx.find_one(FIND_CLIENT, params![id], read_client),
        tx.find_all(SECRETS, params![id], |row| row.digest("client_secrets", "hash")),
        tx.find_all(MANAGED_SECRETS, params![id], |row| {
            let digest = row.digest("api_secrets", "hash")?;
            Ok(ManagedSecret { digest, stops_at: row.next()? })
        }),
        tx.find_all(REDIRECT_URIS, params![id], |row| {
            RedirectUri::register(row.next()?)
                .map_err(|rule| QueryError::inconsistent("client_redirect_uris", "uri", rule))
        }),
        tx.find_all(SCOPES, params![id], read_scope),
    )
    .await?;
    let Some((client, publisher_id)) = client else { return Ok(None) };
    let publisher = match publisher_id {
        Some(publisher_id) => find_publisher(tx, &publisher_id).await?,
        None => None,
    };
    Ok(Some(Client { publisher, secrets, managed_secrets, redirect_uris, scopes, ..client }))
}

/// Reads the client's own row, and its publisher's id.
fn read_client(row: &mut Columns<'_>) -> Result<(Client, Option<PublisherId>), QueryError> {
    let table = "clients";
    let client = Client {
        id: row.next()?,
        name: row.next()?,
        description: row.next()?,
        kind: row.variant(&KINDS, kind_word, table, "kind")?,
        native: row.next()?,
        profile: row.variant(&PROFILES, profile_word, table, "profile")?,
        grant_types: row.variants(&GrantType::ALL, GrantType::as_str, table, "grant_types")?,
        response_modes: row.variants(
            &ResponseMode::ALL,
            ResponseMode::as_str,
            table,
            "response_modes",
        )?,
        requires_pushed_requests: row.next()?,
        requires_dpop: row.next()?,
        service: read_service(row)?,
        access_token_format: row.variant(&FORMATS, format_word, table, "access_token_format")?,
        may_introspect: row.next()?,
        serves: row.parse(table, "serves")?,
        keys: read_keys(row)?,
        logo: read_logo(row)?,
        registered_at: row.next()?,
        changed_at: row.next()?,
        disabled: row.next()?,
        publisher: None,
        secrets: Vec::new(),
        managed_secrets: Vec::new(),
        redirect_uris: Vec::new(),
        scopes: Vec::new(),
    };
    Ok((client, row.next()?))
}

fn read_keys(row: &mut Columns<'_>) -> Result<Vec<PublicJwk>, QueryError> {
    let Some(text) = row.next::<Option<&str>>()? else { return Ok(Vec::new()) };
    jwk::parse_set(text).map_err(|rule| QueryError::inconsistent("clients", "jwks", rule))
}

/// A JWK Set (RFC 7517 §5).
fn jwks(keys: &[PublicJwk]) -> Option<String> {
    let keys: Vec<_> = keys.iter().map(PublicJwk::to_json).collect();
    (!keys.is_empty()).then(|| serde_json::json!({ "keys": keys }).to_string())
}

fn read_logo(row: &mut Columns<'_>) -> Result<Option<LogoId>, QueryError> {
    let Some(text) = row.next()? else { return Ok(None) };
    let rule =
        || QueryError::inconsistent("clients", "logo", "a logo's id has 64 hexadecimal digits");
    LogoId::parse(text).ok_or_else(rule).map(Some)
}

fn read_service(row: &mut Columns<'_>) -> Result<Option<ServiceIdentity>, QueryError> {
    let (table, column) = ("clients", "service_role");
    let company_id = row.next()?;
    let role = row.optional_variant(&Role::ALL, Role::as_str, table, column)?;
    match (company_id, role) {
        (None, None) => Ok(None),
        (Some(company_id), Some(role)) => Ok(Some(ServiceIdentity { company_id, role })),
        _ => Err(QueryError::inconsistent(table, column, "a service has company and role")),
    }
}

fn read_scope(row: &mut Columns<'_>) -> Result<ClientScope, QueryError> {
    let table = "client_scopes";
    Ok(ClientScope {
        scope: row.parse(table, "scope")?,
        requirement: row.variant(&REQUIREMENTS, requirement_word, table, "requirement")?,
        is_default: row.next()?,
        purpose: row.next()?,
    })
}

pub(super) async fn find_publisher(
    tx: &impl Transaction,
    id: &PublisherId,
) -> Result<Option<Publisher>, QueryError> {
    let verified_domains = tx.find_all(DOMAINS, params![id], single).await?;
    tx.find_one(FIND_PUBLISHER, params![id], |row| {
        Ok(Publisher {
            id: row.next()?,
            name: row.next()?,
            website: row.next()?,
            support_email: row.next()?,
            privacy_policy: row.next()?,
            terms: row.next()?,
            verified_domains,
        })
    })
    .await
}

pub(super) async fn put_client(tx: &impl Transaction, client: &Client) -> Result<(), QueryError> {
    let grant_types: Vec<_> = client.grant_types.iter().map(|grant| grant.as_str()).collect();
    let response_modes: Vec<_> = client.response_modes.iter().map(|mode| mode.as_str()).collect();
    let values = params![
        &client.id,
        &client.name,
        client.description.as_ref(),
        client.publisher.as_ref().map(|publisher| &publisher.id),
        kind_word(client.kind),
        client.native,
        profile_word(client.profile),
        grant_types.join(" "),
        response_modes.join(" "),
        client.requires_pushed_requests,
        client.requires_dpop,
        client.service.as_ref().map(|service| &service.company_id),
        client.service.as_ref().map(|service| service.role),
        format_word(client.access_token_format),
        client.may_introspect,
        &client.serves,
        jwks(&client.keys),
        client.logo.as_ref(),
        client.registered_at,
        client.changed_at,
        client.disabled,
    ];
    tx.execute(PUT_CLIENT, values).await?;
    delete_unused(tx).await?;
    put_lists(tx, client).await
}

async fn put_lists(tx: &impl Transaction, client: &Client) -> Result<(), QueryError> {
    let id = &client.id;
    for sql in DELETE_LISTS {
        tx.execute(sql, params![id]).await?;
    }
    for (position, secret) in (0_i64..).zip(&client.secrets) {
        tx.execute(INSERT_SECRET, params![id, position, secret]).await?;
    }
    for (position, uri) in (0_i64..).zip(&client.redirect_uris) {
        tx.execute(INSERT_REDIRECT_URI, params![id, position, uri]).await?;
    }
    for (position, entry) in (0_i64..).zip(&client.scopes) {
        let ClientScope { scope, requirement, is_default, purpose } = entry;
        let requirement = requirement_word(*requirement);
        let values = params![id, position, scope, requirement, *is_default, purpose.as_ref()];
        tx.execute(INSERT_SCOPE, values).await?;
    }
    Ok(())
}

pub(super) async fn put_publisher(
    tx: &impl Transaction,
    publisher: &Publisher,
) -> Result<(), QueryError> {
    let Publisher { id, name, verified_domains, website, support_email, privacy_policy, terms } =
        publisher;
    let values = params![
        id,
        name,
        website.as_ref(),
        support_email.as_ref(),
        privacy_policy.as_ref(),
        terms.as_ref(),
    ];
    tx.execute(PUT_PUBLISHER, values).await?;
    tx.execute(DELETE_DOMAINS, params![id]).await?;
    for (position, domain) in (0_i64..).zip(verified_domains) {
        tx.execute(INSERT_DOMAIN, params![id, position, domain]).await?;
    }
    Ok(())
}
