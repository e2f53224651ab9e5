//! The chain of the audit log's entries, and its head.

use oauth::audit::AuditEvent;
use oauth::audit::chain::{Chain, EntryHash, hash};

use super::error::QueryError;
use super::transaction::Transaction;
use super::value::{Value, params};

pub(crate) const FIND_HEAD: &str = "SELECT seq, hash FROM audit_head WHERE one = 1";

pub(crate) const FIND_HEAD_TO_APPEND: &str =
    "SELECT seq, hash FROM audit_head WHERE one = 1 /*pg FOR UPDATE*/";

pub(crate) const SET_HEAD: &str = "UPDATE audit_head SET seq = ?1, hash = ?2 WHERE one = 1";

const APPEND: &str = "
    INSERT INTO audit (seq, at, hash, company_id, actor_kind, actor_id, actor_name, actor_email,
        action, subject_kind, subject_id, subject_name, detail, address)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";

/// Adds an entry to the end of the chain. The head stays locked until the transaction ends,
/// which is next: the chain cannot fork, and the wait is short.
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

pub(super) async fn find_head(
    tx: &impl Transaction,
    sql: &'static str,
) -> Result<Chain, QueryError> {
    let head = tx.find_one(sql, params![], |row| {
        Ok(Chain { length: row.next()?, head: EntryHash(row.hash("audit_head", "hash")?) })
    });
    head.await?.ok_or_else(|| QueryError::inconsistent("audit_head", "one", "its row is missing"))
}
