use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_extractor_with_state, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};
use axum::{Extension, Router};

use crate::handlers::oauth::{authorize, logout};
use crate::handlers::web::not_me::NotMe;
use crate::handlers::web::{
    admin, apps, choose_passkey, choose_password, connected_apps, credentials, decide, device,
    factors, forgotten, front, language, marketplace, not_found, own_account, own_login,
    playground, second_step, sign_in, sign_in_passkey, sign_out, switch_account, switch_company,
    upstream, words,
};
use crate::http::{RecentSignIn, upload};
use crate::middleware::show_again::{self, OwnPages};
use crate::middleware::{canonical_host, error_pages};
use crate::router::endpoints::{client_endpoints, tokens};
use crate::state::AppState;

pub(super) fn pages(state: &AppState) -> Router<AppState> {
    let own = OwnPages(every_page(state).with_state(state.clone()));
    every_page(state).layer(from_fn_with_state((state.clone(), own), show_again::layer))
}

fn every_page(state: &AppState) -> Router<AppState> {
    let authorize = || -> MethodRouter<AppState> { get(authorize::get).post(authorize::post) };
    let mut pages = Router::new()
        .route(routes::FRONT, get(front::get))
        .route(routes::SIGN_IN, get(sign_in::get).post(sign_in::post))
        .route(routes::SECOND_STEP, get(second_step::get).post(second_step::post))
        .route(routes::SIGN_IN_PASSKEY, get(sign_in_passkey::challenge).post(sign_in_passkey::post))
        .route(routes::SIGN_IN_CALLBACK, get(upstream::callback::get))
        .route(routes::SIGN_IN_LINK, get(upstream::link::get).post(upstream::link::post))
        .route(routes::SIGN_IN_RETURN, get(own_login::get))
        .route(routes::SIGN_OUT, post(sign_out::post))
        .route(routes::LOGOUT, get(logout::get).post(logout::post))
        .route(routes::SWITCH_ACCOUNT, post(switch_account::post))
        .route(routes::SWITCH_COMPANY, post(switch_company::post))
        .route(routes::LANGUAGE, get(language::get).post(language::post))
        .route(routes::CONNECTED_APPS, get(connected_apps::get))
        .route(routes::CONNECTED_APP, get(connected_apps::details::get))
        .route(
            routes::CONNECTED_APP_REMOVE_PERMISSION,
            post(connected_apps::remove_permission::post),
        )
        .route(
            routes::CONNECTED_APP_REMOVE,
            get(connected_apps::remove::get).post(connected_apps::remove::post),
        )
        .route(routes::WITHDRAW_REQUEST, post(connected_apps::withdraw_request::post))
        .merge(own_account())
        .merge(passwords(state))
        .merge(credential_manager(state))
        .merge(partner_apps(state))
        .merge(administration(state))
        .route(routes::DEVICE, get(device::get).post(device::post))
        .route(routes::REVOCATION_LINK, NotMe::Access.route())
        .route(routes::LOCK_LINK, NotMe::Account.route())
        .route(routes::FACTOR_LINK, NotMe::SignIn.route())
        .route(routes::HELP, get(words::help))
        .route(routes::SECURITY, get(words::security))
        .route(routes::PRIVACY, get(words::privacy))
        .fallback(not_found::get);
    if state.playground {
        pages = pages.merge(playground(state));
    }
    // Others look after how their people sign in.
    if state.provider.own_login().settings().is_none() {
        pages = pages.merge(own_factors(state));
    }
    pages
        .layer(from_fn_with_state(state.clone(), canonical_host::layer))
        // Not behind the canonical host: a refused request is refused wherever
        // it was made, and the endpoint moves the others itself.
        .route(routes::AUTHORIZE, authorize())
        .route(routes::LEGACY_AUTHORIZE, authorize())
        .route(routes::DECIDE, post(decide::post))
        .layer(from_fn_with_state(state.clone(), error_pages::layer))
}

fn playground(state: &AppState) -> Router<AppState> {
    let endpoints = tokens().merge(client_endpoints()).with_state(state.clone());
    let endpoints = playground::own_endpoints(endpoints);
    Router::new()
        .route(routes::PLAYGROUND, get(playground::choose::get))
        .route(
            routes::PLAYGROUND_REQUEST,
            get(playground::request::get).post(playground::request::post),
        )
        .route(routes::PLAYGROUND_CALLBACK, get(playground::callback::get))
        .route(routes::PLAYGROUND_EXCHANGE, post(playground::exchange::post))
        .route(routes::PLAYGROUND_REFRESH, post(playground::next::refresh))
        .route(routes::PLAYGROUND_REVOKE, post(playground::next::revoke))
        .route(routes::PLAYGROUND_CALL, post(playground::call::post))
        .layer(Extension(endpoints))
}

/// Routes that need a recent sign-in.
fn recently(state: &AppState, routes: Router<AppState>) -> Router<AppState> {
    routes.route_layer(from_extractor_with_state::<RecentSignIn, AppState>(state.clone()))
}

