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

use super::{SqliteStore, sweep};
use crate::StoreError;
use crate::tokens::{
    CodeRedemption, LiveSubject, NewAccessToken, Redeemed, RefreshTokenRotation, Rotated,
    SubjectRef, TokenStore,
};

#[async_trait]
impl TokenStore for SqliteStore {
    async fn find_code(&self, code: &Digest) -> Result<Option<IssuedCode>, StoreError> {
        self.read("find a code", |connection| codes::find(connection, code))
    }

    async fn redeem_code(&self, redemption: &CodeRedemption) -> Result<Redeemed, StoreError> {
        let redemption = redemption.clone();
        self.write("redeem a code", move |connection| codes::redeem(connection, &redemption)).await
    }

    async fn issue_access_token(&self, token: &NewAccessToken) -> Result<(), StoreError> {
        let token = token.clone();
        self.write("issue an access token", move |connection| {
            access_tokens::keep_for_service(connection, &token)
        })
        .await
    }

    async fn find_refresh_token(
        &self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<IssuedRefreshToken>, StoreError> {
        self.read("find a refresh token", |connection| refresh_tokens::find(connection, token, now))
    }

    async fn rotate_refresh_token(
        &self,
        rotation: &RefreshTokenRotation,
    ) -> Result<Rotated, StoreError> {
        let rotation = rotation.clone();
        self.write("rotate a refresh token", move |connection| {
            refresh_tokens::rotate(connection, &rotation)
        })
        .await
    }

    async fn find_access_token(
        &self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<LiveAccessToken>, StoreError> {
        self.read("find an access token", |connection| access_tokens::find(connection, token, now))
    }

    async fn find_subject(
        &self,
        subject: &SubjectRef,
        now: Timestamp,
    ) -> Result<Option<LiveSubject>, StoreError> {
        self.read("find a token's subject", |connection| {
            access_tokens::find_subject(connection, subject, now)
        })
    }

    async fn client_of_access_token(&self, token: &Digest) -> Result<Option<ClientId>, StoreError> {
        self.read("find an access token's client", |connection| {
            access_tokens::find_client(connection, token)
        })
    }

    async fn origin_of_refresh_token(
        &self,
        token: &Digest,
    ) -> Result<Option<(ClientId, TokenFamilyId)>, StoreError> {
        self.read("find a refresh token's origin", |connection| {
            refresh_tokens::find_origin(connection, token)
        })
    }

    async fn revoke_access_token(&self, token: &Digest) -> Result<(), StoreError> {
        let token = *token;
        self.write("revoke an access token", move |connection| {
            access_tokens::revoke(connection, &token)
        })
        .await
    }

    async fn revoke_token_family(
        &self,
        id: &TokenFamilyId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let id = id.clone();
        self.write("revoke tokens", move |connection| families::revoke_by_id(connection, &id, at))
            .await
    }

    async fn sweep_expired(&self, before: Timestamp, limit: u32) -> Result<u64, StoreError> {
        self.write("delete what has ended", move |connection| {
            sweep::sweep(connection, before, limit)
        })
        .await
    }
}
