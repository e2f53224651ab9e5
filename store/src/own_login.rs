//! The platform's own login: what it answered, and who its people are here.

use async_trait::async_trait;
use oauth::company::Company;
use oauth::credential::digest::Digest;
use oauth::id::{ClientId, UserId};
use oauth::membership::Membership;
use oauth::timestamp::Timestamp;
use oauth::user::User;

use crate::effects::Effects;
use crate::error::StoreError;

/// What the platform answered to a login request, until the browser comes back with the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginAnswer {
    /// The hash of the request's id: it is answered once.
    pub request: Digest,
    /// The hash of the code in the address that the browser is sent back to.
    pub code: Digest,
    /// The hash of the cookie of the browser that began.
    pub browser: Digest,
    /// Which client answered.
    pub client_id: ClientId,
    /// JSON.
    pub answer: String,
    pub expires_at: Timestamp,
}

#[async_trait]
pub trait OwnLoginStore {
    /// Stores an answer; `false` if the request was answered before.
    async fn answer_login_request(
        &self,
        answer: &LoginAnswer,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// The answer with that code, however old, and used or not.
    async fn find_login_answer(&self, code: &Digest) -> Result<Option<LoginAnswer>, StoreError>;

    /// Whether the answer is used for the first time, and in time.
    async fn use_login_answer(&self, code: &Digest, at: Timestamp) -> Result<bool, StoreError>;

    /// Writes the effects once for an answer that waits: another browser has come with its code.
    async fn note_other_browser(
        &self,
        code: &Digest,
        at: Timestamp,
        effects: Effects,
    ) -> Result<(), StoreError>;

    /// The user whom the platform knows by that name.
    async fn find_user_of_subject(&self, subject: &str) -> Result<Option<User>, StoreError>;

    /// Adds a user of the platform with what they are in companies; `false` if another has the id,
    /// the email address or the subject.
    async fn create_user_of_subject(
        &self,
        subject: &str,
        user: &User,
        memberships: &[Membership],
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Lets the platform sign a user in who was added here; `false` if there is no such user, or
    /// they or the subject have another.
    async fn link_subject(
        &self,
        subject: &str,
        user: &UserId,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Gives a user another email address; `false` if another account has it.
    async fn set_email(
        &self,
        user: &UserId,
        email: &str,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// The company with that id, or which the platform knows by it.
    async fn find_company_of_platform(&self, id: &str) -> Result<Option<Company>, StoreError>;

    /// Adds a company that the platform knows by that id; `false` if it is known already.
    async fn create_company_of_platform(
        &self,
        id: &str,
        company: &Company,
        effects: Effects,
    ) -> Result<bool, StoreError>;
}
