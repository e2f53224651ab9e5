//! The audit log.

use async_trait::async_trait;
use oauth::audit::AuditEvent;
use oauth::audit::chain::{Chain, EntryHash, FIELDS, KeptEntry, hash};
use oauth::id::CompanyId;
use rusqlite::{Connection, Row, params_from_iter, types::Value};

use super::rows::{Columns, Fault, change, find_all, find_one, insert};
use super::{SqliteStore, mail};
use crate::StoreError;
use crate::answers::is_undone;
use crate::audit::{AuditEntry, AuditQuery, AuditStore};
use crate::mail::Letter;

pub(super) const HEAD: &str = "SELECT seq, hash FROM audit_head WHERE one = 1";

pub(super) const NOTE_HEAD: &str = "UPDATE audit_head SET seq = ?1, hash = ?2 WHERE one = 1";

const APPEND: &str = "
    INSERT INTO audit (seq, at, hash, company_id, actor_kind, actor_id, actor_name, actor_email,
        action, subject_kind, subject_id, subject_name, detail, address)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";

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
pub(super) const ENTRIES_OF_COMPANY: &str = entries!(
    "WHERE company_id = ?1 AND seq < ?2 AND at BETWEEN ?3 AND ?4
        AND (?5 = '' OR instr(?5, ' ' || action || ' ') > 0)
        AND (?6 = '' OR actor_kind = 'person'
            AND (instr(lower(actor_email), lower(?6)) > 0
                OR instr(lower(actor_name), lower(?6)) > 0))
    ORDER BY seq DESC LIMIT ?7"
);

/// With the same parameters, of which the first is not needed.
pub(super) const ENTRIES: &str = entries!(
    "WHERE ?1 = '' AND seq < ?2 AND at BETWEEN ?3 AND ?4
        AND (?5 = '' OR instr(?5, ' ' || action || ' ') > 0)
        AND (?6 = '' OR instr(lower(actor_email), lower(?6)) > 0
            OR instr(lower(actor_name), lower(?6)) > 0)
    ORDER BY seq DESC LIMIT ?7"
);

pub(super) const CHAIN: &str = entries!("WHERE seq >= ?1 ORDER BY seq LIMIT ?2");

#[async_trait]
impl AuditStore for SqliteStore {
    async fn append_event(&self, event: &AuditEvent) -> Result<(), StoreError> {
        let event = event.clone();
        self.write("add to the audit log", move |connection| append(connection, &event)).await
    }

    async fn audit_entries(&self, query: &AuditQuery) -> Result<Vec<AuditEntry>, StoreError> {
        let sql = if query.company.is_some() { ENTRIES_OF_COMPANY } else { ENTRIES };
        let actions: Vec<&str> = query.actions.iter().map(|action| action.as_str()).collect();
        let actions =
            if actions.is_empty() { String::new() } else { format!(" {} ", actions.join(" ")) };
        let params = (
            query.company.as_ref().map_or("", CompanyId::as_str),
            query.before.unwrap_or(i64::MAX),
            query.since.map_or(i64::MIN, |since| since.0),
            query.until.map_or(i64::MAX, |until| until.0),
            actions,
            query.actor.as_deref().unwrap_or_default(),
            query.limit,
        );
        self.read("list entries of the audit log", |connection| {
            find_all(connection, sql, params, |row| {
                let kept = read_kept(row)?;
                Ok(AuditEntry { seq: kept.seq, event: kept.event() })
            })
        })
    }

    async fn audit_chain(&self, from: i64, limit: u32) -> Result<Vec<KeptEntry>, StoreError> {
        self.read("read the audit log's chain", |connection| {
            find_all(connection, CHAIN, (from, limit), read_kept)
        })
    }

    async fn audit_head(&self) -> Result<Chain, StoreError> {
        self.read("read the audit log's head", head)
    }
}

/// Does `work` and adds the event and the letters that tell of it, if it changed something.
pub(super) fn run<T: 'static>(
    connection: &Connection,
    event: Option<&AuditEvent>,
    letters: &[Letter],
    work: impl FnOnce(&Connection) -> Result<T, Fault>,
) -> Result<T, Fault> {
    if event.is_none() && letters.is_empty() {
        return work(connection);
    }
    let before = connection.total_changes();
    let outcome = work(connection)?;
    if connection.total_changes() != before && !is_undone(&outcome) {
        event.map_or(Ok(()), |event| append(connection, event))?;
        mail::keep(connection, letters)?;
    }
    Ok(outcome)
}

/// Adds an entry to the end of the chain. There is one writer at a time, and this is in
/// its transaction: the chain cannot fork.
fn append(connection: &Connection, event: &AuditEvent) -> Result<(), Fault> {
    let Chain { length, head } = head(connection)?;
    let (seq, at) = (length + 1, event.at.0);
    let fields = event.fields();
    let hash = hash(&head, seq, at, &fields).0.to_vec();
    let numbers = [Value::from(seq), Value::from(at), Value::from(hash.clone())];
    let texts = fields.map(|field| Value::from(field.map(str::to_owned)));
    insert(connection, APPEND, params_from_iter(numbers.into_iter().chain(texts)))?;
    change(connection, NOTE_HEAD, (seq, hash))?;
    Ok(())
}

fn head(connection: &Connection) -> Result<Chain, Fault> {
    let head = find_one(connection, HEAD, (), |row| {
        let hash: Vec<u8> = row.get(1)?;
        let hash = hash.try_into().map_err(|_| {
            Fault::inconsistent("audit_head", "hash", "a SHA-256 hash has 32 bytes")
        })?;
        Ok(Chain { length: row.get(0)?, head: EntryHash(hash) })
    })?;
    head.ok_or_else(|| Fault::inconsistent("audit_head", "one", "its row is missing"))
}

fn read_kept(row: &Row<'_>) -> Result<KeptEntry, Fault> {
    let columns = &mut Columns::of(row);
    let (seq, at, hash) = (columns.next()?, columns.next()?, columns.next()?);
    let mut fields = [const { None }; FIELDS.len()];
    for field in &mut fields {
        *field = columns.next()?;
    }
    Ok(KeptEntry { seq, at, fields, hash })
}
