//! What a person's own account has beside what their company sees: passwords that change, links
//! with which one is chosen, and when and where they signed in.

use async_trait::async_trait;
use oauth::access_loss::AccessLosses;
use oauth::credential::digest::Digest;
use oauth::credential::password_link::LinkPurpose;
use oauth::credential::secret::PasswordHash;
use oauth::id::{CompanyId, SessionId, UserId};
use oauth::language::Language;
use oauth::timestamp::Timestamp;

use crate::effects::Effects;
use crate::error::StoreError;
use crate::sessions::Session;

/// A link with which the holder chooses an account's password. There is one of an account: the
/// newest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordLink {
    /// The hash of what the link has in its path.
    pub token: Digest,
    pub user_id: UserId,
    pub purpose: LinkPurpose,
    pub expires_at: Timestamp,
}

/// Why an account may be given a new password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasswordBasis {
    /// They know the one with this hash, or have just given a passkey while it was the account's.
    /// `None`: it has none.
    Known(Option<PasswordHash>),
    /// They hold a link, which ends with it.
    Link(Digest),
}

#[derive(Clone, Debug)]
pub struct NewPassword {
    pub user_id: UserId,
    pub basis: PasswordBasis,
    pub hash: PasswordHash,
    /// What ends with the old password.
    pub losses: AccessLosses,
    /// The session that goes on, with its cookie's new hash.
    pub session: Option<(Session, Digest)>,
    /// The account's failed sign-ins that no longer count.
    pub forgiven: Option<Digest>,
}

/// A request for a link, for the account with the address, or for no account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordRequest {
    /// In the order of asking.
    pub row: i64,
    /// Folded.
    pub email: String,
    pub language: Option<Language>,
}

/// What a company sees of a member's account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MemberFacts {
    /// When a session last began; `None`: never.
    pub signed_in_at: Option<Timestamp>,
    /// Until when the newest invitation works.
    pub invited_until: Option<Timestamp>,
}

#[async_trait]
pub trait AccountStore {
    /// When a session of theirs last began; `None`: never.
    async fn signed_in_at(&self, user: &UserId) -> Result<Option<Timestamp>, StoreError>;

    /// Of the members of a company after that one, in the order of their ids, at most `limit`.
    async fn facts_of_members(
        &self,
        company: &CompanyId,
        after: Option<&UserId>,
        limit: u32,
    ) -> Result<Vec<(UserId, MemberFacts)>, StoreError>;

    /// The language in which a person wants to be written to.
    async fn set_language(&self, user: &UserId, language: Language) -> Result<(), StoreError>;

    /// Their sessions that began and were used after those times, the last used first.
    async fn sessions_of_user(
        &self,
        user: &UserId,
        began_after: Timestamp,
        used_after: Timestamp,
        limit: u32,
    ) -> Result<Vec<Session>, StoreError>;

    /// Whether there was such a session of the user. It has ended.
    async fn end_session_of_user(
        &self,
        user: &UserId,
        id: &SessionId,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Ends all sessions of the user but that one, and that browsers are known; the account's new
    /// epoch.
    async fn end_other_sessions(
        &self,
        user: &UserId,
        but: &SessionId,
        effects: Effects,
    ) -> Result<i64, StoreError>;

    /// Ends what acts for a person, and deletes what is theirs: what refers to them keeps a record
    /// without a name. `false` if a company would have no administrator who can sign in, or there
    /// is no such account.
    async fn delete_account(
        &self,
        user: &UserId,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Changes a password, once for each basis; the account's new epoch, or `None` if the basis
    /// does not hold, or the account is disabled.
    async fn change_password(
        &self,
        password: &NewPassword,
        at: Timestamp,
        effects: Effects,
    ) -> Result<Option<i64>, StoreError>;

    /// Takes from an account its password, all else that it is signed in to with, and what the
    /// losses say, at once; `false` if it has nothing to sign in with.
    async fn lock_account(
        &self,
        user: &UserId,
        losses: AccessLosses,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Ends what acts for a member of the company: of their account, if they belong to no other.
    /// `false` if they are no member.
    async fn end_access_of_person(
        &self,
        company: &CompanyId,
        user: &UserId,
        losses: AccessLosses,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Replaces a hash by another of the same password, unless the password was changed.
    async fn rehash_password(
        &self,
        user: &UserId,
        old: &PasswordHash,
        new: &PasswordHash,
    ) -> Result<(), StoreError>;

    /// Stores a link in place of the account's older ones; `false` if the account is disabled.
    async fn store_password_link(&self, link: &PasswordLink) -> Result<bool, StoreError>;

    /// The newest link of an account that can sign in, expired or not. It is void once the
    /// account's sessions were ended.
    async fn find_password_link(&self, token: &Digest) -> Result<Option<PasswordLink>, StoreError>;

    /// Whether an invitation or a reset of the account waits, and until when.
    async fn password_link_of_user(
        &self,
        user: &UserId,
    ) -> Result<Option<PasswordLink>, StoreError>;

    /// Lets a request wait, the same for every address; `false` if `most` wait already.
    async fn ask_for_password_link(
        &self,
        email: &str,
        language: Language,
        at: Timestamp,
        most: u32,
    ) -> Result<bool, StoreError>;

    /// The requests that wait, the oldest first.
    async fn password_requests(&self, limit: u32) -> Result<Vec<PasswordRequest>, StoreError>;

    /// Takes a request from those that wait, with the email that answers it, if there is one.
    async fn answer_password_request(&self, row: i64, effects: Effects) -> Result<(), StoreError>;
}
