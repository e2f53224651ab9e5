//! People at their own account: signing in, sessions, users, and the access they gave.

pub mod begin_session;
pub mod change_address;
pub mod change_password;
pub mod connected_apps;
pub mod delete_account;
pub mod factors;
pub mod form_token;
pub mod hashes;
mod invite;
mod kept;
mod known_browser;
pub mod lock_link;
pub mod mail_link;
pub mod memberships;
mod new_browser;
mod own_companies;
pub mod own_details;
pub mod own_sessions;
pub mod password_link;
pub mod people;
pub mod places;
pub mod revocation_link;
pub mod session;
pub mod sign_in;
pub mod sign_in_count;
pub mod staff;
mod try_password;
pub mod users;

use std::sync::Arc;

use admission::Work;

use self::factors::ceremonies::Ceremonies;
use crate::shared::Shared;

/// Sign-ins that wait for their password to be hashed, and those of one network: a second of work
/// for two processors.
const HASHES_WAITING: usize = 64;
const HASHES_WAITING_EACH: usize = 16;

#[derive(Clone)]
pub struct AccountService {
    shared: Arc<Shared>,
    /// Password hashes take memory: only so many at a time.
    hashing: Work,
    /// `None`: browsers make no passkeys for this issuer.
    ceremonies: Option<Ceremonies>,
}

impl AccountService {
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        let at_once = shared.settings.concurrent_password_hashes;
        let hashing = Work::new(at_once, HASHES_WAITING, HASHES_WAITING_EACH);
        let ceremonies = Ceremonies::of(&shared.settings);
        Self { shared, hashing, ceremonies }
    }
}
