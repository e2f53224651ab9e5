//! Refresh tokens.

use oauth::credential::digest::Digest;
use oauth::id::{ClientId, CompanyId, GrantId, TokenFamilyId, UserId};
use oauth::timestamp::Timestamp;
use oauth::token::refresh_token::IssuedRefreshToken;
use tokio_postgres::Row;

use super::{access_tokens, families};
use crate::postgres::connection::Connection;
use crate::postgres::grants;
use crate::postgres::rows::{
    Fault, Seconds, bytea, change, digest, find_one, resources, scopes, thumbprint, time,
};
use crate::tokens::{NewRefreshToken, RefreshTokenRotation, Rotated, TokenSubject};

macro_rules! find_refresh_token {
    () => {
        "SELECT grants.client_id, grants.user_id, grants.company_id, grants.id AS grant_id,
        grants.scopes AS grant_scopes, grants.expires_at AS grant_expires_at,
        grants.row AS grant_row, token_families.row AS family_row, token_families.id AS family_id,
        token_families.scopes AS family_scopes, token_families.resources,
        token_families.bound_to,
        refresh_tokens.row, refresh_tokens.generation, refresh_tokens.expires_at,
        refresh_tokens.rotated_at
    FROM refresh_tokens
    JOIN token_families ON token_families.row = refresh_tokens.family_row
    JOIN grants ON grants.row = token_families.grant_row
    JOIN users ON users.id = grants.user_id
    JOIN clients ON clients.id = grants.client_id
    WHERE refresh_tokens.hash = $1
        AND token_families.revoked_at IS NULL
        AND grants.revoked_at IS NULL AND grants.expires_at > $2
        AND grants.unused_ends_at > $2
        AND NOT users.disabled AND users.company_id = grants.company_id
        AND NOT clients.disabled"
    };
}

const FIND_REFRESH_TOKEN: &str = find_refresh_token!();

// Whoever uses a token of the family at the same moment waits, and then finds what became of
// it. The grant may end meanwhile: its tokens open nothing then, whenever they were made.
const LOCK_REFRESH_TOKEN: &str =
    concat!(find_refresh_token!(), " FOR UPDATE OF token_families, refresh_tokens");

const FIND_ORIGIN_OF_REFRESH_TOKEN: &str = "
    SELECT grants.client_id, token_families.id
    FROM refresh_tokens
    JOIN token_families ON token_families.row = refresh_tokens.family_row
    JOIN grants ON grants.row = token_families.grant_row
    WHERE refresh_tokens.hash = $1";

const FIND_GENERATION: &str = "
    SELECT hash, rotated_at FROM refresh_tokens WHERE family_row = $1 AND generation = $2";

const MARK_ROTATED: &str = "
    UPDATE refresh_tokens SET rotated_at = $2 WHERE row = $1 AND rotated_at IS NULL";

const KEEP_REFRESH_TOKEN: &str = "
    INSERT INTO refresh_tokens (hash, family_row, generation, issued_at, expires_at)
    VALUES ($1, $2, $3, $4, $5)";

