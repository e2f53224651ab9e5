mod endpoints;
mod pages;

use axum::middleware::{from_fn, from_fn_with_state};
use axum::{Extension, Router};
use tower_http::compression::CompressionLayer;

use crate::middleware::rate_limit::RateLimiter;
use crate::middleware::trace::{self, TrustedCallers};
use crate::middleware::{cors, entry, measure};
use crate::state::AppState;

pub fn router(state: AppState, limiter: RateLimiter) -> Router {
    let mut pages = pages::pages(&state);
    if let Some(api) = &state.api {
        pages = pages.nest(routes::API, api.clone().with_state(()));
    }
    let pages = pages
        .nest(routes::ADMIN_API, state.admin_api.clone().with_state(()))
        .merge(endpoints::static_files(&state))
        .layer(CompressionLayer::new());
    let entry = from_fn_with_state((state.clone(), limiter.clone()), entry::layer);
    let for_scripts = endpoints::tokens()
        .layer(entry.clone())
        .merge(endpoints::documents(&state))
        .layer(from_fn(cors::layer));
    pages
        .merge(endpoints::client_endpoints())
        .layer(entry)
        .merge(for_scripts)
        .merge(endpoints::probes().layer(Extension(limiter)))
        .with_state(state)
}

pub fn measured(router: Router) -> Router {
    router.layer(from_fn(measure::layer))
}

/// `trusted` may say to which trace a request belongs.
pub(crate) fn traced(router: Router, trusted: TrustedCallers) -> Router {
    router.layer(from_fn_with_state(trusted, trace::layer))
}
