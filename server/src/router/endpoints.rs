use axum::Router;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, Response};
use axum::routing::{MethodRouter, any, get, post};
use tower_http::services::fs::ServeFileSystemResponseBody;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::handlers::oauth::{
    device_authorization, introspect, jwks, metadata, par, register, revoke, token, userinfo,
};
use crate::handlers::web::not_found;
use crate::handlers::{brand, guard_check, health, logo, upstream_logout};
use crate::http::client_endpoint::other_method;
use crate::http::documents::show;
use crate::http::error_json::method_not_allowed;
use crate::middleware::measure::UNKNOWN;
use crate::state::AppState;

/// For monitoring: they are not limited.
pub(super) fn probes() -> Router<AppState> {
    Router::new()
        .route(routes::HEALTHZ, get(health::live))
        .route(routes::READYZ, get(health::ready))
        .method_not_allowed_fallback(method_not_allowed)
}

/// What apps in a browser call as others do (see [`cors`](crate::middleware::cors)).
pub(super) fn tokens() -> Router<AppState> {
    Router::new()
        .route(routes::TOKEN, for_clients(post(token::post)))
        .route(routes::LEGACY_TOKEN, for_clients(post(token::post)))
        .route(routes::REVOKE, for_clients(post(revoke::post)))
        .route(routes::REGISTER, for_clients(post(register::post)))
        .route(
            routes::REGISTRATION,
            get(register::get)
                .put(register::put)
                .delete(register::delete)
                .fallback(method_not_allowed),
        )
        .route(
            routes::USERINFO,
            get(userinfo::get).post(userinfo::post).fallback(method_not_allowed),
        )
        // Apps that know several kinds of servers look for documents that there are not.
        .route(&format!("/.well-known{UNKNOWN}"), any(not_found::get))
}

/// Metadata and keys: the same for every caller, so without a request id.
pub(super) fn documents(state: &AppState) -> Router<AppState> {
    let mut documents = Router::new()
        .route(routes::METADATA, get(metadata::get))
        .route(routes::OPENID_METADATA, get(metadata::openid))
        .route(routes::JWKS, get(jwks::get))
        // The path of an API may have a segment that begins with a colon.
        .without_v07_checks();
    for (path, document) in &state.documents.resources {
        let document = document.clone();
        documents = documents.route(path, get(async || show(document)));
    }
    documents.method_not_allowed_fallback(method_not_allowed)
}

/// What clients call: on any host name, with JSON errors, small enough as they are.
pub(super) fn client_endpoints() -> Router<AppState> {
    Router::new()
        .route(routes::INTROSPECT, for_clients(post(introspect::post)))
        .route(routes::PAR, for_clients(post(par::post)))
        .route(routes::DEVICE_AUTHORIZATION, for_clients(post(device_authorization::post)))
        .route(routes::SIGN_IN_LOGOUT, for_clients(post(upstream_logout::post)))
        .route(routes::LOGO, get(logo::get))
        .route(routes::BRAND, get(brand::get))
        .route(routes::GUARD_CHECK, get(guard_check::get))
        .route(&format!("/oauth{UNKNOWN}"), any(not_found::get))
}

fn for_clients(handler: MethodRouter<AppState>) -> MethodRouter<AppState> {
    handler.fallback(other_method)
}

/// Compressed when they were built, and cached for a year, since their names change with their
/// content.
pub(super) fn static_files(state: &AppState) -> Router<AppState> {
    let package = state.assets.folder.join("pkg");
    let favicon = state.assets.folder.join("favicon.svg");
    // Only what is there is cached: a node that is not upgraded yet has no answer worth a year.
    let cached = |value: HeaderValue| {
        let value = move |response: &Response<ServeFileSystemResponseBody>| {
            response.status().is_success().then(|| value.clone())
        };
        SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, value)
    };
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    let for_a_day = HeaderValue::from_static("public, max-age=86400");
    Router::new()
        .nest_service(
            routes::PACKAGE,
            tower::ServiceBuilder::new()
                .layer(cached(forever))
                .service(ServeDir::new(package).precompressed_br().precompressed_gzip()),
        )
        .route_service(
            routes::FAVICON,
            tower::ServiceBuilder::new().layer(cached(for_a_day)).service(ServeFile::new(favicon)),
        )
}
