//! Paths with parameters have a pattern for the router and a builder.

use std::fmt::Display;

use crate::url;

macro_rules! parameterised {
    ($($pattern:ident, $builder:ident($($parameter:ident),+) = $path:literal;)+) => {$(
        pub const $pattern: &str = $path;

        #[must_use]
        pub fn $builder($($parameter: impl Display),+) -> String {
            let path = $path.to_owned();
            $(let path = url::fill(&path, stringify!($parameter), &$parameter);)+
            path
        }
    )+};
}

// Endpoints of the RFCs.

/// RFC 6749 §3.1.
pub const AUTHORIZE: &str = "/oauth/authorize";
/// RFC 6749 §3.2.
pub const TOKEN: &str = "/oauth/token";
/// RFC 7009.
pub const REVOKE: &str = "/oauth/revoke";
/// RFC 7662.
pub const INTROSPECT: &str = "/oauth/introspect";
/// RFC 9126.
pub const PAR: &str = "/oauth/par";
/// RFC 8628 §3.1.
pub const DEVICE_AUTHORIZATION: &str = "/oauth/device_authorization";
/// RFC 7591 §3.
pub const REGISTER: &str = "/oauth/register";

// RFC 7592 §2.
parameterised! {
    REGISTRATION, registration(client) = "/oauth/register/{client}";
}

/// RFC 8414 §3.
pub const METADATA: &str = "/.well-known/oauth-authorization-server";
/// OpenID Connect Discovery 1.0 §4.
pub const OPENID_METADATA: &str = "/.well-known/openid-configuration";
/// OpenID Connect Core §5.3.
pub const USERINFO: &str = "/oauth/userinfo";
/// OpenID Connect RP-Initiated Logout 1.0 §2.
pub const LOGOUT: &str = "/oauth/logout";
/// RFC 7517 §5.
pub const JWKS: &str = "/.well-known/jwks.json";
/// For partners from before OAuth 2.1.
pub const LEGACY_AUTHORIZE: &str = "/identity/oauth/allow";
pub const LEGACY_TOKEN: &str = "/identity/oauth/token";

// For operators, proxies and APIs.

/// Forward authentication for proxies.
pub const GUARD_CHECK: &str = "/guard/check";
/// On a listener of its own.
pub const METRICS: &str = "/metrics";
pub const HEALTHZ: &str = "/healthz";
pub const READYZ: &str = "/readyz";
/// The paths of the demo Customer API's operations begin here.
pub const API: &str = "/api";
/// The paths of the admin API's operations begin here.
pub const ADMIN_API: &str = "/admin/api";

// Files.

pub const PACKAGE: &str = "/pkg";
pub const FAVICON: &str = "/favicon.svg";

parameterised! {
    LOGO, logo(file) = "/logos/{file}";
    BRAND, brand(file) = "/brand/{file}";
}

// Pages for everyone.

pub const FRONT: &str = "/";
pub const HELP: &str = "/help";
/// The part of the help that says where to report an app.
pub const HELP_REPORT: &str = "/help#report";
pub const SECURITY: &str = "/security";
pub const PRIVACY: &str = "/privacy";
pub const LANGUAGE: &str = "/language";
pub const SIGN_IN: &str = "/sign-in";
/// After the password: the second factor, or its enrolment where it is demanded.
pub const SECOND_STEP: &str = "/sign-in/second-factor";
pub const SIGN_IN_PASSKEY: &str = "/sign-in/passkey";
/// Where somebody says that they are the same at their company's identity provider.
pub const SIGN_IN_LINK: &str = "/sign-in/link";
/// Where the platform's own login sends people back.
pub const SIGN_IN_RETURN: &str = "/sign-in/return";
/// Asks for a link with which to choose a new password.
pub const FORGOTTEN: &str = "/sign-in/forgotten";
pub const SIGN_OUT: &str = "/sign-out";
pub const SWITCH_ACCOUNT: &str = "/switch-account";
pub const SWITCH_COMPANY: &str = "/switch-company";
pub const DECIDE: &str = "/consent/decide";
/// RFC 8628 §3.3: where people type the codes of devices.
pub const DEVICE: &str = "/device";

