//! Credentials as their queries find them, and the rows of their secrets.

use oauth::credential::api_credential::{
    ApiCredential, ApiCredentialKind, ApiSecretRecord, LiveApiCredential,
};
use oauth::role::Role;
use oauth::timestamp::Timestamp;

use crate::api_credentials::{ApiCredentialRecord, NewApiSecret};
use crate::sql::error::QueryError;
use crate::sql::row::Columns;
use crate::sql::transaction::Transaction;
use crate::sql::value::{params, prefix};

const INSERT_SECRET: &str = "
    INSERT INTO api_secrets (credential_row, hash_prefix, hash, ending, form, made_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// A credential with its secrets in one row, as [`read_record`] reads them.
macro_rules! credentials {
    ($rest:literal) => {
        concat!(
            "SELECT api_credentials.id, kind, api_credentials.company_id, name, note, scopes,
                api_credentials.role, created_by, created_at, expires_at, revoked_at, revoked_by,
                last_used_at, last_used_from,
                (SELECT string_agg(ending || ' ' || made_at || ' '
                            || coalesce(CAST(stops_at AS TEXT), '-'), ' '
                        ORDER BY api_secrets.row DESC)
                    FROM api_secrets WHERE credential_row = api_credentials.row),
                first_name || ' ' || last_name
            FROM api_credentials JOIN users ON users.id = created_by ",
            $rest
        )
    };
}

pub(crate) const FIND_CREDENTIAL: &str = credentials!("WHERE api_credentials.id = ?1");

pub(crate) const CREDENTIALS_OF_COMPANY: &str = credentials!(
    "WHERE api_credentials.company_id = ?1 AND kind = ?2
        AND (created_at, api_credentials.id) < (?3, ?4)
        AND coalesce(revoked_at, ?5) >= ?5 AND coalesce(expires_at, ?5) >= ?5
    ORDER BY created_at DESC, api_credentials.id DESC LIMIT ?6"
);

pub(crate) const CREDENTIALS_OF_USER: &str = credentials!(
    "WHERE created_by = ?7 AND api_credentials.company_id = ?1 AND kind = ?2
        AND (created_at, api_credentials.id) < (?3, ?4)
        AND coalesce(revoked_at, ?5) >= ?5 AND coalesce(expires_at, ?5) >= ?5
    ORDER BY created_at DESC, api_credentials.id DESC LIMIT ?6"
);

/// What the maker is in the company decides what an API token may. The company's own credentials
/// outlive the maker.
pub(crate) const FIND_LIVE: &str = "
    SELECT api_credentials.id, kind, api_credentials.company_id, created_by,
        coalesce(memberships.role, 'standard'), scopes, last_used_at
    FROM api_secrets
    JOIN api_credentials ON api_credentials.row = api_secrets.credential_row
    JOIN users ON users.id = api_credentials.created_by
    LEFT JOIN memberships ON memberships.user_id = api_credentials.created_by
        AND memberships.company_id = api_credentials.company_id
    WHERE hash_prefix = ?1 AND hash = ?2 AND coalesce(stops_at > ?3, TRUE)
        AND revoked_at IS NULL AND coalesce(expires_at > ?3, TRUE)
        AND kind NOT IN ('oauth_client', 'app')
        AND (kind <> 'api_token'
            OR memberships.active AND NOT users.disabled)";

pub(super) fn read_record(row: &mut Columns<'_>) -> Result<ApiCredentialRecord, QueryError> {
    Ok(ApiCredentialRecord { credential: read_credential(row)?, maker: row.next()? })
}

fn read_credential(row: &mut Columns<'_>) -> Result<ApiCredential, QueryError> {
    let table = "api_credentials";
    Ok(ApiCredential {
        id: row.next()?,
        kind: read_kind(row)?,
        company_id: row.next()?,
        name: row.next()?,
        note: row.next()?,
        scopes: row.scopes(table, "scopes")?,
        role: row.optional_variant(&Role::ALL, Role::as_str, table, "role")?,
        created_by: row.next()?,
        created_at: row.next()?,
        expires_at: row.next()?,
        revoked: {
            let at = row.next::<Option<Timestamp>>()?;
            at.zip(row.next()?)
        },
        last_used_at: row.next()?,
        last_used_from: row.next()?,
        secrets: read_secrets(row.next::<Option<&str>>()?.unwrap_or_default())
            .ok_or_else(|| QueryError::inconsistent("api_secrets", "made_at", "no time"))?,
    })
}

/// Reads secrets: of each its ending, which has no space, its beginning and its end.
fn read_secrets(text: &str) -> Option<Vec<ApiSecretRecord>> {
    let mut words = text.split_ascii_whitespace();
    let mut secrets = Vec::new();
    while let Some(ending) = words.next() {
        let made_at = Timestamp(words.next()?.parse().ok()?);
        let stops_at = match words.next()? {
            "-" => None,
            seconds => Some(Timestamp(seconds.parse().ok()?)),
        };
        secrets.push(ApiSecretRecord { ending: ending.to_owned(), made_at, stops_at });
    }
    Some(secrets)
}

pub(super) fn read_live(row: &mut Columns<'_>) -> Result<LiveApiCredential, QueryError> {
    Ok(LiveApiCredential {
        id: row.next()?,
        kind: read_kind(row)?,
        company_id: row.next()?,
        created_by: row.next()?,
        role: row.role("memberships", "role")?,
        scopes: row.scopes("api_credentials", "scopes")?,
        last_used_at: row.next()?,
    })
}

fn read_kind(row: &mut Columns<'_>) -> Result<ApiCredentialKind, QueryError> {
    let spell = ApiCredentialKind::as_str;
    row.variant(&ApiCredentialKind::ALL, spell, "api_credentials", "kind")
}

pub(super) async fn insert_secret(
    tx: &impl Transaction,
    row: i64,
    secret: &NewApiSecret,
) -> Result<(), QueryError> {
    let NewApiSecret { digest, ending, form, made_at } = secret;
    let values = params![row, prefix(digest), digest, ending, form, *made_at];
    tx.execute(INSERT_SECRET, values).await?;
    Ok(())
}
