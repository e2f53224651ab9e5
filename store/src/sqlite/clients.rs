//! Clients and publishers.

use std::sync::Arc;

use async_trait::async_trait;
use oauth::authorize::response_mode::ResponseMode;
use oauth::client::logo::LogoId;
use oauth::client::publisher::Publisher;
use oauth::client::redirect_uri::RedirectUri;
use oauth::client::{Client, ClientScope, GrantType, ManagedSecret, ServiceIdentity};
use oauth::id::{ClientId, CompanyId, PublisherId};
use oauth::jose::jwk::{self, PublicJwk};
use rusqlite::{Connection, Row, named_params};

use super::SqliteStore;
use super::logos::drop_unused;
use super::rows::{
    Fault, Seconds, change, digest, find_all, find_one, resources, role, time, word,
};
use crate::StoreError;
use crate::clients::ClientStore;
use crate::words::{
    FORMATS, KINDS, PROFILES, REQUIREMENTS, format_word, kind_word, profile_word, requirement_word,
};

pub(super) const FIND_CLIENT: &str = "SELECT * FROM clients WHERE id = ?1";

pub(super) const SECRETS: &str = "
    SELECT hash FROM client_secrets WHERE client_id = ?1 ORDER BY position";

pub(super) const MANAGED_SECRETS: &str = "
    SELECT hash, stops_at FROM api_secrets
    JOIN api_credentials ON api_credentials.row = credential_row
    WHERE api_credentials.id = ?1 AND revoked_at IS NULL ORDER BY api_secrets.row";

pub(super) const REDIRECT_URIS: &str = "
    SELECT uri FROM client_redirect_uris WHERE client_id = ?1 ORDER BY position";

pub(super) const SCOPES: &str = "
    SELECT scope, requirement, is_default, purpose
    FROM client_scopes WHERE client_id = ?1 ORDER BY position";

pub(super) const FIND_PUBLISHER: &str = "
    SELECT id, name, website, support_email, privacy_policy, terms
    FROM publishers WHERE id = ?1";

pub(super) const DOMAINS: &str = "
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
    VALUES (:id, :name, :description, :publisher_id, :kind, :native, :profile,
        :grant_types, :response_modes, :requires_pushed_requests, :requires_dpop,
        :service_company_id, :service_role, :access_token_format, :may_introspect, :serves,
        :jwks, :logo, :registered_at, :changed_at, :disabled)
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

const PUT_PUBLISHER: &str = "
    INSERT INTO publishers (id, name, website, support_email, privacy_policy, terms)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, website = excluded.website, support_email = excluded.support_email,
        privacy_policy = excluded.privacy_policy, terms = excluded.terms";

#[async_trait]
impl ClientStore for SqliteStore {
    async fn find_client(&self, id: &ClientId) -> Result<Option<Arc<Client>>, StoreError> {
        self.clients.find(self, "find a client", id, |connection| find_client(connection, id))
    }

    async fn register_client(&self, client: &Client) -> Result<(), StoreError> {
        let client = client.clone();
        self.write_counted(&self.clients, "register a client", move |connection| {
            put_client(connection, &client)
        })
        .await
    }

    async fn register_publisher(&self, publisher: &Publisher) -> Result<(), StoreError> {
        let publisher = publisher.clone();
        self.write_counted(&self.clients, "register a publisher", move |connection| {
            put_publisher(connection, &publisher)
        })
        .await
    }

    async fn verified_names(&self) -> Result<Vec<(PublisherId, String)>, StoreError> {
        self.read("list the names of verified publishers", |connection| {
            find_all(connection, VERIFIED_NAMES, (), |row| {
                Ok((PublisherId::new(row.get::<_, String>("id")?), row.get("name")?))
            })
        })
    }
}

fn find_client(connection: &Connection, id: &ClientId) -> Result<Option<Client>, Fault> {
    let Some((mut client, publisher_id)) =
        find_one(connection, FIND_CLIENT, (id.as_str(),), read_client)?
    else {
        return Ok(None);
    };
    if let Some(publisher_id) = publisher_id {
        client.publisher = find_publisher(connection, &publisher_id)?;
    }
    client.secrets = find_all(connection, SECRETS, (id.as_str(),), |row| {
        digest(&row.get::<_, Vec<u8>>("hash")?, "client_secrets", "hash")
    })?;
    client.managed_secrets = find_all(connection, MANAGED_SECRETS, (id.as_str(),), |row| {
        let stops_at = row.get::<_, Option<Seconds>>("stops_at")?.map(|seconds| seconds.0);
        let digest = digest(&row.get::<_, Vec<u8>>("hash")?, "api_secrets", "hash")?;
        Ok(ManagedSecret { digest, stops_at })
    })?;
    client.redirect_uris = find_all(connection, REDIRECT_URIS, (id.as_str(),), |row| {
        RedirectUri::register(&row.get::<_, String>("uri")?)
            .map_err(|rule| Fault::inconsistent("client_redirect_uris", "uri", rule))
    })?;
    client.scopes = find_all(connection, SCOPES, (id.as_str(),), read_scope)?;
    Ok(Some(client))
}

