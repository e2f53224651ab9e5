//! The audit log.

use async_trait::async_trait;
use oauth::audit::AuditEvent;
use oauth::audit::chain::{Chain, EntryHash, FIELDS, KeptEntry, hash};
use oauth::id::CompanyId;

use super::driver::Driver;
use super::error::QueryError;
use super::row::Columns;
use super::transaction::Transaction;
use super::value::{Value, params};
use crate::StoreError;
use crate::audit::{AuditEntry, AuditQuery, AuditStore};

pub(crate) const FIND_HEAD: &str = "SELECT seq, hash FROM audit_head WHERE one = 1";

pub(crate) const FIND_HEAD_TO_APPEND: &str =
    "SELECT seq, hash FROM audit_head WHERE one = 1 /*pg FOR UPDATE*/";

pub(crate) const SET_HEAD: &str = "UPDATE audit_head SET seq = ?1, hash = ?2 WHERE one = 1";

const APPEND: &str = "
    INSERT INTO audit (seq, at, hash, company_id, actor_kind, actor_id, actor_name, actor_email,
        action, subject_kind, subject_id, subject_name, detail, address)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";

/// Entries as [`read_entry`] reads them, in the order of [`FIELDS`].
macro_rules! entries {
    ($rest:literal) => {
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
pub(crate) const ENTRIES_OF_COMPANY: &str = entries!(
    "WHERE company_id = ?1 AND seq < ?2 AND at BETWEEN ?3 AND ?4
        AND (?5 = '' OR instr(?5, ' ' || action || ' ') > 0)
        AND (?6 = '' OR actor_kind = 'person'
            AND (instr(lower(actor_email), lower(?6)) > 0
                OR instr(lower(actor_name), lower(?6)) > 0))
    ORDER BY seq DESC LIMIT ?7"
);

/// With the same parameters, of which the first is not needed.
pub(crate) const ENTRIES: &str = entries!(
    "WHERE ?1 = '' AND seq < ?2 AND at BETWEEN ?3 AND ?4
        AND (?5 = '' OR instr(?5, ' ' || action || ' ') > 0)
        AND (?6 = '' OR instr(lower(actor_email), lower(?6)) > 0
            OR instr(lower(actor_name), lower(?6)) > 0)
    ORDER BY seq DESC LIMIT ?7"
);

pub(crate) const CHAIN: &str = entries!("WHERE seq >= ?1 ORDER BY seq LIMIT ?2");

#[async_trait]
impl<D: Driver> AuditStore for D {
    async fn append_event(&self, event: &AuditEvent) -> Result<(), StoreError> {
        self.write("add to the audit log", event.clone(), |tx, event| async move {
            append(&tx, &event).await
        })
        .await
    }

    async fn audit_entries(&self, query: &AuditQuery) -> Result<Vec<AuditEntry>, StoreError> {
        let AuditQuery { company, actions, actor, since, until, before, limit } = query;
        let sql = if company.is_some() { ENTRIES_OF_COMPANY } else { ENTRIES };
        let actions: Vec<&str> = actions.iter().map(|action| action.as_str()).collect();
        let actions =
            if actions.is_empty() { String::new() } else { format!(" {} ", actions.join(" ")) };
        self.read("list entries of the audit log", |tx| async move {
            let params = params![
                company.as_ref().map_or("", CompanyId::as_str),
                before.unwrap_or(i64::MAX),
                since.map_or(i64::MIN, |since| since.0),
                until.map_or(i64::MAX, |until| until.0),
                actions,
                actor.as_deref().unwrap_or_default(),
                *limit,
            ];
            tx.find_all(sql, params, |row| {
                let entry = read_entry(row)?;
                Ok(AuditEntry { seq: entry.seq, event: entry.event() })
            })
            .await
        })
        .await
    }

    async fn audit_chain(&self, from: i64, limit: u32) -> Result<Vec<KeptEntry>, StoreError> {
        self.read("read the audit log's chain", |tx| async move {
            tx.find_all(CHAIN, params![from, limit], read_entry).await
        })
        .await
    }

    async fn audit_head(&self) -> Result<Chain, StoreError> {
        self.read("read the audit log's head", |tx| async move { find_head(&tx, FIND_HEAD).await })
            .await
    }
}

/// Adds an entry to the end of the chain. The head stays locked until the transaction ends,
/// which is next: the chain cannot fork, and nobody waits for long.
pub(super) async fn append(tx: &impl Transaction, event: &AuditEvent) -> Result<(), QueryError> {
    let Chain { length, head } = find_head(tx, FIND_HEAD_TO_APPEND).await?;
    let (seq, at) = (length + 1, event.at.0);
    let fields = event.fields();
    let hash = hash(&head, seq, at, &fields).0;
    let mut values = vec![Value::from(seq), Value::from(at), Value::from(hash.as_slice())];
    values.extend(fields.into_iter().map(Value::from));
    tx.execute(APPEND, &values).await?;
    tx.execute(SET_HEAD, params![seq, hash.as_slice()]).await?;
    Ok(())
}

async fn find_head(tx: &impl Transaction, sql: &'static str) -> Result<Chain, QueryError> {
    let head = tx.find_one(sql, params![], |row| {
        Ok(Chain { length: row.next()?, head: EntryHash(row.hash("audit_head", "hash")?) })
    });
    head.await?.ok_or_else(|| QueryError::inconsistent("audit_head", "one", "its row is missing"))
}

fn read_entry(row: &mut Columns<'_>) -> Result<KeptEntry, QueryError> {
    let (seq, at, hash) = (row.next()?, row.next()?, row.next()?);
    let mut fields = [const { None }; FIELDS.len()];
    for field in &mut fields {
        *field = row.next()?;
    }
    Ok(KeptEntry { seq, at, fields, hash })
}
