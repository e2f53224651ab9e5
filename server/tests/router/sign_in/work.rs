//! What a try to sign in costs, and what is counted of it (SIGNIN 4). The program's counters are
//! those of the process: each test has one of its own.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

use metrics::{Counter, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit};
use testkit::{ADA, PASSWORD, TestServer};

static COUNTED: LazyLock<Mutex<HashMap<String, Arc<AtomicU64>>>> = LazyLock::new(Mutex::default);

struct Counts;

impl Recorder for Counts {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        let labels = key.labels().map(|label| format!(" {}={}", label.key(), label.value()));
        let name = format!("{}{}", key.name(), labels.collect::<String>());
        let mut counted = COUNTED.lock().expect("unharmed");
        Counter::from_arc(Arc::clone(counted.entry(name).or_default()))
    }

    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, _: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::noop()
    }
}

fn counted(name: &str) -> u64 {
    let counted = COUNTED.lock().expect("unharmed");
    counted.get(name).map_or(0, |count| count.load(Ordering::SeqCst))
}

fn begin_to_count() {
    metrics::set_global_recorder(Counts).expect("one test in each process");
}

#[tokio::test]
async fn signin_4_a_wrong_password_and_an_unknown_account_do_the_same_work() {
    begin_to_count();
    let server = TestServer::start().await;
    server.change_user("usr_kim", |user| user.disabled = true).await;
    server.meddle("UPDATE users SET password_hash = NULL WHERE id = 'usr_ravi'");
    let work = || {
        let hashes = counted("countersign_password_hashes_total");
        let failed = counted("countersign_sign_ins_total outcome=wrong method=password");
        (hashes, failed, server.count("sign_in_failures"))
    };
    for (email, password) in [
        (ADA, "wrong"),
        ("nobody@northwind.example", PASSWORD),
        ("kim@contoso.example", PASSWORD),
        ("ravi@northwind.example", PASSWORD),
    ] {
        let before = work();
        server.browser().type_password(email, password).await.assert_page(422);
        let after = work();
        let done = (after.0 - before.0, after.1 - before.1, after.2 - before.2);
        assert_eq!(done, (1, 1, 2), "{email}");
    }
}

#[tokio::test]
async fn signin_4_what_is_refused_by_a_limit_is_counted_and_costs_no_hash() {
    begin_to_count();
    let server = TestServer::start().await;
    let mut browser = server.browser();
    for _ in 0..10 {
        browser.type_password(ADA, "wrong").await.assert_page(422);
    }
    let hashes = counted("countersign_password_hashes_total");
    browser.type_password(ADA, PASSWORD).await.assert_page(429);
    assert_eq!(counted("countersign_sign_in_limits_total limit=account"), 1);
    for account in 0..41 {
        browser.type_password(&format!("nobody{account}@example.com"), "x").await;
    }
    assert_eq!(counted("countersign_sign_in_limits_total limit=address"), 1);
    assert_eq!(counted("countersign_password_hashes_total") - hashes, 40);
    assert_eq!(counted("countersign_sign_ins_total outcome=throttled method=password"), 2);
}
