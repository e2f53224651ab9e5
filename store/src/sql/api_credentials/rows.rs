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
