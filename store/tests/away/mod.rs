//! Servers that are away, and connections that are lost in the midst.

mod way;

use std::sync::Arc;
use std::time::Duration;

use store::StoreError;
use store::keys::KeyStore as _;
use store::postgres::{PostgresStore, PostgresUrl};
use tokio::net::TcpListener;

use super::contract::Home as _;
use super::contract::fixture::{NOW, Subject, code, connect as connect_family, partner, populate};
use super::{PostgresHome, server};
use way::{Cut, Way};

/// `host:port` of the server.
fn host() -> String {
    let server = server();
    let (_, place) = server.split_once('@').expect("a user");
    place.split('/').next().expect("a host").to_owned()
}

impl PostgresHome {
    /// The store in this database, at one of these hosts.
    async fn open_at(&self, hosts: &str) -> Result<PostgresStore, StoreError> {
        let url = format!("postgres://countersign@{hosts}/{}", self.database().await);
        let url: PostgresUrl = url.parse().expect("an address");
        PostgresStore::open(&url, 4).await
    }

    /// The same, by a way that may be cut.
    async fn open_by(&self, way: &Way) -> Subject {
        Arc::new(self.open_at(&way.address.to_string()).await.expect("opens"))
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn a_database_that_takes_no_writes_is_not_opened() {
    let home = PostgresHome::make();
    let database = home.database().await;
    let set = format!("ALTER DATABASE {database} SET default_transaction_read_only = on");
    super::connect(&server()).await.batch_execute(&set).await.expect("set");
    let refused = home.open_at(&host()).await.expect_err("refused").to_string();
    assert!(refused.contains("does not allow writes"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn of_several_hosts_one_that_is_off_or_says_nothing_does_not_hold_up_the_one_that_serves() {
    let home = PostgresHome::make();
    // Its system accepts connections, and no one ever reads them.
    let frozen = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let frozen = frozen.local_addr().expect("bound");
    home.database().await;
    let began = tokio::time::Instant::now();
    let store = home.open_at(&format!("127.0.0.1:1,{frozen},{}", host())).await.expect("opens");
    store.ping().await.expect("serves");
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn no_user_notices_that_every_connection_was_ended_between_requests() {
    let home = PostgresHome::make();
    let store: Subject = home.open().await;
    populate(&store).await;
    for round in 0..20_u64 {
        home.meddle(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .await;
        // Before, or after, it is known that they have ended.
        tokio::time::sleep(Duration::from_micros(round * 50)).await;
        let (partner, what) = (partner().id, code(&round.to_string()));
        let (client, spent) =
            tokio::join!(store.find_client(&partner), store.spend_once(&what, NOW));
        assert!(client.expect("read").is_some() && spent.expect("noted"), "round {round}");
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn what_is_cut_off_before_it_is_committed_is_done_again_and_once() {
    let home = PostgresHome::make();
    let way = Way::to(&host()).await;
    let store = home.open_by(&way).await;
    populate(&store).await;
    for (number, sent) in ["INSERT INTO spent", "BEGIN"].into_iter().enumerate() {
        let what = code(&number.to_string());
        way.cut(Cut::Before(sent));
        assert!(store.spend_once(&what, NOW).await.expect("noted"), "{sent}");
        way.assert_was_cut();
        assert!(!store.spend_once(&what, NOW).await.expect("noted"), "{sent}");
    }
    // A statement that is known is run by a number.
    let family = connect_family(&store, "a", "jobs_read").await;
    for cut in [Cut::Next, Cut::Next] {
        way.cut(cut);
        assert!(family.opens(&store, 0, NOW).await, "a token is good while its database is away");
        way.assert_was_cut();
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn a_commit_without_an_answer_is_not_done_again_and_not_called_done() {
    // The statement alone: BEGIN says READ COMMITTED.
    const COMMIT: &str = "COMMIT\0";
    let home = PostgresHome::make();
    let way = Way::to(&host()).await;
    let store = home.open_by(&way).await;
    populate(&store).await;
    for (cut, has_happened) in [(Cut::Before(COMMIT), false), (Cut::Behind(COMMIT), true)] {
        let what = code(if has_happened { "behind" } else { "before" });
        way.cut(cut);
        let outcome = store.spend_once(&what, NOW).await.expect_err("nobody knows");
        assert!(matches!(outcome, StoreError::Unavailable { .. }), "{outcome}");
        way.assert_was_cut();
        // It is done now, unless it was before.
        assert_eq!(store.spend_once(&what, NOW).await.expect("noted"), !has_happened);
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a server: scripts/postgres.sh"]
async fn a_database_that_is_away_is_never_said_to_hold_nothing() {
    let home = PostgresHome::make();
    let way = Way::to(&host()).await;
    let store = home.open_by(&way).await;
    populate(&store).await;
    let family = connect_family(&store, "a", "jobs_read").await;
    assert!(store.find_client(&partner().id).await.expect("read").is_some());
    way.close();
    let away = [
        store.find_access_token(&family.access(0), NOW).await.map(drop),
        store.find_refresh_token(&family.refresh(0), NOW).await.map(drop),
        store.find_code(&code("a")).await.map(drop),
        store.find_signed_in(&code("a")).await.map(drop),
        store.spend_once(&code("b"), NOW).await.map(drop),
        store.grant_history(&family.grant_id).await.map(drop),
        store.ping().await,
    ];
    for outcome in away {
        let outcome = outcome.expect_err("it is away");
        assert!(matches!(outcome, StoreError::Unavailable { .. }), "{outcome}");
    }
    way.open();
    assert!(family.opens(&store, 0, NOW).await);
    assert!(store.spend_once(&code("b"), NOW).await.expect("noted"));
}
