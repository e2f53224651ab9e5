//! Access tokens.

use oauth::authentication::Authenticated;
use oauth::client::Client;
use oauth::credential::digest::Digest;
use oauth::discovery::resource::Resources;
use oauth::id::{ClientId, CompanyId, GrantId, UserId};
use oauth::jose::thumbprint::Thumbprint;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use oauth::token::access_token::LiveAccessToken;

use crate::sql::error::QueryError;
use crate::sql::row::{Columns, single};
use crate::sql::transaction::Transaction;
use crate::sql::value::{params, prefix};
use crate::tokens::{LiveSubject, NewAccessToken, SubjectRef, TokenSubject};

/// The query of every call of every API, so: one query, without the client, which is cached.
///
/// A user's token grants access as long as its family, its grant, the user and what they are in the
/// grant's company are active, to what the grant still has. The role is the current one there.
pub(crate) const FIND_ACCESS_TOKEN: &str = "
    SELECT access_tokens.client_id,
        access_tokens.company_id,
        access_tokens.scopes,
        access_tokens.resources,
        access_tokens.bound_to,
        access_tokens.issued_at,
        access_tokens.expires_at,
        grants.user_id,
        grants.id,
        grants.company_id,
        grants.scopes,
        memberships.role,
        token_families.authenticated_at,
        token_families.methods
    FROM access_tokens
    LEFT JOIN token_families ON token_families.row = access_tokens.family_row
    LEFT JOIN grants ON grants.row = token_families.grant_row
    LEFT JOIN memberships ON memberships.user_id = grants.user_id
        AND memberships.company_id = grants.company_id
    LEFT JOIN users ON users.id = grants.user_id
    WHERE access_tokens.hash_prefix = ?1 AND access_tokens.hash = ?2
        AND access_tokens.expires_at > ?3
        AND (access_tokens.family_row IS NULL
            OR token_families.revoked_at IS NULL
                AND grants.revoked_at IS NULL AND grants.expires_at > ?3
                AND grants.unused_ends_at > ?3
                AND memberships.active AND NOT users.disabled)";

