//! Second factors: apps that show one-time codes (RFC 6238), and recovery codes for when such an
//! app is lost.

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::id::{AuthenticatorId, UserId};
use oauth::timestamp::Timestamp;

use crate::effects::Effects;
use crate::error::StoreError;

/// An app that shows codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authenticator {
    pub id: AuthenticatorId,
    pub user_id: UserId,
    pub name: String,
    /// What its codes are derived from, sealed.
    pub secret: String,
    /// The step of the last code that was taken: it and those before are worth nothing.
    pub last_step: i64,
    pub created_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
}

/// What a user has beside their password.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnFactors {
    pub authenticators: u32,
    pub passkeys: u32,
    pub recovery_codes: u32,
}

impl OwnFactors {
    pub fn is_none(self) -> bool {
        self.authenticators == 0 && self.passkeys == 0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddAuthenticator {
    /// The user's first: the recovery codes are stored.
    First,
    Another,
    /// The user has as many as they may.
    TooMany,
}

#[async_trait]
pub trait SecondFactorStore {
    async fn own_factors(&self, user: &UserId) -> Result<OwnFactors, StoreError>;

    /// Oldest first.
    async fn authenticators_of_user(&self, user: &UserId)
    -> Result<Vec<Authenticator>, StoreError>;

    /// The recovery codes are for a user who had no authenticator.
    async fn add_authenticator(
        &self,
        authenticator: &Authenticator,
        recovery_codes: &[Digest],
        limit: u32,
        effects: Effects,
    ) -> Result<AddAuthenticator, StoreError>;

    /// Whether the user has it.
    async fn rename_authenticator(
        &self,
        user: &UserId,
        id: &AuthenticatorId,
        name: &str,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Whether the user had it. The recovery codes go with the last.
    async fn remove_authenticator(
        &self,
        user: &UserId,
        id: &AuthenticatorId,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Takes the code of a step. `false` if that, or a later one, was taken before.
    async fn use_authenticator(
        &self,
        id: &AuthenticatorId,
        step: i64,
        at: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Puts these in the place of all others; `false`, and nothing is done, if the user has no
    /// authenticator.
    async fn replace_recovery_codes(
        &self,
        user: &UserId,
        codes: &[Digest],
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Takes a recovery code. Whether there was one.
    async fn use_recovery_code(
        &self,
        user: &UserId,
        code: &Digest,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Removes all that a user has beside their password; whether that was anything.
    async fn remove_all_factors(&self, user: &UserId, effects: Effects)
    -> Result<bool, StoreError>;
}
