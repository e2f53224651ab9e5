//! A company's people sign in with its identity provider (OpenID Connect Core 1.0).

pub mod arrive;
pub mod begin;
mod client;
pub mod discovery;
mod exchange;
mod fetched_keys;
mod id_token;
mod keys;
pub mod link;
pub mod logout;
pub mod manage;
mod person;
pub mod transport;

use std::sync::Arc;

use oauth::id::IdentityProviderId;

use crate::account::AccountService;
use crate::keys::KeyService;
use crate::remembered::Remembered;
use crate::shared::Shared;

use self::fetched_keys::{FetchedKeys, SETS};
use self::transport::UpstreamTransport;

/// The counter of what became of people who were sent to an identity provider.
pub const UPSTREAM_SIGN_INS: &str = "countersign_upstream_sign_ins_total";
pub const OUTCOMES: [&str; 13] = [
    "sent",
    "not_reached",
    "signed_in",
    "second_step",
    "link_first",
    "unknown",
    "other_browser",
    "denied",
    "fault",
    "no_account",
    "not_member",
    "incomplete",
    "failed",
];

#[derive(Clone)]
pub struct UpstreamService {
    shared: Arc<Shared>,
    accounts: AccountService,
    keys: KeyService,
    keys_of_providers: Arc<Remembered<IdentityProviderId, FetchedKeys>>,
    transport: Arc<dyn UpstreamTransport>,
}

impl UpstreamService {
    pub(crate) fn new(
        shared: Arc<Shared>,
        accounts: AccountService,
        keys: KeyService,
        transport: Arc<dyn UpstreamTransport>,
    ) -> Self {
        let keys_of_providers = Arc::new(Remembered::new(SETS));
        Self { shared, accounts, keys, keys_of_providers, transport }
    }
}
