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
use serde_json::Value;
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use super::PostgresStore;
use super::connection::Connection;
use super::listener::Kind;
use super::logos::drop_unused;
use super::rows::{
    Columns, Fault, Seconds, bytea, change, digest, find_all, find_one, resources, role, word,
};
use crate::StoreError;
use crate::clients::ClientStore;
use crate::words::{
    FORMATS, KINDS, PROFILES, REQUIREMENTS, format_word, kind_word, profile_word, requirement_word,
};

/// All of a client in one row, which one journey to the server fetches; read by position.
const FIND_CLIENT: &str = "
    SELECT clients.id, clients.name, description, kind, native, profile, grant_types,
        response_modes, requires_pushed_requests, requires_dpop, service_company_id,
        service_role, access_token_format, may_introspect, serves, jwks, logo, registered_at,
        changed_at, disabled,
        array(SELECT hash FROM client_secrets WHERE client_id = clients.id ORDER BY position),
        managed.hashes, managed.stops,
        array(SELECT uri FROM client_redirect_uris WHERE client_id = clients.id
            ORDER BY position),
        asked.scopes, asked.requirements, asked.defaults, asked.purposes,
        publishers.id, publishers.name, website, support_email, privacy_policy, terms,
        array(SELECT domain FROM publisher_domains WHERE publisher_id = publishers.id
            ORDER BY position)
    FROM clients
    LEFT JOIN publishers ON publishers.id = clients.publisher_id
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(hash ORDER BY api_secrets.row), '{}') AS hashes,
            coalesce(array_agg(stops_at ORDER BY api_secrets.row), '{}') AS stops
        FROM api_credentials JOIN api_secrets ON credential_row = api_credentials.row
        WHERE api_credentials.id = clients.id AND revoked_at IS NULL
    ) AS managed
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(scope ORDER BY position), '{}') AS scopes,
            coalesce(array_agg(requirement ORDER BY position), '{}') AS requirements,
            coalesce(array_agg(is_default ORDER BY position), '{}') AS defaults,
            coalesce(array_agg(purpose ORDER BY position), '{}') AS purposes
        FROM client_scopes WHERE client_id = clients.id
    ) AS asked
    WHERE clients.id = $1";

/// Read by position.
const FIND_PUBLISHER: &str = "
    SELECT id, name, website, support_email, privacy_policy, terms,
        array(SELECT domain FROM publisher_domains WHERE publisher_id = publishers.id
            ORDER BY position)
    FROM publishers WHERE id = $1";

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
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
        $20, $21)
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

const PUT_SECRETS: &str = "
    INSERT INTO client_secrets (client_id, position, hash)
    SELECT $1, position - 1, hash
    FROM unnest($2::bytea[]) WITH ORDINALITY AS secrets (hash, position)";

const PUT_REDIRECT_URIS: &str = "
    INSERT INTO client_redirect_uris (client_id, position, uri)
    SELECT $1, position - 1, uri
    FROM unnest($2::text[]) WITH ORDINALITY AS uris (uri, position)";

const PUT_SCOPES: &str = "
    INSERT INTO client_scopes (client_id, position, scope, requirement, is_default, purpose)
    SELECT $1, position - 1, scope, requirement, is_default, purpose
    FROM unnest($2::text[], $3::text[], $4::boolean[], $5::text[]) WITH ORDINALITY
        AS scopes (scope, requirement, is_default, purpose, position)";

const PUT_PUBLISHER: &str = "
    INSERT INTO publishers (id, name, website, support_email, privacy_policy, terms)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, website = excluded.website, support_email = excluded.support_email,
        privacy_policy = excluded.privacy_policy, terms = excluded.terms";

const PUT_DOMAINS: &str = "
    INSERT INTO publisher_domains (publisher_id, position, domain)
    SELECT $1, position - 1, domain
    FROM unnest($2::text[]) WITH ORDINALITY AS domains (domain, position)";

#[async_trait]
impl ClientStore for PostgresStore {
    async fn find_client(&self, id: &ClientId) -> Result<Option<Arc<Client>>, StoreError> {
        self.find_kept(&self.memory.clients, "find a client", id, |connection| async move {
            find_one(&connection, FIND_CLIENT, (id.as_str(),), read_client).await
        })
        .await
    }

    async fn register_client(&self, client: &Client) -> Result<(), StoreError> {
        self.write_counted(Kind::Clients, "register a client", |connection| async move {
            put_client(&connection, client).await
        })
        .await
    }

    async fn register_publisher(&self, publisher: &Publisher) -> Result<(), StoreError> {
        self.write_counted(Kind::Clients, "register a publisher", |connection| async move {
            put_publisher(&connection, publisher).await
        })
        .await
    }

