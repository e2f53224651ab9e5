//! Sends traces to the collector with our own HTTP client, on our own runtime.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use axum::body::Body;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use tokio::runtime::Handle;
use url::Url;

use crate::outbound::{FetchPolicy, OutboundClient, SystemResolver};

const ANSWER_LIMIT: usize = 64 * 1024;

pub(crate) struct OtlpClient {
    client: Arc<OutboundClient>,
    runtime: Handle,
    is_failing: AtomicBool,
}

impl std::fmt::Debug for OtlpClient {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("OtlpClient")
    }
}

impl OtlpClient {
    pub(crate) fn new(runtime: Handle, patience: Duration) -> Self {
        let policy = FetchPolicy::of_the_operator(patience);
        let client = OutboundClient::new(policy, Arc::new(SystemResolver)).into();
        Self { client, runtime, is_failing: AtomicBool::new(false) }
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
        let url = Url::parse(&request.uri().to_string())?;
        let client = Arc::clone(&self.client);
        let sent = self
            .runtime
            .spawn(async move { client.send(&url, request.map(Body::from), ANSWER_LIMIT).await });
        let answer = sent.await?.map_err(HttpError::from);
        match &answer {
            Err(fault) => self.note(Some(fault)),
            Ok(answer) if answer.status().is_success() => self.note(None),
            Ok(answer) => self.note(Some(&format!("the collector answers {}", answer.status()))),
        }
        answer
    }
}
