//! Questions over HTTP: one pool of connections, no redirects, no proxy, a limit to
//! everything.

use std::time::Duration;

use axum::body::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::{Request, StatusCode};
use hyper_rustls::{ConfigBuilderExt as _, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use thiserror::Error;
use tokio::sync::Semaphore;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::settings::{RemoteSettings, SettingsError};

/// The most bytes of an answer.
const ANSWER_LIMIT: usize = 64 * 1024;

/// How many questions may be under way: a flood of made-up tokens at an API must not
/// reach the server through it.
const AT_A_TIME: usize = 64;

/// How long an idle connection stays open.
const IDLE: Duration = Duration::from_secs(30);

/// Asks questions.
pub(super) struct Http {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    places: Semaphore,
    timeout: Duration,
}

/// Why there is no answer: for the log.
#[derive(Debug, Error)]
pub(super) enum Fault {
    /// It took too long.
    #[error("no answer in time")]
    Timeout,
    /// There is no connection, or it broke.
    #[error("no connection: {0}")]
    Connection(String),
    /// It was refused.
    #[error("the answer's status is {0}")]
    Status(StatusCode),
    /// It broke off, or is too long.
    #[error("the answer cannot be read: {0}")]
    Body(String),
    /// It says something that this crate does not understand.
    #[error("the answer is not as expected: {0}")]
    NotUnderstood(String),
    /// It failed a moment ago, and is not asked again yet.
    #[error("it failed a moment ago")]
    JustFailed,
}

impl Http {
    pub(super) fn new(settings: &RemoteSettings) -> Result<Self, SettingsError> {
        let fault = |error: &dyn std::fmt::Display| SettingsError::Certificates(error.to_string());
        let config = ClientConfig::builder_with_provider(aws_lc_rs::default_provider().into())
            .with_safe_default_protocol_versions()
            .map_err(|error| fault(&error))?;
        let config = if settings.needs_tls() {
            config.with_native_roots().map_err(|error| fault(&error))?
        } else {
            config.with_root_certificates(RootCertStore::empty())
        };
        let mut connector = HttpConnector::new();
        connector.enforce_http(false);
        connector.set_nodelay(true);
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(config.with_no_client_auth())
            .https_or_http()
            .enable_http1()
            .wrap_connector(connector);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE)
            .build(connector);
        Ok(Self { client, places: Semaphore::new(AT_A_TIME), timeout: settings.timeout })
    }

    /// The body of a good answer.
    pub(super) async fn ask(&self, request: Request<Full<Bytes>>) -> Result<Bytes, Fault> {
        let answer = async {
            // Never closed; without a place there is only the timeout.
            let _place = self.places.acquire().await;
            let answer = self.client.request(request).await.map_err(|error| {
                let cause = std::error::Error::source(&error).map(ToString::to_string);
                Fault::Connection(cause.unwrap_or_else(|| error.to_string()))
            })?;
            if answer.status() != StatusCode::OK {
                return Err(Fault::Status(answer.status()));
            }
            let body = Limited::new(answer.into_body(), ANSWER_LIMIT).collect().await;
            Ok(body.map_err(|error| Fault::Body(error.to_string()))?.to_bytes())
        };
        tokio::time::timeout(self.timeout, answer).await.map_err(|_| Fault::Timeout)?
    }
}
