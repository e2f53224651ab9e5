//! Access tokens.

use oauth::credential::digest::Digest;
use oauth::id::{ClientId, CompanyId, GrantId, UserId};
use oauth::jose::thumbprint::Thumbprint;
use oauth::timestamp::Timestamp;
use oauth::token::access_token::LiveAccessToken;
use tokio_postgres::Row;

use crate::postgres::connection::Connection;
use crate::postgres::rows::{
    Fault, Seconds, bytea, change, find_one, names, resources, role, scopes, thumbprint,
};
use crate::tokens::{LiveSubject, NewAccessToken, SubjectRef, TokenSubject};

/// The query of every call of every API, so: one query, and columns by number.
///
/// A person's token is as good as its family, grant, person and client; what it
/// opens is cut to what the grant still has. A service's token is as good as
/// its client, as long as that serves the same company; what it opens is cut to
/// what the client may still ask for. The role is that of now.
const FIND_ACCESS_TOKEN: &str = "
    SELECT access_tokens.client_id,
        grants.user_id,
        grants.id,
        coalesce(grants.company_id, access_tokens.company_id),
        coalesce(users.role, clients.service_role),
        access_tokens.scopes,
        CASE WHEN access_tokens.family_row IS NULL
            THEN array(SELECT scope FROM client_scopes
                WHERE client_scopes.client_id = access_tokens.client_id)
            ELSE grants.scopes
        END,
        access_tokens.issued_at,
        access_tokens.expires_at,
        access_tokens.resources,
        access_tokens.bound_to
    FROM access_tokens
    JOIN clients ON clients.id = access_tokens.client_id
    LEFT JOIN token_families ON token_families.row = access_tokens.family_row
    LEFT JOIN grants ON grants.row = token_families.grant_row
    LEFT JOIN users ON users.id = grants.user_id
    WHERE access_tokens.hash = $1
        AND access_tokens.expires_at > $2
        AND NOT clients.disabled
        AND CASE WHEN access_tokens.family_row IS NULL
            THEN clients.service_company_id = access_tokens.company_id
            ELSE token_families.revoked_at IS NULL
                AND grants.revoked_at IS NULL AND grants.expires_at > $2
                AND grants.unused_ends_at > $2
                AND NOT users.disabled AND users.company_id = grants.company_id
        END";

const KEEP_ACCESS_TOKEN: &str = "
    INSERT INTO access_tokens (hash, client_id, family_row, company_id, scopes,
        resources, bound_to, issued_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6,
        $7, $8, $9)";

// Noted every ten minutes: nobody needs to know it more exactly.
const NOTE_SERVICES_USE: &str = "
    UPDATE api_credentials SET last_used_at = $2
    WHERE id = $1 AND kind = 'oauth_client' AND coalesce(last_used_at + 600 <= $2, true)";

const FIND_CLIENT_OF_ACCESS_TOKEN: &str = "
    SELECT client_id FROM access_tokens WHERE hash = $1";

const REVOKE_ACCESS_TOKEN: &str = "
    DELETE FROM access_tokens WHERE hash = $1";

/// As [`FIND_ACCESS_TOKEN`], for a token of which nothing is kept.
const FIND_SUBJECT: &str = "
    SELECT grants.user_id, grants.id, users.role, grants.scopes
    FROM token_families
    JOIN grants ON grants.row = token_families.grant_row
    JOIN users ON users.id = grants.user_id
    JOIN clients ON clients.id = grants.client_id
    WHERE token_families.id = $1 AND token_families.revoked_at IS NULL
        AND grants.client_id = $2 AND grants.company_id = $3
        AND grants.revoked_at IS NULL AND grants.expires_at > $4 AND grants.unused_ends_at > $4
        AND NOT users.disabled AND users.company_id = grants.company_id
        AND NOT clients.disabled";

/// See [`FIND_SUBJECT`].
const FIND_SERVICE: &str = "
    SELECT service_role, array(SELECT scope FROM client_scopes
        WHERE client_scopes.client_id = clients.id)
    FROM clients WHERE id = $1 AND service_company_id = $2 AND NOT disabled";

