//! Which path leads where.

use app::components::footer::LANGUAGE_PATH;
use app::functions::decide::DECIDE_PATH;
use app::functions::exchange::EXCHANGE_PATH;
use axum::extract::DefaultBodyLimit;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, Response};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};
use axum::{Extension, Router};
use tower_http::compression::CompressionLayer;
use tower_http::services::fs::ServeFileSystemResponseBody;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::brand;
use crate::client_endpoint::other_method;
use crate::cors::preflight;
use crate::endpoints::{
    authorize, device_authorization, guard_check, health, introspect, jwks, logo, metadata, par,
    resource_metadata, revoke, token,
};
use crate::middleware::trace::{self, TrustedCallers};
use crate::middleware::traffic::{self, Traffic};
use crate::middleware::{canonical_host, faults, limit_body, measure, origin, request_id};
use crate::pages::{
    admin, apps, connected_apps, credentials, decide, device, front, language, marketplace,
    not_found, not_me, playground, sign_in, sign_out, switch_account, words,
};
use crate::paths;
use crate::state::AppState;
use crate::upload;

/// The whole server as one service.
pub fn router(state: AppState, traffic: Traffic) -> Router {
    let mut pages = pages(&state);
    if let Some(api) = &state.api {
        pages = pages.nest(paths::API, api.clone().with_state(()));
    }
    let pages = pages
        .nest(paths::ADMIN_API, state.admin_api.clone().with_state(()))
        .layer(from_fn_with_state(state.clone(), limit_body::layer))
        .layer(from_fn(origin::layer))
        .merge(static_files(&state))
        .layer(CompressionLayer::new());
    pages
        .merge(client_endpoints())
        .layer(from_fn_with_state((state.clone(), traffic), traffic::layer))
        .layer(from_fn_with_state(state.provider.clone(), request_id::layer))
        .merge(documents(&state))
        .with_state(state)
}

/// The same, counted for whoever reads the metrics.
pub fn measured(router: Router) -> Router {
    router.layer(from_fn(measure::layer))
}

/// The same, traced; with whose word for the trace it belongs to.
pub(crate) fn traced(router: Router, trusted: TrustedCallers) -> Router {
    router.layer(from_fn_with_state(trusted, trace::layer))
}

/// What says what this server is, and whether it is well. Nothing of it is anybody's
/// own, so it carries no request's id.
fn documents(state: &AppState) -> Router<AppState> {
    let documents = Router::new()
        .route(paths::METADATA, get(metadata::get).options(preflight))
        .route(paths::JWKS, get(jwks::get).options(preflight))
        .route(paths::HEALTHZ, get(health::live))
        .route(paths::READYZ, get(health::ready));
    if state.demo.is_some() {
        let metadata = get(resource_metadata::get).options(preflight);
        documents.route(paths::RESOURCE_METADATA, metadata)
    } else {
        documents
    }
}

/// What clients call: on any host name, with JSON errors, small enough as they are.
fn client_endpoints() -> Router<AppState> {
    let for_clients = |handler: MethodRouter<AppState>| handler.fallback(other_method);
    Router::new()
        .route(paths::TOKEN, for_clients(post(token::post).options(preflight)))
        .route(paths::LEGACY_TOKEN, for_clients(post(token::post).options(preflight)))
        .route(paths::REVOKE, for_clients(post(revoke::post)))
        .route(paths::INTROSPECT, for_clients(post(introspect::post)))
        .route(paths::PAR, for_clients(post(par::post)))
        .route(paths::DEVICE_AUTHORIZATION, for_clients(post(device_authorization::post)))
        .route(paths::LOGO, get(logo::get))
        .route(paths::BRAND, get(brand::get))
        .route(paths::GUARD_CHECK, get(guard_check::get))
}

/// What people see: on the issuer's host, with error pages.
fn pages(state: &AppState) -> Router<AppState> {
    let authorize = || -> MethodRouter<AppState> { get(authorize::get).post(authorize::post) };
    let mut pages = Router::new()
        .route(paths::FRONT, get(front::get))
        .route(paths::SIGN_IN, get(sign_in::get).post(sign_in::post))
        .route(paths::SIGN_OUT, post(sign_out::post))
        .route(paths::SWITCH_ACCOUNT, post(switch_account::post))
        .route(LANGUAGE_PATH, post(language::post))
        .route(paths::CONNECTED_APPS, get(connected_apps::get))
        .route("/connected-apps/{grant}", get(connected_apps::details::get))
        .route(
            "/connected-apps/{grant}/remove-permission",
            post(connected_apps::remove_permission::post),
        )
        .route(
            "/connected-apps/{grant}/remove",
            get(connected_apps::remove::get).post(connected_apps::remove::post),
        )
        .merge(credential_manager())
        .merge(partner_apps())
        .merge(administration())
        .route(paths::DEVICE, get(device::get).post(device::post))
        .route(paths::NOT_ME, get(not_me::get).post(not_me::post))
        .route("/help", get(words::help))
        .route("/security", get(words::security))
        .route("/privacy", get(words::privacy))
        .fallback(not_found::get);
    if state.playground {
        pages = pages.merge(playground(state));
    }
    pages
        .layer(from_fn_with_state(state.clone(), canonical_host::layer))
        // Not behind the canonical host: a refused request is refused wherever
        // it was made, and the endpoint moves the others itself.
        .route(paths::AUTHORIZE, authorize())
        .route(paths::LEGACY_AUTHORIZE, authorize())
        .route(DECIDE_PATH, post(decide::post))
        .layer(from_fn_with_state(state.clone(), faults::pages))
}

