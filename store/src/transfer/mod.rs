//! Copies everything from SQLite to PostgreSQL.
//!
//! Both have the same tables, so each is copied row by row. One transaction: the target has
//! all of it, compared by a digest of each table on both sides, or nothing.

mod value;

use std::path::Path;

use futures_util::{TryStreamExt as _, pin_mut};
use rusqlite::{Connection, OpenFlags};
use thiserror::Error;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Transaction};

use self::value::{Summary, Value};
use crate::error::StoreError;
use crate::postgres::{PostgresStore, PostgresUrl};
use crate::sql::error::QueryError;
use crate::sqlite::SqliteStore;

/// Every table, after those that it refers to: in the order in which the schema makes them.
/// PostgreSQL counts no changes, which nodes announce to each other.
const TABLES: &str = "
    SELECT name FROM sqlite_schema
    WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'changes' ORDER BY rowid";

const COLUMNS: &str = "SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid";

#[derive(Debug, Error)]
pub enum TransferError {
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is something in the target already.
    #[error("table {table} of {database} has rows already: name an empty database")]
    NotEmpty {
        /// The first table with rows.
        table: String,
        database: String,
    },
    /// What arrived is not what was sent.
    #[error(
        "table {table}: {sent} rows with the digest {sent_sha256} were sent, and {arrived} rows \
         with the digest {arrived_sha256} arrived; nothing was stored"
    )]
    Differs { table: String, sent: u64, sent_sha256: String, arrived: u64, arrived_sha256: String },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub table: String,
    pub rows: u64,
    /// The SHA-256 of all of them, the same on both sides.
    pub sha256: String,
}

struct Table {
    name: String,
    columns: Vec<String>,
    /// The columns of the primary key, by which rows are sorted.
    key: Vec<String>,
}

/// Copies all of a SQLite database, which must not be in use meanwhile, to an empty PostgreSQL
/// database.
pub async fn sqlite_to_postgres(
    path: &Path,
    url: &PostgresUrl,
) -> Result<Vec<Moved>, TransferError> {
    // A database of another schema is refused.
    SqliteStore::open(path)?.close().await;
    let target = PostgresStore::open(url, 2).await?;
    let source = open_source(path).map_err(|error| error.while_doing("open the source"))?;
    let moved = target
        .with_client(async |client: &mut Client| move_all(&source, client, url).await)
        .await?;
    target.close().await;
    moved
}

fn open_source(path: &Path) -> Result<Connection, QueryError> {
    let source = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    // One moment for all tables.
    source.execute_batch("BEGIN")?;
    Ok(source)
}

fn tables(source: &Connection) -> Result<Vec<Table>, QueryError> {
    let mut names = source.prepare(TABLES)?;
    let names = names.query_map((), |row| row.get(0))?;
    names.map(|name| table(source, name?)).collect()
}

fn table(source: &Connection, name: String) -> Result<Table, QueryError> {
    let mut columns = source.prepare(COLUMNS)?;
    let columns = columns.query_map((&name,), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let columns: Vec<(String, i64)> = columns.collect::<Result<_, _>>()?;
    let mut key: Vec<_> = columns.iter().filter(|(_, place)| *place > 0).collect();
    key.sort_by_key(|(_, place)| *place);
    let key = key.into_iter().map(|(name, _)| name.clone()).collect();
    Ok(Table { name, key, columns: columns.into_iter().map(|(name, _)| name).collect() })
}

impl Table {
    fn select(&self) -> String {
        let Self { name, columns, key } = self;
        format!("SELECT {} FROM {name} ORDER BY {}", columns.join(", "), key.join(", "))
    }
}

async fn move_all(
    source: &Connection,
    client: &mut Client,
    url: &PostgresUrl,
) -> Result<Vec<Moved>, TransferError> {
    let error = |error: QueryError| error.while_doing("move everything");
    let tables = tables(source).map_err(error)?;
    // A connection of the store writes where it says so.
    let transaction = client.build_transaction().read_only(false).start().await;
    let transaction = transaction.map_err(|fault| error(fault.into()))?;
    for table in &tables {
        refuse_rows(&transaction, table, url).await?;
    }
    let mut moved = Vec::new();
    for table in &tables {
        let doing = |error: QueryError| match error.while_doing("move a table") {
            StoreError::Database { doing, fault } => {
                StoreError::Database { doing, fault: format!("{}: {fault}", table.name) }
            }
            other => other,
        };
        let types = types(&transaction, table).await.map_err(doing)?;
        let sent = copy(source, &transaction, table, &types).await.map_err(doing)?;
        let arrived = read_back(&transaction, table, &types).await.map_err(doing)?;
        let (rows, arrived_rows) = (sent.rows, arrived.rows);
        let (sha256, arrived_sha256) = (sent.sha256(), arrived.sha256());
        let table = table.name.clone();
        if (rows, &sha256) != (arrived_rows, &arrived_sha256) {
            return Err(TransferError::Differs {
                table,
                sent: rows,
                sent_sha256: sha256,
                arrived: arrived_rows,
                arrived_sha256,
            });
        }
        moved.push(Moved { table, rows, sha256 });
    }
    transaction.commit().await.map_err(|fault| error(fault.into()))?;
    Ok(moved)
}

async fn refuse_rows(
    transaction: &Transaction<'_>,
    table: &Table,
    url: &PostgresUrl,
) -> Result<(), TransferError> {
    let name = &table.name;
    // The head of an empty log is made with its table.
    let of_log = if name == "audit_head" { "WHERE seq > 0" } else { "" };
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {name} {of_log})");
    let found = transaction.query_one(&sql, &[]).await.and_then(|row| row.try_get(0));
    let is_filled: bool =
        found.map_err(|fault| QueryError::from(fault).while_doing("look into the target"))?;
    if is_filled {
        return Err(TransferError::NotEmpty { table: name.clone(), database: url.to_string() });
    }
    Ok(())
}

