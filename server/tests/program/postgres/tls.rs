//! TLS on the way to PostgreSQL.

use std::path::Path;
use std::process::Output;
use std::time::Duration;

use oauth2::TokenResponse as _;
use reqwest::StatusCode;
use tokio_postgres::Client;

use crate::certificates::{certificate_in, key_in, write_certificate};
use crate::oauth2_crate::partner_tokens;
use crate::running::{Program, data, program};

use super::{administrator, database};

/// Makes the server speak TLS with this certificate. It writes the files itself: they must
/// be its own, in its folder.
async fn speak_tls(administrator: &Client, folder: &Path) {
    for (file, path) in [("server.crt", certificate_in(folder)), ("server.key", key_in(folder))] {
        let text = std::fs::read_to_string(path).expect("readable");
        let copy = format!(
            "COPY (SELECT unnest(string_to_array('{}', E'\\n'))) \
             TO PROGRAM 'umask 077; cat > {file}'",
            text.trim_end()
        );
        administrator.batch_execute(&copy).await.expect("written");
    }
    // ALTER SYSTEM is alone in what is sent.
    for statement in ["ALTER SYSTEM SET ssl = on", "SELECT pg_reload_conf()"] {
        administrator.batch_execute(statement).await.expect("done");
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
}

/// `company list` with this address, trusting what is in that folder.
fn list_companies(folder: &Path, url: &str, trusted: &Path) -> Output {
    let path = folder.to_str().expect("a path of text");
    program(&["company", "list", "--data", path])
        .env("COUNTERSIGN_DATABASE_URL", url)
        .env("SSL_CERT_FILE", certificate_in(trusted))
        .output()
        .expect("it runs")
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a PostgreSQL server"]
async fn the_whole_flow_goes_over_tls_and_a_server_that_is_not_known_is_refused() {
    let (folder, files, others) = (data(), data(), data());
    let administrator = administrator().await;
    let database = database("tls").await;
    let url = format!("{database}?sslmode=require");
    let refused = |trusted: &Path, reason: &str| {
        let output = list_companies(folder.path(), &url, trusted);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(reason), "{reason}: {said}");
    };
    // To the same machine it goes without, unless that is asked for.
    Program::start_with(folder.path(), "127.0.0.1:0", &["--database-url", &database]).stop();
    write_certificate(files.path(), "127.0.0.1");
    refused(files.path(), "server does not support TLS");

    speak_tls(&administrator, files.path()).await;
    let path = folder.path().to_str().expect("a path of text");
    let mut command = program(&["serve", "--demo", "--listen", "127.0.0.1:0", "--data", path]);
    command
        .env("COUNTERSIGN_DATABASE_URL", &url)
        .env("SSL_CERT_FILE", certificate_in(files.path()));
    let node = Program::start_command(command, &folder.path().join("test.log"));
    let tokens = partner_tokens(&node, &["candidates_read", "jobs_read"], &[]).await;
    assert_eq!(node.call("/api/jobs", tokens.access_token().secret()).await.0, StatusCode::OK);
    let query = "SELECT ssl, count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) \
                 WHERE datname = $1 GROUP BY ssl";
    let name = database.rsplit('/').next().expect("a name");
    let rows = administrator.query(query, &[&name]).await.expect("rows");
    assert_eq!(rows.len(), 1, "all in the same way");
    assert!(rows[0].get::<_, bool>(0), "over TLS");
    // Those of the pool, and that which listens.
    assert!(rows[0].get::<_, i64>(1) >= 2);
    let listed = list_companies(folder.path(), &url, files.path());
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    node.stop();

    write_certificate(others.path(), "127.0.0.1");
    refused(others.path(), "invalid peer certificate");
    speak_tls(&administrator, others.path()).await;
    refused(files.path(), "invalid peer certificate");
    write_certificate(others.path(), "db.example");
    speak_tls(&administrator, others.path()).await;
    refused(others.path(), "not valid for name");
}
