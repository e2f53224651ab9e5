use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use thiserror::Error;
use url::Url;

/// What apps publish about themselves, at addresses that they choose.
#[async_trait]
pub trait AppWeb: Send + Sync {
    /// What is there now. Nothing is cached, and no redirect is followed.
    async fn fetch(&self, wanted: &Wanted) -> Result<Fetched, FetchError>;

    /// A picture, unchecked. None is there unless it can be fetched.
    async fn fetch_picture(&self, _wanted: &Wanted) -> Result<Vec<u8>, FetchError> {
        Err(FetchError::Other("no pictures are fetched here"))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wanted {
    pub url: Url,
    /// In bytes.
    pub limit: usize,
    /// Whether the app is known already: it does not wait behind strangers.
    pub is_known: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    pub body: Arc<[u8]>,
    /// For how long it may be used, as its HTTP headers say.
    pub fresh_for: Option<Duration>,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FetchError {
    #[error("as many connections are open as may be")]
    Busy,
    /// The host does not answer, or says that it cannot.
    #[error("{detail}")]
    Away {
        /// For strangers: nothing of what the network looks like from here.
        shown: &'static str,
        detail: String,
    },
    /// It answers with something else.
    #[error("{0}")]
    Other(&'static str),
}

impl FetchError {
    pub(crate) fn shown(&self) -> &'static str {
        match self {
            Self::Busy => "as many are fetched as may be",
            Self::Away { shown, .. } | Self::Other(shown) => shown,
        }
    }
}

/// Of a program that connects to nothing: a command.
#[derive(Clone, Copy, Debug)]
pub struct NoWeb;

#[async_trait]
impl AppWeb for NoWeb {
    async fn fetch(&self, _wanted: &Wanted) -> Result<Fetched, FetchError> {
        Err(FetchError::Away { shown: "nothing is fetched here", detail: String::new() })
    }
}
