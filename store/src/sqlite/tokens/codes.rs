//! Authorization codes.

use oauth::digest::Digest;
use oauth::id::{ClientId, CompanyId, GrantId, TokenFamilyId, UserId};
use oauth::pkce::CodeChallenge;
use oauth::token::authorization_code::IssuedCode;
use rusqlite::{Connection, Row};

use super::families::NewFamily;
use super::{access_tokens, families, refresh_tokens};
use crate::sqlite::grants;
use crate::sqlite::rows::{Fault, change, find_one, prefix, resources, scopes, thumbprint, time};
use crate::tokens::{CodeRedemption, Redeemed, TokenSubject};

pub(in crate::sqlite) const FIND_CODE: &str = "
    SELECT grants.client_id, grants.user_id, grants.company_id, grants.id AS grant_id,
        grants.scopes AS grant_scopes, grants.expires_at AS grant_expires_at,
        codes.redirect_uri, codes.code_challenge, codes.dpop_key, codes.resources, answers.allowed, answers.answered_at,
        codes.expires_at, token_families.id AS family_id
    FROM codes
    JOIN answers ON answers.row = codes.answer_row
    JOIN grants ON grants.row = codes.grant_row
    LEFT JOIN token_families ON token_families.row = codes.family_row
    WHERE codes.hash_prefix = ?1 AND codes.hash = ?2 AND grants.revoked_at IS NULL";

pub(in crate::sqlite) const FIND_CODE_TO_REDEEM: &str = "
    SELECT codes.row, codes.family_row, codes.grant_row, grants.id AS grant_id,
        grants.client_id, codes.resources, answers.allowed
    FROM codes
    JOIN answers ON answers.row = codes.answer_row
    JOIN grants ON grants.row = codes.grant_row
    WHERE codes.hash_prefix = ?1 AND codes.hash = ?2";

pub(in crate::sqlite) const MARK_REDEEMED: &str = "
    UPDATE codes SET family_row = ?2 WHERE row = ?1 AND family_row IS NULL";

pub(super) fn find(connection: &Connection, code: &Digest) -> Result<Option<IssuedCode>, Fault> {
    find_one(connection, FIND_CODE, (prefix(code), code.as_bytes()), read_code)
}

fn read_code(row: &Row<'_>) -> Result<IssuedCode, Fault> {
    let challenge = row.get::<_, Option<String>>("code_challenge")?;
    let issued = scopes(allowed(row)?, "answers", "allowed")?;
    let granted = scopes(row.get("grant_scopes")?, "grants", "scopes")?;
    Ok(IssuedCode {
        client_id: ClientId::new(row.get::<_, String>("client_id")?),
        user_id: UserId::new(row.get::<_, String>("user_id")?),
        company_id: CompanyId::new(row.get::<_, String>("company_id")?),
        grant_id: GrantId::new(row.get::<_, String>("grant_id")?),
        grant_expires_at: time(row, "grant_expires_at")?,
        redirect_uri: row.get("redirect_uri")?,
        code_challenge: challenge
            .map(|text| CodeChallenge::parse(&text))
            .transpose()
            .map_err(|rule| Fault::inconsistent("codes", "code_challenge", rule))?,
        dpop_key: thumbprint(row.get("dpop_key")?, "codes", "dpop_key")?,
        resources: resources(&row.get::<_, String>("resources")?, "codes", "resources")?,
        scopes: issued.intersection(&granted),
        issued_at: time(row, "answered_at")?,
        expires_at: time(row, "expires_at")?,
        redeemed_for: row.get::<_, Option<String>>("family_id")?.map(TokenFamilyId::new),
    })
}

/// A code's scopes are those of the answer it was issued for.
fn allowed(row: &Row<'_>) -> Result<String, Fault> {
    row.get::<_, Option<String>>("allowed")?
        .ok_or_else(|| Fault::inconsistent("answers", "allowed", "a refusal has no code"))
}

struct CodeToRedeem {
    row: i64,
    family_row: Option<i64>,
    grant_row: i64,
    grant_id: String,
    client_id: String,
    scopes: String,
    resources: String,
}

/// Exchanges a code, once: the compare-and-set is [`MARK_REDEEMED`].
pub(super) fn redeem(
    connection: &Connection,
    redemption: &CodeRedemption,
) -> Result<Redeemed, Fault> {
    let hash = (prefix(&redemption.code), redemption.code.as_bytes());
    let code = find_one(connection, FIND_CODE_TO_REDEEM, hash, |row| {
        Ok(CodeToRedeem {
            row: row.get("row")?,
            family_row: row.get("family_row")?,
            grant_row: row.get("grant_row")?,
            grant_id: row.get("grant_id")?,
            client_id: row.get("client_id")?,
            scopes: allowed(row)?,
            resources: row.get("resources")?,
        })
    })?;
    let Some(code) = code else {
        // Deleted since the caller found it, so it had ended long before.
        return Ok(Redeemed::Before);
    };
    if let Some(family_row) = code.family_row {
        families::revoke(connection, family_row, redemption.at)?;
        return Ok(Redeemed::Before);
    }
    check_descent(&code, redemption)?;
    let access_token = &redemption.access_token;
    let ends_at = match &redemption.refresh_token {
        Some(refresh_token) => refresh_token.expires_at.max(access_token.expires_at),
        None => access_token.expires_at,
    };
    let family_row = families::begin(
        connection,
        &NewFamily {
            id: &redemption.family_id,
            grant_row: code.grant_row,
            scopes: &code.scopes,
            resources: &code.resources,
            bound_to: redemption.refresh_bound_to.as_ref(),
            ends_at,
        },
    )?;
    if change(connection, MARK_REDEEMED, (code.row, family_row))? != 1 {
        // An error, so that everything above is undone.
        return Err(Fault::inconsistent("codes", "family_row", "redeemed by a second writer"));
    }
    access_tokens::keep_in_family(connection, access_token, family_row)?;
    if let Some(refresh_token) = &redemption.refresh_token {
        refresh_tokens::keep(connection, refresh_token, family_row)?;
    }
    grants::note_use(connection, code.grant_row, redemption.at, redemption.unused_ends_at)?;
    Ok(Redeemed::Now)
}

/// The tokens must be what the code's grant says they are: later lookups take
/// person, company and client from there.
fn check_descent(code: &CodeToRedeem, redemption: &CodeRedemption) -> Result<(), Fault> {
    let access_token = &redemption.access_token;
    match &access_token.subject {
        TokenSubject::User { grant_id, family_id, .. }
            if grant_id.as_str() == code.grant_id
                && *family_id == redemption.family_id
                && access_token.client_id.as_str() == code.client_id =>
        {
            Ok(())
        }
        _ => Err(Fault::Misuse("the access token is of another grant, family or client")),
    }
}
