//! Passkeys: public keys by which people sign in (WebAuthn 3).

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::id::{PasskeyId, UserId};
use oauth::timestamp::Timestamp;

use crate::effects::Effects;
use crate::error::StoreError;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    pub id: PasskeyId,
    pub user_id: UserId,
    /// What authenticators know the user by (§4): it says nothing about them, and is the same in
    /// all their passkeys. Hexadecimal.
    pub user_handle: String,
    /// By which the browser names it; hexadecimal.
    pub credential_id: String,
    pub name: String,
    /// The public key and what is known of it, as `provider` writes it.
    pub credential: String,
    pub counter: u32,
    /// It can be used on several devices, between which its vendor copies it.
    pub synced: bool,
    pub created_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
    /// When its counter had last gone back.
    pub refused_at: Option<Timestamp>,
}

/// What a sign-in changes.
#[derive(Clone, Debug)]
pub struct PasskeyUse {
    pub counter_before: u32,
    pub credential: String,
    pub counter: u32,
    pub at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddPasskey {
    Added,
    /// An account has it already.
    Known,
    /// The user has as many as they may.
    TooMany,
    /// The account's sessions have ended since its epoch was read, or the link does not work.
    Ended,
}

#[async_trait]
pub trait PasskeyStore {
    /// Oldest first.
    async fn passkeys_of_user(&self, user: &UserId) -> Result<Vec<Passkey>, StoreError>;

    async fn find_passkey(&self, credential_id: &str) -> Result<Option<Passkey>, StoreError>;

    /// Whether any user has one.
    async fn has_passkeys(&self) -> Result<bool, StoreError>;

    /// `epoch` is the account's, from before it was seen that the person is signed in, or holds the
    /// link, which ends with it.
    async fn add_passkey(
        &self,
        passkey: &Passkey,
        limit: u32,
        epoch: i64,
        link: Option<&Digest>,
        effects: Effects,
    ) -> Result<AddPasskey, StoreError>;

    /// Whether the user has it.
    async fn rename_passkey(
        &self,
        user: &UserId,
        id: &PasskeyId,
        name: &str,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Whether the user had it.
    async fn remove_passkey(
        &self,
        user: &UserId,
        id: &PasskeyId,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// `false` if it was used, or removed, since it was read: of two with the same counter one is a
    /// copy (§6.1.1).
    async fn use_passkey(&self, id: &PasskeyId, used: &PasskeyUse) -> Result<bool, StoreError>;

    /// Notes that its counter had gone back.
    async fn refuse_passkey(
        &self,
        id: &PasskeyId,
        at: Timestamp,
        effects: Effects,
    ) -> Result<(), StoreError>;
}
