//! Metadata documents and key sets of apps.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use axum::body::{Body, Bytes};
use axum::http::header::{ACCEPT, AGE, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Request, Response, StatusCode};
use provider::introductions::source::{AppWeb, FetchError, Fetched, Wanted};
use url::Host;

use super::pace::Paced;
use super::turns::Turns;
use super::{Addresses, DnsResolver, FetchPolicy, OutboundClient, OutboundError, SystemResolver};

const TOTAL: Duration = Duration::from_secs(3);

pub struct OutboundAppWeb {
    public: OutboundClient,
    /// For addresses on this device, in a demo.
    local: Option<OutboundClient>,
    turns: Turns,
}

impl OutboundAppWeb {
    /// `development`: what is on this device is fetched, too.
    pub fn new(development: bool) -> Self {
        let policy = FetchPolicy { total: TOTAL, ..FetchPolicy::default() };
        let local = FetchPolicy { plain_http: true, addresses: Addresses::Loopback, ..policy };
        Self {
            local: development.then(|| OutboundClient::new(local, Arc::new(SystemResolver))),
            ..Self::by(OutboundClient::new(policy, Arc::new(Paced::new(DnsResolver::default()))))
        }
    }

    pub fn by(public: OutboundClient) -> Self {
        Self { public, local: None, turns: Turns::default() }
    }

    fn client(&self, wanted: &Wanted) -> &OutboundClient {
        let is_here = match wanted.url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        self.local.as_ref().filter(|_| is_here).unwrap_or(&self.public)
    }
}

#[async_trait]
impl AppWeb for OutboundAppWeb {
    async fn fetch(&self, wanted: &Wanted) -> Result<Fetched, FetchError> {
        let response = self.get(wanted, "application/json").await?;
        if !is_json(response.headers()) {
            return Err(FetchError::Other("what is there is not JSON by its content type"));
        }
        let fresh_for = fresh_for(response.headers());
        let body: Vec<u8> = response.into_body().into();
        Ok(Fetched { body: body.into(), fresh_for })
    }

    async fn fetch_picture(&self, wanted: &Wanted) -> Result<Vec<u8>, FetchError> {
        Ok(self.get(wanted, "image/png, image/jpeg, image/webp").await?.into_body().into())
    }
}

impl OutboundAppWeb {
    /// What is there, with status 200. `accept`: RFC 9110 §12.5.1.
    async fn get(
        &self,
        wanted: &Wanted,
        accept: &'static str,
    ) -> Result<Response<Bytes>, FetchError> {
        let host = wanted.url.host_str().unwrap_or_default();
        let turn = self.turns.take(host, wanted.is_known).await;
        let _turn = turn.ok_or(FetchError::Busy)?;
        let mut request = Request::new(Body::empty());
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static(accept));
        let response = self.client(wanted).send(&wanted.url, request, wanted.limit).await?;
        let status = response.status();
        if status.is_client_error() || status.is_server_error() {
            return Err(FetchError::Away {
                shown: "the host answers with an error",
                detail: format!("{host} answered with status {}", status.as_u16()),
            });
        }
        if status.is_redirection() {
            return Err(FetchError::Other("the host redirects, which is not followed"));
        }
        if status != StatusCode::OK {
            return Err(FetchError::Other("the host answers with another status than 200"));
        }
        Ok(response)
    }
}

impl From<OutboundError> for FetchError {
    fn from(error: OutboundError) -> Self {
        // The addresses that a name has here are for the operator alone.
        let shown = match error {
            OutboundError::NotHttps | OutboundError::Credentials | OutboundError::Port => {
                return Self::Other("the address may not be fetched");
            }
            OutboundError::TooLarge { .. } => return Self::Other("the host sends too much"),
            OutboundError::TooSlow { .. } => "the host does not answer in time",
            OutboundError::UnknownHost { .. }
            | OutboundError::NotPublic { .. }
            | OutboundError::Unreachable { .. } => "the host cannot be reached",
        };
        tracing::info!(%error, "what an app publishes cannot be fetched");
        let detail = match &error {
            OutboundError::NotPublic { .. } => shown.to_owned(),
            _ => error.to_string(),
        };
        Self::Away { shown, detail }
    }
}

/// `application/json`, or a type that ends so (RFC 6839 §3.1).
fn is_json(headers: &HeaderMap) -> bool {
    let named = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = named.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json"
        || essence == "application/jwk-set+json"
        || essence.strip_prefix("application/").is_some_and(|kind| kind.ends_with("+json"))
}

/// RFC 9111 §5.2.2. Nothing said, or nothing that is understood: `None`.
fn fresh_for(headers: &HeaderMap) -> Option<Duration> {
    let mut longest = None;
    for value in headers.get_all(CACHE_CONTROL) {
        for directive in value.to_str().ok()?.split(',') {
            let directive = directive.trim().to_ascii_lowercase();
            if matches!(directive.as_str(), "no-store" | "no-cache") {
                return None;
            }
            if let Some(seconds) = directive.strip_prefix("max-age=") {
                longest = seconds.trim_matches('"').parse().ok().map(Duration::from_secs);
            }
        }
    }
    // RFC 9111 §4.2.3: what was on its way in other caches is as much less fresh.
    let age = headers.get(AGE).and_then(|age| age.to_str().ok()?.parse().ok());
    longest.map(|longest: Duration| longest.saturating_sub(Duration::from_secs(age.unwrap_or(0))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: &'static str, value: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_static(value));
        headers
    }

    #[test]
    fn connect_2_only_what_says_that_it_is_json_is_read() {
        for other in ["", "text/html", "text/json", "application/jsonp", "image/svg+json"] {
            assert!(!is_json(&headers("content-type", other)), "{other}");
        }
        for json in ["application/json", "Application/JSON; charset=utf-8", "application/x+json"] {
            assert!(is_json(&headers("content-type", json)), "{json}");
        }
    }

    #[test]
    fn connect_2_headers_say_how_long_a_document_is_fresh() {
        for (value, seconds) in [
            ("max-age=600", Some(600)),
            ("public, Max-Age=600, must-revalidate", Some(600)),
            ("max-age=600, no-store", None),
            ("no-cache", None),
            ("max-age=-1", None),
            ("s-maxage=600", None),
        ] {
            let fresh = fresh_for(&headers("cache-control", value));
            assert_eq!(fresh, seconds.map(Duration::from_secs), "{value}");
        }
        assert_eq!(fresh_for(&HeaderMap::new()), None);
        for (age, seconds) in [("500", 100), ("700", 0), ("-1", 600), ("x", 600)] {
            let mut headers = headers("cache-control", "max-age=600");
            headers.insert(AGE, HeaderValue::from_static(age));
            assert_eq!(fresh_for(&headers), Some(Duration::from_secs(seconds)), "{age}");
        }
    }
}
