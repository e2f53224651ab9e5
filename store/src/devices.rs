//! Devices that wait for a person's answer (RFC 8628).

use std::time::Duration;

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;

use crate::error::StoreError;

/// A device's request. What it gets is a code that is stored under its device code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRequest {
    /// The hash of the code with which the device asks for its tokens.
    pub device_code: Digest,
    /// The hash of the code that the person types.
    pub user_code: Digest,
    pub client_id: ClientId,
    /// The hash of the network that it came from.
    pub network: Digest,
    /// The request's parameters that mean something.
    pub query: String,
    pub asked_at: Timestamp,
    pub expires_at: Timestamp,
    /// How long the device must wait between two tries.
    pub interval: Duration,
}

/// How many requests may wait at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitingLimits {
    pub of_client: u32,
    pub of_network: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    Waiting,
    /// Another has the user code, expired or not.
    UserCodeTaken,
    /// As many of the client or the network wait as may.
    TooMany,
}

/// Whether a device may ask again already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polled {
    InTime,
    /// It did not: it has to wait longer from now on.
    TooSoon,
}

#[async_trait]
pub trait DeviceStore {
    /// Stores a request, and deletes some that have expired long ago.
    async fn begin_device_request(
        &self,
        request: &DeviceRequest,
        limits: WaitingLimits,
    ) -> Result<Begun, StoreError>;

    /// The request with that device code, expired or not.
    async fn find_device_request(
        &self,
        device_code: &Digest,
    ) -> Result<Option<DeviceRequest>, StoreError>;

    /// The request with that user code, if it is live at `now`.
    async fn find_device_request_by_user_code(
        &self,
        user_code: &Digest,
        now: Timestamp,
    ) -> Result<Option<DeviceRequest>, StoreError>;

    /// Stores that a device asked. If that was too soon, its interval grows by `slow_down`.
    async fn note_device_poll(
        &self,
        device_code: &Digest,
        slow_down: Duration,
        at: Timestamp,
    ) -> Result<Polled, StoreError>;
}
