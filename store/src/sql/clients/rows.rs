//! Rows of clients, read and written.

use std::time::Duration;

use oauth::authentication::AuthenticationClass;
use oauth::authorize::response_mode::ResponseMode;
use oauth::client::logo::LogoId;
use oauth::client::logout_uri::{BackChannelLogout, BackChannelLogoutUri};
use oauth::client::redirect_uri::RedirectUri;
use oauth::client::{Client, ClientScope, GrantType, ServiceIdentity};
use oauth::id::PublisherId;
use oauth::identity::subject::SubjectType;
use oauth::jose::algorithm::IdTokenAlgorithm;
use oauth::jose::jwk::{self, PublicJwk};
use oauth::role::Role;

use crate::sql::enums::{
    FORMATS, KINDS, PROFILES, REQUIREMENTS, format_word, kind_word, profile_word, requirement_word,
};
use crate::sql::error::QueryError;
use crate::sql::row::Columns;
use crate::sql::value::Value;
use crate::version::Version;

/// Reads the client's own row, its publisher's id, and its version.
pub(super) fn read_client(
    row: &mut Columns<'_>,
) -> Result<(Client, Option<PublisherId>, Version), QueryError> {
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
        strict_scopes: row.next()?,
        requires_dpop: row.next()?,
        service: read_service(row)?,
        access_token_format: row.variant(&FORMATS, format_word, table, "access_token_format")?,
        may_introspect: row.next()?,
        serves: row.parse(table, "serves")?,
        keys: read_keys(row)?,
        jwks_uri: row.next()?,
        logo: read_logo(row)?,
        registered_at: row.next()?,
        changed_at: row.next()?,
        disabled: row.next()?,
        access_epoch: row.next()?,
        subject_type: row.variant(&SubjectType::ALL, SubjectType::as_str, table, "subject_type")?,
        id_token_algorithm: row.variant(
            &IdTokenAlgorithm::ALL,
            IdTokenAlgorithm::as_str,
            table,
            "id_token_algorithm",
        )?,
        nonce_instead_of_pkce: row.next()?,
        post_logout_redirect_uris: read_uris(row)?,
        default_max_age: row
            .next::<Option<i64>>()?
            .map(|age| Duration::from_secs(age.unsigned_abs())),
        default_class: row.optional_variant(
            &AuthenticationClass::ALL,
            AuthenticationClass::as_str,
            table,
            "default_acr",
        )?,
        initiate_login_uri: row.next()?,
        backchannel_logout: read_backchannel_logout(row)?,
        publisher: None,
        secrets: Vec::new(),
        managed_secrets: Vec::new(),
        redirect_uris: Vec::new(),
        scopes: Vec::new(),
    };
    Ok((client, row.next()?, row.next()?))
}

/// No URI has a space.
fn read_uris(row: &mut Columns<'_>) -> Result<Vec<RedirectUri>, QueryError> {
    let text: &str = row.next()?;
    let registered = text.split_ascii_whitespace().map(RedirectUri::register_native);
    registered
        .collect::<Result<_, _>>()
        .map_err(|rule| QueryError::inconsistent("clients", "post_logout_redirect_uris", rule))
}

fn read_backchannel_logout(row: &mut Columns<'_>) -> Result<Option<BackChannelLogout>, QueryError> {
    let uri: Option<&str> = row.next()?;
    let registered = uri.map(BackChannelLogoutUri::register).transpose();
    let uri = registered.map_err(|_| {
        QueryError::inconsistent("clients", "backchannel_logout_uri", "an address of the web")
    })?;
    let session_required = row.next()?;
    Ok(uri.map(|uri| BackChannelLogout { uri, session_required }))
}

fn uris(uris: &[RedirectUri]) -> String {
    let uris: Vec<_> = uris.iter().map(RedirectUri::as_str).collect();
    uris.join(" ")
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

pub(super) fn read_scope(row: &mut Columns<'_>) -> Result<ClientScope, QueryError> {
    let table = "client_scopes";
    Ok(ClientScope {
        scope: row.parse(table, "scope")?,
        requirement: row.variant(&REQUIREMENTS, requirement_word, table, "requirement")?,
        is_default: row.next()?,
        purpose: row.next()?,
    })
}

/// What a client is registered with, but for its lists, in the order of `INSERT_CLIENT`.
pub(super) fn registration(client: &Client) -> Vec<Value<'_>> {
    let grant_types: Vec<_> = client.grant_types.iter().map(|grant| grant.as_str()).collect();
    let mut values = vec![
        (&client.id).into(),
        (&client.name).into(),
        client.description.as_ref().into(),
        client.publisher.as_ref().map(|publisher| &publisher.id).into(),
        kind_word(client.kind).into(),
        client.native.into(),
        profile_word(client.profile).into(),
        grant_types.join(" ").into(),
        words(&client.response_modes).into(),
        client.requires_pushed_requests.into(),
        client.strict_scopes.into(),
        client.requires_dpop.into(),
        client.service.as_ref().map(|service| &service.company_id).into(),
        client.service.as_ref().map(|service| service.role).into(),
        format_word(client.access_token_format).into(),
        client.may_introspect.into(),
        (&client.serves).into(),
        jwks(&client.keys).into(),
        client.jwks_uri.as_ref().into(),
        client.changed_at.into(),
    ];
    values.extend(sign_in(client));
    values
}

/// How it signs people in.
pub(super) fn sign_in(client: &Client) -> [Value<'_>; 9] {
    let logout = client.backchannel_logout.as_ref();
    let max_age =
        client.default_max_age.map(|age| i64::try_from(age.as_secs()).unwrap_or(i64::MAX));
    [
        client.subject_type.as_str().into(),
        client.id_token_algorithm.as_str().into(),
        client.nonce_instead_of_pkce.into(),
        uris(&client.post_logout_redirect_uris).into(),
        max_age.into(),
        client.default_class.map(AuthenticationClass::as_str).into(),
        client.initiate_login_uri.as_ref().into(),
        logout.map(|logout| logout.uri.as_str()).into(),
        logout.is_some_and(|logout| logout.session_required).into(),
    ]
}

pub(super) fn words(modes: &[ResponseMode]) -> String {
    let words: Vec<_> = modes.iter().map(|mode| mode.as_str()).collect();
    words.join(" ")
}
