//! E-mail addresses that accounts want, and that they had.

use async_trait::async_trait;
use oauth::id::UserId;
use oauth::timestamp::Timestamp;

use crate::effects::Effects;
use crate::error::StoreError;

/// An address that a person wants to have, until a link that goes there proves that it is theirs.
/// There is one of an account: the newest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedAddress {
    pub id: String,
    pub user_id: UserId,
    pub email: String,
    pub expires_at: Timestamp,
}

/// What an account remembers of the address that it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerAddress {
    /// Later ones have greater ids.
    pub id: String,
    pub email: String,
    /// Until when a link that went there leads back to it.
    pub expires_at: Timestamp,
}

#[async_trait]
pub trait AddressStore {
    /// In place of what the account wanted before. The same is done whether or not an account has
    /// the address.
    async fn want_address(
        &self,
        wanted: &WantedAddress,
        effects: Effects,
    ) -> Result<(), StoreError>;

    async fn wanted_address(&self, user: &UserId) -> Result<Option<WantedAddress>, StoreError>;

    /// Gives an account the address that it wants by that id, once, unless it is too late or
    /// another account has the address by now. Links that went to the one before, to choose a
    /// password, end.
    async fn take_wanted_address(
        &self,
        user: &UserId,
        id: &str,
        former: &FormerAddress,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Whether an account remembers that it had an address.
    async fn had_address(
        &self,
        user: &UserId,
        email: &str,
        at: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Gives an account an address back that it remembers, unless another account has it by now. It
    /// remembers none any more that it had later.
    async fn restore_address(
        &self,
        user: &UserId,
        email: &str,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError>;
}
