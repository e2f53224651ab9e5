//! Threads in every order that a scheduler makes up: what is cached
//! ([`cache`]) is never older than what a user has been told.
//!
//! The module is the store's own file; [`shuttle`] gives it locks that can be interrupted
//! anywhere. Each test repeats the few lines in which a store uses it, on a database of one
//! number. `COUNTERSIGN_RACES` says how many orders are tried; `make verify-races` asks for
//! many more than `make test` does.

#[expect(dead_code, reason = "each of the stores uses a part of it")]
#[path = "../src/cache.rs"]
mod cache;

/// What `cache` waits by, here.
mod sync {
    pub(crate) use shuttle::sync::{Mutex, MutexGuard};
}

use std::sync::Arc as Shared;
use std::time::Duration;

use cache::{Cache, now};
use shuttle::sync::{Arc, Mutex};
use shuttle::thread;

/// The one key there is.
const KEY: u8 = 0;
/// Longer than a test.
const LONG: Duration = Duration::from_hours(1);

/// A row, how often it was changed, and the newest change of which a user was told that it
/// is durable.
struct Database {
    row: Mutex<(u32, i64)>,
    told: Mutex<u32>,
}

impl Database {
    fn new() -> Self {
        Self { row: Mutex::new((0, 0)), told: Mutex::new(0) }
    }

    fn read(&self) -> (u32, i64) {
        *self.row.lock().expect("sound")
    }

    /// Changes and counts in one transaction; the new row.
    fn change(&self) -> u32 {
        let mut row = self.row.lock().expect("sound");
        *row = (row.0 + 1, row.1 + 1);
        row.0
    }

    /// Anyone who changed the row hears that it is done.
    fn tell(&self, row: u32) {
        let mut told = self.told.lock().expect("sound");
        *told = (*told).max(row);
    }

    fn told(&self) -> u32 {
        *self.told.lock().expect("sound")
    }
}

fn orders() -> usize {
    let given = std::env::var("COUNTERSIGN_RACES").ok();
    given.map_or(2_000, |text| text.parse().expect("a whole number"))
}

/// Half of the orders at random, half with few interruptions at unlikely places.
fn try_orders(test: fn()) {
    shuttle::check_random(test, orders() / 2);
    shuttle::check_pct(test, orders() / 2, 3);
}

/// As `read_cached` of SQLite.
fn find_counted(cache: &Cache<u8, u32>, database: &Database) -> u32 {
    let miss = match cache.get(&KEY) {
        Ok(value) => return *value,
        Err(miss) => miss,
    };
    let (_, count) = database.read();
    if let Some(value) = cache.get_unchanged(&KEY, count, miss) {
        return *value;
    }
    let (value, count) = database.read();
    cache.insert(&KEY, &Shared::new(value), count, miss.at);
    value
}

/// As `read_cached` of PostgreSQL.
fn find_told(cache: &Cache<u8, u32>, database: &Database) -> u32 {
    let miss = match cache.get(&KEY) {
        Ok(value) => return *value,
        Err(miss) => miss,
    };
    let (value, _) = database.read();
    cache.insert(&KEY, &Shared::new(value), miss.changes, miss.at);
    value
}

/// Two threads that change, two that look; `after` is what a change is followed by.
fn race(
    trusted_for: Duration,
    find: fn(&Cache<u8, u32>, &Database) -> u32,
    after: fn(&Cache<u8, u32>),
) {
    let (cache, database) = (Arc::new(Cache::new(trusted_for)), Arc::new(Database::new()));
    // What a store with a listener has heard at the start.
    cache.refreshed_at(now());
    let mut threads = Vec::new();
    for _ in 0..2 {
        let (cache, database) = (Arc::clone(&cache), Arc::clone(&database));
        threads.push(thread::spawn(move || {
            for _ in 0..2 {
                let row = database.change();
                after(&cache);
                database.tell(row);
            }
        }));
    }
    for _ in 0..2 {
        let (cache, database) = (Arc::clone(&cache), Arc::clone(&database));
        threads.push(thread::spawn(move || {
            for _ in 0..3 {
                let told = database.told();
                let found = find(&cache, &database);
                assert!(found >= told, "{told} was told of, {found} is found");
            }
        }));
    }
    for thread in threads {
        thread.join().expect("no panic");
    }
    assert_eq!(find(&cache, &database), 4);
}

#[test]
fn what_this_process_changed_is_seen_at_once_by_all_its_threads() {
    try_orders(|| race(LONG, find_counted, Cache::invalidate));
}

#[test]
fn what_another_process_changed_is_seen_by_the_count_of_changes() {
    // Nothing is trusted without asking: this process did not make the change.
    try_orders(|| race(Duration::ZERO, find_counted, |_| {}));
}

#[test]
fn what_was_told_by_notification_is_seen_at_once_by_all_threads() {
    try_orders(|| race(LONG, find_told, Cache::clear));
}

#[test]
fn while_no_notification_can_be_heard_everything_is_read_anew() {
    try_orders(|| race(Duration::ZERO, find_told, |_| {}));
}

#[test]
#[should_panic(expected = "is found")]
fn a_store_that_told_before_it_forgot_would_be_caught() {
    try_orders(|| {
        let (cache, database) = (Arc::new(Cache::new(LONG)), Arc::new(Database::new()));
        cache.refreshed_at(now());
        let (writer, told) = (Arc::clone(&cache), Arc::clone(&database));
        let thread = thread::spawn(move || {
            let row = told.change();
            told.tell(row);
            writer.clear();
        });
        for _ in 0..3 {
            let told = database.told();
            let found = find_told(&cache, &database);
            assert!(found >= told, "{told} was told of, {found} is found");
        }
        thread.join().expect("no panic");
    });
}
