//! Devices that wait for an answer.

use std::time::Duration;

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;
use tokio_postgres::Row;

use super::PostgresStore;
use super::connection::Connection;
use super::rows::{Fault, Seconds, bytea, change, digest, find_one, time};
use crate::StoreError;
use crate::devices::{DeviceRequest, DeviceStore, Polled};

const KEEP_REQUEST: &str = "
    INSERT INTO device_requests (hash, user_code, client_id, query, asked_at, expires_at,
        poll_interval)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (user_code) DO NOTHING";

const FIND_REQUEST: &str = "
    SELECT row, hash, user_code, client_id, query, asked_at, expires_at, poll_interval,
        last_polled_at
    FROM device_requests WHERE hash = $1";

const FIND_BY_USER_CODE: &str = "
    SELECT row, hash, user_code, client_id, query, asked_at, expires_at, poll_interval,
        last_polled_at
    FROM device_requests WHERE user_code = $1 AND expires_at > $2";

// Polls at the same moment are looked at one after the other.
const LOCK_REQUEST: &str = "SELECT 1 FROM device_requests WHERE hash = $1 FOR UPDATE";

const NOTE_POLL: &str = "
    UPDATE device_requests SET last_polled_at = $2, poll_interval = $3 WHERE row = $1";

#[async_trait]
impl DeviceStore for PostgresStore {
    async fn begin_device_request(&self, request: &DeviceRequest) -> Result<bool, StoreError> {
        self.write("begin a device's request", |connection| async move {
            begin(&connection, request).await
        })
        .await
    }

    async fn find_device_request(
        &self,
        device_code: &Digest,
    ) -> Result<Option<DeviceRequest>, StoreError> {
        self.read("find a device's request", |connection| async move {
            let params = (bytea(device_code),);
            find_one(&connection, FIND_REQUEST, params, read_request).await
        })
        .await
    }

    async fn find_device_request_by_user_code(
        &self,
        user_code: &Digest,
        now: Timestamp,
    ) -> Result<Option<DeviceRequest>, StoreError> {
        self.read("find a device's request by its user code", |connection| async move {
            let params = (bytea(user_code), Seconds(now));
            find_one(&connection, FIND_BY_USER_CODE, params, read_request).await
        })
        .await
    }

    async fn note_device_poll(
        &self,
        device_code: &Digest,
        slow_down: Duration,
        at: Timestamp,
    ) -> Result<Polled, StoreError> {
        self.write("note that a device asked", |connection| async move {
            note_poll(&connection, device_code, slow_down, at).await
        })
        .await
    }
}

async fn begin(connection: &Connection, request: &DeviceRequest) -> Result<bool, Fault> {
    let kept = change(
        connection,
        KEEP_REQUEST,
        (
            bytea(&request.device_code),
            bytea(&request.user_code),
            request.client_id.as_str(),
            &request.query,
            Seconds(request.asked_at),
            Seconds(request.expires_at),
            seconds(request.interval),
        ),
    )
    .await?;
    Ok(kept == 1)
}

async fn note_poll(
    connection: &Connection,
    device_code: &Digest,
    slow_down: Duration,
    at: Timestamp,
) -> Result<Polled, Fault> {
    let params = (bytea(device_code),);
    find_one(connection, LOCK_REQUEST, (bytea(device_code),), |_| Ok(())).await?;
    let found = find_one(connection, FIND_REQUEST, params, |row| {
        let last = row.try_get::<_, Option<Seconds>>("last_polled_at")?.map(|seconds| seconds.0);
        Ok((row.try_get::<_, i64>("row")?, read_request(row)?.interval, last))
    })
    .await?;
    // Swept since the caller found it.
    let Some((row, interval, last)) = found else { return Ok(Polled::InTime) };
    let too_soon = last.is_some_and(|last| at < last + interval);
    let interval = if too_soon { interval + slow_down } else { interval };
    change(connection, NOTE_POLL, (row, Seconds(at), seconds(interval))).await?;
    Ok(if too_soon { Polled::TooSoon } else { Polled::InTime })
}

fn seconds(interval: Duration) -> i64 {
    i64::try_from(interval.as_secs()).unwrap_or(i64::MAX)
}

fn read_request(row: &Row) -> Result<DeviceRequest, Fault> {
    let table = "device_requests";
    let interval = u64::try_from(row.try_get::<_, i64>("poll_interval")?)
        .map_err(|rule| Fault::inconsistent(table, "poll_interval", rule))?;
    Ok(DeviceRequest {
        device_code: digest(&row.try_get::<_, Vec<u8>>("hash")?, table, "hash")?,
        user_code: digest(&row.try_get::<_, Vec<u8>>("user_code")?, table, "user_code")?,
        client_id: ClientId::new(row.try_get::<_, String>("client_id")?),
        query: row.try_get("query")?,
        asked_at: time(row, "asked_at")?,
        expires_at: time(row, "expires_at")?,
        interval: Duration::from_secs(interval),
    })
}
