//! Making a credential, and replacing its secret.

use oauth::credential::api_credential::ApiCredential;
use oauth::credential::notice::stop_notice_at;
use oauth::id::ApiCredentialId;
use oauth::timestamp::Timestamp;

use super::rows::insert_secret;
use crate::api_credentials::{Made, Maker, NewApiSecret};
use crate::sql::access_loss::role_acted_for;
use crate::sql::error::QueryError;
use crate::sql::row::single;
use crate::sql::sessions::goes_on;
use crate::sql::transaction::Transaction;
use crate::sql::value::params;

const INSERT_CREDENTIAL: &str = "
    INSERT INTO api_credentials (id, kind, company_id, name, note, scopes, role, created_by,
        created_at, expires_at, notice_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";

pub(crate) const FIND_FORM: &str = "SELECT 1 FROM api_secrets WHERE form = ?1";

// Locked: of secrets made at once each stops those before it.
pub(crate) const FIND_WORKING: &str = "
    SELECT row FROM api_credentials
    WHERE id = ?1 AND revoked_at IS NULL AND coalesce(expires_at > ?2, TRUE) /*pg FOR UPDATE*/";

pub(crate) const STOP_SECRETS: &str = "
    UPDATE api_secrets SET stops_at = min(coalesce(stops_at, ?2), ?2)
    WHERE credential_row = ?1";

// A secret that stops at once, or within a day, is known to the person who replaced it.
pub(crate) const ANNOUNCE_STOP: &str = "
    UPDATE api_credentials SET notice_at = min(coalesce(notice_at, ?2), ?2)
    WHERE row = ?1 AND CAST(?2 AS BIGINT) > CAST(?3 AS BIGINT)";

pub(super) async fn make(
    tx: &impl Transaction,
    credential: &ApiCredential,
    secret: &NewApiSecret,
    maker: &Maker,
) -> Result<Made, QueryError> {
    if was_sent(tx, secret).await? {
        return Ok(Made::Before);
    }
    if !may_still_make(tx, maker).await? {
        return Ok(Made::MakerEnded);
    }
    insert_credential(tx, credential, Some(secret)).await?;
    Ok(Made::Now)
}

/// Who takes a right from the maker at the same moment waits, or has done it.
async fn may_still_make(tx: &impl Transaction, maker: &Maker) -> Result<bool, QueryError> {
    let Maker { user, company, role, session } = maker;
    if role_acted_for(tx, user, company).await? != Some(*role) {
        return Ok(false);
    }
    match session {
        Some((session, at)) => goes_on(tx, session, user, *at).await,
        None => Ok(true),
    }
}

pub(in crate::sql) async fn insert_credential(
    tx: &impl Transaction,
    credential: &ApiCredential,
    secret: Option<&NewApiSecret>,
) -> Result<(), QueryError> {
    let values = params![
        &credential.id,
        credential.kind.as_str(),
        &credential.company_id,
        &credential.name,
        &credential.note,
        &credential.scopes,
        credential.role,
        &credential.created_by,
        credential.created_at,
        credential.expires_at,
        credential.next_notice(credential.created_at).map(|(at, _)| at),
    ];
    let row = tx.insert(INSERT_CREDENTIAL, values).await?;
    match secret {
        Some(secret) => insert_secret(tx, row, secret).await,
        None => Ok(()),
    }
}

pub(super) async fn replace(
    tx: &impl Transaction,
    id: &ApiCredentialId,
    secret: &NewApiSecret,
    old_stop_at: Timestamp,
    maker: &Maker,
) -> Result<Option<Made>, QueryError> {
    if was_sent(tx, secret).await? {
        return Ok(Some(Made::Before));
    }
    if !may_still_make(tx, maker).await? {
        return Ok(Some(Made::MakerEnded));
    }
    let found = tx.find_one(FIND_WORKING, params![id, secret.made_at], single::<i64>).await?;
    let Some(row) = found else { return Ok(None) };
    tx.execute(STOP_SECRETS, params![row, old_stop_at]).await?;
    let announced = params![row, stop_notice_at(old_stop_at), secret.made_at];
    tx.execute(ANNOUNCE_STOP, announced).await?;
    insert_secret(tx, row, secret).await?;
    Ok(Some(Made::Now))
}

/// Whether the form that asks for a secret was sent before.
pub(in crate::sql) async fn was_sent(
    tx: &impl Transaction,
    secret: &NewApiSecret,
) -> Result<bool, QueryError> {
    tx.exists(FIND_FORM, params![&secret.form]).await
}
