//! The audit log.

use async_trait::async_trait;
use oauth::audit::AuditAction;
use oauth::audit::chain::{Chain, EntryHash, FIELDS, KeptEntry};
use oauth::id::CompanyId;
use oauth::timestamp::Timestamp;

use super::audit_chain::{FIND_HEAD, FIND_HEAD_TO_APPEND, find_head};
use super::driver::Driver;
use super::error::QueryError;
use super::row::{Columns, single};
use super::transaction::Transaction;
use super::value::params;
use crate::audit::{AuditEntry, AuditQuery, AuditStore};
use crate::error::StoreError;

/// Entries as [`read_entry`] reads them, in the order of [`FIELDS`].
macro_rules! entries {
    ($rest:expr) => {
        concat!(
            "SELECT seq, at, hash, company_id, actor_kind, actor_id, actor_name, actor_email,
                action, subject_kind, subject_id, subject_name, detail, address
            FROM audit ",
            $rest
        )
    };
}

/// The actor is one of the company's users: the platform's are not to be found out by asking
/// for their names.
macro_rules! of_company {
    () => {
        "WHERE company_id = ?1 AND seq < ?2 AND at BETWEEN ?3 AND ?4
            AND (?5 = '' OR instr(?5, ' ' || action || ' ') > 0)
            AND (?6 = '' OR actor_kind = 'person'
                AND (instr(lower(actor_email), lower(?6)) > 0
                    OR instr(lower(actor_name), lower(?6)) > 0))
        ORDER BY seq DESC LIMIT ?7"
    };
}

pub(crate) const ENTRIES_OF_COMPANY: &str = entries!(of_company!());

pub(crate) const NUMBERS_OF_COMPANY: &str = concat!("SELECT seq FROM audit ", of_company!());

/// With the same parameters, of which the first is not needed.
macro_rules! of_all {
    () => {
        "WHERE ?1 = '' AND seq < ?2 AND at BETWEEN ?3 AND ?4
            AND (?5 = '' OR instr(?5, ' ' || action || ' ') > 0)
            AND (?6 = '' OR instr(lower(actor_email), lower(?6)) > 0
                OR instr(lower(actor_name), lower(?6)) > 0)
        ORDER BY seq DESC LIMIT ?7"
    };
}

pub(crate) const ENTRIES: &str = entries!(of_all!());

const NUMBERS: &str = concat!("SELECT seq FROM audit ", of_all!());

pub(crate) const CHAIN: &str = entries!("WHERE seq >= ?1 ORDER BY seq LIMIT ?2");

pub(crate) const FIND_BEGINNING: &str = "
    SELECT deleted_seq, coalesce(deleted_hash, ?1) FROM audit_head WHERE one = 1";

/// Of the oldest, which ends at the limit.
const OLDEST: &str = "SELECT seq, at, hash FROM audit ORDER BY seq LIMIT ?1";

const FIND_OLDEST: &str = "SELECT at FROM audit ORDER BY seq LIMIT 1";

pub(crate) const SET_BEGINNING: &str =
    "UPDATE audit_head SET deleted_seq = ?1, deleted_hash = ?2 WHERE one = 1";

pub(crate) const DELETE_OLDEST: &str = "DELETE FROM audit WHERE seq <= ?1";

/// The values of both kinds of queries.
macro_rules! parameters {
    ($query:ident, $actions:ident) => {
        params![
            $query.company.as_ref().map_or("", CompanyId::as_str),
            $query.before.unwrap_or(i64::MAX),
            $query.since.map_or(i64::MIN, |since| since.0),
            $query.until.map_or(i64::MAX, |until| until.0),
            $actions.as_str(),
            $query.actor.as_deref().unwrap_or_default(),
            $query.limit,
        ]
    };
}

/// Words with a space on both sides of each.
fn listed(actions: &[AuditAction]) -> String {
    let words: Vec<&str> = actions.iter().map(|action| action.as_str()).collect();
    if words.is_empty() { String::new() } else { format!(" {} ", words.join(" ")) }
}

