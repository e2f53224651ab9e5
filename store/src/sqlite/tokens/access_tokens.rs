//! Access tokens.

use oauth::digest::Digest;
use oauth::id::{ClientId, CompanyId, GrantId, UserId};
use oauth::timestamp::Timestamp;
use oauth::token::access_token::LiveAccessToken;
use rusqlite::{Connection, Row, named_params};

use crate::sqlite::rows::{Fault, Seconds, find_one, insert, prefix, role, scopes};
use crate::tokens::{NewAccessToken, TokenSubject};

/// The query of every call of every API, so: one query, and columns by number.
///
/// A person's token is as good as its family, grant, person and client; what it
/// opens is cut to what the grant still has. A service's token is as good as
/// its client, as long as that serves the same company; what it opens is cut to
/// what the client may still ask for. The role is that of now.
pub(in crate::sqlite) const FIND_ACCESS_TOKEN: &str = "
    SELECT access_tokens.client_id,
        grants.user_id,
        grants.id,
        coalesce(grants.company_id, access_tokens.company_id),
        coalesce(users.role, clients.service_role),
        access_tokens.scopes,
        CASE WHEN access_tokens.family_row IS NULL
            THEN (SELECT coalesce(group_concat(scope, ' '), '') FROM client_scopes
                WHERE client_scopes.client_id = access_tokens.client_id)
            ELSE grants.scopes
        END,
        access_tokens.issued_at,
        access_tokens.expires_at
    FROM access_tokens
    JOIN clients ON clients.id = access_tokens.client_id
    LEFT JOIN token_families ON token_families.row = access_tokens.family_row
    LEFT JOIN grants ON grants.row = token_families.grant_row
    LEFT JOIN users ON users.id = grants.user_id
    WHERE access_tokens.hash_prefix = ?1 AND access_tokens.hash = ?2
        AND access_tokens.expires_at > ?3
        AND clients.disabled = 0
        AND CASE WHEN access_tokens.family_row IS NULL
            THEN clients.service_company_id = access_tokens.company_id
            ELSE token_families.revoked_at IS NULL
                AND grants.revoked_at IS NULL AND grants.expires_at > ?3
                AND grants.unused_ends_at > ?3
                AND users.disabled = 0 AND users.company_id = grants.company_id
        END";

const KEEP_ACCESS_TOKEN: &str = "
    INSERT INTO access_tokens (hash_prefix, hash, client_id, family_row, company_id, scopes,
        issued_at, expires_at)
    VALUES (:hash_prefix, :hash, :client_id, :family_row, :company_id, :scopes, :issued_at,
        :expires_at)";

pub(super) fn find(
    connection: &Connection,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<LiveAccessToken>, Fault> {
    let params = (prefix(token), token.as_bytes(), Seconds(now));
    find_one(connection, FIND_ACCESS_TOKEN, params, read_live)
}

fn read_live(row: &Row<'_>) -> Result<LiveAccessToken, Fault> {
    let user_id = row.get::<_, Option<String>>(1)?;
    let (role_table, role_column, allowed_table, allowed_column) = match user_id {
        Some(_) => ("users", "role", "grants", "scopes"),
        None => ("clients", "service_role", "client_scopes", "scope"),
    };
    let issued = scopes(row.get(5)?, "access_tokens", "scopes")?;
    let allowed = scopes(row.get(6)?, allowed_table, allowed_column)?;
    Ok(LiveAccessToken {
        client_id: ClientId::new(row.get::<_, String>(0)?),
        user_id: user_id.map(UserId::new),
        grant_id: row.get::<_, Option<String>>(2)?.map(GrantId::new),
        company_id: CompanyId::new(row.get::<_, String>(3)?),
        role: role(&row.get::<_, String>(4)?, role_table, role_column)?,
        scopes: issued.intersection(&allowed),
        issued_at: row.get::<_, Seconds>(7)?.0,
        expires_at: row.get::<_, Seconds>(8)?.0,
    })
}

/// Keeps a service's token.
pub(super) fn keep_for_service(
    connection: &Connection,
    token: &NewAccessToken,
) -> Result<(), Fault> {
    // The role is not kept: it is that of the client whenever it is asked for.
    let TokenSubject::Service { company_id, .. } = &token.subject else {
        return Err(Fault::Misuse("a person's token is issued for a code or a refresh token"));
    };
    keep(connection, token, None, Some(company_id))
}

/// Keeps a person's token; person and company stand in the family's grant.
pub(super) fn keep_in_family(
    connection: &Connection,
    token: &NewAccessToken,
    family_row: i64,
) -> Result<(), Fault> {
    keep(connection, token, Some(family_row), None)
}

fn keep(
    connection: &Connection,
    token: &NewAccessToken,
    family_row: Option<i64>,
    company_id: Option<&CompanyId>,
) -> Result<(), Fault> {
    insert(
        connection,
        KEEP_ACCESS_TOKEN,
        named_params! {
            ":hash_prefix": prefix(&token.token),
            ":hash": token.token.as_bytes(),
            ":client_id": token.client_id.as_str(),
            ":family_row": family_row,
            ":company_id": company_id.map(CompanyId::as_str),
            ":scopes": token.scopes.to_string(),
            ":issued_at": Seconds(token.issued_at),
            ":expires_at": Seconds(token.expires_at),
        },
    )?;
    Ok(())
}
