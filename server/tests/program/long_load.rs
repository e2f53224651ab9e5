//! Everything at once, for long: neither memory, nor open files, nor the database grow by
//! more than what is stored.
//!
//! `COUNTERSIGN_LOAD_SECONDS` says for how long; `make verify-load` takes half an hour.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use reqwest::StatusCode;

use crate::load::{API, Caller, Cut, PARTNER, SERVICE, WITHOUT_LIMITS};
use crate::random::number_of;
use crate::running::{Program, data};

/// What the process holds.
#[derive(Clone, Copy, Debug)]
struct Held {
    resident: u64,
    files: usize,
    database: u64,
    log: u64,
}

impl Held {
    fn now(program: &Program, folder: &Path) -> Self {
        let process = Path::new("/proc").join(program.child.id().to_string());
        let status = std::fs::read_to_string(process.join("status")).expect("it runs");
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let resident = resident.and_then(|text| text.trim().strip_suffix(" kB"));
        let resident: u64 = resident.expect("a size").trim().parse().expect("a number");
        let files = std::fs::read_dir(process.join("fd")).expect("readable").count();
        let size = |name: &str| std::fs::metadata(folder.join(name)).map_or(0, |file| file.len());
        let (database, log) = (size("countersign.db"), size("countersign.db-wal"));
        Self { resident: resident * 1024, files, database, log }
    }
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mb = |bytes: u64| bytes / 100_000;
        let [resident, database, log] = [self.resident, self.database, self.log].map(mb);
        let tenths = |n: u64| format!("{}.{} MB", n / 10, n % 10);
        let (resident, database, log) = (tenths(resident), tenths(database), tenths(log));
        write!(f, "{resident} in memory, {} files open, {database} database, {log} log", self.files)
    }
}

/// What the workers did, and when they are to stop.
#[derive(Default)]
struct Work {
    is_over: AtomicBool,
    requests: AtomicU64,
}

impl Work {
    fn count(&self, requests: u64) {
        self.requests.fetch_add(requests, Ordering::Relaxed);
    }

    fn goes_on(&self) -> bool {
        !self.is_over.load(Ordering::Relaxed)
    }
}

/// A person allows; the app exchanges, calls the API, refreshes, and mostly signs off.
async fn an_app(caller: &Caller, work: &Work) -> Result<(), Cut> {
    let mut turn = 0_u32;
    while work.goes_on() {
        turn += 1;
        let Some(code) = caller.allow().await? else { continue };
        let tokens = caller.redeem(&code).await?.expect("a new code is good");
        for path in ["/api/jobs", "/api/candidates", "/api/users/me"] {
            assert_eq!(caller.call(path, &tokens.access).await?, StatusCode::OK);
        }
        let tokens = caller.refresh(&tokens.refresh).await?.expect("a new token is good");
        assert!(caller.is_active(&tokens.access).await?);
        if !turn.is_multiple_of(4) {
            assert!(caller.revoke(PARTNER, &tokens.refresh).await?);
            assert_eq!(caller.call("/api/jobs", &tokens.access).await?, StatusCode::UNAUTHORIZED);
        }
        work.count(10);
    }
    Ok(())
}

/// A service gets a token, uses it, and gives it back.
async fn a_service(caller: &Caller, work: &Work) -> Result<(), Cut> {
    while work.goes_on() {
        let token = caller.service_token().await?;
        assert_eq!(caller.call("/api/company", &token).await?, StatusCode::OK);
        assert!(caller.is_active(&token).await?);
        assert!(caller.revoke(SERVICE, &token).await?);
        assert!(!caller.is_active(&token).await?);
        work.count(5);
    }
    Ok(())
}