#[async_trait]
impl<D: Driver> AuditStore for D {
    async fn audit_entries(&self, query: &AuditQuery) -> Result<Vec<AuditEntry>, StoreError> {
        let sql = if query.company.is_some() { ENTRIES_OF_COMPANY } else { ENTRIES };
        let actions = listed(&query.actions);
        let read = |row: &mut Columns<'_>| {
            let entry = read_entry(row)?;
            Ok(AuditEntry { seq: entry.seq, event: entry.event() })
        };
        let params = parameters!(query, actions);
        self.find_all("list entries of the audit log", sql, params, read).await
    }

    async fn audit_numbers(&self, query: &AuditQuery) -> Result<Vec<i64>, StoreError> {
        let sql = if query.company.is_some() { NUMBERS_OF_COMPANY } else { NUMBERS };
        let actions = listed(&query.actions);
        let params = parameters!(query, actions);
        self.find_all("count entries of the audit log", sql, params, read_number).await
    }

    async fn audit_chain(&self, from: i64, limit: u32) -> Result<Vec<KeptEntry>, StoreError> {
        self.find_all("read the audit log's chain", CHAIN, params![from, limit], read_entry).await
    }

    async fn audit_head(&self) -> Result<Chain, StoreError> {
        self.read("read the audit log's head", |tx| async move { find_head(&tx, FIND_HEAD).await })
            .await
    }

    async fn audit_beginning(&self) -> Result<Chain, StoreError> {
        self.read("read where the audit log begins", |tx| async move { find_beginning(&tx).await })
            .await
    }

    async fn delete_old_entries(&self, before: Timestamp, limit: u32) -> Result<u64, StoreError> {
        let oldest = self.read("look for old entries", |tx| async move { find_oldest(&tx).await });
        if oldest.await?.is_none_or(|at| at >= before) {
            return Ok(0);
        }
        self.write("delete old entries", (), move |tx, _| async move {
            // As who adds one: what is written meanwhile comes after.
            find_head(&tx, FIND_HEAD_TO_APPEND).await?;
            let read = |row: &mut Columns<'_>| {
                let (seq, at) = (row.next::<i64>()?, row.next::<Timestamp>()?);
                Ok((seq, at, row.hash("audit", "hash")?))
            };
            let oldest = tx.find_all(OLDEST, params![limit], read).await?;
            let last = oldest.into_iter().take_while(|(_, at, _)| *at < before).last();
            let Some((seq, _, hash)) = last else { return Ok(0) };
            tx.execute(SET_BEGINNING, params![seq, hash.as_slice()]).await?;
            tx.execute(DELETE_OLDEST, params![seq]).await
        })
        .await
    }
}

async fn find_beginning(tx: &impl Transaction) -> Result<Chain, QueryError> {
    let none = EntryHash::default();
    let read = |row: &mut Columns<'_>| {
        let length = row.next()?;
        Ok(Chain { length, head: EntryHash(row.hash("audit_head", "deleted_hash")?) })
    };
    let found = tx.find_one(FIND_BEGINNING, params![none.0.as_slice()], read).await?;
    Ok(found.unwrap_or_default())
}

async fn find_oldest(tx: &impl Transaction) -> Result<Option<Timestamp>, QueryError> {
    tx.find_one(FIND_OLDEST, params![], single).await
}

fn read_number(row: &mut Columns<'_>) -> Result<i64, QueryError> {
    row.next()
}

fn read_entry(row: &mut Columns<'_>) -> Result<KeptEntry, QueryError> {
    let (seq, at, hash) = (row.next()?, row.next()?, row.next()?);
    let mut fields = [const { None }; FIELDS.len()];
    for field in &mut fields {
        *field = row.next()?;
    }
    Ok(KeptEntry { seq, at, fields, hash })
}
