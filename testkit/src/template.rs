//! A database with the demo's data, of which each test gets a copy: seeding hashes a password,
//! draws a logo and commits dozens of times.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use provider::clock::ManualClock;

use crate::setup::{DATABASE, START, Setup, open_provider};

/// The first test of a build makes it, beside the test's program.
pub(crate) async fn template() -> PathBuf {
    let program = std::env::current_exe().expect("a test is a program");
    let built = program.metadata().and_then(|program| program.modified()).expect("a time");
    // Another build may seed otherwise.
    let built = built.duration_since(SystemTime::UNIX_EPOCH).expect("after 1970").as_nanos();
    let path = program.with_extension(format!("{built}.db"));
    if !path.exists() {
        // Tests begin at the same moment, each in a process of its own: who is last wins, and all
        // have made the same.
        let folder = tempfile::tempdir_in(path.parent().expect("a folder")).expect("a folder");
        seed(&folder.path().join(DATABASE)).await;
        std::fs::rename(folder.path().join(DATABASE), &path).expect("renamed");
    }
    path
}

async fn seed(database: &Path) {
    let clock = Arc::new(ManualClock::new(START));
    // Not the numbers that tests begin with: ids must not meet.
    let provider = open_provider(database, &clock, &Setup::default(), 101).await;
    demo::seed::seed(&provider).await.expect("seeded");
    drop(provider);
    // Moves the write-ahead log into the file itself.
    let connection = rusqlite::Connection::open(database).expect("opens");
    connection.pragma_update(None, "wal_checkpoint", "TRUNCATE").expect("written");
}
