//! The contract on PostgreSQL, and what is true of PostgreSQL alone.
//!
//! A server is needed: `scripts/postgres.sh cargo test -p store --test postgres -- --ignored`.

mod contract;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use store::Store;
use store::postgres::{PostgresStore, PostgresUrl};
use tokio::sync::OnceCell;
use tokio_postgres::{Client, NoTls};

use contract::{Home, contract_tests};

/// The address of the server; its last part is a database to begin with.
fn server() -> String {
    std::env::var("COUNTERSIGN_TEST_POSTGRES").expect("scripts/postgres.sh sets it")
}

/// The address of a database of the server.
fn address(database: &str) -> String {
    let server = server();
    let (server, _) = server.rsplit_once('/').expect("the address of a database");
    format!("{server}/{database}")
}

async fn connect(address: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(address, NoTls).await.expect("connects");
    tokio::spawn(connection);
    client
}

async fn open(database: &str) -> PostgresStore {
    let url: PostgresUrl = address(database).parse().expect("an address");
    PostgresStore::open(&url, 8).await.expect("opens")
}

/// A database whose schema is up to date, of which the others are copies: that is quicker
/// than to build each.
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

async fn template() -> &'static str {
    TEMPLATE
        .get_or_init(|| async {
            let name = format!("template_{}", std::process::id());
            let create = format!("CREATE DATABASE {name}");
            connect(&server()).await.batch_execute(&create).await.expect("made");
            open(&name).await.close().await;
            name
        })
        .await
}

struct PostgresHome {
    database: String,
    is_made: OnceCell<()>,
}

impl PostgresHome {
    async fn database(&self) -> &str {
        let make = || async {
            let create = format!("CREATE DATABASE {} TEMPLATE {}", self.database, template().await);
            connect(&server()).await.batch_execute(&create).await.expect("made");
        };
        self.is_made.get_or_init(make).await;
        &self.database
    }

    async fn postgres(&self) -> PostgresStore {
        open(self.database().await).await
    }
}

impl Home for PostgresHome {
    fn make() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let database = format!("contract_{}_{number}", std::process::id());
        Self { database, is_made: OnceCell::new() }
    }

    async fn open(&self) -> Arc<dyn Store> {
        Arc::new(self.postgres().await)
    }
}

/// The server itself is thrown away; but a few hundred databases are a gigabyte.
impl Drop for PostgresHome {
    fn drop(&mut self) {
        let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.database);
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime
                .expect("starts")
                .block_on(async { connect(&server()).await.batch_execute(&drop).await })
        });
        // A test that has failed says why by itself.
        let _ = dropped.join();
    }
}

contract_tests!(PostgresHome, [#[ignore = "needs a server: scripts/postgres.sh"]]);
