//! The authorization server, as an API sees it.

use std::sync::Mutex;
use std::time::Duration;

use axum::body::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http_body_util::Full;
use hyper::Request;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use oauth::discovery::resource::Resource;
use oauth::jose::jwk::{self, PublicJwk};
use serde::Deserialize;
use tokio::sync::OnceCell;
use url::Url;

use super::clock::Clock;
use super::http::{Fault, Http};
use super::introspection::IntrospectionResponse;
use super::lock::lock;
use super::settings::{RemoteSettings, SettingsError, private_address};
use super::valid::ValidCredential;
use crate::verifier::Unavailable;

/// How long the metadata is not asked for again after it could not be had.
const PAUSE: Duration = Duration::from_secs(1);

/// Asks the server.
pub(super) struct Server {
    settings: RemoteSettings,
    http: Http,
    endpoints: OnceCell<Endpoints>,
    failed_at: Mutex<Option<Duration>>,
    /// `Authorization` of this API.
    authorization: String,
}

struct Endpoints {
    introspection: String,
    jwks: String,
}

/// What is read of the metadata document (RFC 8414 §2).
#[derive(Deserialize)]
struct Metadata {
    issuer: String,
    introspection_endpoint: String,
    jwks_uri: String,
}

impl Server {
    pub(super) fn new(settings: RemoteSettings) -> Result<Self, SettingsError> {
        // RFC 6749 §2.3.1: both halves are encoded as in a form.
        let encoded =
            |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let (id, secret) = (&settings.client_id, settings.client_secret.expose());
        let pair = STANDARD.encode(format!("{}:{}", encoded(id), encoded(secret)));
        Ok(Self {
            http: Http::new(&settings)?,
            endpoints: OnceCell::new(),
            failed_at: Mutex::new(None),
            authorization: format!("Basic {pair}"),
            settings,
        })
    }

    pub(super) fn clock(&self) -> &dyn Clock {
        self.settings.clock.as_ref()
    }

    pub(super) fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// What tokens must be for.
    pub(super) fn resource(&self) -> &Resource {
        &self.settings.resource
    }

    /// What a token or a key means now (RFC 7662 §2.1); `None` if it is not good.
    pub(super) async fn introspect(
        &self,
        text: &str,
        is_key: bool,
    ) -> Result<Option<ValidCredential>, Unavailable> {
        let asked = async {
            let hint = if is_key { "api_key" } else { "access_token" };
            let body = form_urlencoded::Serializer::new(String::new())
                .append_pair("token", text)
                .append_pair("token_type_hint", hint)
                .finish();
            let request = Request::post(&self.endpoints().await?.introspection)
                .header(AUTHORIZATION, &self.authorization)
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(ACCEPT, "application/json")
                .body(Full::from(body));
            let answer = self.http.ask(request.map_err(|error| not_understood(&error))?).await?;
            let told: IntrospectionResponse = read(&answer)?;
            told.understand(self.issuer(), self.resource())
        };
        asked.await.map_err(|fault| self.unavailable("introspection", &fault))
    }

    /// The keys that sign JWTs now (RFC 7517 §5).
    pub(super) async fn keys(&self) -> Result<Vec<PublicJwk>, Unavailable> {
        let asked = async {
            let answer = self.get(&self.endpoints().await?.jwks).await?;
            let text = std::str::from_utf8(&answer).map_err(|error| not_understood(&error))?;
            jwk::parse_set(text).map_err(|error| not_understood(&error))
        };
        asked.await.map_err(|fault| self.unavailable("the keys", &fault))
    }

    async fn endpoints(&self) -> Result<&Endpoints, Fault> {
        self.endpoints
            .get_or_try_init(|| async {
                if let Some(failed_at) = *lock(&self.failed_at)
                    && self.clock().elapsed().saturating_sub(failed_at) < PAUSE
                {
                    // Those who waited for the one who asked do not ask one by one.
                    return Err(Fault::JustFailed);
                }
                let read = self.read_metadata().await;
                *lock(&self.failed_at) = read.is_err().then(|| self.clock().elapsed());
                read
            })
            .await
    }

    async fn read_metadata(&self) -> Result<Endpoints, Fault> {
        let issuer = self.issuer();
        let url = Url::parse(issuer).map_err(|error| not_understood(&error))?;
        // RFC 8414 §3: the well-known part comes "between the host component and the path
        // component".
        let path = url.path().trim_end_matches('/');
        let origin = url.origin().ascii_serialization();
        let address = format!("{origin}/.well-known/oauth-authorization-server{path}");
        let answer = self.get(&self.reached(&address)?).await?;
        let metadata: Metadata = read(&answer)?;
        // §3.3: "The "issuer" value returned MUST be identical to the authorization
        // server's issuer identifier value [...] If these values are not identical, the
        // data contained in the response MUST NOT be used."
        if metadata.issuer != issuer {
            return Err(Fault::NotUnderstood(format!("the issuer is {}", metadata.issuer)));
        }
        Ok(Endpoints {
            introspection: self.reached(&metadata.introspection_endpoint)?,
            jwks: self.reached(&metadata.jwks_uri)?,
        })
    }

    /// An endpoint's address, as it is reached from here.
    fn reached(&self, endpoint: &str) -> Result<String, Fault> {
        let url = private_address(endpoint).map_err(|error| not_understood(&error))?;
        Ok(match &self.settings.reach_at {
            None => endpoint.to_owned(),
            Some(base) => format!("{base}{}", url.path()),
        })
    }

    async fn get(&self, url: &str) -> Result<Bytes, Fault> {
        let request = Request::get(url).header(ACCEPT, "application/json").body(Full::default());
        self.http.ask(request.map_err(|error| not_understood(&error))?).await
    }

    fn unavailable(&self, what: &str, fault: &Fault) -> Unavailable {
        let issuer = self.issuer();
        tracing::error!(issuer, what, %fault, "the authorization server does not answer");
        Unavailable
    }
}

fn read<'a, T: Deserialize<'a>>(answer: &'a [u8]) -> Result<T, Fault> {
    serde_json::from_slice(answer).map_err(|error| not_understood(&error))
}

fn not_understood(error: &dyn std::fmt::Display) -> Fault {
    Fault::NotUnderstood(error.to_string())
}