pub(super) async fn find(
    connection: &Connection,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<LiveAccessToken>, Fault> {
    let params = (bytea(token), Seconds(now));
    find_one(connection, FIND_ACCESS_TOKEN, params, read_live).await
}

fn read_live(row: &Row) -> Result<LiveAccessToken, Fault> {
    let user_id = row.try_get::<_, Option<String>>(1)?;
    let (role_table, role_column) = match user_id {
        Some(_) => ("users", "role"),
        None => ("clients", "service_role"),
    };
    let mut live_scopes = scopes(row.try_get(5)?, "access_tokens", "scopes")?;
    let allowed: Vec<&str> = row.try_get(6)?;
    live_scopes.retain(|scope| allowed.contains(&scope.as_str()));
    Ok(LiveAccessToken {
        client_id: ClientId::new(row.try_get::<_, String>(0)?),
        user_id: user_id.map(UserId::new),
        grant_id: row.try_get::<_, Option<String>>(2)?.map(GrantId::new),
        company_id: CompanyId::new(row.try_get::<_, String>(3)?),
        role: role(&row.try_get::<_, String>(4)?, role_table, role_column)?,
        scopes: live_scopes,
        resources: resources(&row.try_get::<_, String>(9)?, "access_tokens", "resources")?,
        bound_to: thumbprint(row.try_get(10)?, "access_tokens", "bound_to")?,
        issued_at: row.try_get::<_, Seconds>(7)?.0,
        expires_at: row.try_get::<_, Seconds>(8)?.0,
    })
}

pub(super) async fn find_subject(
    connection: &Connection,
    subject: &SubjectRef,
    now: Timestamp,
) -> Result<Option<LiveSubject>, Fault> {
    let (client_id, company_id) = (subject.client_id.as_str(), subject.company_id.as_str());
    let Some(family_id) = &subject.family_id else {
        return find_one(connection, FIND_SERVICE, (client_id, company_id), |row| {
            Ok(LiveSubject {
                user_id: None,
                grant_id: None,
                role: role(&row.try_get::<_, String>(0)?, "clients", "service_role")?,
                scopes: scopes(row.try_get(1)?, "client_scopes", "scope")?,
            })
        })
        .await;
    };
    let params = (family_id.as_str(), client_id, company_id, Seconds(now));
    find_one(connection, FIND_SUBJECT, params, |row| {
        Ok(LiveSubject {
            user_id: Some(UserId::new(row.try_get::<_, String>(0)?)),
            grant_id: Some(GrantId::new(row.try_get::<_, String>(1)?)),
            role: role(&row.try_get::<_, String>(2)?, "users", "role")?,
            scopes: scopes(row.try_get(3)?, "grants", "scopes")?,
        })
    })
    .await
}

/// The client of a token that may have ended.
pub(super) async fn find_client(
    connection: &Connection,
    token: &Digest,
) -> Result<Option<ClientId>, Fault> {
    let params = (bytea(token),);
    find_one(connection, FIND_CLIENT_OF_ACCESS_TOKEN, params, |row| {
        Ok(ClientId::new(row.try_get::<_, String>(0)?))
    })
    .await
}

/// Revokes one token.
pub(super) async fn revoke(connection: &Connection, token: &Digest) -> Result<(), Fault> {
    change(connection, REVOKE_ACCESS_TOKEN, (bytea(token),)).await?;
    Ok(())
}

/// Keeps a service's token.
pub(super) async fn keep_for_service(
    connection: &Connection,
    token: &NewAccessToken,
) -> Result<(), Fault> {
    // The role is not kept: it is that of the client whenever it is asked for.
    let TokenSubject::Service { company_id, .. } = &token.subject else {
        return Err(Fault::Misuse("a person's token is issued for a code or a refresh token"));
    };
    keep(connection, token, None, Some(company_id)).await?;
    let params = (token.client_id.as_str(), Seconds(token.issued_at));
    change(connection, NOTE_SERVICES_USE, params).await?;
    Ok(())
}

/// Keeps a person's token; person and company stand in the family's grant.
pub(super) async fn keep_in_family(
    connection: &Connection,
    token: &NewAccessToken,
    family_row: i64,
) -> Result<(), Fault> {
    keep(connection, token, Some(family_row), None).await
}

async fn keep(
    connection: &Connection,
    token: &NewAccessToken,
    family_row: Option<i64>,
    company_id: Option<&CompanyId>,
) -> Result<(), Fault> {
    let Some(hash) = &token.token else { return Ok(()) };
    change(
        connection,
        KEEP_ACCESS_TOKEN,
        (
            bytea(hash),
            token.client_id.as_str(),
            family_row,
            company_id.map(CompanyId::as_str),
            names(&token.scopes),
            token.resources.to_string(),
            token.bound_to.as_ref().map(Thumbprint::as_str),
            Seconds(token.issued_at),
            Seconds(token.expires_at),
        ),
    )
    .await?;
    Ok(())
}
