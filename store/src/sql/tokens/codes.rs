//! Authorization codes.

use oauth::authentication::Authenticated;
use oauth::authorize::pkce::CodeChallenge;
use oauth::credential::digest::Digest;
use oauth::identity::claims::Claim;
use oauth::identity::has_openid;
use oauth::token::authorization_code::IssuedCode;

use super::families::NewFamily;
use super::{access_tokens, families, refresh_tokens};
use crate::sql::error::QueryError;
use crate::sql::grants;
use crate::sql::row::{Columns, scopes};
use crate::sql::session_ends::note_app;
use crate::sql::transaction::Transaction;
use crate::sql::value::{params, prefix};
use crate::tokens::{CodeRedemption, Redeemed, TokenSubject};

pub(crate) const FIND_CODE: &str = "
    SELECT answers.allowed, grants.client_id, grants.user_id, grants.company_id, grants.id,
        grants.expires_at, codes.redirect_uri, codes.code_challenge, codes.dpop_key,
        codes.resources, grants.scopes, answers.answered_at, codes.expires_at, codes.authenticated_at,
        codes.methods, answers.session_id, codes.nonce, codes.id_token_claims, token_families.id
    FROM codes
    JOIN answers ON answers.row = codes.answer_row
    JOIN grants ON grants.row = codes.grant_row
    JOIN memberships ON memberships.user_id = grants.user_id
        AND memberships.company_id = grants.company_id
    JOIN users ON users.id = grants.user_id
    LEFT JOIN token_families ON token_families.row = codes.family_row
    WHERE codes.hash_prefix = ?1 AND codes.hash = ?2 AND grants.revoked_at IS NULL
        AND memberships.active AND NOT users.disabled";

// Locked: who redeems it at the same moment waits, and then finds it redeemed.
pub(crate) const FIND_CODE_TO_REDEEM: &str = "
    SELECT codes.answer_row, codes.family_row, codes.grant_row, grants.id,
        grants.client_id, codes.resources, codes.authenticated_at, codes.methods,
        answers.session_id, answers.allowed,
        grants.revoked_at IS NULL AND grants.expires_at > ?3 AND grants.unused_ends_at > ?3
            AND coalesce(memberships.active, FALSE) AND NOT users.disabled
            AND NOT clients.disabled
    FROM codes
    JOIN answers ON answers.row = codes.answer_row
    JOIN grants ON grants.row = codes.grant_row
    LEFT JOIN memberships ON memberships.user_id = grants.user_id
        AND memberships.company_id = grants.company_id
    JOIN users ON users.id = grants.user_id
    JOIN clients ON clients.id = grants.client_id
    WHERE codes.hash_prefix = ?1 AND codes.hash = ?2 /*pg FOR UPDATE OF codes*/";

pub(crate) const MARK_REDEEMED: &str = "
    UPDATE codes SET family_row = ?2 WHERE answer_row = ?1 AND family_row IS NULL";

pub(super) async fn find(
    tx: &impl Transaction,
    code: &Digest,
) -> Result<Option<IssuedCode>, QueryError> {
    tx.find_one(FIND_CODE, params![prefix(code), code], read_code).await
}

fn read_code(row: &mut Columns<'_>) -> Result<IssuedCode, QueryError> {
    let issued = scopes(next_allowed(row)?, "answers", "allowed")?;
    Ok(IssuedCode {
        client_id: row.next()?,
        user_id: row.next()?,
        company_id: row.next()?,
        grant_id: row.next()?,
        grant_expires_at: row.next()?,
        redirect_uri: row.next()?,
        code_challenge: row
            .next::<Option<&str>>()?
            .map(CodeChallenge::parse)
            .transpose()
            .map_err(|rule| QueryError::inconsistent("codes", "code_challenge", rule))?,
        dpop_key: row.thumbprint("codes", "dpop_key")?,
        resources: row.resources()?,
        scopes: issued.intersection(&row.scopes("grants", "scopes")?),
        issued_at: row.next()?,
        expires_at: row.next()?,
        authenticated: row.authenticated()?,
        session_id: row.next()?,
        nonce: row.next()?,
        id_token_claims: row.variants(&Claim::ALL, Claim::as_str, "codes", "id_token_claims")?,
        redeemed_for: row.next()?,
    })
}

