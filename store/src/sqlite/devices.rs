//! Devices that wait for an answer.

use std::time::Duration;

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;
use rusqlite::{Connection, Row, named_params};

use super::SqliteStore;
use super::rows::{Fault, Seconds, change, digest, find_one, prefix, time};
use crate::StoreError;
use crate::devices::{DeviceRequest, DeviceStore, Polled};

const KEEP_REQUEST: &str = "
    INSERT INTO device_requests (hash_prefix, hash, user_code, client_id, query, asked_at,
        expires_at, interval)
    VALUES (:hash_prefix, :hash, :user_code, :client_id, :query, :asked_at, :expires_at,
        :interval)
    ON CONFLICT (user_code) DO NOTHING";

pub(super) const FIND_REQUEST: &str = "
    SELECT * FROM device_requests WHERE hash_prefix = ?1 AND hash = ?2";

pub(super) const FIND_BY_USER_CODE: &str = "
    SELECT * FROM device_requests WHERE user_code = ?1 AND expires_at > ?2";

pub(super) const NOTE_POLL: &str = "
    UPDATE device_requests SET last_polled_at = ?2, interval = ?3 WHERE row = ?1";

#[async_trait]
impl DeviceStore for SqliteStore {
    async fn begin_device_request(&self, request: &DeviceRequest) -> Result<bool, StoreError> {
        let request = request.clone();
        self.write("begin a device's request", move |connection| begin(connection, &request)).await
    }

    async fn find_device_request(
        &self,
        device_code: &Digest,
    ) -> Result<Option<DeviceRequest>, StoreError> {
        self.read("find a device's request", |connection| {
            let params = (prefix(device_code), device_code.as_bytes());
            find_one(connection, FIND_REQUEST, params, read_request)
        })
    }

    async fn find_device_request_by_user_code(
        &self,
        user_code: &Digest,
        now: Timestamp,
    ) -> Result<Option<DeviceRequest>, StoreError> {
        self.read("find a device's request by its user code", |connection| {
            let params = (user_code.as_bytes(), Seconds(now));
            find_one(connection, FIND_BY_USER_CODE, params, read_request)
        })
    }

    async fn note_device_poll(
        &self,
        device_code: &Digest,
        slow_down: Duration,
        at: Timestamp,
    ) -> Result<Polled, StoreError> {
        let device_code = *device_code;
        self.write("note that a device asked", move |connection| {
            note_poll(connection, &device_code, slow_down, at)
        })
        .await
    }
}

fn begin(connection: &Connection, request: &DeviceRequest) -> Result<bool, Fault> {
    let kept = change(
        connection,
        KEEP_REQUEST,
        named_params! {
            ":hash_prefix": prefix(&request.device_code),
            ":hash": request.device_code.as_bytes(),
            ":user_code": request.user_code.as_bytes(),
            ":client_id": request.client_id.as_str(),
            ":query": request.query,
            ":asked_at": Seconds(request.asked_at),
            ":expires_at": Seconds(request.expires_at),
            ":interval": seconds(request.interval),
        },
    )?;
    Ok(kept == 1)
}

fn note_poll(
    connection: &Connection,
    device_code: &Digest,
    slow_down: Duration,
    at: Timestamp,
) -> Result<Polled, Fault> {
    let params = (prefix(device_code), device_code.as_bytes());
    let found = find_one(connection, FIND_REQUEST, params, |row| {
        let last = row.get::<_, Option<Seconds>>("last_polled_at")?.map(|seconds| seconds.0);
        Ok((row.get::<_, i64>("row")?, read_request(row)?.interval, last))
    })?;
    // Swept since the caller found it.
    let Some((row, interval, last)) = found else { return Ok(Polled::InTime) };
    let too_soon = last.is_some_and(|last| at < last + interval);
    let interval = if too_soon { interval + slow_down } else { interval };
    change(connection, NOTE_POLL, (row, Seconds(at), seconds(interval)))?;
    Ok(if too_soon { Polled::TooSoon } else { Polled::InTime })
}

fn seconds(interval: Duration) -> i64 {
    i64::try_from(interval.as_secs()).unwrap_or(i64::MAX)
}

fn read_request(row: &Row<'_>) -> Result<DeviceRequest, Fault> {
    let table = "device_requests";
    let interval = u64::try_from(row.get::<_, i64>("interval")?)
        .map_err(|rule| Fault::inconsistent(table, "interval", rule))?;
    Ok(DeviceRequest {
        device_code: digest(&row.get::<_, Vec<u8>>("hash")?, table, "hash")?,
        user_code: digest(&row.get::<_, Vec<u8>>("user_code")?, table, "user_code")?,
        client_id: ClientId::new(row.get::<_, String>("client_id")?),
        query: row.get("query")?,
        asked_at: time(row, "asked_at")?,
        expires_at: time(row, "expires_at")?,
        interval: Duration::from_secs(interval),
    })
}
