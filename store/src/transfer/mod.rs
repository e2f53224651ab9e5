//! Moves everything from SQLite to PostgreSQL.
//!
//! One transaction: the target has all of it, compared row by row by a digest of each
//! table on both sides, or nothing.

mod tables;
mod value;

use std::path::Path;

use futures_util::{TryStreamExt as _, pin_mut};
use rusqlite::{Connection, OpenFlags};
use thiserror::Error;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Transaction};

use self::tables::{TABLES, Table};
use self::value::{Summary, Value};
use crate::StoreError;
use crate::fault::Fault;
use crate::grants::Wording;
use crate::postgres::{PostgresStore, PostgresUrl, digest_of};
use crate::sqlite::SqliteStore;

/// Why nothing was moved.
#[derive(Debug, Error)]
pub enum TransferError {
    /// A database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is something in the target already.
    #[error("table {table} of {database} has rows already: name an empty database")]
    NotEmpty {
        /// The first table with rows.
        table: &'static str,
        /// The target.
        database: String,
    },
    /// What arrived is not what was sent.
    #[error(
        "table {table}: {sent} rows with the digest {sent_sha256} were sent, and {kept} rows \
         with the digest {kept_sha256} arrived; nothing was kept"
    )]
    Differs {
        /// The table.
        table: &'static str,
        /// How many rows SQLite has.
        sent: u64,
        /// Their digest.
        sent_sha256: String,
        /// How many rows PostgreSQL has.
        kept: u64,
        /// Their digest.
        kept_sha256: String,
    },
}

/// What was moved of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The table.
    pub table: &'static str,
    /// How many rows.
    pub rows: u64,
    /// The SHA-256 of all of them, the same on both sides.
    pub sha256: String,
}

/// Copies all of a SQLite database, which nobody may use meanwhile, to an empty PostgreSQL
/// database.
pub async fn sqlite_to_postgres(
    path: &Path,
    url: &PostgresUrl,
) -> Result<Vec<Moved>, TransferError> {
    // Both schemas are brought up to date first.
    SqliteStore::open(path)?.close().await;
    let target = PostgresStore::open(url, 2).await?;
    let source = open_source(path).map_err(|fault| fault.while_doing("open the source"))?;
    let moved = target
        .with_client(async |client: &mut Client| move_all(&source, client, url).await)
        .await?;
    target.close().await;
    moved
}

fn open_source(path: &Path) -> Result<Connection, Fault> {
    let source = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    // One moment for all tables.
    source.execute_batch("BEGIN")?;
    Ok(source)
}

async fn move_all(
    source: &Connection,
    client: &mut Client,
    url: &PostgresUrl,
) -> Result<Vec<Moved>, TransferError> {
    let fault = |fault: Fault| fault.while_doing("move everything");
    let transaction = client.transaction().await.map_err(|error| fault(error.into()))?;
    for table in TABLES {
        refuse_rows(&transaction, table, url).await?;
    }
    let mut moved = Vec::new();
    for table in TABLES {
        let doing = move |fault: Fault| match fault.while_doing("move a table") {
            StoreError::Database { doing, fault } => {
                StoreError::Database { doing, fault: format!("{}: {fault}", table.name) }
            }
            other => other,
        };
        let sent = copy(source, &transaction, table).await.map_err(doing)?;
        let kept = read_back(&transaction, table).await.map_err(doing)?;
        let (sent_rows, kept_rows) = (sent.rows, kept.rows);
        let (sent_sha256, kept_sha256) = (sent.sha256(), kept.sha256());
        if (sent_rows, &sent_sha256) != (kept_rows, &kept_sha256) {
            return Err(TransferError::Differs {
                table: table.name,
                sent: sent_rows,
                sent_sha256,
                kept: kept_rows,
                kept_sha256,
            });
        }
        moved.push(Moved { table: table.name, rows: sent_rows, sha256: sent_sha256 });
    }
    transaction.commit().await.map_err(|error| fault(error.into()))?;
    Ok(moved)
}

async fn refuse_rows(
    transaction: &Transaction<'_>,
    table: &Table,
    url: &PostgresUrl,
) -> Result<(), TransferError> {
    let name = table.name;
    // The head of an empty log is made with its table.
    let of_log = if name == "audit_head" { "WHERE seq > 0" } else { "" };
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {name} {of_log})");
    let found = transaction.query_one(&sql, &[]).await.and_then(|row| row.try_get(0));
    let is_filled: bool =
        found.map_err(|fault| Fault::from(fault).while_doing("look into the target"))?;
    if is_filled {
        return Err(TransferError::NotEmpty { table: name, database: url.to_string() });
    }
    Ok(())
}

