//! Policies and decisions as they are stored, for all that reads or locks them.

use oauth::consent::policy::{AppDecision, CompanyPolicy, WhoMayConnect};
use oauth::id::{ClientId, CompanyId, UserId};
use oauth::timestamp::Timestamp;

use super::error::QueryError;
use super::row::{Columns, scopes};
use super::transaction::Transaction;
use super::value::params;

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

/// A table of decisions: about apps, or about hosts.
pub(super) struct Decided {
    pub(super) put: &'static str,
    pub(super) delete: &'static str,
}

macro_rules! decided {
    ($table:literal, $about:literal) => {
        $crate::sql::policy_rows::Decided {
            put: concat!(
                "INSERT INTO ",
                $table,
                " (company_id, ",
                $about,
                ", approved, decided_by, decided_at)
                VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT (company_id, ",
                $about,
                ") DO UPDATE SET
                    approved = excluded.approved, decided_by = excluded.decided_by,
                    decided_at = excluded.decided_at"
            ),
            delete: concat!("DELETE FROM ", $table, " WHERE company_id = ?1 AND ", $about, " = ?2"),
        }
    };
}
pub(super) use decided;

impl Decided {
    pub(super) async fn put(
        &self,
        tx: &impl Transaction,
        company: &CompanyId,
        about: &str,
        decision: Option<&AppDecision>,
        by: &UserId,
        at: Timestamp,
    ) -> Result<(), QueryError> {
        let approved = match decision {
            None => {
                tx.execute(self.delete, params![company, about]).await?;
                return Ok(());
            }
            Some(AppDecision::Approved(scopes)) => Some(scopes),
            Some(AppDecision::Blocked) => None,
        };
        tx.execute(self.put, params![company, about, approved, by, at]).await?;
        Ok(())
    }
}
