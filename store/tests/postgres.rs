//! The contract on PostgreSQL, and what is true of PostgreSQL alone.
//!
//! A server is needed: `scripts/postgres.sh cargo nextest run` with the arguments of
//! `scripts/test.sh`.

mod away;
mod contract;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use oauth::id::SessionId;
use store::answers::Answered;
use store::clients::ClientStore as _;
use store::keys::KeyStore as _;
use store::postgres::{PostgresStore, PostgresUrl};
use store::sqlite::SqliteStore;
use store::tokens::Rotated;
use store::transfer::{TransferError, sqlite_to_postgres};
use store::{Effects, Store, StoreError};
use tokio::sync::OnceCell;
use tokio_postgres::{Client, NoTls};

use contract::fixture::{
    NOW, Subject, ada, allowance, at_once, code, connect as connect_family, northwind, partner,
    populate, session,
};
use contract::{Home, contract_tests, migration};

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

impl PostgresHome {
    /// Meddles with the database, past the store.
    async fn meddle(&self, sql: &str) {
        connect(&address(self.database().await)).await.batch_execute(sql).await.expect("changes");
    }

    /// The one text that a query answers.
    async fn ask(&self, sql: &str) -> Option<String> {
        let client = connect(&address(self.database().await)).await;
        client.query_one(sql, &[]).await.expect("answers").get(0)
    }

    async fn refused(&self) -> StoreError {
        let url: PostgresUrl = address(self.database().await).parse().expect("an address");
        PostgresStore::open(&url, 2).await.expect_err("refused")
    }
}

#[tokio::test]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn a_newer_schema_is_refused_and_left_alone() {
    let home = PostgresHome::make();
    home.meddle("INSERT INTO schema_migrations (version) VALUES (99)").await;
    let refused = home.refused().await;
    assert!(
        matches!(refused, StoreError::NewerSchema { found: 99, known } if known < 99),
        "{refused}"
    );
    let version = home.ask("SELECT max(version)::text FROM schema_migrations").await;
    assert_eq!(version.as_deref(), Some("99"));
}

#[tokio::test]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn a_database_of_another_program_is_refused_and_left_alone() {
    let home = PostgresHome::make();
    home.meddle(
        "DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE recipes (name text)",
    )
    .await;
    let refused = home.refused().await.to_string();
    assert!(refused.contains("another program"), "{refused}");
    let tables = "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE schemaname = 'public'";
    assert_eq!(home.ask(tables).await.as_deref(), Some("recipes"));
}

#[tokio::test]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn nodes_that_start_together_build_one_schema() {
    let home = PostgresHome::make();
    home.meddle("DROP SCHEMA public CASCADE; CREATE SCHEMA public").await;
    let (first, second, third) = tokio::join!(home.postgres(), home.postgres(), home.postgres());
    for store in [first, second, third] {
        assert!(store.is_empty().await.expect("read"));
    }
}

#[tokio::test]
async fn a_server_that_is_away_is_named_and_its_password_is_not() {
    // Port 1 of loopback: nothing listens there.
    let url = "postgres://ada:s3cret@127.0.0.1:1/countersign";
    let url: PostgresUrl = url.parse().expect("an address");
    let refused = PostgresStore::open(&url, 2).await.expect_err("refused").to_string();
    assert!(refused.contains("127.0.0.1:1/countersign"), "{refused}");
    assert!(!refused.contains("s3cret"), "{refused}");
}

#[tokio::test]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn signin_0_a_database_of_one_company_per_user_is_moved_on_without_a_lost_grant() {
    let (home, new) = (PostgresHome::make(), PostgresHome::make());
    let old = format!(
        "DROP SCHEMA public CASCADE; CREATE SCHEMA public; {}
        CREATE TABLE schema_migrations (
            version bigint PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now());
        INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));
        INSERT INTO schema_migrations (version) VALUES ({});
        {}",
        include_str!("schemas/22.postgres.sql"),
        migration::VERSION,
        migration::rows(|hex| format!("'\\x{hex}'")),
    );
    home.meddle(&old).await;
    // What was inserted by number has numbers after it.
    for table in ["answers", "grants", "token_families", "api_credentials"] {
        home.meddle(&format!("ALTER TABLE {table} ALTER COLUMN row RESTART WITH 2")).await;
    }
    migration::nothing_was_lost(home.open().await).await;
    let columns = "SELECT string_agg(table_name || '.' || column_name || ' ' || data_type ||
            is_nullable, E'\n' ORDER BY table_name, column_name)
        FROM information_schema.columns WHERE table_schema = 'public'";
    assert_eq!(home.ask(columns).await, new.ask(columns).await);
    let indexes = "SELECT string_agg(indexdef, E'\n' ORDER BY indexname) FROM pg_indexes
        WHERE schemaname = 'public'";
    assert_eq!(home.ask(indexes).await, new.ask(indexes).await);
}

