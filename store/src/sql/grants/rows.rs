//! The columns of grants, and how they are read.

use oauth::consent::grant::Grant;
use oauth::consent::policy::CompanyPolicy;
use oauth::timestamp::Timestamp;

use crate::grants::{
    ConsentContext, GrantRecord, HistoryEntry, OwnGrant, OwnGrantCounts, Revocation, ScopeEvent,
    Wording,
};
use crate::sql::error::QueryError;
use crate::sql::policy_rows;
use crate::sql::row::Columns;

/// The end of a grant that ends when it is removed: the last second that
/// has a date of four digits.
pub(in crate::sql) const NEVER: Timestamp = Timestamp(253_402_300_799);

pub(in crate::sql) const ALLOWED: &str = "allowed";
pub(in crate::sql) const DECLINED: &str = "declined";
pub(super) const REMOVED: &str = "removed";

/// The columns of a grant, in the order in which [`read_grant`] reads them.
macro_rules! grant_columns {
    () => {
        "grants.id, grants.user_id, grants.client_id, grants.company_id, grants.scopes,
        grants.declined, grants.redirect_uri, grants.granted_at, grants.answered_at,
        grants.expires_at, grants.last_used_at, grants.unused_ends_at "
    };
}
pub(super) use grant_columns;

/// The columns of a record, in the order in which [`read_record`] reads them, and its number.
macro_rules! record_of {
    ($rest:literal) => {
        concat!(
            "SELECT ",
            grant_columns!(),
            ", grants.revoked_at, grants.revoked_by, grants.row ",
            $rest
        )
    };
}
pub(super) use record_of;

pub(super) fn read_consent_context(
    row: &mut Columns<'_>,
) -> Result<(ConsentContext, Option<i64>), QueryError> {
    let policy = if row.next()? {
        policy_rows::read_policy(row)?
    } else {
        row.skip(5);
        CompanyPolicy::default()
    };
    let decision = if row.next()? {
        Some(policy_rows::read_decision(row)?)
    } else {
        row.skip(1);
        None
    };
    let decided_by_host = row.next()?;
    let grant_row = row.next::<Option<i64>>()?;
    let grant = grant_row.map(|_| read_grant(row)).transpose()?;
    let context = ConsentContext { grant, policy, decision, decided_by_host };
    Ok((context, grant_row))
}

fn read_grant(row: &mut Columns<'_>) -> Result<Grant, QueryError> {
    Ok(Grant {
        id: row.next()?,
        user_id: row.next()?,
        client_id: row.next()?,
        company_id: row.next()?,
        scopes: row.scopes("grants", "scopes")?,
        declined: row.scopes("grants", "declined")?,
        redirect_uri: row.next()?,
        granted_at: row.next()?,
        answered_at: row.next()?,
        expires_at: Some(row.next()?).filter(|end| *end != NEVER),
        last_used_at: row.next()?,
        unused_ends_at: row.next()?,
    })
}

pub(super) fn read_record(row: &mut Columns<'_>) -> Result<GrantRecord, QueryError> {
    let grant = read_grant(row)?;
    let revoked_at = row.next::<Option<Timestamp>>()?;
    let by = row.next()?;
    Ok(GrantRecord { grant, revoked: revoked_at.map(|at| Revocation { at, by }) })
}

pub(super) fn read_own(row: &mut Columns<'_>) -> Result<OwnGrant, QueryError> {
    Ok(OwnGrant { record: read_record(row)?, app: row.next()?, requests: row.next()? })
}

pub(super) fn read_counts(row: &mut Columns<'_>) -> Result<OwnGrantCounts, QueryError> {
    let (all, ended) = (row.next::<u32>()?, row.next()?);
    Ok(OwnGrantCounts { active: all.saturating_sub(ended), ended })
}

pub(super) fn read_history(row: &mut Columns<'_>) -> Result<HistoryEntry, QueryError> {
    let table = "grant_answers";
    let scope = row.parse(table, "scope")?;
    let answer: &str = row.next()?;
    let by = row.next()?;
    let event = match answer {
        ALLOWED => ScopeEvent::Allowed,
        DECLINED => ScopeEvent::Declined,
        REMOVED => ScopeEvent::Removed { by },
        other => {
            let rule = format!("{other:?} is none of {ALLOWED}, {DECLINED}, {REMOVED}");
            return Err(QueryError::inconsistent(table, "answer", rule));
        }
    };
    let at = row.next()?;
    let wording = match row.next()? {
        Some(language) => Some(Wording { language, prompt: row.next()?, sentence: row.next()? }),
        None => None,
    };
    Ok(HistoryEntry { scope, event, at, wording })
}
