//! The contract on SQLite, and what is true of SQLite alone.

mod contract;

use std::path::PathBuf;
use std::sync::Arc;

use contract::fixture::{
    GRACE, HOUR, NOW, Subject, ada, allow, allowance, brightwork, code, connect, grant, northwind,
    partner, populate,
};
use contract::{Home, contract_tests, migration};
use oauth::audit::chain::Chain;
use oauth::company::Company;
use rusqlite::Connection;
use store::clients::ClientStore as _;
use store::keys::KeyStore as _;
use store::publishers::PublisherStore as _;
use store::sqlite::SqliteStore;
use store::tokens::TokenStore as _;
use store::users::UserStore as _;
use store::{Effects, Store, StoreError};
use tempfile::TempDir;

struct SqliteHome(TempDir);

impl SqliteHome {
    fn path(&self) -> PathBuf {
        self.0.path().join("countersign.db")
    }

    fn sqlite(&self) -> SqliteStore {
        SqliteStore::open(self.path()).expect("opens")
    }

    /// Meddles with the file, past the store.
    fn meddle(&self, sql: &str) {
        let connection = Connection::open(self.path()).expect("opens");
        connection.execute_batch(sql).expect("changes");
    }

    fn ask(&self, sql: &str) -> String {
        let connection = Connection::open(self.path()).expect("opens");
        connection.query_row(sql, (), |row| row.get(0)).expect("answers")
    }
}

impl Home for SqliteHome {
    fn make() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    async fn open(&self) -> Arc<dyn Store> {
        Arc::new(self.sqlite())
    }
}

contract_tests!(SqliteHome);

#[test]
fn a_newer_schema_is_refused_and_left_alone() {
    let home = SqliteHome::make();
    drop(home.sqlite());
    home.meddle("PRAGMA user_version = 99");
    let refused = SqliteStore::open(home.path()).expect_err("refused");
    assert!(
        matches!(refused, StoreError::NewerSchema { found: 99, known } if known < 99),
        "{refused}"
    );
    assert_eq!(home.ask("SELECT cast(user_version AS TEXT) FROM pragma_user_version"), "99");
}

#[test]
fn a_schema_from_before_the_first_release_is_refused_and_left_alone() {
    let home = SqliteHome::make();
    home.meddle("CREATE TABLE companies (name TEXT); PRAGMA user_version = 16");
    let refused = SqliteStore::open(home.path()).expect_err("refused");
    assert!(
        matches!(refused, StoreError::OlderSchema { found: 16, known } if known > 16),
        "{refused}"
    );
    assert_eq!(home.ask("SELECT group_concat(name) FROM sqlite_schema"), "companies");
}

#[tokio::test]
async fn signin_0_a_database_of_one_company_per_user_is_moved_on_without_a_lost_grant() {
    let home = SqliteHome::make();
    home.meddle(&migration::sqlite());
    migration::nothing_was_lost(home.open().await).await;
    // Opened again, it is as it was left; and it has what a new one has.
    migration_is_over(&home.open().await).await;
    let new = SqliteHome::make();
    drop(new.sqlite());
    let columns = "SELECT group_concat(of, char(10)) FROM (
        SELECT tables.name || '.' || columns.name || ' ' || columns.type || \"notnull\" || pk AS of
        FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' ORDER BY 1)";
    assert_eq!(home.ask(columns), new.ask(columns));
    let indexes = "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_schema
        WHERE type = 'index' AND sql IS NOT NULL ORDER BY name)";
    assert_eq!(home.ask(indexes), new.ask(indexes));
    assert_eq!(home.ask("SELECT CAST(count(*) AS TEXT) FROM pragma_foreign_key_check"), "0");
}

#[tokio::test]
async fn signin_0_a_database_that_lacks_what_was_added_since_gets_it_and_loses_nothing() {
    let schema = "SELECT group_concat(of, char(10)) FROM (
        SELECT tables.name || '.' || columns.name || ' ' || columns.type || \"notnull\" || pk AS of
        FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
        UNION SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY 1)";
    for version in migration::LACKING {
        let home = SqliteHome::make();
        migration::fill(home.open().await).await;
        let whole = home.ask(schema);
        home.meddle(migration::ADDED_SINCE);
        home.meddle(&format!("PRAGMA user_version = {version}"));
        assert_ne!(home.ask(schema), whole);
        migration::was_filled(home.open().await).await;
        assert_eq!(home.ask(schema), whole);
        assert_eq!(home.ask("SELECT CAST(count(*) AS TEXT) FROM pragma_foreign_key_check"), "0");
    }
}

async fn migration_is_over(store: &Subject) {
    assert_eq!(store.memberships_of_user(&ada().id).await.expect("read").len(), 2);
}

