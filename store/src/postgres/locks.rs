//! Advisory locks: where what must not change has no row, or not yet.
//!
//! They end with their transaction. Their numbers are the first bytes of a digest: two
//! things that share one wait for each other without need, and nothing else happens.

use sha2::{Digest as _, Sha256};

use super::connection::Connection;
use crate::sql::error::QueryError;

/// In the order of the numbers, so that no two transactions wait for each other.
const LOCK: &str = "
    SELECT pg_advisory_xact_lock(number)
    FROM (SELECT unnest($1::bigint[]) AS number ORDER BY number) AS numbers";

const LOCK_SHARED: &str = "SELECT pg_advisory_xact_lock_shared($1)";

/// See [`crate::sql::transaction::Transaction::lock`].
pub(super) async fn lock_all(
    connection: &Connection,
    things: &[&[&[u8]]],
) -> Result<(), QueryError> {
    let numbers: Vec<i64> = things.iter().map(|thing| number(thing)).collect();
    connection.query(LOCK, &[&numbers]).await?;
    Ok(())
}

/// See [`crate::sql::transaction::Transaction::lock_shared`].
pub(super) async fn lock_shared(
    connection: &Connection,
    thing: &[&[u8]],
) -> Result<(), QueryError> {
    connection.query(LOCK_SHARED, &[&number(thing)]).await?;
    Ok(())
}

fn number(thing: &[&[u8]]) -> i64 {
    let mut hash = Sha256::new();
    for part in thing {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let hash: [u8; 32] = hash.finalize().into();
    i64::from_be_bytes(std::array::from_fn(|index| hash[index]))
}
