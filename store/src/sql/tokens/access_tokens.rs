//! Access tokens.

use oauth::credential::digest::Digest;
use oauth::id::{ClientId, CompanyId, UserId};
use oauth::timestamp::Timestamp;
use oauth::token::access_token::LiveAccessToken;

use crate::sql::error::QueryError;
use crate::sql::row::{Columns, single};
use crate::sql::transaction::Transaction;
use crate::sql::value::{params, prefix};
use crate::tokens::{LiveSubject, NewAccessToken, SubjectRef, TokenSubject};

/// The query of every call of every API, so: one query.
///
/// A user's token grants access as long as its family, grant, user and client are active, to
/// what the grant still has. A service's token does as long as its client serves the same
/// company, to what the client may still request. The role is the current one.
pub(crate) const FIND_ACCESS_TOKEN: &str = "
    SELECT grants.user_id,
        coalesce(users.role, clients.service_role),
        access_tokens.scopes,
        CASE WHEN access_tokens.family_row IS NULL
            THEN (SELECT coalesce(string_agg(scope, ' '), '') FROM client_scopes
                WHERE client_scopes.client_id = access_tokens.client_id)
            ELSE grants.scopes
        END,
        access_tokens.client_id,
        grants.id,
        coalesce(grants.company_id, access_tokens.company_id),
        access_tokens.resources,
        access_tokens.bound_to,
        access_tokens.issued_at,
        access_tokens.expires_at
    FROM access_tokens
    JOIN clients ON clients.id = access_tokens.client_id
    LEFT JOIN token_families ON token_families.row = access_tokens.family_row
    LEFT JOIN grants ON grants.row = token_families.grant_row
    LEFT JOIN users ON users.id = grants.user_id
    WHERE access_tokens.hash_prefix = ?1 AND access_tokens.hash = ?2
        AND access_tokens.expires_at > ?3
        AND NOT clients.disabled
        AND CASE WHEN access_tokens.family_row IS NULL
            THEN clients.service_company_id = access_tokens.company_id
            ELSE token_families.revoked_at IS NULL
                AND grants.revoked_at IS NULL AND grants.expires_at > ?3
                AND grants.unused_ends_at > ?3
                AND NOT users.disabled AND users.company_id = grants.company_id
        END";