const INSERT: &str = "
    INSERT INTO access_tokens (hash_prefix, hash, client_id, family_row, scopes, resources,
        bound_to, issued_at, expires_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

/// A service's: unless its client was disabled since it was read.
const INSERT_FOR_SERVICE: &str = "
    INSERT INTO access_tokens (hash_prefix, hash, client_id, company_id, scopes, resources,
        bound_to, issued_at, expires_at)
    SELECT ?1, ?2, id, ?4, ?5, ?6, ?7, ?8, ?9 FROM clients
    WHERE id = ?3 AND NOT disabled AND access_epoch = ?10 /*pg FOR SHARE*/";

// Every ten minutes: that is exact enough.
pub(crate) const TOUCH_SERVICE: &str = "
    UPDATE api_credentials SET last_used_at = ?2
    WHERE id = ?1 AND kind = 'oauth_client' AND coalesce(last_used_at + 600 <= ?2, TRUE)";

pub(crate) const FIND_CLIENT_OF_ACCESS_TOKEN: &str = "
    SELECT client_id FROM access_tokens WHERE hash_prefix = ?1 AND hash = ?2";

pub(crate) const REVOKE_ACCESS_TOKEN: &str = "
    DELETE FROM access_tokens WHERE hash_prefix = ?1 AND hash = ?2";

/// The subject of a token that is not stored, if it may still be what the token says.
pub(crate) const FIND_SUBJECT: &str = "
    SELECT grants.user_id, grants.id, memberships.role, grants.scopes,
        token_families.authenticated_at, token_families.methods
    FROM token_families
    JOIN grants ON grants.row = token_families.grant_row
    JOIN memberships ON memberships.user_id = grants.user_id
        AND memberships.company_id = grants.company_id
    JOIN users ON users.id = grants.user_id
    JOIN clients ON clients.id = grants.client_id
    WHERE token_families.id = ?1 AND token_families.revoked_at IS NULL
        AND grants.client_id = ?2 AND grants.company_id = ?3
        AND grants.revoked_at IS NULL AND grants.expires_at > ?4 AND grants.unused_ends_at > ?4
        AND memberships.active AND NOT users.disabled
        AND NOT clients.disabled";

/// See [`FIND_SUBJECT`].
const FIND_SERVICE: &str = "
    SELECT service_role, (SELECT coalesce(string_agg(scope, ' '), '') FROM client_scopes
        WHERE client_scopes.client_id = clients.id)
    FROM clients
    WHERE id = ?1 AND service_company_id = ?2 AND NOT disabled AND access_epoch = ?3";

/// A token that has not ended, but for what its client decides.
pub(super) struct StoredAccessToken {
    client_id: ClientId,
    /// `None`: a service's.
    user: Option<TokenUser>,
    /// A service's company.
    company_id: Option<CompanyId>,
    scopes: ScopeSet,
    resources: Resources,
    bound_to: Option<Thumbprint>,
    issued_at: Timestamp,
    expires_at: Timestamp,
}

struct TokenUser {
    id: UserId,
    grant_id: GrantId,
    company_id: CompanyId,
    role: Role,
    authenticated: Authenticated,
}

impl StoredAccessToken {
    pub(super) fn client_id(&self) -> &ClientId {
        &self.client_id
    }

    /// What it opens, if its client still may: a service's does as long as it serves the same
    /// company, to what it may still request.
    pub(super) fn of(self, client: &Client) -> Option<LiveAccessToken> {
        if client.disabled {
            return None;
        }
        let mut scopes = self.scopes;
        let mut authenticated = None;
        let (user_id, grant_id, company_id, role) = if let Some(user) = self.user {
            authenticated = Some(user.authenticated);
            (Some(user.id), Some(user.grant_id), user.company_id, user.role)
        } else {
            let company_id = self.company_id?;
            let service = client.service.as_ref()?;
            if service.company_id != company_id {
                return None;
            }
            scopes.retain(|scope| client.scope(scope).is_some());
            (None, None, company_id, service.role)
        };
        Some(LiveAccessToken {
            client_id: self.client_id,
            user_id,
            grant_id,
            company_id,
            role,
            authenticated,
            scopes,
            resources: self.resources,
            bound_to: self.bound_to,
            issued_at: self.issued_at,
            expires_at: self.expires_at,
        })
    }
}

pub(super) async fn find(
    tx: &impl Transaction,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<StoredAccessToken>, QueryError> {
    tx.find_one(FIND_ACCESS_TOKEN, params![prefix(token), token, now], read_stored).await
}

fn read_stored(row: &mut Columns<'_>) -> Result<StoredAccessToken, QueryError> {
    let mut token = StoredAccessToken {
        client_id: row.next()?,
        company_id: row.next()?,
        scopes: row.scopes("access_tokens", "scopes")?,
        resources: row.resources()?,
        bound_to: row.thumbprint("access_tokens", "bound_to")?,
        issued_at: row.next()?,
        expires_at: row.next()?,
        user: None,
    };
    if let Some(id) = row.next()? {
        let (grant_id, company_id) = (row.next()?, row.next()?);
        let granted: &str = row.next()?;
        token.scopes.retain(|scope| granted.split(' ').any(|granted| granted == scope.as_str()));
        let role = row.role("memberships", "role")?;
        let authenticated = row.authenticated()?;
        token.user = Some(TokenUser { id, grant_id, company_id, role, authenticated });
    }
    Ok(token)
}

pub(super) async fn find_subject(
    tx: &impl Transaction,
    subject: &SubjectRef,
    now: Timestamp,
) -> Result<Option<LiveSubject>, QueryError> {
    let SubjectRef { client_id, company_id, family_id, epoch } = subject;
    let Some(family_id) = family_id else {
        return tx
            .find_one(FIND_SERVICE, params![client_id, company_id, *epoch], |row| {
                Ok(LiveSubject {
                    user_id: None,
                    grant_id: None,
                    role: row.role("clients", "service_role")?,
                    scopes: row.scopes("client_scopes", "scope")?,
                    authenticated: None,
                })
            })
            .await;
    };
    tx.find_one(FIND_SUBJECT, params![family_id, client_id, company_id, now], |row| {
        Ok(LiveSubject {
            user_id: Some(row.next()?),
            grant_id: Some(row.next()?),
            role: row.role("memberships", "role")?,
            scopes: row.scopes("grants", "scopes")?,
            authenticated: Some(row.authenticated()?),
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

/// Stores a service's token; whether its client may still have it.
pub(super) async fn insert_for_service(
    tx: &impl Transaction,
    token: &NewAccessToken,
) -> Result<bool, QueryError> {
    // The role is not stored: it is that of the client whenever it is asked for.
    let TokenSubject::Service { company_id, epoch, .. } = &token.subject else {
        return Err(QueryError::Misuse("a user's token is issued for a code or a refresh token"));
    };
    let Some(hash) = &token.token else { return Ok(true) };
    let values = params![
        prefix(hash),
        hash,
        &token.client_id,
        company_id,
        &token.scopes,
        &token.resources,
        token.bound_to.as_ref(),
        token.issued_at,
        token.expires_at,
        *epoch,
    ];
    if tx.execute(INSERT_FOR_SERVICE, values).await? == 0 {
        return Ok(false);
    }
    tx.execute(TOUCH_SERVICE, params![&token.client_id, token.issued_at]).await?;
    Ok(true)
}

/// Stores a user's token; user and company are those of the family's grant.
pub(super) async fn insert_in_family(
    tx: &impl Transaction,
    token: &NewAccessToken,
    family_row: i64,
) -> Result<(), QueryError> {
    let Some(hash) = &token.token else { return Ok(()) };
    let values = params![
        prefix(hash),
        hash,
        &token.client_id,
        family_row,
        &token.scopes,
        &token.resources,
        token.bound_to.as_ref(),
        token.issued_at,
        token.expires_at,
    ];
    tx.execute(INSERT, values).await?;
    Ok(())
}