/// A code's scopes are those of the answer it was issued for.
fn next_allowed<'row>(row: &mut Columns<'row>) -> Result<&'row str, QueryError> {
    let allowed = row.next::<Option<&str>>()?;
    allowed.ok_or_else(|| QueryError::inconsistent("answers", "allowed", "a refusal has no code"))
}

struct CodeToRedeem {
    row: i64,
    family_row: Option<i64>,
    grant_row: i64,
    grant_id: String,
    client_id: String,
    resources: String,
    authenticated: Authenticated,
    session_id: String,
    scopes: String,
    grant_is_active: bool,
}

/// Exchanges a code, once: the compare-and-set is [`MARK_REDEEMED`].
pub(super) async fn redeem(
    tx: &impl Transaction,
    redemption: &CodeRedemption,
) -> Result<Redeemed, QueryError> {
    let CodeRedemption { code, at, access_token, ends_with_session, .. } = redemption;
    let code = tx
        .find_one(FIND_CODE_TO_REDEEM, params![prefix(code), code, *at], |row| {
            Ok(CodeToRedeem {
                row: row.next()?,
                family_row: row.next()?,
                grant_row: row.next()?,
                grant_id: row.next()?,
                client_id: row.next()?,
                resources: row.next()?,
                authenticated: row.authenticated()?,
                session_id: row.next()?,
                scopes: next_allowed(row)?.to_owned(),
                grant_is_active: row.next()?,
            })
        })
        .await?;
    let Some(code) = code else {
        // Deleted since the caller found it, so it had ended long before.
        return Ok(Redeemed::Ended);
    };
    if let Some(family_row) = code.family_row {
        families::revoke(tx, family_row, *at).await?;
        return Ok(Redeemed::Before);
    }
    // A code may be on its way when its grant ends, and its use must not prolong that.
    if !code.grant_is_active {
        return Ok(Redeemed::Ended);
    }
    check_descent(&code, redemption)?;
    // Before the family and the grant: who ends a session locks it first. A sign-in whose session has
    // just ended is none.
    if let TokenSubject::User { user_id, .. } = &access_token.subject
        && has_openid(&access_token.scopes)
    {
        let session = &code.session_id;
        let is_known = note_app(tx, session, &access_token.client_id, user_id).await?;
        if !is_known && *ends_with_session {
            return Ok(Redeemed::Ended);
        }
    }
    let ends_at = match &redemption.refresh_token {
        Some(refresh_token) => refresh_token.expires_at.max(access_token.expires_at),
        None => access_token.expires_at,
    };
    let family = NewFamily {
        id: &redemption.family_id,
        grant_row: code.grant_row,
        scopes: &code.scopes,
        resources: &code.resources,
        authenticated: &code.authenticated,
        session_id: &code.session_id,
        // An access token alone ends within minutes.
        ends_with_session: *ends_with_session && redemption.refresh_token.is_some(),
        bound_to: redemption.refresh_bound_to.as_ref(),
        ends_at,
    };
    let family_row = families::begin(tx, &family).await?;
    if tx.execute(MARK_REDEEMED, params![code.row, family_row]).await? != 1 {
        // An error, so that everything above is undone.
        return Err(QueryError::inconsistent("codes", "family_row", "redeemed by a second writer"));
    }
    access_tokens::insert_in_family(tx, access_token, family_row).await?;
    if let Some(refresh_token) = &redemption.refresh_token {
        refresh_tokens::insert(tx, refresh_token, family_row).await?;
    }
    grants::touch(tx, code.grant_row, *at, redemption.unused_ends_at).await?;
    Ok(Redeemed::Now)
}

/// The tokens must be what the code's grant says they are: later lookups take
/// user, company and client from there.
fn check_descent(code: &CodeToRedeem, redemption: &CodeRedemption) -> Result<(), QueryError> {
    let access_token = &redemption.access_token;
    match &access_token.subject {
        TokenSubject::User { grant_id, family_id, .. }
            if grant_id.as_str() == code.grant_id
                && *family_id == redemption.family_id
                && access_token.client_id.as_str() == code.client_id =>
        {
            Ok(())
        }
        _ => Err(QueryError::Misuse("the access token is of another grant, family or client")),
    }
}