// Of one identity provider each, so that none answers for another (RFC 9700 §4.4.2); the second is
// its own to call (OpenID Connect Back-Channel Logout 1.0).
parameterised! {
    SIGN_IN_CALLBACK, sign_in_callback(provider) = "/sign-in/callback/{provider}";
    SIGN_IN_LOGOUT, sign_in_logout(provider) = "/sign-in/logout/{provider}";
}

parameterised! {
    REVOCATION_LINK, revocation_link(sealed) = "/not-me/{sealed}";
    PASSWORD_LINK, password_link(token) = "/choose-password/{token}";
    PASSWORD_LINK_PASSKEY, password_link_passkey(token) = "/choose-password/{token}/passkey";
    LOCK_LINK, lock_link(sealed) = "/lock-account/{sealed}";
    FACTOR_LINK, factor_link(sealed) = "/not-me/sign-in/{sealed}";
    ADDRESS_LINK, address_link(sealed) = "/confirm-address/{sealed}";
}
/// What every [`REVOCATION_LINK`] begins with; what follows is a secret.
pub const REVOCATION_LINKS: &str = "/not-me/";
/// The same of every [`PASSWORD_LINK`].
pub const PASSWORD_LINKS: &str = "/choose-password/";
/// The same of every [`LOCK_LINK`].
pub const LOCK_LINKS: &str = "/lock-account/";
/// The same of every [`ADDRESS_LINK`].
pub const ADDRESS_LINKS: &str = "/confirm-address/";

// The playground.

pub const PLAYGROUND: &str = "/playground";
pub const PLAYGROUND_REQUEST: &str = "/playground/request";
pub const PLAYGROUND_CALLBACK: &str = "/playground/callback";
pub const PLAYGROUND_EXCHANGE: &str = "/playground/exchange";
pub const PLAYGROUND_REFRESH: &str = "/playground/refresh";
pub const PLAYGROUND_REVOKE: &str = "/playground/revoke";
pub const PLAYGROUND_CALL: &str = "/playground/call";

// A person's own account.

pub const ACCOUNT: &str = "/account";
pub const ACCOUNT_PASSWORD: &str = "/account/password";
pub const ACCOUNT_DELETE: &str = "/account/delete";
pub const ACCOUNT_EMAIL: &str = "/account/email";
pub const ACCOUNT_END_SESSIONS: &str = "/account/sessions/end-others";

parameterised! {
    ACCOUNT_END_SESSION, account_end_session(session) = "/account/sessions/{session}/end";
    ACCOUNT_UNLINK, account_unlink(provider) = "/account/providers/{provider}/unlink";
}

// A person's connected apps.

pub const CONNECTED_APPS: &str = "/connected-apps";

parameterised! {
    CONNECTED_APP, connected_app(grant) = "/connected-apps/{grant}";
    CONNECTED_APP_REMOVE, connected_app_remove(grant) = "/connected-apps/{grant}/remove";
    WITHDRAW_REQUEST, withdraw_request(request) = "/connected-apps/requests/{request}/withdraw";
    CONNECTED_APP_REMOVE_PERMISSION, connected_app_remove_permission(grant) =
        "/connected-apps/{grant}/remove-permission";
}

// How a person signs in.

pub const PASSKEYS: &str = "/account/passkeys";
pub const NEW_PASSKEY: &str = "/account/passkeys/new";
/// For the page's script.
pub const PASSKEY_CHALLENGE: &str = "/account/passkeys/challenge";
pub const SECOND_FACTOR: &str = "/account/second-factor";
pub const NEW_AUTHENTICATOR: &str = "/account/second-factor/new";
pub const RECOVERY_CODES: &str = "/account/second-factor/recovery-codes";