fn own_account() -> Router<AppState> {
    Router::new()
        .route(routes::ACCOUNT, get(own_account::get).post(own_account::post))
        // Access is taken away at once.
        .route(routes::ACCOUNT_END_SESSION, post(own_account::sessions::end))
        .route(routes::ACCOUNT_END_SESSIONS, post(own_account::sessions::end_others))
}

/// Where the platform signs people in itself, there are no passwords here, and no way around it.
fn passwords(state: &AppState) -> Router<AppState> {
    if state.provider.settings().own_login.is_some() {
        return Router::new();
    }
    let invites = Router::new()
        .route(
            routes::ADMIN_PEOPLE_INVITE,
            get(admin::people::invite_form).post(admin::people::invite),
        )
        .route(routes::ADMIN_PERSON_INVITE, post(admin::people::invite_again));
    Router::new()
        .route(routes::FORGOTTEN, get(forgotten::get).post(forgotten::post))
        .route(routes::PASSWORD_LINK, get(choose_password::get).post(choose_password::post))
        .route(
            routes::PASSWORD_LINK_PASSKEY,
            get(choose_passkey::challenge).post(choose_passkey::post),
        )
        // Asks for the present password, of whoever signed in however recently.
        .route(
            routes::ACCOUNT_PASSWORD,
            get(own_account::password::get).post(own_account::password::post),
        )
        .merge(recently(state, invites))
}

fn own_factors(state: &AppState) -> Router<AppState> {
    let changes = Router::new()
        .route(routes::NEW_PASSKEY, get(factors::passkeys::new).post(factors::passkeys::add))
        .route(routes::PASSKEY, factors::one::named(factors::one::passkey))
        .route(routes::PASSKEY_REMOVE, factors::one::removed(factors::one::passkey))
        .route(
            routes::NEW_AUTHENTICATOR,
            get(factors::authenticators::new).post(factors::authenticators::add),
        )
        .route(routes::AUTHENTICATOR, factors::one::named(factors::one::authenticator))
        .route(routes::AUTHENTICATOR_REMOVE, factors::one::removed(factors::one::authenticator))
        .route(
            routes::RECOVERY_CODES,
            get(factors::recovery_codes::ask).post(factors::recovery_codes::renew),
        )
        .route(
            routes::ACCOUNT_DELETE,
            get(own_account::delete::ask).post(own_account::delete::delete),
        )
        .route(
            routes::ACCOUNT_UNLINK,
            get(own_account::providers::ask).post(own_account::providers::unlink),
        )
        .route(routes::ACCOUNT_EMAIL, get(own_account::email::get).post(own_account::email::post))
        .route(routes::ADDRESS_LINK, get(own_account::email::ask).post(own_account::email::take))
        .route_layer(from_fn_with_state(state.clone(), factors::with_own_factors));
    Router::new()
        .route(routes::PASSKEYS, get(factors::passkeys::get))
        .route(routes::PASSKEY_CHALLENGE, get(factors::passkeys::challenge))
        .route(routes::SECOND_FACTOR, get(factors::authenticators::get))
        .merge(recently(state, changes))
}

fn credential_manager(state: &AppState) -> Router<AppState> {
    let makes_secrets = Router::new()
        .route(routes::NEW_TOKEN, get(credentials::token::get).post(credentials::token::post))
        .route(routes::NEW_CLIENT, get(credentials::client::get).post(credentials::client::post))
        .route(routes::NEW_KEY, get(credentials::key::get).post(credentials::key::post))
        .route(
            routes::CREDENTIAL_REPLACE,
            get(credentials::replace::get).post(credentials::replace::post),
        );
    Router::new()
        .route(routes::CREDENTIALS, get(credentials::get))
        .route(routes::CREDENTIAL, get(credentials::details::get))
        // What leaks is stopped at once.
        .route(
            routes::CREDENTIAL_REVOKE,
            get(credentials::revoke::get).post(credentials::revoke::post),
        )
        .merge(recently(state, makes_secrets))
}

