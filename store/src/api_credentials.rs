//! API keys, API tokens and OAuth clients.

use async_trait::async_trait;
use oauth::client::Client;
use oauth::credential::api_credential::{ApiCredential, LiveApiCredential};
use oauth::credential::digest::Digest;
use oauth::id::{ApiCredentialId, CompanyId, UserId};
use oauth::timestamp::Timestamp;

use crate::error::StoreError;

/// A secret as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewApiSecret {
    /// Its digest.
    pub digest: Digest,
    /// Its last four characters.
    pub ending: String,
    /// The form that asked for it: a form that is sent twice makes one.
    pub form: Digest,
    /// When it was made.
    pub made_at: Timestamp,
}

/// A credential, and who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiCredentialRecord {
    /// The credential.
    pub credential: ApiCredential,
    /// The full name of whoever made it.
    pub maker: String,
}

/// Whose credentials are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owned {
    /// All of a company.
    ByCompany(CompanyId),
    /// Those that one person made in it.
    ByPerson(CompanyId, UserId),
}

/// Which of the credentials are listed.
#[derive(Clone, Debug)]
pub struct ApiCredentialQuery {
    /// Whose.
    pub owned: Owned,
    /// Those that ended, or were revoked, before this are left out.
    pub ended_after: Timestamp,
    /// Only those made before this one.
    pub before: Option<ApiCredentialId>,
    /// At most so many.
    pub limit: u32,
}

/// Whether a form made something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// It did.
    Now,
    /// The same form did so before.
    Before,
}

/// Keeps API keys and API tokens.
#[async_trait]
pub trait ApiCredentialStore {
    /// Keeps a credential with its first secret.
    async fn make_api_credential(
        &self,
        credential: &ApiCredential,
        secret: &NewApiSecret,
    ) -> Result<Made, StoreError>;

    /// Keeps an OAuth client and its record, which has the client's id, with its first
    /// secret.
    async fn make_oauth_client(
        &self,
        client: &Client,
        credential: &ApiCredential,
        secret: &NewApiSecret,
    ) -> Result<Made, StoreError>;

    /// Gives a credential a new secret; those it has stop at `old_stop_at`, or when they
    /// would have stopped anyway. `None`: there is no such credential, or it has ended.
    async fn replace_api_secret(
        &self,
        id: &ApiCredentialId,
        secret: &NewApiSecret,
        old_stop_at: Timestamp,
    ) -> Result<Option<Made>, StoreError>;

    /// Revokes a credential that works, and disables the client whose record it is;
    /// whether there was one.
    async fn revoke_api_credential(
        &self,
        id: &ApiCredentialId,
        by: &UserId,
        at: Timestamp,
    ) -> Result<bool, StoreError>;

    /// The credential of that id.
    async fn find_api_credential(
        &self,
        id: &ApiCredentialId,
    ) -> Result<Option<ApiCredentialRecord>, StoreError>;

    /// Credentials of every kind, newest first.
    async fn api_credentials(
        &self,
        query: &ApiCredentialQuery,
    ) -> Result<Vec<ApiCredentialRecord>, StoreError>;

    /// What the secret with that digest opens now; an OAuth client's opens nothing by
    /// itself. A token is as good as whoever made
    /// it: disabled, or in another company, they take it along.
    async fn find_live_api_credential(
        &self,
        secret: &Digest,
        now: Timestamp,
    ) -> Result<Option<LiveApiCredential>, StoreError>;

    /// Notes that a credential was used, and the network that it was used from, if that is
    /// known.
    async fn touch_api_credential(
        &self,
        id: &ApiCredentialId,
        now: Timestamp,
        from: Option<&str>,
    ) -> Result<(), StoreError>;

    /// Credentials of which somebody is to be written to, the longest due first, at most so
    /// many: each with when that was due.
    async fn credentials_to_tell_of(
        &self,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<(ApiCredentialId, Timestamp)>, StoreError>;

    /// Notes that this was done, and when it is to be done again. Whether nobody had done it
    /// before.
    async fn note_told_of_credential(
        &self,
        id: &ApiCredentialId,
        due_at: Timestamp,
        again_at: Option<Timestamp>,
    ) -> Result<bool, StoreError>;

    /// Deletes at most `limit` API keys and API tokens, with their secrets, that ended
    /// before a time; how many they were.
    async fn sweep_api_credentials(
        &self,
        ended_before: Timestamp,
        limit: u32,
    ) -> Result<u64, StoreError>;
}