/// Reads what stands in the client's own row, and its publisher's id.
fn read_client(row: &Row<'_>) -> Result<(Client, Option<String>), Fault> {
    let text = |column| row.get::<_, String>(column);
    let grant_types = text("grant_types")?;
    let client = Client {
        id: ClientId::new(text("id")?),
        name: text("name")?,
        description: row.get("description")?,
        publisher: None,
        kind: word(&text("kind")?, &KINDS, kind_word, "clients", "kind")?,
        native: row.get("native")?,
        profile: word(&text("profile")?, &PROFILES, profile_word, "clients", "profile")?,
        secrets: Vec::new(),
        managed_secrets: Vec::new(),
        keys: read_keys(row)?,
        grant_types: grant_types
            .split_ascii_whitespace()
            .map(|text| word(text, &GrantType::ALL, GrantType::as_str, "clients", "grant_types"))
            .collect::<Result<_, _>>()?,
        redirect_uris: Vec::new(),
        response_modes: text("response_modes")?
            .split_ascii_whitespace()
            .map(|text| {
                word(text, &ResponseMode::ALL, ResponseMode::as_str, "clients", "response_modes")
            })
            .collect::<Result<_, _>>()?,
        requires_pushed_requests: row.get("requires_pushed_requests")?,
        requires_dpop: row.get("requires_dpop")?,
        scopes: Vec::new(),
        service: read_service(row)?,
        access_token_format: word(
            &text("access_token_format")?,
            &FORMATS,
            format_word,
            "clients",
            "access_token_format",
        )?,
        may_introspect: row.get("may_introspect")?,
        serves: resources(&text("serves")?, "clients", "serves")?,
        logo: read_logo(row)?,
        registered_at: time(row, "registered_at")?,
        changed_at: row.get::<_, Option<Seconds>>("changed_at")?.map(|seconds| seconds.0),
        disabled: row.get("disabled")?,
    };
    Ok((client, row.get("publisher_id")?))
}

fn read_keys(row: &Row<'_>) -> Result<Vec<PublicJwk>, Fault> {
    let Some(text) = row.get::<_, Option<String>>("jwks")? else { return Ok(Vec::new()) };
    jwk::parse_set(&text).map_err(|rule| Fault::inconsistent("clients", "jwks", rule))
}

/// A JWK Set (RFC 7517 §5).
fn jwks(keys: &[PublicJwk]) -> Option<String> {
    let keys: Vec<_> = keys.iter().map(PublicJwk::to_json).collect();
    (!keys.is_empty()).then(|| serde_json::json!({ "keys": keys }).to_string())
}

fn read_logo(row: &Row<'_>) -> Result<Option<LogoId>, Fault> {
    let Some(text) = row.get::<_, Option<String>>("logo")? else { return Ok(None) };
    let rule = || Fault::inconsistent("clients", "logo", "a logo's id has 64 hexadecimal digits");
    LogoId::parse(&text).ok_or_else(rule).map(Some)
}

fn read_service(row: &Row<'_>) -> Result<Option<ServiceIdentity>, Fault> {
    let company_id = row.get::<_, Option<String>>("service_company_id")?;
    match (company_id, row.get::<_, Option<String>>("service_role")?) {
        (None, None) => Ok(None),
        (Some(company_id), Some(text)) => Ok(Some(ServiceIdentity {
            company_id: CompanyId::new(company_id),
            role: role(&text, "clients", "service_role")?,
        })),
        _ => Err(Fault::inconsistent("clients", "service_role", "a service has company and role")),
    }
}

fn read_scope(row: &Row<'_>) -> Result<ClientScope, Fault> {
    let table = "client_scopes";
    let scope = row.get::<_, String>("scope")?;
    let requirement = row.get::<_, String>("requirement")?;
    Ok(ClientScope {
        scope: scope.parse().map_err(|rule| Fault::inconsistent(table, "scope", rule))?,
        requirement: word(&requirement, &REQUIREMENTS, requirement_word, table, "requirement")?,
        is_default: row.get("is_default")?,
        purpose: row.get("purpose")?,
    })
}