    async fn verified_names(&self) -> Result<Vec<(PublisherId, String)>, StoreError> {
        self.read("list the names of verified publishers", |connection| async move {
            find_all(&connection, VERIFIED_NAMES, (), |row| {
                Ok((PublisherId::new(row.try_get::<_, String>("id")?), row.try_get("name")?))
            })
            .await
        })
        .await
    }
}

fn read_client(row: &Row) -> Result<Client, Fault> {
    let columns = &mut Columns::of(row);
    let time = |seconds: Seconds| seconds.0;
    let client = Client {
        id: ClientId::new(columns.next::<String>()?),
        name: columns.next()?,
        description: columns.next()?,
        kind: word(columns.next()?, &KINDS, kind_word, "clients", "kind")?,
        native: columns.next()?,
        profile: word(columns.next()?, &PROFILES, profile_word, "clients", "profile")?,
        grant_types: columns
            .next::<Vec<&str>>()?
            .into_iter()
            .map(|text| word(text, &GrantType::ALL, GrantType::as_str, "clients", "grant_types"))
            .collect::<Result<_, _>>()?,
        response_modes: columns
            .next::<Vec<&str>>()?
            .into_iter()
            .map(|text| {
                word(text, &ResponseMode::ALL, ResponseMode::as_str, "clients", "response_modes")
            })
            .collect::<Result<_, _>>()?,
        requires_pushed_requests: columns.next()?,
        requires_dpop: columns.next()?,
        service: read_service(columns)?,
        access_token_format: word(
            columns.next()?,
            &FORMATS,
            format_word,
            "clients",
            "access_token_format",
        )?,
        may_introspect: columns.next()?,
        serves: resources(columns.next()?, "clients", "serves")?,
        keys: read_keys(columns)?,
        logo: read_logo(columns)?,
        registered_at: columns.next::<Seconds>()?.0,
        changed_at: columns.next::<Option<Seconds>>()?.map(time),
        disabled: columns.next()?,
        secrets: columns
            .next::<Vec<&[u8]>>()?
            .into_iter()
            .map(|hash| digest(hash, "client_secrets", "hash"))
            .collect::<Result<_, _>>()?,
        managed_secrets: read_managed_secrets(columns)?,
        redirect_uris: columns
            .next::<Vec<&str>>()?
            .into_iter()
            .map(|uri| {
                RedirectUri::register(uri)
                    .map_err(|rule| Fault::inconsistent("client_redirect_uris", "uri", rule))
            })
            .collect::<Result<_, _>>()?,
        scopes: read_scopes(columns)?,
        publisher: match columns.next::<Option<String>>()? {
            Some(id) => Some(read_publisher(id, columns)?),
            None => None,
        },
    };
    Ok(client)
}

fn read_managed_secrets(columns: &mut Columns<'_>) -> Result<Vec<ManagedSecret>, Fault> {
    let hashes = columns.next::<Vec<&[u8]>>()?;
    let stops = columns.next::<Vec<Option<Seconds>>>()?;
    let secret = |(hash, stops_at): (&[u8], Option<Seconds>)| {
        let digest = digest(hash, "api_secrets", "hash")?;
        Ok(ManagedSecret { digest, stops_at: stops_at.map(|seconds| seconds.0) })
    };
    hashes.into_iter().zip(stops).map(secret).collect()
}

fn read_keys(columns: &mut Columns<'_>) -> Result<Vec<PublicJwk>, Fault> {
    let Some(keys) = columns.next::<Option<Value>>()? else { return Ok(Vec::new()) };
    jwk::parse_set(&keys.to_string()).map_err(|rule| Fault::inconsistent("clients", "jwks", rule))
}

/// A JWK Set (RFC 7517 §5).
fn jwks(keys: &[PublicJwk]) -> Option<Value> {
    let keys: Vec<_> = keys.iter().map(PublicJwk::to_json).collect();
    (!keys.is_empty()).then(|| serde_json::json!({ "keys": keys }))
}

fn read_logo(columns: &mut Columns<'_>) -> Result<Option<LogoId>, Fault> {
    let Some(text) = columns.next::<Option<&str>>()? else { return Ok(None) };
    let rule = || Fault::inconsistent("clients", "logo", "a logo's id has 64 hexadecimal digits");
    LogoId::parse(text).ok_or_else(rule).map(Some)
}

fn read_service(columns: &mut Columns<'_>) -> Result<Option<ServiceIdentity>, Fault> {
    let company_id = columns.next::<Option<String>>()?;
    match (company_id, columns.next::<Option<&str>>()?) {
        (None, None) => Ok(None),
        (Some(company_id), Some(text)) => Ok(Some(ServiceIdentity {
            company_id: CompanyId::new(company_id),
            role: role(text, "clients", "service_role")?,
        })),
        _ => Err(Fault::inconsistent("clients", "service_role", "a service has company and role")),
    }
}