#[test]
fn a_database_of_another_program_is_refused_and_left_alone() {
    let home = SqliteHome::make();
    home.meddle("CREATE TABLE recipes (name TEXT)");
    SqliteStore::open(home.path()).expect_err("refused");
    assert_eq!(home.ask("SELECT group_concat(name) FROM sqlite_schema"), "recipes");
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let home = SqliteHome::make();
    let text = "these are my notes, and no database at all\n".repeat(100);
    std::fs::write(home.path(), &text).expect("written");
    SqliteStore::open(home.path()).expect_err("refused");
    assert_eq!(std::fs::read_to_string(home.path()).expect("read"), text);
}

#[test]
fn a_missing_folder_is_named() {
    let home = SqliteHome::make();
    let refused = SqliteStore::open(home.0.path().join("missing/file.db")).expect_err("refused");
    assert!(refused.to_string().contains("missing/file.db"), "{refused}");
}

#[cfg(unix)]
#[tokio::test]
async fn the_files_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = SqliteHome::make();
    let store = home.sqlite();
    store.set_metadata("a", "b").await.expect("set");
    let files = std::fs::read_dir(home.0.path()).expect("lists");
    let modes: Vec<_> = files
        .map(|file| file.and_then(|file| file.metadata()).expect("reads").permissions().mode())
        .collect();
    assert!(modes.len() >= 2, "the database and its log");
    assert!(modes.iter().all(|mode| mode & 0o777 == 0o600), "{modes:?}");
}

#[tokio::test]
async fn an_impossible_row_is_named_with_table_and_column() {
    let home = SqliteHome::make();
    let store: Subject = home.open().await;
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    let inconsistent = |fault: StoreError| match fault {
        StoreError::Inconsistent { table, column, .. } => format!("{table}.{column}"),
        other => other.to_string(),
    };
    home.meddle("UPDATE memberships SET role = 'emperor'");
    let fault = store.find_principal(&ada().id, &northwind()).await.expect_err("impossible");
    assert_eq!(inconsistent(fault), "memberships.role");
    let fault = store.find_access_token(&family.access(0), NOW).await.expect_err("impossible");
    assert_eq!(inconsistent(fault), "memberships.role");
    home.meddle("UPDATE memberships SET role = 'standard'; UPDATE grants SET scopes = 'a  b'");
    let fault = contract::fixture::consent_context(&store, NOW).await.expect_err("impossible");
    assert_eq!(inconsistent(fault), "grants.scopes");
    home.meddle("UPDATE grants SET scopes = ''; UPDATE codes SET code_challenge = 'short'");
    let fault = store.find_code(&code("a")).await.expect_err("impossible");
    assert_eq!(inconsistent(fault), "codes.code_challenge");
    home.meddle("UPDATE client_secrets SET hash = x'00'");
    let fault = store.find_client(&partner().id).await.expect_err("impossible");
    assert_eq!(inconsistent(fault), "client_secrets.hash");
    home.meddle("UPDATE clients SET grant_types = 'password'");
    let fault = store.find_client(&partner().id).await.expect_err("impossible");
    assert_eq!(inconsistent(fault), "clients.grant_types");
}

#[tokio::test]
async fn a_revoked_grant_is_not_found_not_revived_and_has_no_tokens() {
    let home = SqliteHome::make();
    let store: Subject = home.open().await;
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read candidates_read").await;
    home.meddle(&format!("UPDATE grants SET revoked_at = {}", NOW.0));
    assert_eq!(grant(&store, NOW).await, None);
    assert!(!family.opens(&store, 0, NOW).await);
    assert!(!family.renews(&store, 0, NOW).await);
    let rotated = family.rotate(&store, 0, 1, NOW).await;
    assert_eq!(rotated, store::tokens::Rotated::Ended);
    allow(&store, "b", "jobs_read", NOW).await;
    let renewed = grant(&store, NOW).await.expect("granted");
    assert_eq!(renewed.id, allowance("b", "", "", NOW).new_grant_id);
    assert_eq!(renewed.scopes.to_string(), "jobs_read");
    assert!(!family.opens(&store, 0, NOW).await);
}

