//! On a PostgreSQL server that `scripts/postgres.sh` has started.

mod away;
mod failover;
mod kills;
mod null_character;
mod tls;
mod two_nodes;

use std::process::Command;

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

/// `scripts/postgres.sh`, and the one of two servers, leave a command that does this.
fn control(what: &str) {
    let command = std::env::var("COUNTERSIGN_TEST_POSTGRES_CONTROL").expect("its script sets it");
    let status = Command::new(command).arg(what).status().expect("it runs");
    assert!(status.success(), "{what}: {status}");
}

/// An empty database; its address.
async fn database(name: &str) -> String {
    let name = format!("{name}_{}", std::process::id());
    administrator().await.batch_execute(&format!("CREATE DATABASE {name}")).await.expect("made");
    let server = server();
    let (server, last) = server.rsplit_once('/').expect("the address of a database");
    let options =
        last.split_once('?').map_or_else(String::new, |(_, options)| format!("?{options}"));
    format!("{server}/{name}{options}")
}