pub(super) fn find_publisher(
    connection: &Connection,
    id: &str,
) -> Result<Option<Publisher>, Fault> {
    let verified_domains = find_all(connection, DOMAINS, (id,), |row| Ok(row.get("domain")?))?;
    find_one(connection, FIND_PUBLISHER, (id,), |row| {
        Ok(Publisher {
            id: PublisherId::new(row.get::<_, String>("id")?),
            name: row.get("name")?,
            verified_domains,
            website: row.get("website")?,
            support_email: row.get("support_email")?,
            privacy_policy: row.get("privacy_policy")?,
            terms: row.get("terms")?,
        })
    })
}

pub(super) fn put_client(connection: &Connection, client: &Client) -> Result<(), Fault> {
    let grant_types: Vec<_> = client.grant_types.iter().map(|grant| grant.as_str()).collect();
    let response_modes: Vec<_> = client.response_modes.iter().map(|mode| mode.as_str()).collect();
    change(
        connection,
        PUT_CLIENT,
        named_params! {
            ":id": client.id.as_str(),
            ":name": client.name,
            ":description": client.description,
            ":publisher_id": client.publisher.as_ref().map(|publisher| publisher.id.as_str()),
            ":kind": kind_word(client.kind),
            ":native": client.native,
            ":profile": profile_word(client.profile),
            ":grant_types": grant_types.join(" "),
            ":response_modes": response_modes.join(" "),
            ":requires_pushed_requests": client.requires_pushed_requests,
            ":requires_dpop": client.requires_dpop,
            ":service_company_id":
                client.service.as_ref().map(|service| service.company_id.as_str()),
            ":service_role": client.service.as_ref().map(|service| service.role.as_str()),
            ":access_token_format": format_word(client.access_token_format),
            ":may_introspect": client.may_introspect,
            ":serves": client.serves.to_string(),
            ":jwks": jwks(&client.keys),
            ":logo": client.logo.as_ref().map(LogoId::as_str),
            ":registered_at": Seconds(client.registered_at),
            ":changed_at": client.changed_at.map(Seconds),
            ":disabled": client.disabled,
        },
    )?;
    drop_unused(connection)?;
    put_lists(connection, client)
}

fn put_lists(connection: &Connection, client: &Client) -> Result<(), Fault> {
    let id = client.id.as_str();
    for sql in [
        "DELETE FROM client_secrets WHERE client_id = ?1",
        "DELETE FROM client_redirect_uris WHERE client_id = ?1",
        "DELETE FROM client_scopes WHERE client_id = ?1",
    ] {
        change(connection, sql, (id,))?;
    }
    for (position, secret) in (0_i64..).zip(&client.secrets) {
        let sql = "INSERT INTO client_secrets (client_id, position, hash) VALUES (?1, ?2, ?3)";
        change(connection, sql, (id, position, secret.as_bytes()))?;
    }
    for (position, uri) in (0_i64..).zip(&client.redirect_uris) {
        let sql = "INSERT INTO client_redirect_uris (client_id, position, uri)
                   VALUES (?1, ?2, ?3)";
        change(connection, sql, (id, position, uri.as_str()))?;
    }
    for (position, entry) in (0_i64..).zip(&client.scopes) {
        let sql = "INSERT INTO client_scopes (client_id, position, scope, requirement,
                       is_default, purpose)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let requirement = requirement_word(entry.requirement);
        let scope = entry.scope.as_str();
        let params = (id, position, scope, requirement, entry.is_default, &entry.purpose);
        change(connection, sql, params)?;
    }
    Ok(())
}

pub(super) fn put_publisher(connection: &Connection, publisher: &Publisher) -> Result<(), Fault> {
    let Publisher { id, name, verified_domains, website, support_email, privacy_policy, terms } =
        publisher;
    let id = id.as_str();
    let params = (id, name, website, support_email, privacy_policy, terms);
    change(connection, PUT_PUBLISHER, params)?;
    change(connection, "DELETE FROM publisher_domains WHERE publisher_id = ?1", (id,))?;
    for (position, domain) in (0_i64..).zip(verified_domains) {
        let sql = "INSERT INTO publisher_domains (publisher_id, position, domain)
                   VALUES (?1, ?2, ?3)";
        change(connection, sql, (id, position, domain))?;
    }
    Ok(())
}
