//! How long it takes until a server with very many tokens is back.
//!
//! `COUNTERSIGN_RESTORE_TOKENS` says how many; `make verify-restore` takes 1,000,000.

use std::path::Path;
use std::time::{Duration, Instant};

use oauth2::TokenResponse as _;
use reqwest::StatusCode;

use crate::oauth2_crate::partner_tokens;
use crate::random::number_of;
use crate::running::{Program, data, run};

/// Half of them access tokens, half refresh tokens, all as long-lived as those that are there.
fn add_tokens(folder: &Path, count: u32) {
    let database = rusqlite::Connection::open(folder.join("countersign.db")).expect("opens");
    for (table, generation) in [("access_tokens", "1"), ("refresh_tokens", "1000 + i")] {
        let columns: Vec<String> = {
            let query =
                format!("SELECT name FROM pragma_table_info('{table}') WHERE name <> 'row'");
            let mut names = database.prepare(&query).expect("prepares");
            let names = names.query_map((), |row| row.get(0)).expect("asks");
            names.collect::<Result<_, _>>().expect("read")
        };
        let value = |column: &String| match column.as_str() {
            "hash_prefix" => "random()".to_owned(),
            "hash" => "randomblob(32)".to_owned(),
            "generation" => generation.to_owned(),
            other => format!("model.{other}"),
        };
        let values: Vec<String> = columns.iter().map(value).collect();
        let (columns, values) = (columns.join(", "), values.join(", "));
        let insert = format!(
            "WITH RECURSIVE numbers (i) AS
                 (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ?1)
             INSERT INTO {table} ({columns})
             SELECT {values} FROM numbers, (SELECT * FROM {table} LIMIT 1) AS model"
        );
        assert_eq!(database.execute(&insert, (count / 2,)).expect("added"), count as usize / 2);
    }
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "it is real time that is measured")]
async fn a_server_with_very_many_tokens_is_restored_within_a_minute() {
    let count = number_of("COUNTERSIGN_RESTORE_TOKENS", 20_000);
    let (folder, other, away) = (data(), data(), data());
    let program = Program::start(folder.path());
    let listen = program.address.to_string();
    let tokens = partner_tokens(&program, &["candidates_read"], &[]).await;
    program.stop();
    add_tokens(folder.path(), count);
    let program = Program::start_at(folder.path(), &listen);

    let text = |path: &Path| path.to_str().expect("a path of text").to_owned();
    let backup = text(&away.path().join("backup"));
    let timed = |arguments: &[&str]| {
        let began = Instant::now();
        let output = run(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        began.elapsed()
    };
    let from = text(folder.path());
    let backed_up = timed(&["backup", "--with-master-key", "--to", &backup, "--data", &from]);
    program.stop();
    let to = text(other.path());
    let restored = timed(&["restore", "--from", &backup, "--data", &to]);
    let began = Instant::now();
    let program = Program::start_at(other.path(), &listen);
    let token = tokens.access_token().secret();
    assert_eq!(program.call("/api/users/me", token).await.0, StatusCode::OK);
    let answered = began.elapsed();
    let size = std::fs::metadata(other.path().join("countersign.db")).expect("restored").len();
    eprintln!(
        "{count} tokens, {} MB: backed up beside the running server in {backed_up:.1?}, restored \
         in {restored:.1?}, answering {answered:.1?} later",
        size >> 20
    );
    assert!(restored + answered < Duration::from_mins(1), "{restored:?} and {answered:?}");
    program.stop();
}