fn read_scopes(columns: &mut Columns<'_>) -> Result<Vec<ClientScope>, Fault> {
    let table = "client_scopes";
    let scopes = columns.next::<Vec<&str>>()?;
    let requirements = columns.next::<Vec<&str>>()?;
    let defaults = columns.next::<Vec<bool>>()?;
    let purposes = columns.next::<Vec<Option<String>>>()?;
    let entries = scopes.into_iter().zip(requirements).zip(defaults).zip(purposes);
    let entry = |(((scope, requirement), is_default), purpose): (((&str, &str), bool), _)| {
        Ok(ClientScope {
            scope: scope.parse().map_err(|rule| Fault::inconsistent(table, "scope", rule))?,
            requirement: word(requirement, &REQUIREMENTS, requirement_word, table, "requirement")?,
            is_default,
            purpose,
        })
    };
    entries.map(entry).collect()
}

pub(super) async fn find_publisher(
    connection: &Connection,
    id: &str,
) -> Result<Option<Publisher>, Fault> {
    find_one(connection, FIND_PUBLISHER, (id,), |row| {
        let columns = &mut Columns::of(row);
        read_publisher(columns.next()?, columns)
    })
    .await
}

/// Reads a publisher from the columns after its id.
fn read_publisher(id: String, columns: &mut Columns<'_>) -> Result<Publisher, Fault> {
    Ok(Publisher {
        id: PublisherId::new(id),
        name: columns.next()?,
        website: columns.next()?,
        support_email: columns.next()?,
        privacy_policy: columns.next()?,
        terms: columns.next()?,
        verified_domains: columns.next()?,
    })
}

pub(super) async fn put_client(connection: &Connection, client: &Client) -> Result<(), Fault> {
    let grant_types: Vec<_> = client.grant_types.iter().map(|grant| grant.as_str()).collect();
    let response_modes: Vec<_> = client.response_modes.iter().map(|mode| mode.as_str()).collect();
    let values: [&(dyn ToSql + Sync); 21] = [
        &client.id.as_str(),
        &client.name,
        &client.description,
        &client.publisher.as_ref().map(|publisher| publisher.id.as_str()),
        &kind_word(client.kind),
        &client.native,
        &profile_word(client.profile),
        &grant_types,
        &response_modes,
        &client.requires_pushed_requests,
        &client.requires_dpop,
        &client.service.as_ref().map(|service| service.company_id.as_str()),
        &client.service.as_ref().map(|service| service.role.as_str()),
        &format_word(client.access_token_format),
        &client.may_introspect,
        &client.serves.to_string(),
        &jwks(&client.keys),
        &client.logo.as_ref().map(LogoId::as_str),
        &Seconds(client.registered_at),
        &client.changed_at.map(Seconds),
        &client.disabled,
    ];
    change(connection, PUT_CLIENT, values.as_slice()).await?;
    drop_unused(connection).await?;
    put_lists(connection, client).await
}

async fn put_lists(connection: &Connection, client: &Client) -> Result<(), Fault> {
    let id = client.id.as_str();
    for sql in [
        "DELETE FROM client_secrets WHERE client_id = $1",
        "DELETE FROM client_redirect_uris WHERE client_id = $1",
        "DELETE FROM client_scopes WHERE client_id = $1",
    ] {
        change(connection, sql, (id,)).await?;
    }
    let secrets: Vec<&[u8]> = client.secrets.iter().map(bytea).collect();
    change(connection, PUT_SECRETS, (id, secrets)).await?;
    let uris: Vec<&str> = client.redirect_uris.iter().map(RedirectUri::as_str).collect();
    change(connection, PUT_REDIRECT_URIS, (id, uris)).await?;
    let scopes: Vec<&str> = client.scopes.iter().map(|entry| entry.scope.as_str()).collect();
    let requirements: Vec<&str> =
        client.scopes.iter().map(|entry| requirement_word(entry.requirement)).collect();
    let defaults: Vec<bool> = client.scopes.iter().map(|entry| entry.is_default).collect();
    let purposes: Vec<Option<&str>> =
        client.scopes.iter().map(|entry| entry.purpose.as_deref()).collect();
    change(connection, PUT_SCOPES, (id, scopes, requirements, defaults, purposes)).await?;
    Ok(())
}

pub(super) async fn put_publisher(
    connection: &Connection,
    publisher: &Publisher,
) -> Result<(), Fault> {
    let Publisher { id, name, verified_domains, website, support_email, privacy_policy, terms } =
        publisher;
    let id = id.as_str();
    let params = (id, name, website, support_email, privacy_policy, terms);
    change(connection, PUT_PUBLISHER, params).await?;
    change(connection, "DELETE FROM publisher_domains WHERE publisher_id = $1", (id,)).await?;
    change(connection, PUT_DOMAINS, (id, verified_domains)).await?;
    Ok(())
}
