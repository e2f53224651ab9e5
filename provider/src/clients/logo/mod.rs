//! Logos of clients. A logo is fetched once, by an operator's order, or uploaded by the
//! owners of an app, checked, drawn anew and served by us: a browser that shows a page of ours
//! contacts no one else for anything, and learns from us alone what it shows.

mod picture;
mod wanted;

use admission::{Busy, Work};
use async_trait::async_trait;
use oauth::audit::AuditAction;
use oauth::client::logo::LogoId;
use oauth::id::ClientId;
use store::Effects;
use thiserror::Error;
use url::Url;

pub use self::picture::{MAX_BYTES, MAX_SIDE, PictureError, SIDE};
use crate::clients::ClientService;
use crate::error::{ProviderError, internal_store_error};

#[async_trait]
pub trait LogoSource: Send + Sync {
    /// The bytes at an address, unchecked; at most [`MAX_BYTES`].
    async fn fetch(&self, url: &Url) -> Result<Vec<u8>, LogoFetchError>;
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LogoFetchError {
    #[error("the address must begin with https://")]
    NotHttps,
    #[error("the address must not hold a user name or a password; the logo must be public")]
    Credentials,
    #[error("the address must not name a port; logos are fetched from port 443")]
    Port,
    #[error("the host {host} cannot be found; check its spelling")]
    UnknownHost { host: String },
    #[error(
        "the host {host} has the address {address}, which is not on the public Internet; put the \
         logo on a public web server"
    )]
    NotPublic { host: String, address: std::net::IpAddr },
    #[error("{host} cannot be reached: {fault}")]
    Unreachable { host: String, fault: String },
    #[error("{host} did not send the logo within {seconds} seconds; try again, or move it")]
    TooSlow { host: String, seconds: u64 },
    #[error("the address redirects (status {status}); give the address that it leads to")]
    Redirects { status: u16 },
    #[error("{host} answered with status {status}; the logo must be there without signing in")]
    Status { host: String, status: u16 },
    #[error("{host} sends more than 1 MiB; make the logo smaller")]
    TooLarge { host: String },
}

#[derive(Debug, Error)]
pub enum SetLogoError {
    #[error("there is no client {0}; check its id")]
    UnknownClient(ClientId),
    #[error(transparent)]
    Fetch(#[from] LogoFetchError),
    #[error(transparent)]
    Picture(#[from] PictureError),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(SetLogoError);

impl ClientService {
    /// Fetches a picture, checks it, and gives it to a client as its logo.
    pub async fn set_client_logo(
        &self,
        client: &ClientId,
        url: &Url,
        source: &dyn LogoSource,
    ) -> Result<LogoId, SetLogoError> {
        // First: nothing is fetched without permission.
        let found = self.shared.store.find_client(client).await?;
        let found = found.ok_or_else(|| SetLogoError::UnknownClient(client.clone()))?;
        let png = self.draw_logo(client.as_str(), source.fetch(url).await?).await?;
        if found.logo == Some(LogoId::of(&png)) {
            return Ok(LogoId::of(&png));
        }
        let event = self.event_of_client(&found, AuditAction::LogoGiven).await?;
        self.put_logo(client, &png, event.into()).await
    }

    pub async fn give_logo(&self, client: &ClientId, png: &[u8]) -> Result<LogoId, SetLogoError> {
        self.put_logo(client, png, Effects::NONE).await
    }

    async fn put_logo(
        &self,
        client: &ClientId,
        png: &[u8],
        effects: Effects,
    ) -> Result<LogoId, SetLogoError> {
        if self.shared.store.set_client_logo(client, Some(png), None, effects).await? {
            Ok(LogoId::of(png))
        } else {
            Err(SetLogoError::UnknownClient(client.clone()))
        }
    }

    pub async fn logo(&self, id: &LogoId) -> Result<Option<Vec<u8>>, ProviderError> {
        Ok(self.shared.store.find_logo(id).await?)
    }
}

/// Checks a picture that an operator gave, and draws it anew: for the platform's own logo,
/// before the response is sent.
pub fn draw(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    picture::draw(bytes)
}

/// Pictures are decoded two at a time: each may take 64 MiB, and the owner of an app may send as
/// many as they like.
pub(crate) fn drawing() -> Work {
    Work::new(2, 16, 4)
}

#[derive(Debug, Error)]
pub enum DrawError {
    #[error(transparent)]
    Picture(#[from] PictureError),
    #[error(transparent)]
    Busy(#[from] Busy),
}

impl ClientService {
    /// For whom: the owner of the client.
    pub(crate) async fn draw_logo(
        &self,
        whose: &str,
        bytes: Vec<u8>,
    ) -> Result<Vec<u8>, DrawError> {
        let drawn = self.drawing.run(whose, move || picture::draw(&bytes)).await?;
        // A decoder that panics has met no good picture.
        Ok(drawn.unwrap_or(Err(PictureError::Broken))?)
    }
}

impl From<DrawError> for SetLogoError {
    fn from(error: DrawError) -> Self {
        match error {
            DrawError::Picture(error) => error.into(),
            DrawError::Busy(error) => ProviderError::from(error).into(),
        }
    }
}