parameterised! {
    PASSKEY, passkey(passkey) = "/account/passkeys/{passkey}";
    PASSKEY_REMOVE, passkey_remove(passkey) = "/account/passkeys/{passkey}/remove";
    AUTHENTICATOR, authenticator(authenticator) = "/account/second-factor/{authenticator}";
    AUTHENTICATOR_REMOVE, authenticator_remove(authenticator) =
        "/account/second-factor/{authenticator}/remove";
}

// Credentials of a company's own systems.

pub const CREDENTIALS: &str = "/credentials";
pub const NEW_TOKEN: &str = "/credentials/tokens/new";
pub const NEW_CLIENT: &str = "/credentials/clients/new";
pub const NEW_KEY: &str = "/credentials/keys/new";

parameterised! {
    CREDENTIAL, credential(credential) = "/credentials/{credential}";
    CREDENTIAL_REPLACE, credential_replace(credential) = "/credentials/{credential}/replace";
    CREDENTIAL_REVOKE, credential_revoke(credential) = "/credentials/{credential}/revoke";
}

// Apps that a company makes for others.

pub const APPS: &str = "/apps";
pub const NEW_APP: &str = "/apps/new";
pub const MARKETPLACE: &str = "/marketplace";
/// For platform administrators: the apps that wait, and the publishers whose names they confirm.
pub const MARKETPLACE_REVIEW: &str = "/marketplace/review";
pub const MARKETPLACE_PUBLISHERS: &str = "/marketplace/publishers";

parameterised! {
    APP, app(app) = "/apps/{app}";
    APP_CONFIGURE, app_configure(app) = "/apps/{app}/configure";
    APP_CREDENTIALS, app_credentials(app) = "/apps/{app}/credentials";
    APP_LISTING, app_listing(app) = "/apps/{app}/listing";
    APP_ABOUT, app_about(app) = "/apps/{app}/about";
    APP_PUBLISHER, app_publisher(app) = "/apps/{app}/publisher";
    APP_ADD_DOMAIN, app_add_domain(app) = "/apps/{app}/add-domain";
    APP_CHECK_DOMAIN, app_check_domain(app) = "/apps/{app}/check-domain";
    APP_REMOVE_DOMAIN, app_remove_domain(app) = "/apps/{app}/remove-domain";
    APP_ADDRESSES, app_addresses(app) = "/apps/{app}/addresses";
    APP_SIGN_IN, app_sign_in(app) = "/apps/{app}/sign-in";
    APP_PERMISSIONS, app_permissions(app) = "/apps/{app}/permissions";
    APP_PREVIEW, app_preview(app) = "/apps/{app}/preview";
    APP_LOGO, app_logo(app) = "/apps/{app}/logo";
    APP_REMOVE_LOGO, app_remove_logo(app) = "/apps/{app}/remove-logo";
    APP_REGISTER, app_register(app) = "/apps/{app}/register";
    APP_SAVE, app_save(app) = "/apps/{app}/save";
    APP_SUBMIT, app_submit(app) = "/apps/{app}/submit";
    APP_WITHDRAW, app_withdraw(app) = "/apps/{app}/withdraw";
    APP_REMOVE, app_remove(app) = "/apps/{app}/remove";
    MARKETPLACE_APP, marketplace_app(app) = "/marketplace/{app}";
    MARKETPLACE_DECIDE, marketplace_decide(app) = "/marketplace/{app}/decide";
    MARKETPLACE_APP_PREVIEW, marketplace_app_preview(app) = "/marketplace/{app}/preview";
    MARKETPLACE_PUBLISHER, marketplace_publisher(publisher) = "/marketplace/publishers/{publisher}";
}

// What administrators of a company see. Pages about one app name it in the query: see
// [`about_company_app`].

