//! The protocol as a state machine: random steps of apps, people and time through the
//! whole server, with a model beside it that says after each what must be true.
//!
//! `COUNTERSIGN_WALK_STEPS` is how many steps each walk takes, `COUNTERSIGN_WALK_SEED`
//! the one walk that is taken: a failure names both.

mod authorize;
mod chance;
mod look;
mod model;
mod people;
mod removals;
mod tokens;
mod walk;

use std::thread;

use walk::Walk;

use testkit::TestServer;

fn setting(name: &str) -> Option<u64> {
    let value = std::env::var(name).ok()?;
    Some(value.parse().unwrap_or_else(|_| panic!("{name}={value} is no number")))
}

/// Takes a walk on a server of its own.
fn take(seed: u64, steps: usize) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let server = TestServer::start().await;
        Walk::new(&server, seed).walk(steps).await;
    });
}

#[test]
fn whatever_is_done_in_whatever_order_no_token_opens_more_than_was_allowed() {
    let steps = setting("COUNTERSIGN_WALK_STEPS").unwrap_or(150);
    let steps = usize::try_from(steps).expect("a number of steps");
    let seeds = setting("COUNTERSIGN_WALK_SEED").map_or(1..=4, |seed| seed..=seed);
    thread::scope(|scope| {
        let walks: Vec<_> =
            seeds.map(|seed| (seed, scope.spawn(move || take(seed, steps)))).collect();
        for (seed, walk) in walks {
            assert!(walk.join().is_ok(), "the walk of seed {seed} failed; see above");
        }
    });
}
