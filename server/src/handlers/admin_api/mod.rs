//! The admin API: what the pages for administrators do, for programs. One file for each
//! resource; the use cases are those of the pages.

mod app_sign_in;
mod approval_requests;
mod apps;
mod call;
mod company;
mod connected_apps;
mod credentials;
mod hosts;
mod identity_providers;
mod login_requests;
mod operation;
mod people;
mod platform_call;
mod platform_profile;
mod policy;
mod publisher;
mod publisher_reviews;
mod users;
mod version;

use api::Api;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::{Extension, Router};
use guard::Guard;
use provider::Provider;
use provider::upstream::UpstreamService;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::api_info::api_info;

pub(crate) fn router(guard: &Guard, provider: &Provider, upstream: &UpstreamService) -> Router {
    let info = api_info(provider, "admin API", routes::ADMIN_API);
    let operations = [
        approval_requests::operations(),
        apps::operations(),
        company::operations(),
        connected_apps::operations(),
        credentials::operations(),
        hosts::operations(),
        identity_providers::operations(),
        login_requests::operations(),
        people::operations(),
        policy::operations(),
        publisher::operations(),
        publisher_reviews::operations(),
        users::operations(),
    ];
    // Secrets are among the answers.
    let no_store = HeaderValue::from_static("no-store");
    Api::new(info, operations.into_iter().flatten().collect())
        .router(guard)
        .layer(Extension(upstream.clone()))
        .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, no_store))
        .with_state(provider.clone())
}
