//! Codes on their way to tokens, and tokens.

pub(super) mod access_tokens;
pub(super) mod codes;
pub(super) mod families;
pub(super) mod refresh_tokens;

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::id::{ClientId, TokenFamilyId};
use oauth::timestamp::Timestamp;
use oauth::token::access_token::LiveAccessToken;
use oauth::token::authorization_code::IssuedCode;
use oauth::token::refresh_token::IssuedRefreshToken;

use super::{PostgresStore, sweep};
use crate::StoreError;
use crate::tokens::{
    CodeRedemption, LiveSubject, NewAccessToken, Redeemed, RefreshTokenRotation, Rotated,
    SubjectRef, TokenStore,
};

#[async_trait]
impl TokenStore for PostgresStore {
    async fn find_code(&self, code: &Digest) -> Result<Option<IssuedCode>, StoreError> {
        self.read("find a code", |connection| async move { codes::find(&connection, code).await })
            .await
    }

    async fn redeem_code(&self, redemption: &CodeRedemption) -> Result<Redeemed, StoreError> {
        self.write("redeem a code", |connection| async move {
            codes::redeem(&connection, redemption).await
        })
        .await
    }

    async fn issue_access_token(&self, token: &NewAccessToken) -> Result<(), StoreError> {
        self.write("issue an access token", |connection| async move {
            access_tokens::keep_for_service(&connection, token).await
        })
        .await
    }

    async fn find_refresh_token(
        &self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<IssuedRefreshToken>, StoreError> {
        self.read("find a refresh token", |connection| async move {
            refresh_tokens::find(&connection, token, now).await
        })
        .await
    }

    async fn rotate_refresh_token(
        &self,
        rotation: &RefreshTokenRotation,
    ) -> Result<Rotated, StoreError> {
        self.write("rotate a refresh token", |connection| async move {
            refresh_tokens::rotate(&connection, rotation).await
        })
        .await
    }

    async fn find_access_token(
        &self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<LiveAccessToken>, StoreError> {
        self.read("find an access token", |connection| async move {
            access_tokens::find(&connection, token, now).await
        })
        .await
    }

    async fn find_subject(
        &self,
        subject: &SubjectRef,
        now: Timestamp,
    ) -> Result<Option<LiveSubject>, StoreError> {
        self.read("find a token's subject", |connection| async move {
            access_tokens::find_subject(&connection, subject, now).await
        })
        .await
    }

    async fn client_of_access_token(&self, token: &Digest) -> Result<Option<ClientId>, StoreError> {
        self.read("find an access token's client", |connection| async move {
            access_tokens::find_client(&connection, token).await
        })
        .await
    }

    async fn origin_of_refresh_token(
        &self,
        token: &Digest,
    ) -> Result<Option<(ClientId, TokenFamilyId)>, StoreError> {
        self.read("find a refresh token's origin", |connection| async move {
            refresh_tokens::find_origin(&connection, token).await
        })
        .await
    }

    async fn revoke_access_token(&self, token: &Digest) -> Result<(), StoreError> {
        self.write("revoke an access token", |connection| async move {
            access_tokens::revoke(&connection, token).await
        })
        .await
    }

    async fn revoke_token_family(
        &self,
        id: &TokenFamilyId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.write("revoke tokens", |connection| async move {
            families::revoke_by_id(&connection, id, at).await
        })
        .await
    }

    async fn sweep_expired(&self, before: Timestamp, limit: u32) -> Result<u64, StoreError> {
        self.write("delete what has ended", |connection| async move {
            sweep::sweep(&connection, before, limit).await
        })
        .await
    }
}