/// An app that developers try, which calls this server as a client of its own.
fn playground(state: &AppState) -> Router<AppState> {
    let endpoints = playground::own_endpoints(client_endpoints().with_state(state.clone()));
    Router::new()
        .route(paths::PLAYGROUND, get(playground::choose::get))
        .route(
            paths::PLAYGROUND_REQUEST,
            get(playground::request::get).post(playground::request::post),
        )
        .route(paths::PLAYGROUND_CALLBACK, get(playground::callback::get))
        .route(EXCHANGE_PATH, post(playground::exchange::post))
        .route(paths::PLAYGROUND_REFRESH, post(playground::next::refresh))
        .route(paths::PLAYGROUND_REVOKE, post(playground::next::revoke))
        .route(paths::PLAYGROUND_CALL, post(playground::call::post))
        .layer(Extension(endpoints))
}

/// Keys and tokens for a company's own systems.
fn credential_manager() -> Router<AppState> {
    Router::new()
        .route(paths::CREDENTIALS, get(credentials::get))
        .route(paths::NEW_TOKEN, get(credentials::token::get).post(credentials::token::post))
        .route(paths::NEW_CLIENT, get(credentials::client::get).post(credentials::client::post))
        .route(paths::NEW_KEY, get(credentials::key::get).post(credentials::key::post))
        .route("/credentials/{credential}", get(credentials::details::get))
        .route(
            "/credentials/{credential}/replace",
            get(credentials::replace::get).post(credentials::replace::post),
        )
        .route(
            "/credentials/{credential}/revoke",
            get(credentials::revoke::get).post(credentials::revoke::post),
        )
}

/// Apps that a company makes for others.
fn partner_apps() -> Router<AppState> {
    let upload_limit = DefaultBodyLimit::max(upload::LIMIT);
    Router::new()
        .route(paths::APPS, get(apps::list::get))
        .route(paths::NEW_APP, get(apps::about::new).post(apps::about::begin))
        .route("/apps/{app}", get(apps::details::get))
        .route("/apps/{app}/about", get(apps::about::get).post(apps::about::post))
        .route("/apps/{app}/publisher", get(apps::publisher::get).post(apps::publisher::post))
        .route("/apps/{app}/add-domain", post(apps::publisher::add_domain))
        .route("/apps/{app}/check-domain", post(apps::publisher::check_domain))
        .route("/apps/{app}/remove-domain", post(apps::publisher::remove_domain))
        .route("/apps/{app}/addresses", get(apps::addresses::get).post(apps::addresses::post))
        .route("/apps/{app}/permissions", get(apps::permissions::get).post(apps::permissions::post))
        .route("/apps/{app}/preview", get(apps::preview::get).post(apps::preview::post))
        .route(paths::APP_LOGO, post(apps::logo::post).layer(upload_limit))
        .route("/apps/{app}/remove-logo", post(apps::logo::remove))
        .route("/apps/{app}/register", post(apps::details::register))
        .route("/apps/{app}/save", post(apps::details::save))
        .route("/apps/{app}/submit", post(apps::details::submit))
        .route("/apps/{app}/withdraw", post(apps::details::withdraw))
        .route("/apps/{app}/remove", get(apps::remove::get).post(apps::remove::post))
        .route(paths::MARKETPLACE, get(marketplace::get))
        .route("/marketplace/{app}", post(marketplace::decide))
}

/// What administrators of a company see.
fn administration() -> Router<AppState> {
    Router::new()
        .route(paths::ADMIN, get(admin::apps::get))
        .route(paths::ADMIN_APP, get(admin::app::get))
        .route(paths::ADMIN_APP_APPROVE, post(admin::app::approve))
        .route(paths::ADMIN_APP_UNDECIDE, post(admin::app::undecide))
        .route(
            paths::ADMIN_APP_REMOVE,
            get(admin::confirm::remove_for_everyone).post(admin::confirm::remove_for_everyone_now),
        )
        .route(paths::ADMIN_APP_BLOCK, get(admin::confirm::block).post(admin::confirm::block_now))
        .route(
            "/admin/grants/{grant}/remove",
            get(admin::confirm::remove_for_person).post(admin::confirm::remove_for_person_now),
        )
        .route(paths::ADMIN_REQUESTS, get(admin::requests::list))
        .route("/admin/requests/{request}", get(admin::requests::get).post(admin::requests::post))
        .route(paths::ADMIN_POLICY, get(admin::policy::get).post(admin::policy::post))
        .route(paths::ADMIN_AUDIT, get(admin::audit::get))
        .route(paths::ADMIN_AUDIT_FILE, get(admin::audit::file))
}

/// Style sheets and scripts: compressed when they were built, and kept for a
/// year, since their names change with their content.
fn static_files(state: &AppState) -> Router<AppState> {
    let package = state.assets.folder.join("pkg");
    let favicon = state.assets.folder.join("favicon.svg");
    // Only what is there is kept: a node that is not upgraded yet has no answer
    // worth a year.
    let kept = |value: HeaderValue| {
        let value = move |response: &Response<ServeFileSystemResponseBody>| {
            response.status().is_success().then(|| value.clone())
        };
        SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, value)
    };
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    let for_a_day = HeaderValue::from_static("public, max-age=86400");
    Router::new()
        .nest_service(
            "/pkg",
            tower::ServiceBuilder::new()
                .layer(kept(forever))
                .service(ServeDir::new(package).precompressed_br().precompressed_gzip()),
        )
        .route_service(
            "/favicon.svg",
            tower::ServiceBuilder::new().layer(kept(for_a_day)).service(ServeFile::new(favicon)),
        )
}
