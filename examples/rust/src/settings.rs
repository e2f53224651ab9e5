//! What the environment says; the demo otherwise.

use std::env;
use std::time::Duration;

use url::Url;

pub(crate) struct Settings {
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    pub(crate) redirect_uri: Url,
    pub(crate) api: String,
    pub(crate) scope: String,
    /// `consent` shows the consent page each time, not only when something is new.
    pub(crate) prompt: Option<String>,
    /// How long before its end an access token is renewed.
    pub(crate) refresh_before: Duration,
}

impl Settings {
    pub(crate) fn read() -> Result<Self, Box<dyn std::error::Error>> {
        let or = |name: &str, default: &str| env::var(name).unwrap_or_else(|_| default.to_owned());
        let issuer = or("ISSUER", "http://localhost:3000");
        Ok(Self {
            api: or("API", &format!("{issuer}/api")),
            issuer,
            client_id: or("CLIENT_ID", "demo-partner"),
            client_secret: or("CLIENT_SECRET", "demo-partner-secret"),
            redirect_uri: or("REDIRECT_URI", "http://127.0.0.1:8765/callback").parse()?,
            scope: or("SCOPE", "candidates_read"),
            prompt: env::var("PROMPT").ok(),
            refresh_before: Duration::from_secs(or("REFRESH_BEFORE", "60").parse()?),
        })
    }

    /// Scheme, host and port of this app.
    pub(crate) fn origin(&self) -> String {
        self.redirect_uri.origin().ascii_serialization()
    }
}
