//! Refresh tokens.

use oauth::credential::digest::Digest;
use oauth::id::{ClientId, TokenFamilyId};
use oauth::timestamp::Timestamp;
use oauth::token::refresh_token::IssuedRefreshToken;

use super::{access_tokens, families};
use crate::sql::error::QueryError;
use crate::sql::grants;
use crate::sql::row::Columns;
use crate::sql::transaction::Transaction;
use crate::sql::value::{params, prefix};
use crate::tokens::{NewRefreshToken, RefreshTokenRotation, Rotated, TokenSubject};

macro_rules! find_refresh_token {
    ($lock:literal) => {
        concat!(
            "
    SELECT refresh_tokens.row, token_families.row, grants.row, refresh_tokens.rotated_at,
        token_families.scopes, grants.scopes,
        grants.client_id, grants.user_id, grants.company_id, grants.id, token_families.id,
        refresh_tokens.generation, token_families.resources, token_families.bound_to,
        refresh_tokens.expires_at, grants.expires_at, token_families.authenticated_at,
        token_families.methods, token_families.session_id
    FROM refresh_tokens
    JOIN token_families ON token_families.row = refresh_tokens.family_row
    JOIN grants ON grants.row = token_families.grant_row
    JOIN memberships ON memberships.user_id = grants.user_id
        AND memberships.company_id = grants.company_id
    JOIN users ON users.id = grants.user_id
    JOIN clients ON clients.id = grants.client_id
    WHERE refresh_tokens.hash_prefix = ?1 AND refresh_tokens.hash = ?2
        AND token_families.revoked_at IS NULL
        AND grants.revoked_at IS NULL AND grants.expires_at > ?3
        AND grants.unused_ends_at > ?3
        AND memberships.active AND NOT users.disabled
        AND NOT clients.disabled",
            $lock
        )
    };
}

pub(crate) const FIND_REFRESH_TOKEN: &str = find_refresh_token!("");

// Who uses a token of the family at the same moment waits, and then finds what became of it.
// The grant may end meanwhile: its tokens grant nothing then, whenever they were issued.
pub(crate) const FIND_REFRESH_TOKEN_TO_ROTATE: &str =
    find_refresh_token!(" /*pg FOR UPDATE OF token_families, refresh_tokens*/");

pub(crate) const FIND_ORIGIN_OF_REFRESH_TOKEN: &str = "
    SELECT grants.client_id, token_families.id
    FROM refresh_tokens
    JOIN token_families ON token_families.row = refresh_tokens.family_row
    JOIN grants ON grants.row = token_families.grant_row
    WHERE refresh_tokens.hash_prefix = ?1 AND refresh_tokens.hash = ?2";

pub(crate) const FIND_GENERATION: &str = "
    SELECT hash, rotated_at FROM refresh_tokens WHERE family_row = ?1 AND generation = ?2";

pub(crate) const MARK_ROTATED: &str = "
    UPDATE refresh_tokens SET rotated_at = ?2 WHERE row = ?1 AND rotated_at IS NULL";

