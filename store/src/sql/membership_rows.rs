//! Memberships as their queries find them.

use oauth::id::CompanyId;
use oauth::membership::Membership;

use super::error::QueryError;
use super::row::Columns;
use super::transaction::Transaction;
use super::value::params;
use crate::sessions::NamedCompany;

/// The columns of a membership, in the order in which [`read_membership`] reads them.
macro_rules! membership_columns {
    () => {
        "memberships.user_id, memberships.company_id, memberships.role, memberships.job_title,
        memberships.active "
    };
}
pub(super) use membership_columns;

const INSERT_MEMBERSHIP: &str = "
    INSERT INTO memberships (user_id, company_id, role, job_title, active)
    VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT DO NOTHING";

/// Whether it was not there before.
pub(super) async fn insert_membership(
    tx: &impl Transaction,
    membership: &Membership,
) -> Result<bool, QueryError> {
    let Membership { user_id, company_id, role, job_title, active } = membership;
    let values = params![user_id, company_id, *role, job_title.as_ref(), *active];
    Ok(tx.execute(INSERT_MEMBERSHIP, values).await? == 1)
}

/// Reads a membership from the next columns, which are those of `membership_columns`.
pub(super) fn read_membership(row: &mut Columns<'_>) -> Result<Membership, QueryError> {
    Ok(Membership {
        user_id: row.next()?,
        company_id: row.next()?,
        role: row.role("memberships", "role")?,
        job_title: row.next()?,
        active: row.next()?,
    })
}

/// Reads companies, one a line: the id, which has no space, and the name.
pub(super) fn read_named_companies(text: Option<&str>) -> Vec<NamedCompany> {
    let lines = text.unwrap_or_default().lines();
    lines
        .filter_map(|line| line.split_once(' '))
        .map(|(id, name)| NamedCompany { id: CompanyId::new(id), name: name.to_owned() })
        .collect()
}
