use std::error::Error;
use std::net::IpAddr;

use thiserror::Error;
use url::Host;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum OutboundError {
    #[error("the address must begin with https://")]
    NotHttps,
    #[error("the address must not hold a user name or a password")]
    Credentials,
    #[error("the address must not name a port")]
    Port,
    #[error("the host {host} cannot be found")]
    UnknownHost { host: String },
    #[error("the host {host} has the address {address}, which is not on the public Internet")]
    NotPublic { host: String, address: IpAddr },
    #[error("{host} cannot be reached: {fault}")]
    Unreachable { host: String, fault: String },
    #[error("{host} did not answer within {seconds} seconds")]
    TooSlow { host: String, seconds: u64 },
    #[error("{host} answers with too much")]
    TooLarge { host: String },
}

impl OutboundError {
    pub(super) fn unreachable(host: &Host, fault: &dyn Error) -> Self {
        Self::Unreachable { host: host.to_string(), fault: fault.to_string() }
    }
}
