//! On a PostgreSQL server that `scripts/postgres.sh` has started.

mod kills;
mod master_key;
mod null_character;
mod tls;
mod two_nodes;

use tokio_postgres::{Client, NoTls};

/// A connection of the server's administrator.
async fn administrator() -> Client {
    let (client, connection) = tokio_postgres::connect(&server(), NoTls).await.expect("connects");
    tokio::spawn(connection);
    client
}

/// The address of the database that every server has.
fn server() -> String {
    std::env::var("COUNTERSIGN_TEST_POSTGRES").expect("scripts/postgres.sh sets it")
}

/// An empty database; its address.
async fn database(name: &str) -> String {
    let name = format!("{name}_{}", std::process::id());
    administrator().await.batch_execute(&format!("CREATE DATABASE {name}")).await.expect("made");
    let server = server();
    let (server, _) = server.rsplit_once('/').expect("the address of a database");
    format!("{server}/{name}")
}
