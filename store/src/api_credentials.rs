//! API keys, API tokens and OAuth clients.

use async_trait::async_trait;
use oauth::client::Client;
use oauth::credential::api_credential::{ApiCredential, ApiCredentialKind, LiveApiCredential};
use oauth::credential::digest::Digest;
use oauth::id::{ApiCredentialId, CompanyId, UserId};
use oauth::timestamp::Timestamp;

use crate::effects::{Acting, Effects};
use crate::error::StoreError;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewApiSecret {
    pub digest: Digest,
    /// Its last four characters.
    pub ending: String,
    /// The form that asked for it: a form that is sent twice makes one.
    pub form: Digest,
    pub made_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiCredentialRecord {
    pub credential: ApiCredential,
    /// The full name of its creator.
    pub maker: String,
}

/// Whose credentials are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owned {
    ByCompany(CompanyId),
    /// Those that one person made in it.
    ByPerson(CompanyId, UserId),
}

#[derive(Clone, Debug)]
pub struct ApiCredentialQuery {
    pub owned: Owned,
    /// Each kind once.
    pub kinds: Vec<ApiCredentialKind>,
    /// Those that ended, or were revoked, before this are left out.
    pub ended_after: Timestamp,
    /// Only those made before this one.
    pub before: Option<ApiCredentialId>,
    pub limit: u32,
}

/// Whether a form made something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// It did.
    Now,
    /// The same form did so before.
    Before,
    /// Its maker can no longer: their session has ended, or they are not what they were.
    MakerEnded,
}

#[async_trait]
pub trait ApiCredentialStore {
    /// Keeps a credential with its first secret.
    async fn make_api_credential(
        &self,
        credential: &ApiCredential,
        secret: &NewApiSecret,
        maker: &Acting,
        effects: Effects,
    ) -> Result<Made, StoreError>;

    /// Stores an OAuth client, and its record of the same id with its first secret.
    async fn make_oauth_client(
        &self,
        client: &Client,
        credential: &ApiCredential,
        secret: &NewApiSecret,
        maker: &Acting,
        effects: Effects,
    ) -> Result<Made, StoreError>;

    /// Gives a credential a new secret; those it has stop at `old_stop_at`, or when they
    /// would have stopped anyway. `None`: there is no such credential, or it has ended.
    async fn replace_api_secret(
        &self,
        id: &ApiCredentialId,
        secret: &NewApiSecret,
        old_stop_at: Timestamp,
        maker: &Acting,
        effects: Effects,
    ) -> Result<Option<Made>, StoreError>;

    /// Revokes an active credential, and disables its client; whether there was one.
    async fn revoke_api_credential(
        &self,
        id: &ApiCredentialId,
        by: &UserId,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    async fn find_api_credential(
        &self,
        id: &ApiCredentialId,
    ) -> Result<Option<ApiCredentialRecord>, StoreError>;

    /// Credentials, newest first.
    async fn api_credentials(
        &self,
        query: &ApiCredentialQuery,
    ) -> Result<Vec<ApiCredentialRecord>, StoreError>;

    /// What the secret grants access to now; an OAuth client's to nothing by itself. A token is
    /// valid as long as its maker is active and in the company.
    async fn find_live_api_credential(
        &self,
        secret: &Digest,
        now: Timestamp,
    ) -> Result<Option<LiveApiCredential>, StoreError>;

    /// Stores when a credential was used, and from which network, if that is known.
    async fn touch_api_credential(
        &self,
        id: &ApiCredentialId,
        now: Timestamp,
        from: Option<&str>,
    ) -> Result<(), StoreError>;

    /// Credentials that an email is due about, and since when; the longest due first.
    async fn credentials_due_for_notice(
        &self,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<(ApiCredentialId, Timestamp)>, StoreError>;

    /// Moves the time of the next email on, if it is still `due_at`; whether it was.
    async fn set_next_notice(
        &self,
        id: &ApiCredentialId,
        due_at: Timestamp,
        again_at: Option<Timestamp>,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Deletes at most `limit` API keys and API tokens that ended before a time; how many.
    async fn delete_ended_api_credentials(
        &self,
        ended_before: Timestamp,
        limit: u32,
    ) -> Result<u64, StoreError>;
}