/// PostgreSQL's types of a table's columns.
async fn types(transaction: &Transaction<'_>, table: &Table) -> Result<Vec<Type>, QueryError> {
    let statement = transaction.prepare(&table.select()).await?;
    Ok(statement.columns().iter().map(|column| column.type_().clone()).collect())
}

/// Sends a table's rows, in the order of their keys.
async fn copy(
    source: &Connection,
    transaction: &Transaction<'_>,
    table: &Table,
    types: &[Type],
) -> Result<Summary, QueryError> {
    let Table { name, columns, .. } = table;
    if name == "audit_head" {
        transaction.execute("DELETE FROM audit_head", &[]).await?;
    }
    let copy = format!("COPY {name} ({}) FROM STDIN BINARY", columns.join(", "));
    let writer = BinaryCopyInWriter::new(transaction.copy_in(&copy).await?, types);
    pin_mut!(writer);
    let mut statement = source.prepare(&table.select())?;
    let mut rows = statement.query(())?;
    let mut summary = Summary::default();
    while let Some(row) = rows.next()? {
        let values = types.iter().enumerate();
        let values = values.map(|(index, kind)| Value::of_sqlite(row.get_ref(index)?, kind));
        let values: Vec<Value> = values.collect::<Result<_, QueryError>>()?;
        let params: Vec<&(dyn ToSql + Sync)> = values.iter().map(Value::as_param).collect();
        writer.as_mut().write(&params).await?;
        summary.add(&values);
    }
    writer.finish().await?;
    if columns.first().is_some_and(|column| column == "row") {
        // The next row gets the next number.
        let sql = format!(
            "SELECT setval(pg_get_serial_sequence('{name}', 'row'), coalesce(max(row), 0) + 1, \
             false) FROM {name}"
        );
        transaction.query_one(&sql, &[]).await?;
    }
    Ok(summary)
}

/// Reads what has arrived, in the same order.
async fn read_back(
    transaction: &Transaction<'_>,
    table: &Table,
    types: &[Type],
) -> Result<Summary, QueryError> {
    let nothing: [&(dyn ToSql + Sync); 0] = [];
    let rows = transaction.query_raw(&table.select(), nothing).await?;
    pin_mut!(rows);
    let mut summary = Summary::default();
    while let Some(row) = rows.try_next().await? {
        let values = types.iter().enumerate();
        let values = values.map(|(index, kind)| Value::of_postgres(&row, index, kind));
        summary.add(&values.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(summary)
}

#[cfg(test)]
mod tests {
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
        let tables = tables(&source).expect("read");
        for column in columns.expect("asks") {
            let (table, column) = column.expect("read");
            let is_moved =
                tables.iter().any(|known| known.name == table && known.columns.contains(&column));
            assert!(is_moved != (table == "changes"), "{table}.{column}");
        }
        assert!(tables.iter().all(|table| !table.key.is_empty()));
    }
}
