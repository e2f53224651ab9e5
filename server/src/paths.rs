//! Every path, once.

use oauth::logo::LogoId;

pub(crate) use app::routes::{
    ADMIN, ADMIN_APP, ADMIN_APP_APPROVE, ADMIN_APP_BLOCK, ADMIN_APP_REMOVE, ADMIN_APP_RESET,
    ADMIN_AUDIT, ADMIN_AUDIT_FILE, ADMIN_POLICY, ADMIN_REQUESTS,
};
pub(crate) use app::routes::{APPS, MARKETPLACE, NEW_APP};
pub(crate) use app::routes::{CREDENTIALS, NEW_CLIENT, NEW_KEY, NEW_TOKEN};
/// The authorization endpoint (RFC 6749 §3.1).
pub(crate) const AUTHORIZE: &str = "/oauth/authorize";
/// The token endpoint (RFC 6749 §3.2).
pub(crate) const TOKEN: &str = "/oauth/token";
/// The revocation endpoint (RFC 7009).
pub(crate) const REVOKE: &str = "/oauth/revoke";
/// The introspection endpoint (RFC 7662).
pub(crate) const INTROSPECT: &str = "/oauth/introspect";
/// The pushed authorization request endpoint (RFC 9126).
pub(crate) const PAR: &str = "/oauth/par";
/// The device authorization endpoint (RFC 8628 §3.1).
pub(crate) const DEVICE_AUTHORIZATION: &str = "/oauth/device_authorization";
/// Where people type the codes of devices.
pub(crate) use provider::device_authorization::DEVICE_PATH as DEVICE;
/// The metadata document of the demo Customer API (RFC 9728).
pub(crate) const RESOURCE_METADATA: &str = "/.well-known/oauth-protected-resource/api";
/// The metadata document (RFC 8414 §3).
pub(crate) const METADATA: &str = "/.well-known/oauth-authorization-server";
/// The keys that sign access tokens (RFC 7517 §5).
pub(crate) const JWKS: &str = "/.well-known/jwks.json";
/// The authorization endpoint of existing partners.
pub(crate) const LEGACY_AUTHORIZE: &str = "/identity/oauth/allow";
/// The token endpoint of existing partners.
pub(crate) const LEGACY_TOKEN: &str = "/identity/oauth/token";
/// The logos of clients.
pub(crate) const LOGO: &str = "/logos/{file}";
/// Where proxies ask whether a call may pass.
pub(crate) const GUARD_CHECK: &str = "/guard/check";
/// For Prometheus, on a listener of its own.
pub(crate) const METRICS: &str = "/metrics";
/// Whether the process lives.
pub(crate) const HEALTHZ: &str = "/healthz";
/// Whether it can do its work.
pub(crate) const READYZ: &str = "/readyz";
/// The demo Customer API.
pub(crate) const API: &str = "/api";
/// The admin API.
pub(crate) const ADMIN_API: &str = "/admin/api";
/// The front page.
pub(crate) const FRONT: &str = "/";
/// The sign-in page.
pub(crate) const SIGN_IN: &str = "/sign-in";
/// Signing out.
pub(crate) const SIGN_OUT: &str = "/sign-out";
/// Letting someone else sign in.
pub(crate) const SWITCH_ACCOUNT: &str = "/switch-account";
/// The playground, step by step.
pub(crate) const PLAYGROUND: &str = "/playground";
/// The authorization URL explained.
pub(crate) const PLAYGROUND_REQUEST: &str = "/playground/request";
/// Where the playground's answers go.
pub(crate) const PLAYGROUND_CALLBACK: &str = "/playground/callback";
/// Asking for the next token.
pub(crate) const PLAYGROUND_REFRESH: &str = "/playground/refresh";
/// Taking the tokens back.
pub(crate) const PLAYGROUND_REVOKE: &str = "/playground/revoke";
/// Calling the API with the token.
pub(crate) const PLAYGROUND_CALL: &str = "/playground/call";
/// The apps that a person has connected.
pub(crate) const CONNECTED_APPS: &str = app::routes::CONNECTED_APPS;
/// Where a letter's link takes an app's access away.
pub(crate) const NOT_ME: &str = "/not-me/{sealed}";

/// The platform's style sheet and pictures.
pub(crate) const BRAND: &str = "/brand/{file}";

/// Where one of them is.
pub(crate) fn brand(file: &str) -> String {
    BRAND.replace("{file}", file)
}

/// Where the owners of an app upload its logo.
pub(crate) const APP_LOGO: &str = "/apps/{app}/logo";

/// Where a logo is.
pub(crate) fn logo(id: &LogoId) -> String {
    app::routes::logo_path(id)
}
