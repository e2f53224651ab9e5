//! Policies and decisions as they are stored, for all that reads or locks them.

use oauth::consent::policy::{AppDecision, CompanyPolicy, WhoMayConnect};
use oauth::id::{ClientId, CompanyId};

use super::error::QueryError;
use super::row::{Columns, scopes};

/// What a company decides about an app: locked by who decides, and, beside others, by who
/// gives out what a decision would take back.
pub(super) fn decision_about<'a>(company: &'a CompanyId, client: &'a ClientId) -> [&'a [u8]; 3] {
    [b"decision", company.as_str().as_bytes(), client.as_str().as_bytes()]
}

/// A company's policy: as [`decision_about`].
pub(super) fn policy_of(company: &CompanyId) -> [&[u8]; 2] {
    [b"policy", company.as_str().as_bytes()]
}

/// Reads a policy from the next columns, which are in the order of `policies::FIND_POLICY`.
pub(super) fn read_policy(row: &mut Columns<'_>) -> Result<CompanyPolicy, QueryError> {
    let mut who = |column: &'static str| {
        row.variant(&WhoMayConnect::ALL, WhoMayConnect::as_str, "company_policies", column)
    };
    Ok(CompanyPolicy {
        read: who("may_read")?,
        change: who("may_change")?,
        delete: who("may_delete")?,
        admin: who("may_admin")?,
        until_removed: row.next()?,
    })
}

/// Reads a decision from the next column: what is approved.
pub(super) fn read_decision(row: &mut Columns<'_>) -> Result<AppDecision, QueryError> {
    Ok(match row.next::<Option<&str>>()? {
        Some(text) => AppDecision::Approved(scopes(text, "company_apps", "approved")?),
        None => AppDecision::Blocked,
    })
}