const INSERT: &str = "
    INSERT INTO refresh_tokens (hash_prefix, hash, family_row, generation, issued_at, expires_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

pub(super) async fn find(
    tx: &impl Transaction,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<IssuedRefreshToken>, QueryError> {
    let stored = find_stored(tx, FIND_REFRESH_TOKEN, token, now).await?;
    Ok(stored.map(|stored| stored.issued))
}

/// Client and family of a token that may have ended.
pub(super) async fn find_origin(
    tx: &impl Transaction,
    token: &Digest,
) -> Result<Option<(ClientId, TokenFamilyId)>, QueryError> {
    let params = params![prefix(token), token];
    tx.find_one(FIND_ORIGIN_OF_REFRESH_TOKEN, params, |row| Ok((row.next()?, row.next()?))).await
}

struct StoredToken {
    row: i64,
    family_row: i64,
    grant_row: i64,
    issued: IssuedRefreshToken,
}

async fn find_stored(
    tx: &impl Transaction,
    sql: &'static str,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<StoredToken>, QueryError> {
    tx.find_one(sql, params![prefix(token), token, now], |row| {
        Ok(StoredToken {
            row: row.next()?,
            family_row: row.next()?,
            grant_row: row.next()?,
            issued: read_issued(row)?,
        })
    })
    .await
}

fn read_issued(row: &mut Columns<'_>) -> Result<IssuedRefreshToken, QueryError> {
    let rotated_at = row.next()?;
    let issued = row.scopes("token_families", "scopes")?;
    let allowed = row.scopes("grants", "scopes")?;
    Ok(IssuedRefreshToken {
        rotated_at,
        scopes: issued.intersection(&allowed),
        client_id: row.next()?,
        user_id: row.next()?,
        company_id: row.next()?,
        grant_id: row.next()?,
        family_id: row.next()?,
        generation: row.next()?,
        resources: row.resources()?,
        bound_to: row.thumbprint("token_families", "bound_to")?,
        expires_at: row.next()?,
        grant_expires_at: row.next()?,
        authenticated: row.authenticated()?,
        session_id: row.next()?,
    })
}

/// Exchanges a refresh token for its successor: the compare-and-set is
/// [`MARK_ROTATED`].
pub(super) async fn rotate(
    tx: &impl Transaction,
    rotation: &RefreshTokenRotation,
) -> Result<Rotated, QueryError> {
    let RefreshTokenRotation { presented, successor, access_token, at, .. } = rotation;
    let stored = find_stored(tx, FIND_REFRESH_TOKEN_TO_ROTATE, presented, *at).await?;
    let Some(stored) = stored.filter(|stored| stored.issued.expires_at > *at) else {
        return Ok(Rotated::Ended);
    };
    check_descent(&stored.issued, rotation)?;
    let rotated = match stored.issued.rotated_at {
        None => {
            if tx.execute(MARK_ROTATED, params![stored.row, *at]).await? != 1 {
                // An error, so that the transaction is rolled back.
                let rule = "rotated by a second writer";
                return Err(QueryError::inconsistent("refresh_tokens", "rotated_at", rule));
            }
            insert(tx, successor, stored.family_row).await?;
            Rotated::Now
        }
        Some(rotated_at) => {
            let in_grace = *at < rotated_at + rotation.grace;
            if !in_grace || !successor_is_unused(tx, &stored, rotation).await? {
                families::revoke(tx, stored.family_row, *at).await?;
                return Ok(Rotated::Reused);
            }
            Rotated::Again
        }
    };
    access_tokens::insert_in_family(tx, access_token, stored.family_row).await?;
    let ends_at = successor.expires_at.max(access_token.expires_at);
    families::prolong(tx, stored.family_row, ends_at).await?;
    grants::touch(tx, stored.grant_row, *at, rotation.unused_ends_at).await?;
    Ok(rotated)
}

async fn successor_is_unused(
    tx: &impl Transaction,
    stored: &StoredToken,
    rotation: &RefreshTokenRotation,
) -> Result<bool, QueryError> {
    let params = params![stored.family_row, rotation.successor.generation];
    let successor = tx.find_one(FIND_GENERATION, params, |row| {
        Ok((row.digest("refresh_tokens", "hash")?, row.next::<Option<Timestamp>>()?))
    });
    match successor.await? {
        // The answer would name a token that is not stored: better none at all.
        Some((hash, None)) if hash != rotation.successor.token => {
            Err(QueryError::Misuse("the successor is not the one stored at the first rotation"))
        }
        Some((_, None)) => Ok(true),
        Some((_, Some(_))) | None => Ok(false),
    }
}

/// What is to be stored must belong to the token presented.
fn check_descent(
    presented: &IssuedRefreshToken,
    rotation: &RefreshTokenRotation,
) -> Result<(), QueryError> {
    let access_token = &rotation.access_token;
    let belongs = match &access_token.subject {
        TokenSubject::User { grant_id, family_id, .. } => {
            *grant_id == presented.grant_id && *family_id == presented.family_id
        }
        TokenSubject::Service { .. } => false,
    };
    if !belongs || access_token.client_id != presented.client_id {
        return Err(QueryError::Misuse("the access token is of another grant, family or client"));
    }
    if presented.generation.checked_add(1) != Some(rotation.successor.generation) {
        return Err(QueryError::Misuse("the successor is not of the next generation"));
    }
    Ok(())
}

pub(super) async fn insert(
    tx: &impl Transaction,
    token: &NewRefreshToken,
    family_row: i64,
) -> Result<(), QueryError> {
    let NewRefreshToken { token, generation, issued_at, expires_at } = token;
    let values = params![prefix(token), token, family_row, *generation, *issued_at, *expires_at];
    tx.execute(INSERT, values).await?;
    Ok(())
}