/// Sends a table's rows, in the order of their keys.
async fn copy(
    source: &Connection,
    transaction: &Transaction<'_>,
    table: &Table,
) -> Result<Summary, Fault> {
    let Table { name, key, columns } = table;
    if *name == "audit_head" {
        transaction.execute("DELETE FROM audit_head", &[]).await?;
    }
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    let copy = format!("COPY {name} ({}) FROM STDIN BINARY", names.join(", "));
    let types: Vec<Type> = columns.iter().map(|column| column.kind.postgres()).collect();
    let writer = BinaryCopyInWriter::new(transaction.copy_in(&copy).await?, &types);
    pin_mut!(writer);
    let before: Vec<&str> = columns
        .iter()
        .map(|column| if column.before.is_empty() { "NULL" } else { column.before })
        .collect();
    let read = format!("SELECT {} FROM {name} ORDER BY {key}", before.join(", "));
    let mut statement = source.prepare(&read)?;
    let mut rows = statement.query(())?;
    let mut summary = Summary::default();
    while let Some(row) = rows.next()? {
        let mut values = Vec::with_capacity(columns.len());
        for (index, column) in columns.iter().enumerate() {
            values.push(column.kind.read_sqlite(row.get_ref(index)?)?);
        }
        compute(table, &mut values);
        let params: Vec<&(dyn ToSql + Sync)> = values.iter().map(Value::as_param).collect();
        writer.as_mut().write(&params).await?;
        summary.add(&values);
    }
    writer.finish().await?;
    if names.first() == Some(&"row") {
        // The next row gets the next number.
        let sql = format!(
            "SELECT setval(pg_get_serial_sequence('{name}', 'row'), coalesce(max(row), 0) + 1, \
             false) FROM {name}"
        );
        transaction.query_one(&sql, &[]).await?;
    }
    Ok(summary)
}

/// Fills in what only PostgreSQL keeps.
fn compute(table: &Table, values: &mut [Value]) {
    if table.name != "wordings" {
        return;
    }
    if let [
        _,
        digest,
        Value::Text(Some(language)),
        Value::Text(Some(prompt)),
        Value::Text(Some(sentence)),
    ] = values
    {
        let (language, prompt, sentence) = (language.clone(), prompt.clone(), sentence.clone());
        let wording = Wording { language, prompt, sentence };
        *digest = Value::Bytes(Some(digest_of(&wording).as_bytes().to_vec()));
    }
}

/// Reads what has arrived, in the same order.
async fn read_back(transaction: &Transaction<'_>, table: &Table) -> Result<Summary, Fault> {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let sql = format!("SELECT {} FROM {} ORDER BY {}", names.join(", "), table.name, table.key);
    let nothing: [&(dyn ToSql + Sync); 0] = [];
    let rows = transaction.query_raw(&sql, nothing).await?;
    pin_mut!(rows);
    let mut summary = Summary::default();
    while let Some(row) = rows.try_next().await? {
        let values = table.columns.iter().enumerate();
        let values: Result<Vec<Value>, Fault> =
            values.map(|(index, column)| column.kind.read_postgres(&row, index)).collect();
        summary.add(&values?);
    }
    Ok(summary)
}

#[cfg(test)]
mod tests {
    use super::tables::LEFT_OUT;
    use super::*;

    #[tokio::test]
    async fn every_column_of_every_table_of_sqlite_is_moved() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("countersign.db");
        SqliteStore::open(&path).expect("opens").close().await;
        let source = open_source(&path).expect("opens");
        let mut statement = source
            .prepare(
                "SELECT tables.name, columns.name FROM sqlite_schema AS tables
                 JOIN pragma_table_info(tables.name) AS columns
                 WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'",
            )
            .expect("prepares");
        let columns =
            statement.query_map((), |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
        for column in columns.expect("asks") {
            let (table, column) = column.expect("read");
            let is_moved = TABLES.iter().any(|known| {
                known.name == table && known.columns.iter().any(|known| known.before == column)
            });
            let is_left_out = LEFT_OUT.contains(&(table.as_str(), column.as_str()));
            assert!(is_moved != is_left_out, "{table}.{column}");
        }
    }
}
