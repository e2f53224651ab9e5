use serde::{Deserialize, Serialize};

use super::callback::Callback;
use crate::client::Client;

/// Who gets the answer to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    App(Callback),
    /// A device, which asks the token endpoint until there is one (RFC 8628
    /// §3.4).
    Device(Device),
}

/// A device that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// The code that it shows, as it shows it. The person has typed it here.
    pub user_code: String,
    /// The hash of the code with which it asks: the answer is kept under it.
    pub device_code: [u8; 32],
}

impl Recipient {
    pub fn callback(&self) -> Option<&Callback> {
        match self {
            Self::App(callback) => Some(callback),
            Self::Device(_) => None,
        }
    }

    /// Whether the client's publisher is verified: for an answer through
    /// the browser, that the address in use is theirs.
    pub fn is_verified(&self, client: &Client) -> bool {
        match self {
            Self::App(callback) => client.is_verified_for(&callback.destination().host),
            Self::Device(_) => client.has_verified_publisher(),
        }
    }
}