const INSERT: &str = "
    INSERT INTO access_tokens (hash_prefix, hash, client_id, family_row, company_id, scopes,
        resources, bound_to, issued_at, expires_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

// Every ten minutes: nobody needs to know it more exactly.
pub(crate) const TOUCH_SERVICE: &str = "
    UPDATE api_credentials SET last_used_at = ?2
    WHERE id = ?1 AND kind = 'oauth_client' AND coalesce(last_used_at + 600 <= ?2, TRUE)";

pub(crate) const FIND_CLIENT_OF_ACCESS_TOKEN: &str = "
    SELECT client_id FROM access_tokens WHERE hash_prefix = ?1 AND hash = ?2";

pub(crate) const REVOKE_ACCESS_TOKEN: &str = "
    DELETE FROM access_tokens WHERE hash_prefix = ?1 AND hash = ?2";

/// As [`FIND_ACCESS_TOKEN`], for a token that is not stored.
pub(crate) const FIND_SUBJECT: &str = "
    SELECT grants.user_id, grants.id, users.role, grants.scopes
    FROM token_families
    JOIN grants ON grants.row = token_families.grant_row
    JOIN users ON users.id = grants.user_id
    JOIN clients ON clients.id = grants.client_id
    WHERE token_families.id = ?1 AND token_families.revoked_at IS NULL
        AND grants.client_id = ?2 AND grants.company_id = ?3
        AND grants.revoked_at IS NULL AND grants.expires_at > ?4 AND grants.unused_ends_at > ?4
        AND NOT users.disabled AND users.company_id = grants.company_id
        AND NOT clients.disabled";

/// See [`FIND_SUBJECT`].
const FIND_SERVICE: &str = "
    SELECT service_role, (SELECT coalesce(string_agg(scope, ' '), '') FROM client_scopes
        WHERE client_scopes.client_id = clients.id)
    FROM clients WHERE id = ?1 AND service_company_id = ?2 AND NOT disabled";

pub(super) async fn find(
    tx: &impl Transaction,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<LiveAccessToken>, QueryError> {
    tx.find_one(FIND_ACCESS_TOKEN, params![prefix(token), token, now], read_live).await
}

fn read_live(row: &mut Columns<'_>) -> Result<LiveAccessToken, QueryError> {
    let user_id: Option<UserId> = row.next()?;
    let role = match user_id {
        Some(_) => row.role("users", "role")?,
        None => row.role("clients", "service_role")?,
    };
    let mut scopes = row.scopes("access_tokens", "scopes")?;
    let allowed: &str = row.next()?;
    scopes.retain(|scope| allowed.split(' ').any(|allowed| allowed == scope.as_str()));
    Ok(LiveAccessToken {
        user_id,
        role,
        scopes,
        client_id: row.next()?,
        grant_id: row.next()?,
        company_id: row.next()?,
        resources: row.resources("access_tokens")?,
        bound_to: row.thumbprint("access_tokens", "bound_to")?,
        issued_at: row.next()?,
        expires_at: row.next()?,
    })
}

pub(super) async fn find_subject(
    tx: &impl Transaction,
    subject: &SubjectRef,
    now: Timestamp,
) -> Result<Option<LiveSubject>, QueryError> {
    let SubjectRef { client_id, company_id, family_id } = subject;
    let Some(family_id) = family_id else {
        return tx
            .find_one(FIND_SERVICE, params![client_id, company_id], |row| {
                Ok(LiveSubject {
                    user_id: None,
                    grant_id: None,
                    role: row.role("clients", "service_role")?,
                    scopes: row.scopes("client_scopes", "scope")?,
                })
            })
            .await;
    };
    tx.find_one(FIND_SUBJECT, params![family_id, client_id, company_id, now], |row| {
        Ok(LiveSubject {
            user_id: Some(row.next()?),
            grant_id: Some(row.next()?),
            role: row.role("users", "role")?,
            scopes: row.scopes("grants", "scopes")?,
        })
    })
    .await
}

/// The client of a token that may have ended.
pub(super) async fn find_client(
    tx: &impl Transaction,
    token: &Digest,
) -> Result<Option<ClientId>, QueryError> {
    tx.find_one(FIND_CLIENT_OF_ACCESS_TOKEN, params![prefix(token), token], single).await
}

pub(super) async fn revoke(tx: &impl Transaction, token: &Digest) -> Result<(), QueryError> {
    tx.execute(REVOKE_ACCESS_TOKEN, params![prefix(token), token]).await?;
    Ok(())
}

/// Stores a service's token.
pub(super) async fn insert_for_service(
    tx: &impl Transaction,
    token: &NewAccessToken,
) -> Result<(), QueryError> {
    // The role is not stored: it is that of the client whenever it is asked for.
    let TokenSubject::Service { company_id, .. } = &token.subject else {
        return Err(QueryError::Misuse("a user's token is issued for a code or a refresh token"));
    };
    insert(tx, token, None, Some(company_id)).await?;
    tx.execute(TOUCH_SERVICE, params![&token.client_id, token.issued_at]).await?;
    Ok(())
}

/// Stores a user's token; user and company are those of the family's grant.
pub(super) async fn insert_in_family(
    tx: &impl Transaction,
    token: &NewAccessToken,
    family_row: i64,
) -> Result<(), QueryError> {
    insert(tx, token, Some(family_row), None).await
}

async fn insert(
    tx: &impl Transaction,
    token: &NewAccessToken,
    family_row: Option<i64>,
    company_id: Option<&CompanyId>,
) -> Result<(), QueryError> {
    let Some(hash) = &token.token else { return Ok(()) };
    let values = params![
        prefix(hash),
        hash,
        &token.client_id,
        family_row,
        company_id,
        &token.scopes,
        &token.resources,
        token.bound_to.as_ref(),
        token.issued_at,
        token.expires_at,
    ];
    tx.execute(INSERT, values).await?;
    Ok(())
}
