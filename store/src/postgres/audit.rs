//! The audit log.

use async_trait::async_trait;
use oauth::audit::AuditEvent;
use oauth::audit::chain::{Chain, EntryHash, FIELDS, KeptEntry, hash};
use oauth::id::CompanyId;
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use super::PostgresStore;
use super::connection::Connection;
use super::rows::{Columns, Fault, change, find_all, find_one};
use crate::StoreError;
use crate::audit::{AuditEntry, AuditQuery, AuditStore};

const HEAD: &str = "SELECT seq, hash FROM audit_head";

const LOCK_HEAD: &str = "SELECT seq, hash FROM audit_head FOR UPDATE";

const NOTE_HEAD: &str = "UPDATE audit_head SET seq = $1, hash = $2";

const APPEND: &str = "
    INSERT INTO audit (seq, at, hash, company_id, actor_kind, actor_id, actor_name, actor_email,
        action, subject_kind, subject_id, subject_name, detail, address)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";

/// Entries as [`read_kept`] reads them, in the order of [`FIELDS`].
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

/// Who is looked for is somebody of the company: the platform's people are not to be
/// found out by asking for their names.
const ENTRIES_OF_COMPANY: &str = entries!(
    "WHERE company_id = $1 AND seq < $2 AND at BETWEEN $3 AND $4
        AND (cardinality($5::text[]) = 0 OR action = ANY($5))
        AND ($6 = '' OR actor_kind = 'person'
            AND (strpos(lower(actor_email), lower($6)) > 0
                OR strpos(lower(actor_name), lower($6)) > 0))
    ORDER BY seq DESC LIMIT $7"
);

/// With the same parameters, of which the first is not needed.
const ENTRIES: &str = entries!(
    "WHERE $1 = '' AND seq < $2 AND at BETWEEN $3 AND $4
        AND (cardinality($5::text[]) = 0 OR action = ANY($5))
        AND ($6 = '' OR strpos(lower(actor_email), lower($6)) > 0
            OR strpos(lower(actor_name), lower($6)) > 0)
    ORDER BY seq DESC LIMIT $7"
);

const CHAIN: &str = entries!("WHERE seq >= $1 ORDER BY seq LIMIT $2");

#[async_trait]
impl AuditStore for PostgresStore {
    async fn append_event(&self, event: &AuditEvent) -> Result<(), StoreError> {
        self.write(
            "add to the audit log",
            |connection| async move { append(&connection, event).await },
        )
        .await
    }

    async fn audit_entries(&self, query: &AuditQuery) -> Result<Vec<AuditEntry>, StoreError> {
        let sql = if query.company.is_some() { ENTRIES_OF_COMPANY } else { ENTRIES };
        let actions: Vec<&str> = query.actions.iter().map(|action| action.as_str()).collect();
        let params = (
            query.company.as_ref().map_or("", CompanyId::as_str),
            query.before.unwrap_or(i64::MAX),
            query.since.map_or(i64::MIN, |since| since.0),
            query.until.map_or(i64::MAX, |until| until.0),
            &actions,
            query.actor.as_deref().unwrap_or_default(),
            i64::from(query.limit),
        );
        self.read("list entries of the audit log", |connection| async move {
            find_all(&connection, sql, params, |row| {
                let kept = read_kept(row)?;
                Ok(AuditEntry { seq: kept.seq, event: kept.event() })
            })
            .await
        })
        .await
    }

    async fn audit_chain(&self, from: i64, limit: u32) -> Result<Vec<KeptEntry>, StoreError> {
        self.read("read the audit log's chain", |connection| async move {
            find_all(&connection, CHAIN, (from, i64::from(limit)), read_kept).await
        })
        .await
    }

    async fn audit_head(&self) -> Result<Chain, StoreError> {
        self.read("read the audit log's head", |connection| async move {
            find_head(&connection, HEAD).await
        })
        .await
    }
}

/// Adds an entry to the end of the chain. The head stays locked until the transaction ends,
/// which is next: the chain cannot fork, and nobody waits for long.
pub(super) async fn append(connection: &Connection, event: &AuditEvent) -> Result<(), Fault> {
    let Chain { length, head } = find_head(connection, LOCK_HEAD).await?;
    let (seq, at) = (length + 1, event.at.0);
    let fields = event.fields();
    let hash = hash(&head, seq, at, &fields).0.to_vec();
    let mut values: Vec<&(dyn ToSql + Sync)> = vec![&seq, &at, &hash];
    values.extend(fields.iter().map(|field| -> &(dyn ToSql + Sync) { field }));
    change(connection, APPEND, values.as_slice()).await?;
    change(connection, NOTE_HEAD, (seq, &hash)).await?;
    Ok(())
}

async fn find_head(connection: &Connection, sql: &str) -> Result<Chain, Fault> {
    let head = find_one(connection, sql, (), |row| {
        let hash: Vec<u8> = row.try_get(1)?;
        let hash = hash.try_into().map_err(|_| {
            Fault::inconsistent("audit_head", "hash", "a SHA-256 hash has 32 bytes")
        })?;
        Ok(Chain { length: row.try_get(0)?, head: EntryHash(hash) })
    })
    .await?;
    head.ok_or_else(|| Fault::inconsistent("audit_head", "one", "its row is missing"))
}

fn read_kept(row: &Row) -> Result<KeptEntry, Fault> {
    let columns = &mut Columns::of(row);
    let (seq, at, hash) = (columns.next()?, columns.next()?, columns.next()?);
    let mut fields = [const { None }; FIELDS.len()];
    for field in &mut fields {
        *field = columns.next()?;
    }
    Ok(KeptEntry { seq, at, fields, hash })
}