fn partner_apps(state: &AppState) -> Router<AppState> {
    let upload_limit = DefaultBodyLimit::max(upload::LIMIT);
    // What others see of an app, whom they trust by it, where its answers go, and its secret.
    let changes_trust = Router::new()
        .route(routes::APP_PUBLISHER, get(apps::publisher::get).post(apps::publisher::post))
        .route(routes::APP_ADD_DOMAIN, post(apps::publisher::add_domain))
        .route(routes::APP_CHECK_DOMAIN, post(apps::publisher::check_domain))
        .route(routes::APP_REMOVE_DOMAIN, post(apps::publisher::remove_domain))
        .route(routes::APP_SIGN_IN, get(apps::sign_in::get).post(apps::sign_in::post))
        .route(routes::APP_ADDRESSES, get(apps::addresses::get).post(apps::addresses::post))
        .route(routes::APP_LOGO, post(apps::logo::post).layer(upload_limit))
        .route(routes::APP_REMOVE_LOGO, post(apps::logo::remove))
        .route(routes::APP_REGISTER, post(apps::details::register))
        .route(routes::APP_SAVE, post(apps::details::save))
        .route(routes::APP_SUBMIT, post(apps::details::submit))
        .route(routes::MARKETPLACE_DECIDE, post(marketplace::decide))
        .route(routes::MARKETPLACE_PUBLISHER, post(marketplace::review_name));
    Router::new()
        .route(routes::APPS, get(apps::list::get))
        .route(routes::NEW_APP, get(apps::about::new).post(apps::about::begin))
        .route(routes::APP, get(apps::details::get))
        .route(routes::APP_CONFIGURE, get(apps::details::configure))
        .route(routes::APP_CREDENTIALS, get(apps::details::credentials))
        .route(routes::APP_LISTING, get(apps::details::listing))
        .route(routes::APP_ABOUT, get(apps::about::get).post(apps::about::post))
        .route(routes::APP_PERMISSIONS, get(apps::permissions::get).post(apps::permissions::post))
        .route(routes::APP_PREVIEW, get(apps::preview::get).post(apps::preview::post))
        .route(routes::APP_WITHDRAW, post(apps::details::withdraw))
        .route(routes::APP_REMOVE, get(apps::remove::get).post(apps::remove::post))
        .route(routes::MARKETPLACE, get(marketplace::get))
        .route(routes::MARKETPLACE_REVIEW, get(marketplace::review))
        .route(routes::MARKETPLACE_PUBLISHERS, get(marketplace::publishers))
        .route(routes::MARKETPLACE_APP, get(marketplace::app))
        .route(
            routes::MARKETPLACE_APP_PREVIEW,
            get(marketplace::preview).post(marketplace::leave_preview),
        )
        .merge(recently(state, changes_trust))
}

fn administration(state: &AppState) -> Router<AppState> {
    let decides = Router::new()
        .route(routes::ADMIN_APP_APPROVE, post(admin::app::approve))
        .route(routes::ADMIN_APP_UNDECIDE, post(admin::app::undecide))
        .route(routes::ADMIN_APP_BLOCK, get(admin::confirm::block).post(admin::confirm::block_now))
        .route(routes::ADMIN_REQUEST, get(admin::requests::get).post(admin::requests::post))
        .route(routes::ADMIN_HOSTS, get(admin::hosts::get).post(admin::hosts::post))
        .route(routes::ADMIN_POLICY, get(admin::policy::get).post(admin::policy::post))
        .route(routes::ADMIN_PERSON_ROLE, post(admin::people::set_role))
        .route(routes::ADMIN_PERSON_ENABLE, post(admin::people::enable))
        .route(
            routes::ADMIN_PROVIDERS,
            get(admin::providers::list).post(admin::providers::require_second_factor),
        )
        .route(routes::ADMIN_PROVIDERS_NEW, get(admin::providers::new).post(admin::providers::add))
        .route(routes::ADMIN_PROVIDER, get(admin::providers::get).post(admin::providers::post))
        .route(routes::ADMIN_PROVIDER_CHECK, post(admin::providers::check_now))
        .route(routes::ADMIN_PROVIDER_DEMAND, post(admin::providers::demand))
        .route(
            routes::ADMIN_PROVIDER_REMOVE,
            get(admin::providers::remove).post(admin::providers::remove_now),
        )
        .route(
            routes::ADMIN_PERSON_RESET_FACTORS,
            get(admin::people::reset_factors).post(admin::people::reset_factors_now),
        );
    Router::new()
        .route(routes::ADMIN, get(admin::apps::get))
        .route(routes::ADMIN_APPS_FILE, get(admin::apps::file))
        .route(routes::ADMIN_APP, get(admin::app::get))
        // Access is taken away at once.
        .route(
            routes::ADMIN_APP_REMOVE,
            get(admin::confirm::remove_for_everyone).post(admin::confirm::remove_for_everyone_now),
        )
        .route(
            routes::ADMIN_GRANT_REMOVE,
            get(admin::confirm::remove_for_person).post(admin::confirm::remove_for_person_now),
        )
        .route(routes::ADMIN_PEOPLE, get(admin::people::list))
        .route(routes::ADMIN_PERSON, get(admin::people::person))
        .route(
            routes::ADMIN_PERSON_DISABLE,
            get(admin::people::disable).post(admin::people::disable_now),
        )
        .route(
            routes::ADMIN_PERSON_SIGN_OUT,
            get(admin::people::sign_out).post(admin::people::sign_out_now),
        )
        .route(
            routes::ADMIN_PERSON_LOCK_DOWN,
            get(admin::people::lock_down).post(admin::people::lock_down_now),
        )
        .route(routes::ADMIN_TIME_ZONE, get(admin::time_zone::get).post(admin::time_zone::post))
        .route(routes::ADMIN_REQUESTS, get(admin::requests::list))
        .route(
            routes::ADMIN_REQUEST_PREVIEW,
            get(admin::requests::preview).post(admin::requests::preview_answered),
        )
        .route(routes::ADMIN_AUDIT, get(admin::audit::get))
        .route(routes::ADMIN_AUDIT_FILE, get(admin::audit::file))
        .merge(recently(state, decides))
}
