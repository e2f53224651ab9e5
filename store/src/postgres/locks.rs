//! Advisory locks: where what must not change has no row, or not yet.
//!
//! They end with their transaction. Their numbers are the first bytes of a digest: two
//! things that share one wait for each other without need, and nothing else happens.

use oauth::credential::digest::Digest;

use super::connection::Connection;
use super::rows::{Fault, find_one};

/// In the order of the numbers, so that nobody waits for somebody who waits for them.
const LOCK: &str = "
    SELECT pg_advisory_xact_lock(number)
    FROM (SELECT unnest($1::bigint[]) AS number ORDER BY number) AS numbers";

const LOCK_SHARED: &str = "SELECT pg_advisory_xact_lock_shared($1)";

/// Waits until nobody else has any of these things locked, and locks them; a statement that
/// follows sees what was done to them before.
pub(super) async fn lock(connection: &Connection, things: &[&[&str]]) -> Result<(), Fault> {
    let numbers: Vec<i64> = things.iter().map(|thing| number(thing)).collect();
    find_one(connection, LOCK, (numbers,), |_| Ok(())).await?;
    Ok(())
}

/// As [`lock`], beside others who also only need the thing to stay as it is.
pub(super) async fn lock_shared(connection: &Connection, thing: &[&str]) -> Result<(), Fault> {
    find_one(connection, LOCK_SHARED, (number(thing),), |_| Ok(())).await?;
    Ok(())
}

fn number(thing: &[&str]) -> i64 {
    i64::from_be_bytes(Digest::of(&thing.join("\u{1f}")).prefix())
}
