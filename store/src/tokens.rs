//! Codes on their way to tokens, and tokens.

use std::time::Duration;

use async_trait::async_trait;
use oauth::authentication::Authenticated;
use oauth::credential::digest::Digest;
use oauth::discovery::resource::Resources;
use oauth::id::{ClientId, CompanyId, GrantId, TokenFamilyId, UserId};
use oauth::jose::thumbprint::Thumbprint;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use oauth::token::access_token::LiveAccessToken;
use oauth::token::authorization_code::IssuedCode;
use oauth::token::refresh_token::IssuedRefreshToken;

use crate::error::StoreError;

#[derive(Clone, Debug)]
pub struct NewAccessToken {
    /// The hash of the token; `None` for a JWT, of which nothing is kept: only its
    /// family lives as long.
    pub token: Option<Digest>,
    pub client_id: ClientId,
    pub scopes: ScopeSet,
    /// The APIs it is for; none named: the platform's own.
    pub resources: Resources,
    pub bound_to: Option<Thumbprint>,
    pub subject: TokenSubject,
    pub issued_at: Timestamp,
    pub expires_at: Timestamp,
}

/// On whose behalf a token acts.
#[derive(Clone, Debug)]
pub enum TokenSubject {
    User {
        user_id: UserId,
        company_id: CompanyId,
        grant_id: GrantId,
        /// The tokens that descend from the same code.
        family_id: TokenFamilyId,
        authenticated: Authenticated,
    },
    /// A service itself (client credentials).
    Service {
        /// The company whose data it reaches.
        company_id: CompanyId,
        role: Role,
        /// Its client's, as it was when it asked.
        epoch: i64,
    },
}

/// What a token that is not kept says of whom it acts for.
#[derive(Clone, Debug)]
pub struct SubjectRef {
    pub client_id: ClientId,
    /// The company whose data it reaches.
    pub company_id: CompanyId,
    /// For a person: the tokens that descend from the same code.
    pub family_id: Option<TokenFamilyId>,
    /// For a service: in which of its client's epochs it was issued.
    pub epoch: i64,
}

/// For whom a token acts now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveSubject {
    /// The person; `None` for a service.
    pub user_id: Option<UserId>,
    pub grant_id: Option<GrantId>,
    pub role: Role,
    /// What may be opened at most now.
    pub scopes: ScopeSet,
    /// Of a person.
    pub authenticated: Option<Authenticated>,
}

#[derive(Clone, Debug)]
pub struct NewRefreshToken {
    pub token: Digest,
    /// How many came before it in its family.
    pub generation: u32,
    pub issued_at: Timestamp,
    /// When it ends if it is not used.
    pub expires_at: Timestamp,
}

#[derive(Clone, Debug)]
pub struct CodeRedemption {
    pub code: Digest,
    pub family_id: TokenFamilyId,
    /// The access token; its subject is a user of `family_id`.
    pub access_token: NewAccessToken,
    pub refresh_token: Option<NewRefreshToken>,
    /// The key that the family's refresh tokens are bound to.
    pub refresh_bound_to: Option<Thumbprint>,
    /// The tokens end with the session in which the code was answered.
    pub ends_with_session: bool,
    /// When the grant ends if it is not used until then.
    pub unused_ends_at: Timestamp,
    pub at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redeemed {
    /// It was the first: the tokens are kept.
    Now,
    /// It was not: nothing new is kept, and the first one's tokens, access and
    /// refresh, are revoked.
    Before,
    /// The code is unknown, or its grant has ended, or the session with which its tokens would end:
    /// nothing is kept.
    Ended,
}

#[derive(Clone, Debug)]
pub struct RefreshTokenRotation {
    pub presented: Digest,
    pub successor: NewRefreshToken,
    pub access_token: NewAccessToken,
    /// For how long the token just rotated may be presented again, while its
    /// successor is unused: an answer can be lost on its way.
    pub grace: Duration,
    /// When the grant ends if it is not used until then.
    pub unused_ends_at: Timestamp,
    pub at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotated {
    /// The token was current: its successor and the access token are kept.
    Now,
    /// The token had just been rotated: the successor is the one kept then,
    /// and the new access token is kept too.
    Again,
    /// The token was used before: the whole family is revoked.
    Reused,
    /// The family, or the grant, has ended meanwhile: nothing is kept.
    Ended,
}

#[async_trait]
pub trait TokenStore {
    /// The code with that hash, redeemed or expired or not; `None` also if its grant is revoked.
    /// Its scopes are those it was issued for that the grant still has.
    async fn find_code(&self, code: &Digest) -> Result<Option<IssuedCode>, StoreError>;

    async fn redeem_code(&self, redemption: &CodeRedemption) -> Result<Redeemed, StoreError>;

    /// Keeps an access token of a service; nothing at all if it is a JWT. `false` if its client was
    /// disabled since it asked.
    async fn issue_access_token(&self, token: &NewAccessToken) -> Result<bool, StoreError>;

    /// The refresh token with that hash, rotated or expired or not; `None` also if its family or
    /// grant has ended, or its user or client is disabled or has left the company. Its scopes are
    /// those it was issued with that the grant still has.
    async fn find_refresh_token(
        &self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<IssuedRefreshToken>, StoreError>;

    async fn rotate_refresh_token(
        &self,
        rotation: &RefreshTokenRotation,
    ) -> Result<Rotated, StoreError>;

    /// The access token with that hash, if it is active at `now`, and so are its family, grant,
    /// user and client, and the user (or the service) is still of its company. Role and scopes
    /// are those of now.
    async fn find_access_token(
        &self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<LiveAccessToken>, StoreError>;

    /// For whom a token acts that is not stored, as [`Self::find_access_token`].
    async fn find_subject(
        &self,
        subject: &SubjectRef,
        now: Timestamp,
    ) -> Result<Option<LiveSubject>, StoreError>;

    /// The client that an access token was issued to, whatever became of both
    /// since: what may not be used now can still be given back.
    async fn client_of_access_token(&self, token: &Digest) -> Result<Option<ClientId>, StoreError>;

    /// As [`Self::client_of_access_token`], for a refresh token, with its family.
    async fn origin_of_refresh_token(
        &self,
        token: &Digest,
    ) -> Result<Option<(ClientId, TokenFamilyId)>, StoreError>;

    /// Revokes one access token, if it is kept.
    async fn revoke_access_token(&self, token: &Digest) -> Result<(), StoreError>;

    async fn revoke_token_family(
        &self,
        id: &TokenFamilyId,
        at: Timestamp,
    ) -> Result<(), StoreError>;

    /// Deletes at most `limit` rows of each kind that ended before `before` and
    /// that nothing needs: codes, access tokens, refresh tokens and their
    /// families, answers, sign-in failures, sessions. Returns how many.
    ///
    /// An answer and a failure end when they are given, a session when it was
    /// last used: `before` must lie back as far as those are needed, a day.
    async fn delete_expired(&self, before: Timestamp, limit: u32) -> Result<u64, StoreError>;

    /// Deletes at most `limit` rows of each kind that strangers can add: devices' requests and what
    /// was used once, that ended before `ended_before`, and failures to sign in before
    /// `failed_before`.
    async fn delete_lapsed(
        &self,
        ended_before: Timestamp,
        failed_before: Timestamp,
        limit: u32,
    ) -> Result<u64, StoreError>;
}