#[tokio::test]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn signin_0_a_database_that_lacks_what_was_added_since_gets_it_and_loses_nothing() {
    let schema = "SELECT string_agg(of, E'\n' ORDER BY of) FROM (
        SELECT table_name || '.' || column_name || ' ' || data_type || is_nullable AS of
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'public') AS all_of_it";
    for version in migration::LACKING {
        let home = PostgresHome::make();
        migration::fill(home.open().await).await;
        let whole = home.ask(schema).await;
        home.meddle(migration::ADDED_SINCE).await;
        let before =
            "DELETE FROM schema_migrations; INSERT INTO schema_migrations (version) VALUES";
        home.meddle(&format!("{before} ({version})")).await;
        assert_ne!(home.ask(schema).await, whole);
        migration::was_filled(home.open().await).await;
        assert_eq!(home.ask(schema).await, whole);
    }
}

#[tokio::test]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn an_impossible_row_is_named_with_table_and_column() {
    let home = PostgresHome::make();
    let store: Subject = home.open().await;
    populate(&store).await;
    let family = connect_family(&store, "a", "jobs_read").await;
    let inconsistent = |fault: StoreError| match fault {
        StoreError::Inconsistent { table, column, .. } => format!("{table}.{column}"),
        other => other.to_string(),
    };
    home.meddle("UPDATE memberships SET role = 'emperor'").await;
    let fault = store.find_principal(&ada().id, &northwind()).await.expect_err("impossible");
    assert_eq!(inconsistent(fault), "memberships.role");
    let fault = store.find_access_token(&family.access(0), NOW).await.expect_err("impossible");
    assert_eq!(inconsistent(fault), "memberships.role");
    home.meddle("UPDATE memberships SET role = 'standard'; UPDATE grants SET scopes = 'a  b'")
        .await;
    let fault = contract::fixture::consent_context(&store, NOW).await.expect_err("impossible");
    assert_eq!(inconsistent(fault), "grants.scopes");
    home.meddle("UPDATE grants SET scopes = ''; UPDATE codes SET code_challenge = 'short'").await;
    let fault = store.find_code(&code("a")).await.expect_err("impossible");
    assert_eq!(inconsistent(fault), "codes.code_challenge");
    home.meddle("UPDATE client_secrets SET hash = '\\x00'").await;
    let fault = store.find_client(&partner().id).await.expect_err("impossible");
    assert_eq!(inconsistent(fault), "client_secrets.hash");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn a_closed_store_refuses() {
    let home = PostgresHome::make();
    let store = home.postgres().await;
    store.set_metadata("a", "b").await.expect("set");
    store.close().await;
    store.close().await;
    assert!(matches!(store.metadata("a").await, Err(StoreError::Closed)));
    assert!(matches!(store.set_metadata("a", "b").await, Err(StoreError::Closed)));
    assert!(matches!(store.ping().await, Err(StoreError::Closed)));
    assert!(matches!(store.find_client(&partner().id).await, Err(StoreError::Closed)));
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn a_caller_who_gives_up_midway_leaves_nothing_locked_or_half_done() {
    let home = PostgresHome::make();
    let store: Subject = home.open().await;
    populate(&store).await;
    for number in 0..200_u64 {
        let name = number.to_string();
        let allowance = allowance(&name, "jobs_read", "jobs_read", NOW);
        let given_up = Duration::from_micros(number * 40);
        let _ = tokio::time::timeout(given_up, store.issue_code(&allowance, Effects::NONE)).await;
    }
    let family = connect_family(&store, "after", "jobs_read").await;
    assert!(family.opens(&store, 0, NOW).await);
    let halves = "SELECT count(*)::text FROM answers
        WHERE NOT EXISTS (SELECT 1 FROM codes WHERE answer_row = answers.row)";
    assert_eq!(home.ask(halves).await.as_deref(), Some("0"));
    let open = "SELECT count(*)::text FROM pg_stat_activity
        WHERE datname = current_database() AND state LIKE 'idle in transaction%'";
    assert_eq!(home.ask(open).await.as_deref(), Some("0"));
}

/// As a commit that waits for a standby that is away.
const COMMITS_HANG: &str = "
    CREATE FUNCTION hang() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(17); RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER hang AFTER INSERT ON spent DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION hang()";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn commits_that_hang_leave_connections_to_read_by() {
    let home = PostgresHome::make();
    let store: Subject = home.open().await;
    populate(&store).await;
    home.meddle(COMMITS_HANG).await;
    let write = |number: u32| {
        let (store, what) = (store.clone(), code(&number.to_string()));
        tokio::spawn(async move { store.spend_once(&what, NOW).await })
    };
    let unknown = code("a");
    let read = async |when: &str| {
        for _ in 0..20 {
            let read = store.find_access_token(&unknown, NOW);
            let read = tokio::time::timeout(Duration::from_secs(1), read).await;
            assert_eq!(read.expect(when).expect(when), None);
        }
    };
    let first: Vec<_> = (0..20).map(write).collect();
    tokio::time::sleep(Duration::from_millis(500)).await;
    read("while commits hang").await;
    for written in first {
        let fault = written.await.expect("ends").expect_err("nobody knows");
        assert!(matches!(fault, StoreError::Unavailable { .. }), "{fault}");
    }
    // Who waited has given up; the connections still wait.
    let later: Vec<_> = (20..40).map(write).collect();
    tokio::time::sleep(Duration::from_millis(500)).await;
    read("after they were given up").await;
    for written in later {
        written.abort();
    }
    home.meddle("DROP TRIGGER hang ON spent").await;
    assert!(store.spend_once(&code("b"), NOW).await.expect("noted"), "all is well again");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn an_answer_waits_for_a_change_that_is_being_made_and_is_none_then() {
    let home = PostgresHome::make();
    let store: Subject = home.open().await;
    populate(&store).await;
    let connection = connect(&address(home.database().await)).await;
    for change in [
        "UPDATE clients SET name = name || '!' WHERE id = 'partner'",
        "UPDATE publishers SET name = name || '!'; UPDATE clients SET version = version + 1",
        "UPDATE memberships SET role = 'standard' WHERE user_id = 'usr_ada'",
    ] {
        let mut allowance = allowance(change, "jobs_read", "jobs_read", NOW);
        let known = store.find_client(&partner().id).await.expect("read").expect("registered");
        allowance.basis.client = known;
        connection.batch_execute(&format!("BEGIN; {change}")).await.expect("changes");
        let answering = tokio::spawn({
            let (store, allowance) = (store.clone(), allowance.clone());
            async move { store.issue_code(&allowance, Effects::NONE).await.expect("answered") }
        });
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert!(!answering.is_finished(), "{change}");
        connection.batch_execute("COMMIT").await.expect("changed");
        assert_eq!(answering.await.expect("ends"), Answered::BasisChanged, "{change}");
        assert_eq!(store.find_code(&allowance.code).await.expect("read"), None);
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn what_is_cached_is_not_used_while_changes_are_not_heard_of() {
    let home = PostgresHome::make();
    let (store, other): (Subject, Subject) = (home.open().await, home.open().await);
    populate(&store).await;
    let name = async |store: &Subject| {
        let client = store.find_client(&partner().id).await.expect("read");
        client.expect("registered").name.clone()
    };
    for round in 0..20 {
        assert_eq!(name(&other).await, name(&store).await);
        // Anyone who listens is cut off, and a change is made before they can be back.
        home.meddle(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database()
                 AND query IN ('SHOW transaction_read_only', 'LISTEN countersign_changes')",
        )
        .await;
        let mut changed = partner();
        changed.name = format!("Partner {round}");
        contract::fixture::set_client(&store, &changed).await;
        let waited = tokio::time::Instant::now();
        while name(&other).await != changed.name {
            assert!(waited.elapsed().as_millis() < 1000, "round {round}: not seen in a second");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn what_is_moved_from_sqlite_is_all_there_and_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("countersign.db");
    let sqlite = SqliteStore::open(&path).expect("opens");
    let before: Subject = Arc::new(sqlite.clone());
    populate(&before).await;
    let family = connect_family(&before, "a", "jobs_read candidates_read").await;
    assert_eq!(family.rotate(&before, 0, 1, NOW).await, Rotated::Now);
    let event = contract::audit::event(oauth::audit::AuditAction::AppBlocked, &ada(), NOW);
    contract::fixture::append(&before, &event).await;
    let history = before.grant_history(&family.grant_id).await.expect("read");
    let head = before.audit_head().await.expect("read");
    sqlite.close().await;

    let home = PostgresHome::make();
    let url: PostgresUrl = address(home.database().await).parse().expect("an address");
    let moved = sqlite_to_postgres(&path, &url).await.expect("moved");
    let rows =
        |table: &str| moved.iter().find(|moved| moved.table == table).map(|moved| moved.rows);
    assert_eq!((rows("users"), rows("refresh_tokens")), (Some(2), Some(2)));
    let again = sqlite_to_postgres(&path, &url).await.expect_err("refused");
    assert!(matches!(again, TransferError::NotEmpty { .. }), "{again}");

    let after: Subject = home.open().await;
    assert_eq!(after.find_client(&partner().id).await.expect("read"), Some(partner().into()));
    assert_eq!(after.find_user(&ada().id).await.expect("read"), Some(ada()));
    assert_eq!(after.grant_history(&family.grant_id).await.expect("read"), history);
    assert_eq!(after.audit_head().await.expect("read"), head);
    assert!(family.opens(&after, 1, NOW).await);
    assert_eq!(family.rotate(&after, 1, 2, NOW).await, Rotated::Now);
    // New rows get numbers of their own, and words that are known are not kept twice.
    connect_family(&after, "b", "jobs_read candidates_read").await;
    contract::fixture::append(&after, &event).await;
    let words = "SELECT count(*)::text FROM wordings";
    assert_eq!(home.ask(words).await.as_deref(), Some("2"));
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn signin_0_what_was_of_one_company_per_user_in_sqlite_is_moved_as_well() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("countersign.db");
    let old = rusqlite::Connection::open(&path).expect("opens");
    old.execute_batch(&migration::sqlite()).expect("made");
    drop(old);
    let home = PostgresHome::make();
    let url: PostgresUrl = address(home.database().await).parse().expect("an address");
    sqlite_to_postgres(&path, &url).await.expect("moved");
    migration::nothing_was_lost(home.open().await).await;
}

/// Thousands of rows in every table that grows with what people and apps do.
const FILL: &str = "
    CREATE TEMP TABLE n AS SELECT n, n::text AS id, sha256(n::text::bytea) AS hash
        FROM generate_series(1, 3000) AS n;
    INSERT INTO users (id, email, email_folded, first_name, last_name, disabled)
        SELECT id, id, id, '', '', false FROM n;
    INSERT INTO memberships (user_id, company_id, role, active)
        SELECT id, 'northwind', 'standard', true FROM n;
    INSERT INTO clients SELECT id, '', NULL, NULL, 'public', false, 'standard', '', '', false,
        false, false, NULL, NULL, 'opaque', false, '', NULL, NULL, NULL, 0, NULL, false, 1 FROM n;
    INSERT INTO client_redirect_uris SELECT id, 0, '' FROM n;
    INSERT INTO client_scopes SELECT id, 0, 'jobs_read', 'required', false, NULL FROM n;
    INSERT INTO sessions (id, token_prefix, token, user_id, company_id, created_at, authenticated_at,
        methods, last_used_at) SELECT id, n, hash, id, 'northwind', 0, 0, '', 9000000000 FROM n;
    INSERT INTO sign_in_failures (counted, subject, at) SELECT 'account', hash, 9000000000 FROM n;
    INSERT INTO answers (transaction_id, session_id, user_id, client_id, allowed, answered_at)
        SELECT id, '', id, id, '', 9000000000 FROM n;
    INSERT INTO grants SELECT n + 9000, id, id, id, 'northwind', '', '', '', 0, 0, 9000000000,
        NULL, 9000000000, NULL, NULL, true FROM n;
    INSERT INTO token_families SELECT n + 9000, id, n + 9000, '', '', 0, '', NULL, false, NULL,
        NULL, 9000000000 FROM n;
    INSERT INTO codes SELECT row, row, sha256(transaction_id::bytea), 9001, '', NULL, NULL, '',
        9000000000, 0, '', NULL, '', 9001 FROM answers WHERE session_id = '';
    INSERT INTO access_tokens (hash_prefix, hash, client_id, family_row, scopes, resources,
        issued_at, expires_at) SELECT n, hash, id, n + 9000, '', '', 0, 9000000000 FROM n;
    INSERT INTO refresh_tokens (hash_prefix, hash, family_row, generation, issued_at, expires_at)
        SELECT n, hash, n + 9000, 0, 0, 9000000000 FROM n;
    INSERT INTO device_requests (hash_prefix, hash, user_code, client_id, network, query, asked_at,
        expires_at, poll_interval) SELECT n, hash, hash, id, hash, '', 0, 9000000000, 5 FROM n;
    INSERT INTO spent (hash_prefix, hash, ends_at) SELECT n, hash, 9000000000 FROM n;
    INSERT INTO api_credentials (id, kind, company_id, name, note, scopes, created_by, created_at)
        SELECT id, 'api_key', 'northwind', '', '', '', id, 0 FROM n;
    INSERT INTO api_secrets (credential_row, hash_prefix, hash, ending, form, made_at)
        SELECT row, row, sha256(id::bytea), '', sha256(id::bytea), 0 FROM api_credentials;
    INSERT INTO wordings (digest, language, prompt, sentence) SELECT hash, '', '', '' FROM n;
    INSERT INTO grant_answers (grant_row, scope, answer, answered_at)
        SELECT n + 9000, '', 'allowed', 0 FROM n;
    DROP TABLE n;
    ANALYZE";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn a_request_reads_few_rows_however_many_there_are() {
    let home = PostgresHome::make();
    let postgres = home.postgres().await;
    let store: Subject = Arc::new(postgres.clone());
    populate(&store).await;
    home.meddle(FILL).await;
    // What a connection has counted is known a second later, or when it has ended.
    tokio::time::sleep(Duration::from_millis(1500)).await;
    home.meddle("SELECT pg_stat_reset()").await;
    let family = connect_family(&store, "a", "jobs_read").await;
    family.rotate(&store, 0, 1, NOW).await;
    assert!(family.opens(&store, 1, NOW).await && family.renews(&store, 1, NOW).await);
    contract::fixture::consent_context(&store, NOW).await.expect("read");
    store.find_code(&code("a")).await.expect("read");
    store.find_signed_in(&code("a")).await.expect("read");
    store.find_user_by_email("ada@northwind.example").await.expect("read");
    store.grants_of_user(&ada().id, NOW).await.expect("read");
    store.find_live_api_credential(&code("a"), NOW).await.expect("read");
    store.find_client(&partner().id).await.expect("read");
    store.find_device_request(&code("a")).await.expect("read");
    store.spend_once(&code("a"), NOW).await.expect("noted");
    store.delete_expired(NOW, 10).await.expect("swept");
    store.delete_ended_api_credentials(NOW, 10).await.expect("swept");
    postgres.close().await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let most = home
        .ask(
            "SELECT string_agg(relname || ' ' || seq_tup_read + idx_tup_read, ', ')
             FROM pg_stat_user_tables JOIN LATERAL (
                 SELECT coalesce(sum(idx_tup_read), 0) AS idx_tup_read FROM pg_stat_user_indexes
                 WHERE pg_stat_user_indexes.relid = pg_stat_user_tables.relid) AS indexes ON true
             WHERE seq_tup_read + idx_tup_read > 500",
        )
        .await;
    assert_eq!(most, None, "rows read, by table");
}

/// Who shares a row and then changes it waits for the others who share it, and they for them.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn signin_0_sessions_that_switch_to_one_company_at_once_do_not_block_each_other() {
    let home = PostgresHome::make();
    let store: Subject = Arc::new(home.postgres().await);
    populate(&store).await;
    for number in 0..64 {
        let session = session(&number.to_string(), NOW, NOW);
        let cookie = code(&number.to_string());
        let begun = store.begin_session(&session, &cookie, 0, None, Effects::NONE).await;
        assert!(begun.expect("answered"));
    }
    let switched = at_once(|number| {
        let store = store.clone();
        async move {
            let (id, cookie) = (SessionId::new(number.to_string()), code(&format!("new {number}")));
            store.act_for_company(&id, &northwind(), &cookie, NOW).await.expect("answered")
        }
    });
    assert!(switched.await.into_iter().all(|switched| switched));
    let deadlocks =
        "SELECT deadlocks::text FROM pg_stat_database WHERE datname = current_database()";
    // What a connection has counted is known when it has ended.
    drop(store);
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert_eq!(home.ask(deadlocks).await.as_deref(), Some("0"));
}
