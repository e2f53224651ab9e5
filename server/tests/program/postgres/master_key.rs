//! Nodes on one PostgreSQL database change their master key one after the other.

use crate::master_key::said;
use crate::running::{data, program};

use super::database;

/// Starts a node, waits for its line, and stops it.
fn serves(folder: &std::path::Path, url: &str) {
    let folder = folder.to_str().expect("a path of text");
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--data", folder, "--database-url", url];
    let log = std::path::Path::new(folder).join("test.log");
    crate::running::Program::start_command(program(&arguments), &log).stop();
}

#[tokio::test]
#[ignore = "needs a PostgreSQL server"]
async fn each_node_reads_the_database_before_and_after_the_change() {
    let (one, other) = (data(), data());
    let url = database("master_key").await;
    let key = |folder: &tempfile::TempDir| folder.path().join("master.key");
    let options = [&one, &other].map(|folder| {
        let folder = folder.path().to_str().expect("a path of text").to_owned();
        ["--data".to_owned(), folder, "--database-url".to_owned(), url.clone()]
    });
    let options = options.each_ref().map(|options| options.each_ref().map(String::as_str));
    serves(one.path(), &url);
    std::fs::copy(key(&one), key(&other)).expect("copied");
    serves(other.path(), &url);

    assert!(said(&["master-key", "rotate"], &options[0], 1).contains("master-key prepare"));
    said(&["master-key", "prepare"], &options[0], 0);
    std::fs::copy(key(&one), key(&other)).expect("copied");
    serves(other.path(), &url);
    said(&["master-key", "rotate"], &options[0], 0);
    said(&["hmac-key", "rotate"], &options[0], 0);
    serves(one.path(), &url);
    serves(other.path(), &url);
    said(&["sealing-key", "rotate"], &options[1], 0);
    said(&["master-key", "rotate"], &options[1], 0);
    let read = |folder| std::fs::read_to_string(key(folder)).expect("read");
    assert_eq!(read(&one), read(&other));
    assert_eq!(read(&one).lines().count(), 1);
    serves(other.path(), &url);
}
