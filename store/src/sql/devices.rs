//! Devices that wait for an answer.

use std::time::Duration;

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;

use super::driver::Driver;
use super::error::QueryError;
use super::row::Columns;
use super::transaction::Transaction;
use super::value::{params, prefix};
use crate::devices::{Begun, DeviceRequest, DeviceStore, Polled, WaitingLimits};
use crate::error::StoreError;

/// For how long a device that asks may be told that its request has expired.
const LINGER: Duration = Duration::from_mins(10);

const INSERT_REQUEST: &str = "
    INSERT INTO device_requests (hash_prefix, hash, user_code, client_id, network, query,
        asked_at, expires_at, poll_interval)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    ON CONFLICT (user_code) DO NOTHING";

// The n-th that waits: there is one if there are n.
pub(crate) const NTH_OF_CLIENT: &str = "
    SELECT 1 FROM device_requests WHERE client_id = ?1 AND expires_at > ?2 LIMIT 1 OFFSET ?3";

pub(crate) const NTH_OF_NETWORK: &str = "
    SELECT 1 FROM device_requests WHERE network = ?1 AND expires_at > ?2 LIMIT 1 OFFSET ?3";

/// Those whose devices have learnt of their end. What is deleted in the background is the same;
/// here it is made sure that a flood makes room for itself.
pub(crate) const DELETE_SOME_EXPIRED: &str = "
    DELETE FROM device_requests WHERE row IN (
        SELECT row FROM device_requests WHERE expires_at < ?1 ORDER BY expires_at LIMIT 4)";

/// Requests as [`read_request`] reads them.
macro_rules! requests {
    ($rest:literal) => {
        concat!(
            "SELECT hash, user_code, client_id, network, query, asked_at, expires_at, poll_interval,
                row, last_polled_at
            FROM device_requests WHERE ",
            $rest
        )
    };
}

pub(crate) const FIND_REQUEST: &str = requests!("hash_prefix = ?1 AND hash = ?2");

// Polls at the same moment are looked at one after the other.
pub(crate) const FIND_REQUEST_TO_POLL: &str =
    requests!("hash_prefix = ?1 AND hash = ?2 /*pg FOR UPDATE*/");

pub(crate) const FIND_BY_USER_CODE: &str = requests!("user_code = ?1 AND expires_at > ?2");

pub(crate) const SET_LAST_POLL: &str = "
    UPDATE device_requests SET last_polled_at = ?2, poll_interval = ?3 WHERE row = ?1";

#[async_trait]
impl<D: Driver> DeviceStore for D {
    async fn begin_device_request(
        &self,
        request: &DeviceRequest,
        limits: WaitingLimits,
    ) -> Result<Begun, StoreError> {
        let args = request.clone();
        self.write("begin a device's request", args, move |tx, request| async move {
            let DeviceRequest { device_code, user_code, client_id, network, query, .. } = &*request;
            let now = request.asked_at;
            tx.execute(DELETE_SOME_EXPIRED, params![now - LINGER]).await?;
            let (Some(nth_of_client), Some(nth_of_network)) =
                (limits.of_client.checked_sub(1), limits.of_network.checked_sub(1))
            else {
                return Ok(Begun::TooMany);
            };
            if tx.exists(NTH_OF_CLIENT, params![client_id, now, nth_of_client]).await?
                || tx.exists(NTH_OF_NETWORK, params![network, now, nth_of_network]).await?
            {
                return Ok(Begun::TooMany);
            }
            let values = params![
                prefix(device_code),
                device_code,
                user_code,
                client_id,
                network,
                query,
                request.asked_at,
                request.expires_at,
                seconds(request.interval),
            ];
            let is_new = tx.execute(INSERT_REQUEST, values).await? == 1;
            Ok(if is_new { Begun::Waiting } else { Begun::UserCodeTaken })
        })
        .await
    }

    async fn find_device_request(
        &self,
        device_code: &Digest,
    ) -> Result<Option<DeviceRequest>, StoreError> {
        self.find_one(
            "find a device's request",
            FIND_REQUEST,
            params![prefix(device_code), device_code],
            read_request,
        )
        .await
    }

    async fn find_device_request_by_user_code(
        &self,
        user_code: &Digest,
        now: Timestamp,
    ) -> Result<Option<DeviceRequest>, StoreError> {
        self.find_one(
            "find a device's request by its user code",
            FIND_BY_USER_CODE,
            params![user_code, now],
            read_request,
        )
        .await
    }

    async fn note_device_poll(
        &self,
        device_code: &Digest,
        slow_down: Duration,
        at: Timestamp,
    ) -> Result<Polled, StoreError> {
        self.write("note that a device asked", *device_code, move |tx, device_code| async move {
            poll(&tx, &device_code, slow_down, at).await
        })
        .await
    }
}

async fn poll(
    tx: &impl Transaction,
    device_code: &Digest,
    slow_down: Duration,
    at: Timestamp,
) -> Result<Polled, QueryError> {
    let params = params![prefix(device_code), device_code];
    let found = tx.find_one(FIND_REQUEST_TO_POLL, params, |row| {
        let interval = read_request(row)?.interval;
        Ok((interval, row.next::<i64>()?, row.next::<Option<Timestamp>>()?))
    });
    // Deleted since the caller found it.
    let Some((interval, row, last)) = found.await? else { return Ok(Polled::InTime) };
    let too_soon = last.is_some_and(|last| at < last + interval);
    let interval = if too_soon { interval + slow_down } else { interval };
    tx.execute(SET_LAST_POLL, params![row, at, seconds(interval)]).await?;
    Ok(if too_soon { Polled::TooSoon } else { Polled::InTime })
}

fn seconds(interval: Duration) -> i64 {
    i64::try_from(interval.as_secs()).unwrap_or(i64::MAX)
}

fn read_request(row: &mut Columns<'_>) -> Result<DeviceRequest, QueryError> {
    let table = "device_requests";
    Ok(DeviceRequest {
        device_code: row.digest(table, "hash")?,
        user_code: row.digest(table, "user_code")?,
        client_id: row.next()?,
        network: row.digest(table, "network")?,
        query: row.next()?,
        asked_at: row.next()?,
        expires_at: row.next()?,
        interval: Duration::from_secs(row.next()?),
    })
}