pub const ADMIN: &str = "/admin";
pub const ADMIN_APPS_FILE: &str = "/admin/apps.csv";
pub const ADMIN_APP: &str = "/admin/app";
pub const ADMIN_APP_APPROVE: &str = "/admin/app/approve";
pub const ADMIN_APP_UNDECIDE: &str = "/admin/app/undecide";
pub const ADMIN_APP_REMOVE: &str = "/admin/app/remove";
pub const ADMIN_APP_BLOCK: &str = "/admin/app/block";
pub const ADMIN_REQUESTS: &str = "/admin/requests";
pub const ADMIN_PEOPLE: &str = "/admin/people";
pub const ADMIN_PEOPLE_INVITE: &str = "/admin/people/invite";
pub const ADMIN_POLICY: &str = "/admin/policy";
/// With a host, GET asks once more before it is blocked.
pub const ADMIN_HOSTS: &str = "/admin/hosts";
pub const ADMIN_TIME_ZONE: &str = "/admin/time-zone";
/// Where people of the company sign in.
pub const ADMIN_PROVIDERS: &str = "/admin/sign-in";
pub const ADMIN_PROVIDERS_NEW: &str = "/admin/sign-in/new";
pub const ADMIN_AUDIT: &str = "/admin/audit";
pub const ADMIN_AUDIT_FILE: &str = "/admin/audit.csv";

parameterised! {
    ADMIN_PERSON, admin_person(user) = "/admin/people/{user}";
    ADMIN_PERSON_ROLE, admin_person_role(user) = "/admin/people/{user}/role";
    ADMIN_PERSON_INVITE, admin_person_invite(user) = "/admin/people/{user}/invite";
    ADMIN_PERSON_ENABLE, admin_person_enable(user) = "/admin/people/{user}/enable";
    ADMIN_PERSON_DISABLE, admin_person_disable(user) = "/admin/people/{user}/disable";
    ADMIN_PERSON_SIGN_OUT, admin_person_sign_out(user) = "/admin/people/{user}/sign-out";
    ADMIN_PERSON_RESET_FACTORS, admin_person_reset_factors(user) =
        "/admin/people/{user}/reset-factors";
    ADMIN_PERSON_LOCK_DOWN, admin_person_lock_down(user) = "/admin/people/{user}/lock-down";
    ADMIN_GRANT_REMOVE, admin_grant_remove(grant) = "/admin/grants/{grant}/remove";
    ADMIN_PROVIDER, admin_provider(provider) = "/admin/sign-in/{provider}";
    ADMIN_PROVIDER_CHECK, admin_provider_check(provider) = "/admin/sign-in/{provider}/check";
    ADMIN_PROVIDER_DEMAND, admin_provider_demand(provider) = "/admin/sign-in/{provider}/demand";
    ADMIN_PROVIDER_REMOVE, admin_provider_remove(provider) = "/admin/sign-in/{provider}/remove";
    ADMIN_REQUEST, admin_request(request) = "/admin/requests/{request}";
    ADMIN_REQUEST_PREVIEW, admin_request_preview(request) = "/admin/requests/{request}/preview";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_is_one_segment_whatever_it_holds() {
        assert_eq!(connected_app_remove("grn_1"), "/connected-apps/grn_1/remove");
        assert_eq!(logo("ab.png"), "/logos/ab.png");
        assert_eq!(app_save("../a?b#c/d é"), "/apps/..%2Fa%3Fb%23c%2Fd%20%C3%A9/save");
    }

    #[test]
    fn paths_that_are_secrets_have_their_beginning() {
        assert!(REVOCATION_LINK.starts_with(REVOCATION_LINKS));
        assert_eq!(revocation_link("s"), format!("{REVOCATION_LINKS}s"));
        assert_eq!(password_link("s"), format!("{PASSWORD_LINKS}s"));
        assert_eq!(lock_link("s"), format!("{LOCK_LINKS}s"));
        assert_eq!(address_link("s"), format!("{ADDRESS_LINKS}s"));
    }
}
