use serde::{Deserialize, Serialize};

use super::callback::Callback;
use crate::client::Client;
use crate::client::proven::Proven;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    App(Callback),
    /// Asks the token endpoint until there is an answer (RFC 8628 §3.4).
    Device(Device),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// The code that it shows, as it shows it: the person has typed it here.
    pub user_code: String,
    /// Of the code with which it asks: the answer is stored under it.
    pub device_code: [u8; 32],
}

impl Recipient {
    pub fn callback(&self) -> Option<&Callback> {
        match self {
            Self::App(callback) => Some(callback),
            Self::Device(_) => None,
        }
    }

    /// For an answer through the browser, of the address in use.
    pub fn proven(&self, client: &Client) -> Proven {
        match self {
            Self::App(callback) => client.proven_at(callback.destination()),
            Self::Device(_) => client.proven_to_device(),
        }
    }
}
