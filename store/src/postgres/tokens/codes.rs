//! Authorization codes.

use oauth::authorize::pkce::CodeChallenge;
use oauth::credential::digest::Digest;
use oauth::id::{ClientId, CompanyId, GrantId, TokenFamilyId, UserId};
use oauth::token::authorization_code::IssuedCode;
use tokio_postgres::Row;

use super::families::NewFamily;
use super::{access_tokens, families, refresh_tokens};
use crate::postgres::connection::Connection;
use crate::postgres::grants;
use crate::postgres::rows::{
    Columns, Fault, Seconds, bytea, change, find_one, resources, scopes, thumbprint,
};
use crate::tokens::{CodeRedemption, Redeemed, TokenSubject};

/// Read by position.
const FIND_CODE: &str = "
    SELECT answers.allowed, grants.client_id, grants.user_id, grants.company_id, grants.id,
        grants.expires_at, codes.redirect_uri, codes.code_challenge, codes.dpop_key,
        codes.resources, grants.scopes, answers.answered_at, codes.expires_at, token_families.id
    FROM codes
    JOIN answers ON answers.row = codes.answer_row
    JOIN grants ON grants.row = codes.grant_row
    LEFT JOIN token_families ON token_families.row = codes.family_row
    WHERE codes.hash = $1 AND grants.revoked_at IS NULL";

// Locked: whoever redeems it at the same moment waits, and then finds it redeemed.
const FIND_CODE_TO_REDEEM: &str = "
    SELECT codes.answer_row, codes.family_row, codes.grant_row, grants.id,
        grants.client_id, codes.resources, answers.allowed,
        grants.revoked_at IS NULL AND grants.expires_at > $2 AND grants.unused_ends_at > $2
    FROM codes
    JOIN answers ON answers.row = codes.answer_row
    JOIN grants ON grants.row = codes.grant_row
    WHERE codes.hash = $1 FOR UPDATE OF codes";

const MARK_REDEEMED: &str = "
    UPDATE codes SET family_row = $2 WHERE answer_row = $1 AND family_row IS NULL";

pub(super) async fn find(
    connection: &Connection,
    code: &Digest,
) -> Result<Option<IssuedCode>, Fault> {
    find_one(connection, FIND_CODE, (bytea(code),), read_code).await
}

fn read_code(row: &Row) -> Result<IssuedCode, Fault> {
    let columns = &mut Columns::of(row);
    let issued = scopes(next_allowed(columns)?, "answers", "allowed")?;
    Ok(IssuedCode {
        client_id: ClientId::new(columns.next::<String>()?),
        user_id: UserId::new(columns.next::<String>()?),
        company_id: CompanyId::new(columns.next::<String>()?),
        grant_id: GrantId::new(columns.next::<String>()?),
        grant_expires_at: columns.next::<Seconds>()?.0,
        redirect_uri: columns.next()?,
        code_challenge: columns
            .next::<Option<String>>()?
            .map(|text| CodeChallenge::parse(&text))
            .transpose()
            .map_err(|rule| Fault::inconsistent("codes", "code_challenge", rule))?,
        dpop_key: thumbprint(columns.next()?, "codes", "dpop_key")?,
        resources: resources(&columns.next::<String>()?, "codes", "resources")?,
        scopes: issued.intersection(&columns.next_scopes("grants", "scopes")?),
        issued_at: columns.next::<Seconds>()?.0,
        expires_at: columns.next::<Seconds>()?.0,
        redeemed_for: columns.next::<Option<String>>()?.map(TokenFamilyId::new),
    })
}

/// A code's scopes are those of the answer it was issued for.
fn next_allowed(columns: &mut Columns<'_>) -> Result<Vec<String>, Fault> {
    let allowed = columns.next::<Option<Vec<String>>>()?;
    allowed.ok_or_else(|| Fault::inconsistent("answers", "allowed", "a refusal has no code"))
}

struct CodeToRedeem {
    row: i64,
    family_row: Option<i64>,
    grant_row: i64,
    grant_id: String,
    client_id: String,
    scopes: Vec<String>,
    resources: String,
    grant_stands: bool,
}

/// Exchanges a code, once: the compare-and-set is [`MARK_REDEEMED`].
pub(super) async fn redeem(
    connection: &Connection,
    redemption: &CodeRedemption,
) -> Result<Redeemed, Fault> {
    let params = (bytea(&redemption.code), Seconds(redemption.at));
    let code = find_one(connection, FIND_CODE_TO_REDEEM, params, |row| {
        let columns = &mut Columns::of(row);
        Ok(CodeToRedeem {
            row: columns.next()?,
            family_row: columns.next()?,
            grant_row: columns.next()?,
            grant_id: columns.next()?,
            client_id: columns.next()?,
            resources: columns.next()?,
            scopes: next_allowed(columns)?,
            grant_stands: columns.next()?,
        })
    })
    .await?;
    let Some(code) = code else {
        // Deleted since the caller found it, so it had ended long before.
        return Ok(Redeemed::Ended);
    };
    if let Some(family_row) = code.family_row {
        families::revoke(connection, family_row, redemption.at).await?;
        return Ok(Redeemed::Before);
    }
    // A code may be on its way when its grant ends, and its use must not prolong that.
    if !code.grant_stands {
        return Ok(Redeemed::Ended);
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
    )
    .await?;
    if change(connection, MARK_REDEEMED, (code.row, family_row)).await? != 1 {
        // An error, so that everything above is undone.
        return Err(Fault::inconsistent("codes", "family_row", "redeemed by a second writer"));
    }
    access_tokens::keep_in_family(connection, access_token, family_row).await?;
    if let Some(refresh_token) = &redemption.refresh_token {
        refresh_tokens::keep(connection, refresh_token, family_row).await?;
    }
    grants::note_use(connection, code.grant_row, redemption.at, redemption.unused_ends_at).await?;
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
