//! What every handler has at hand.

use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use provider::Provider;

use crate::assets::Assets;
use crate::customer_data;

/// Shared by all handlers; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The use cases.
    pub provider: Provider,
    /// Where style sheets and scripts are.
    pub assets: Arc<Assets>,
    /// Whether the database is a demo's.
    pub demo: Demo,
    /// The demo Customer API, for the playground's calls.
    pub api: Router,
}

impl AppState {
    /// Puts together what handlers need.
    pub fn new(provider: Provider, assets: Assets, demo: Demo) -> Self {
        let api = customer_data::router(&provider);
        Self { provider, assets: Arc::new(assets), demo, api }
    }
}

/// Whether the database is a demo's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demo(pub bool);

/// For handlers that need the use cases alone.
impl FromRef<AppState> for Provider {
    fn from_ref(state: &AppState) -> Self {
        state.provider.clone()
    }
}