pub(super) async fn find(
    connection: &Connection,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<IssuedRefreshToken>, Fault> {
    Ok(find_kept(connection, FIND_REFRESH_TOKEN, token, now).await?.map(|kept| kept.issued))
}

/// Client and family of a token that may have ended.
pub(super) async fn find_origin(
    connection: &Connection,
    token: &Digest,
) -> Result<Option<(ClientId, TokenFamilyId)>, Fault> {
    let params = (bytea(token),);
    find_one(connection, FIND_ORIGIN_OF_REFRESH_TOKEN, params, |row| {
        let (client, family) = (row.try_get::<_, String>(0)?, row.try_get::<_, String>(1)?);
        Ok((ClientId::new(client), TokenFamilyId::new(family)))
    })
    .await
}

struct Kept {
    row: i64,
    family_row: i64,
    grant_row: i64,
    rotated_at: Option<Timestamp>,
    issued: IssuedRefreshToken,
}

async fn find_kept(
    connection: &Connection,
    sql: &str,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<Kept>, Fault> {
    let params = (bytea(token), Seconds(now));
    find_one(connection, sql, params, |row| {
        Ok(Kept {
            row: row.try_get("row")?,
            family_row: row.try_get("family_row")?,
            grant_row: row.try_get("grant_row")?,
            rotated_at: rotated_at(row)?,
            issued: read_issued(row)?,
        })
    })
    .await
}

fn rotated_at(row: &Row) -> Result<Option<Timestamp>, Fault> {
    Ok(row.try_get::<_, Option<Seconds>>("rotated_at")?.map(|seconds| seconds.0))
}

fn read_issued(row: &Row) -> Result<IssuedRefreshToken, Fault> {
    let generation = row.try_get::<_, i64>("generation")?;
    let issued = scopes(row.try_get("family_scopes")?, "token_families", "scopes")?;
    let allowed = scopes(row.try_get("grant_scopes")?, "grants", "scopes")?;
    Ok(IssuedRefreshToken {
        client_id: ClientId::new(row.try_get::<_, String>("client_id")?),
        user_id: UserId::new(row.try_get::<_, String>("user_id")?),
        company_id: CompanyId::new(row.try_get::<_, String>("company_id")?),
        grant_id: GrantId::new(row.try_get::<_, String>("grant_id")?),
        family_id: TokenFamilyId::new(row.try_get::<_, String>("family_id")?),
        generation: u32::try_from(generation)
            .map_err(|rule| Fault::inconsistent("refresh_tokens", "generation", rule))?,
        resources: resources(
            &row.try_get::<_, String>("resources")?,
            "token_families",
            "resources",
        )?,
        bound_to: thumbprint(row.try_get("bound_to")?, "token_families", "bound_to")?,
        scopes: issued.intersection(&allowed),
        expires_at: time(row, "expires_at")?,
        grant_expires_at: time(row, "grant_expires_at")?,
    })
}

/// Exchanges a refresh token for its successor: the compare-and-set is
/// [`MARK_ROTATED`].
pub(super) async fn rotate(
    connection: &Connection,
    rotation: &RefreshTokenRotation,
) -> Result<Rotated, Fault> {
    let Some(kept) =
        find_kept(connection, LOCK_REFRESH_TOKEN, &rotation.presented, rotation.at).await?
    else {
        return Ok(Rotated::Ended);
    };
    if kept.issued.expires_at <= rotation.at {
        return Ok(Rotated::Ended);
    }
    check_descent(&kept.issued, rotation)?;
    let rotated = match kept.rotated_at {
        None => {
            if change(connection, MARK_ROTATED, (kept.row, Seconds(rotation.at))).await? != 1 {
                // An error, so that nothing is kept.
                let rule = "rotated by a second writer";
                return Err(Fault::inconsistent("refresh_tokens", "rotated_at", rule));
            }
            keep(connection, &rotation.successor, kept.family_row).await?;
            Rotated::Now
        }
        Some(rotated_at) => {
            let in_grace = rotation.at < rotated_at + rotation.grace;
            if !in_grace || !successor_is_unused(connection, &kept, rotation).await? {
                families::revoke(connection, kept.family_row, rotation.at).await?;
                return Ok(Rotated::Reused);
            }
            Rotated::Again
        }
    };
    access_tokens::keep_in_family(connection, &rotation.access_token, kept.family_row).await?;
    let ends_at = rotation.successor.expires_at.max(rotation.access_token.expires_at);
    families::prolong(connection, kept.family_row, ends_at).await?;
    grants::note_use(connection, kept.grant_row, rotation.at, rotation.unused_ends_at).await?;
    Ok(rotated)
}

async fn successor_is_unused(
    connection: &Connection,
    kept: &Kept,
    rotation: &RefreshTokenRotation,
) -> Result<bool, Fault> {
    let generation = i64::from(rotation.successor.generation);
    let successor = find_one(connection, FIND_GENERATION, (kept.family_row, generation), |row| {
        let hash = digest(&row.try_get::<_, Vec<u8>>("hash")?, "refresh_tokens", "hash")?;
        Ok((hash, rotated_at(row)?))
    })
    .await?;
    match successor {
        // The answer would name a token that is not kept: better none at all.
        Some((hash, None)) if hash != rotation.successor.token => {
            Err(Fault::Misuse("the successor is not the one kept at the first rotation"))
        }
        Some((_, None)) => Ok(true),
        Some((_, Some(_))) | None => Ok(false),
    }
}

/// What is to be kept must belong to the token presented.
fn check_descent(
    presented: &IssuedRefreshToken,
    rotation: &RefreshTokenRotation,
) -> Result<(), Fault> {
    let access_token = &rotation.access_token;
    let belongs = match &access_token.subject {
        TokenSubject::User { grant_id, family_id, .. } => {
            *grant_id == presented.grant_id && *family_id == presented.family_id
        }
        TokenSubject::Service { .. } => false,
    };
    if !belongs || access_token.client_id != presented.client_id {
        return Err(Fault::Misuse("the access token is of another grant, family or client"));
    }
    if presented.generation.checked_add(1) != Some(rotation.successor.generation) {
        return Err(Fault::Misuse("the successor is not of the next generation"));
    }
    Ok(())
}

/// Keeps a refresh token.
pub(super) async fn keep(
    connection: &Connection,
    token: &NewRefreshToken,
    family_row: i64,
) -> Result<(), Fault> {
    change(
        connection,
        KEEP_REFRESH_TOKEN,
        (
            bytea(&token.token),
            family_row,
            i64::from(token.generation),
            Seconds(token.issued_at),
            Seconds(token.expires_at),
        ),
    )
    .await?;
    Ok(())
}
