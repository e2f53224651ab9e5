//! The admin API: what the pages for administrators do, for programs. One file for each
//! resource; the use cases are those of the pages.

mod actor;
mod approval_requests;
mod apps;
mod connected_apps;
mod credentials;
mod operation;
mod policy;
mod publisher;

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use guard::Guard;
use guard::api::Api;
use guard::customer_api::fault::Fault;
use provider::Provider;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::customer_data;

/// The API's routes, for the path it is nested under.
pub(crate) fn router(guard: &Guard, provider: &Provider) -> Router {
    let info = customer_data::info(provider, "admin API", routes::ADMIN_API);
    let operations = [
        approval_requests::operations(),
        apps::operations(),
        connected_apps::operations(),
        credentials::operations(),
        policy::operations(),
        publisher::operations(),
    ];
    // Secrets are among the answers.
    let no_store = HeaderValue::from_static("no-store");
    Api::new(info, operations.into_iter().flatten().collect())
        .router(guard)
        .fallback(async || Fault::NotFound)
        .method_not_allowed_fallback(async || Fault::MethodNotAllowed)
        .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, no_store))
        .with_state(provider.clone())
}
