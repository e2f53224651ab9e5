//! Codes on their way to tokens, and tokens.

pub(crate) mod access_tokens;
pub(crate) mod codes;
pub(crate) mod families;
pub(crate) mod refresh_tokens;

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::id::{ClientId, TokenFamilyId};
use oauth::timestamp::Timestamp;
use oauth::token::access_token::LiveAccessToken;
use oauth::token::authorization_code::IssuedCode;
use oauth::token::refresh_token::IssuedRefreshToken;

use super::driver::Driver;
use super::expiry;
use crate::clients::ClientStore as _;
use crate::error::StoreError;
use crate::tokens::{
    CodeRedemption, LiveSubject, NewAccessToken, Redeemed, RefreshTokenRotation, Rotated,
    SubjectRef, TokenStore,
};

#[async_trait]
impl<D: Driver> TokenStore for D {
    async fn find_code(&self, code: &Digest) -> Result<Option<IssuedCode>, StoreError> {
        self.read("find a code", |tx| async move { codes::find(&tx, code).await }).await
    }

    async fn redeem_code(&self, redemption: &CodeRedemption) -> Result<Redeemed, StoreError> {
        self.write("redeem a code", redemption.clone(), |tx, redemption| async move {
            codes::redeem(&tx, &redemption).await
        })
        .await
    }

    async fn issue_access_token(&self, token: &NewAccessToken) -> Result<bool, StoreError> {
        self.write("issue an access token", token.clone(), |tx, token| async move {
            access_tokens::insert_for_service(&tx, &token).await
        })
        .await
    }

    async fn find_refresh_token(
        &self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<IssuedRefreshToken>, StoreError> {
        self.read("find a refresh token", |tx| async move {
            refresh_tokens::find(&tx, token, now).await
        })
        .await
    }

    async fn rotate_refresh_token(
        &self,
        rotation: &RefreshTokenRotation,
    ) -> Result<Rotated, StoreError> {
        self.write("rotate a refresh token", rotation.clone(), |tx, rotation| async move {
            refresh_tokens::rotate(&tx, &rotation).await
        })
        .await
    }

    async fn find_access_token(
        &self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<LiveAccessToken>, StoreError> {
        let found =
            self.read("find an access token", |tx| async move {
                access_tokens::find(&tx, token, now).await
            })
            .await?;
        let Some(found) = found else { return Ok(None) };
        let client = self.find_client(found.client_id()).await?;
        Ok(client.and_then(|client| found.of(&client)))
    }

    async fn find_subject(
        &self,
        subject: &SubjectRef,
        now: Timestamp,
    ) -> Result<Option<LiveSubject>, StoreError> {
        self.read("find a token's subject", |tx| async move {
            access_tokens::find_subject(&tx, subject, now).await
        })
        .await
    }

    async fn client_of_access_token(&self, token: &Digest) -> Result<Option<ClientId>, StoreError> {
        self.read("find an access token's client", |tx| async move {
            access_tokens::find_client(&tx, token).await
        })
        .await
    }

    async fn origin_of_refresh_token(
        &self,
        token: &Digest,
    ) -> Result<Option<(ClientId, TokenFamilyId)>, StoreError> {
        self.read("find a refresh token's origin", |tx| async move {
            refresh_tokens::find_origin(&tx, token).await
        })
        .await
    }

    async fn revoke_access_token(&self, token: &Digest) -> Result<(), StoreError> {
        self.write("revoke an access token", *token, |tx, token| async move {
            access_tokens::revoke(&tx, &token).await
        })
        .await
    }

    async fn revoke_token_family(
        &self,
        id: &TokenFamilyId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.write("revoke tokens", id.clone(), move |tx, id| async move {
            families::revoke_by_id(&tx, &id, at).await
        })
        .await
    }

    async fn delete_expired(&self, before: Timestamp, limit: u32) -> Result<u64, StoreError> {
        self.write("delete what has ended", (), move |tx, _| async move {
            expiry::delete_expired(&tx, before, limit).await
        })
        .await
    }

    async fn delete_lapsed(
        &self,
        ended_before: Timestamp,
        failed_before: Timestamp,
        limit: u32,
    ) -> Result<u64, StoreError> {
        self.write("delete what has lapsed", (), move |tx, _| async move {
            expiry::delete_lapsed(&tx, ended_before, failed_before, limit).await
        })
        .await
    }
}
