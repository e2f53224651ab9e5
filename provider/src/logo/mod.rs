//! Logos of clients. A logo is fetched once, by an operator's order, or uploaded by the
//! owners of an app, checked, drawn anew and served by us: a browser that shows a page of ours asks nobody
//! else for anything, and learns from us alone what it shows.

mod picture;

use async_trait::async_trait;
use oauth::audit::AuditAction;
use oauth::id::ClientId;
use oauth::logo::LogoId;
use store::StoreError;
use thiserror::Error;
use tokio::sync::Semaphore;
use url::Url;

pub use self::picture::{MAX_BYTES, MAX_SIDE, PictureError, SIDE};
use crate::Provider;
use crate::audit::recorded;
use crate::error::ProviderError;

/// Where pictures come from.
#[async_trait]
pub trait LogoSource: Send + Sync {
    /// The bytes at an address, unchecked; at most [`MAX_BYTES`].
    async fn fetch(&self, url: &Url) -> Result<Vec<u8>, LogoFetchError>;
}

/// Why nothing was fetched: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LogoFetchError {
    /// Not https.
    #[error("the address must begin with https://")]
    NotHttps,
    /// A name or password in the address.
    #[error("the address must not hold a user name or a password; the logo must be public")]
    Credentials,
    /// Another port than that of https.
    #[error("the address must not name a port; logos are fetched from port 443")]
    Port,
    /// The host's name leads nowhere.
    #[error("the host {host} cannot be found; check its spelling")]
    UnknownHost {
        /// The host.
        host: String,
    },
    /// The host is, or also is, in a network that is not the public Internet.
    #[error(
        "the host {host} has the address {address}, which is not on the public Internet; put the \
         logo on a public web server"
    )]
    NotPublic {
        /// The host.
        host: String,
        /// The address that is not public.
        address: std::net::IpAddr,
    },
    /// No connection, or it broke.
    #[error("{host} cannot be reached: {fault}")]
    Unreachable {
        /// The host.
        host: String,
        /// What the system says.
        fault: String,
    },
    /// It took too long.
    #[error("{host} did not send the logo within {seconds} seconds; try again, or move it")]
    TooSlow {
        /// The host.
        host: String,
        /// How long it had.
        seconds: u64,
    },
    /// The address leads elsewhere.
    #[error("the address redirects (status {status}); give the address that it leads to")]
    Redirects {
        /// The HTTP status.
        status: u16,
    },
    /// The host has no such thing.
    #[error("{host} answered with status {status}; the logo must be there without signing in")]
    Status {
        /// The host.
        host: String,
        /// The HTTP status.
        status: u16,
    },
    /// More bytes than a logo may have.
    #[error("{host} sends more than 1 MiB; make the logo smaller")]
    TooLarge {
        /// The host.
        host: String,
    },
}

/// Why a client has no new logo.
#[derive(Debug, Error)]
pub enum SetLogoError {
    /// There is no such client.
    #[error("there is no client {0}; check its id")]
    UnknownClient(ClientId),
    /// Nothing was fetched.
    #[error(transparent)]
    Fetch(#[from] LogoFetchError),
    /// What was fetched is no logo.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// A fault of ours.
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

impl From<StoreError> for SetLogoError {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.into())
    }
}

impl Provider {
    /// Fetches a picture, checks it, and gives it to a client as its logo.
    pub async fn set_client_logo(
        &self,
        client: &ClientId,
        url: &Url,
        source: &dyn LogoSource,
    ) -> Result<LogoId, SetLogoError> {
        // First: nothing is fetched for nobody.
        let found = self.inner.store.find_client(client).await?;
        let found = found.ok_or_else(|| SetLogoError::UnknownClient(client.clone()))?;
        let png = draw_logo(source.fetch(url).await?).await?;
        if found.logo == Some(LogoId::of(&png)) {
            return Ok(LogoId::of(&png));
        }
        let event = self.event_of_client(&found, AuditAction::LogoGiven).await?;
        recorded(event, self.give_logo(client, &png)).await
    }

    /// Gives a picture that [`draw`] drew to a client.
    pub async fn give_logo(&self, client: &ClientId, png: &[u8]) -> Result<LogoId, SetLogoError> {
        if self.inner.store.set_client_logo(client, Some(png), None).await? {
            Ok(LogoId::of(png))
        } else {
            Err(SetLogoError::UnknownClient(client.clone()))
        }
    }

    /// The PNG of a logo that a client has.
    pub async fn logo(&self, id: &LogoId) -> Result<Option<Vec<u8>>, ProviderError> {
        Ok(self.inner.store.find_logo(id).await?)
    }
}

/// Checks a picture that an operator gave, and draws it anew: for the platform's own logo,
/// before anybody is answered.
pub fn draw(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    picture::draw(bytes)
}

/// How many pictures are decoded at once: each may take 64 MiB, and whoever owns an app
/// may send as many as they like.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Checks a picture and draws it anew.
pub(crate) async fn draw_logo(bytes: Vec<u8>) -> Result<Vec<u8>, PictureError> {
    let turn = AT_ONCE.acquire().await;
    // Decoding takes a while, and goes on if whoever waits for it leaves.
    let drawn = tokio::task::spawn_blocking(move || {
        let drawn = picture::draw(&bytes);
        drop(turn);
        drawn
    });
    // A decoder that panics has met no good picture.
    drawn.await.unwrap_or(Err(PictureError::Broken))
}
