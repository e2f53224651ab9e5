//! A company's people sign in with its identity provider (OpenID Connect Core 1.0).

pub mod arrive;
pub mod begin;
mod client;
pub mod discovery;
mod exchange;
mod id_token;
mod key_cache;
mod keys;
pub mod link;
pub mod logout;
pub mod manage;
mod person;
pub mod transport;

use std::sync::Arc;

use crate::account::AccountService;
use crate::keys::KeyService;
use crate::shared::Shared;

use self::key_cache::KeyCache;
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
    cache: Arc<KeyCache>,
    transport: Arc<dyn UpstreamTransport>,
}

impl UpstreamService {
    pub(crate) fn new(
        shared: Arc<Shared>,
        accounts: AccountService,
        keys: KeyService,
        transport: Arc<dyn UpstreamTransport>,
    ) -> Self {
        Self { shared, accounts, keys, cache: Arc::default(), transport }
    }
}