/// A user who asks for what they do not get, each time in another name.
async fn a_stranger(caller: &Caller, work: &Work) -> Result<(), Cut> {
    let mut turn = 0_u64;
    while work.goes_on() {
        turn += 1;
        let name = format!("nobody-{turn}");
        let form = [("grant_type", "client_credentials")];
        let refused = caller.post("/oauth/token", (&name, "a-secret"), &form).await?;
        assert_eq!(refused.0, StatusCode::UNAUTHORIZED);
        assert!(caller.redeem(&name).await?.is_err());
        assert!(caller.refresh(&name).await?.is_err());
        assert_eq!(caller.call("/api/jobs", &name).await?, StatusCode::UNAUTHORIZED);
        for path in [format!("/oauth/authorize?client_id={name}"), format!("/{name}")] {
            let page = caller.open(&format!("{}{path}", caller.issuer)).await?;
            assert!(page.contains("<h1"), "{page}");
        }
        assert_eq!(caller.post("/oauth/introspect", API, &[("token", &name)]).await?.0, 200);
        work.count(7);
    }
    Ok(())
}

/// How large the database is without a gap: the same rows, written anew.
fn size_without_gaps(folder: &Path) -> u64 {
    let database = rusqlite::Connection::open(folder.join("countersign.db")).expect("opens");
    let copy = folder.join("without-gaps.db");
    database.execute("VACUUM INTO ?1", [copy.to_str().expect("a path of text")]).expect("copied");
    std::fs::metadata(copy).expect("written").len()
}

#[tokio::test(flavor = "multi_thread")]
async fn mixed_load_leaves_nothing_behind_but_what_is_stored() {
    let seconds = u64::from(number_of("COUNTERSIGN_LOAD_SECONDS", 20));
    let folder = data();
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &WITHOUT_LIMITS);
    let caller = Arc::new(Caller::signed_in(&program).await);
    let work = Arc::new(Work::default());
    let mut workers = Vec::new();
    for nth in 0..8 {
        let (caller, work) = (Arc::clone(&caller), Arc::clone(&work));
        workers.push(tokio::spawn(async move {
            match nth {
                0..4 => an_app(&caller, &work).await,
                4..6 => a_service(&caller, &work).await,
                _ => a_stranger(&caller, &work).await,
            }
        }));
    }
    // Twelve parts; the first two fill the caches.
    let mut seen = Vec::new();
    for part in 1..=12 {
        tokio::time::sleep(Duration::from_millis(seconds * 1000 / 12)).await;
        let held = Held::now(&program, folder.path());
        eprintln!(
            "{:>5} s: {:>8} requests; {held}",
            seconds * part / 12,
            work.requests.load(Ordering::Relaxed)
        );
        seen.push(held);
    }
    work.is_over.store(true, Ordering::Relaxed);
    for worker in workers {
        worker.await.expect("no panic").expect("every request is answered");
    }
    let (early, late) = (seen[2..5].iter(), seen[9..].iter());
    let [early, late] =
        [early.map(|held| held.resident).max(), late.map(|held| held.resident).max()]
            .map(|resident| resident.expect("measured"));
    // In seconds the caches are not yet full.
    let most = if seconds < 300 { 100 << 20 } else { early + early / 10 + (4 << 20) };
    assert!(late < most, "memory grows: {early} then {late} bytes");
    let files = seen.iter().map(|held| held.files);
    let most_files = files.clone().skip(2).max().expect("measured");
    assert!(most_files < 200, "{most_files} files are open");
    let largest_log = seen.iter().map(|held| held.log).max().expect("measured");
    // 16,000 pages of 4 KiB, and what comes in while they are moved.
    assert!(largest_log < 128 << 20, "the log has {largest_log} bytes");
    program.stop();
    let (is, needed) = (
        std::fs::metadata(folder.path().join("countersign.db")).expect("there").len(),
        size_without_gaps(folder.path()),
    );
    eprintln!("the database has {is} bytes; its rows, written anew, need {needed}");
    assert!(is < needed + needed / 2 + (1 << 20), "the database keeps what nobody needs");
    // What was begun is closed.
    assert!(!folder.path().join("countersign.db-wal").exists());
}
