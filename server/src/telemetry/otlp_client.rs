//! Sends traces to the collector with our own HTTP client, on our own runtime.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{ConfigBuilderExt as _, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::ExporterBuildError;
use thiserror::Error;
use tokio::runtime::Handle;
use tokio_rustls::rustls::ClientConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;

#[derive(Debug, Error)]
pub enum TracesError {
    #[error("traces.endpoint: the system's certificate authorities cannot be read: {0}")]
    Certificates(String),
    #[error("traces.endpoint: {0}")]
    Exporter(#[from] ExporterBuildError),
}

/// How long an idle connection is kept: longer than the interval between batches.
const IDLE: Duration = Duration::from_secs(30);

const ANSWER_LIMIT: usize = 64 * 1024;

#[derive(Debug)]
pub(crate) struct OtlpClient {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    runtime: Handle,
    patience: Duration,
    is_failing: AtomicBool,
}

impl OtlpClient {
    pub(crate) fn new(runtime: Handle, patience: Duration) -> Result<Self, TracesError> {
        let fault = |error: &dyn std::fmt::Display| TracesError::Certificates(error.to_string());
        let config = ClientConfig::builder_with_provider(aws_lc_rs::default_provider().into())
            .with_safe_default_protocol_versions()
            .map_err(|error| fault(&error))?
            .with_native_roots()
            .map_err(|error| fault(&error))?
            .with_no_client_auth();
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(config)
            .https_or_http()
            .enable_http1()
            .build();
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE)
            .build(connector);
        Ok(Self { client, runtime, patience, is_failing: AtomicBool::new(false) })
    }

    /// Logs that sending begins or ceases to fail, not each failure.
    fn note(&self, fault: Option<&dyn std::fmt::Display>) {
        let was_failing = self.is_failing.swap(fault.is_some(), Ordering::Relaxed);
        match fault {
            Some(fault) if !was_failing => {
                tracing::warn!(%fault, "traces cannot be sent, and are dropped (said once)");
            }
            None if was_failing => tracing::info!("traces are sent again"),
            _ => {}
        }
    }
}

#[async_trait]
impl HttpClient for OtlpClient {
    /// Called on the exporter's own thread, which has no runtime.
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let (client, patience) = (self.client.clone(), self.patience);
        let sent = self.runtime.spawn(async move {
            let answer = async {
                let (parts, body) = client.request(request.map(Full::new)).await?.into_parts();
                let body = Limited::new(body, ANSWER_LIMIT).collect().await?.to_bytes();
                Ok::<_, HttpError>(Response::from_parts(parts, body))
            };
            tokio::time::timeout(patience, answer).await?
        });
        let answer = sent.await.map_err(HttpError::from).flatten();
        match &answer {
            Err(fault) => self.note(Some(fault)),
            Ok(answer) if answer.status().is_success() => self.note(None),
            Ok(answer) => self.note(Some(&format!("the collector answers {}", answer.status()))),
        }
        answer
    }
}