#[tokio::test]
async fn every_answer_about_a_scope_is_stored_with_its_grant() {
    let home = SqliteHome::make();
    let store: Subject = home.open().await;
    populate(&store).await;
    allow(&store, "a", "jobs_read candidates_read", NOW).await;
    let narrower = allowance("b", "jobs_read candidates_read", "jobs_read", NOW + HOUR);
    store.issue_code(&narrower, Effects::NONE).await.expect("issued");
    let history = home.ask(&format!(
        "SELECT group_concat(concat_ws(' ', grants.id, scope, answer, grant_answers.answered_at - {}), '; ')
         FROM grant_answers JOIN grants ON grants.row = grant_row",
        NOW.0
    ));
    assert_eq!(
        history,
        "grant a jobs_read allowed 0; grant a candidates_read allowed 0; \
         grant a jobs_read allowed 3600; grant a candidates_read declined 3600"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_store_refuses_and_has_finished_what_it_took() {
    let home = SqliteHome::make();
    let store = home.sqlite();
    let other_handle = store.clone();
    let taken = tokio::spawn(async move {
        let mut taken = Vec::new();
        for number in 0..10_000 {
            match other_handle.set_metadata(&format!("mark {number}"), "set").await {
                Ok(()) => taken.push(number),
                Err(StoreError::Closed) => break,
                Err(fault) => panic!("{fault}"),
            }
        }
        taken
    });
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    store.close().await;
    store.close().await;
    let taken = taken.await.expect("does not panic");
    assert!(matches!(store.metadata("mark 0").await, Err(StoreError::Closed)));
    assert!(matches!(store.set_metadata("a", "b").await, Err(StoreError::Closed)));
    assert!(matches!(store.ping().await, Err(StoreError::Closed)));
    let marks = home.ask("SELECT cast(count(*) AS TEXT) FROM metadata");
    assert_eq!(marks, taken.len().to_string());
    // Nothing is left over beside the file.
    assert!(!home.path().with_extension("db-wal").exists());
}

#[tokio::test]
async fn dropping_the_last_handle_finishes_what_was_handed_over() {
    let home = SqliteHome::make();
    let store = home.sqlite();
    // Polled once, so handed over; and given up, as by a client that hangs up.
    for number in 0..100 {
        let name = format!("mark {number}");
        let write = store.set_metadata(&name, "set");
        let _ = tokio::time::timeout(std::time::Duration::ZERO, write).await;
    }
    drop(store);
    for _ in 0..500 {
        if home.ask("SELECT cast(count(*) AS TEXT) FROM metadata") == "100" {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("some were lost: {}", home.ask("SELECT cast(count(*) AS TEXT) FROM metadata"));
}

#[tokio::test]
async fn a_reader_sees_what_was_just_written() {
    let home = SqliteHome::make();
    let store = home.sqlite();
    for number in 0..200 {
        let name = number.to_string();
        let company = Company {
            id: oauth::id::CompanyId::new(&name),
            name,
            time_zone: oauth::time_zone::TimeZone::UTC,
            requires_second_factor: false,
        };
        assert!(store.create_company(&company, Effects::NONE).await.expect("kept"));
        assert_eq!(store.find_company(&company.id).await.expect("read"), Some(company));
    }
}

#[tokio::test]
async fn writes_survive_closing_and_opening_again() {
    let home = SqliteHome::make();
    let store = home.sqlite();
    store.create_publisher(&brightwork(), None, Effects::NONE).await.expect("registered");
    store.create_client(&partner(), Effects::NONE).await.expect("registered");
    store.close().await;
    let store = home.sqlite();
    assert_eq!(store.find_client(&partner().id).await.expect("read"), Some(partner().into()));
    assert!(store.find_access_token(&code("a"), NOW + GRACE).await.expect("read").is_none());
}

#[tokio::test]
async fn an_entry_of_the_audit_log_that_is_meddled_with_breaks_the_chain() {
    let meddlings = [
        ("UPDATE audit SET actor_email = 'kim@contoso.example' WHERE seq = 2", "2"),
        ("UPDATE audit SET address = NULL WHERE seq = 1", "1"),
        ("UPDATE audit SET action = 'nothing' WHERE seq = 3", "3"),
        ("DELETE FROM audit WHERE seq = 2", "2"),
        ("DELETE FROM audit WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3", "2"),
        (
            "UPDATE audit SET seq = 9 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3;
             UPDATE audit SET seq = 3 WHERE seq = 9",
            "2",
        ),
        ("UPDATE audit SET hash = zeroblob(32) WHERE seq = 3", "3"),
        (
            "CREATE TABLE copy AS SELECT * FROM audit WHERE seq = 1;
             UPDATE copy SET seq = -1; INSERT INTO audit SELECT * FROM copy",
            "-1",
        ),
    ];
    for (sql, broken) in meddlings {
        let home = SqliteHome::make();
        let store: Subject = home.open().await;
        populate(&store).await;
        for detail in ["a", "b", "c"] {
            let action = oauth::audit::AuditAction::AppBlocked;
            let mut event = contract::audit::event(action, &ada(), NOW);
            event.detail = detail.to_owned();
            contract::fixture::append(&store, &event).await;
        }
        home.meddle(sql);
        let kept = store.audit_chain(i64::MIN, 10).await.expect("read");
        let mut chain = Chain::default();
        let found = kept.iter().try_for_each(|entry| chain.follow(entry)).expect_err("broken");
        assert!(found.to_string().contains(&format!("entry {broken} ")), "{sql}: {found}");
    }
}
