//! What every handler has at hand.

use std::ops::Deref;
use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use guard::Guard;
use provider::Provider;
use provider::apps::publisher::DomainLookup;

use crate::assets::Assets;
use crate::brand::Brand;
use crate::customer_data;
use crate::handlers::admin_api;
use crate::http::documents::Documents;

/// Shared by all handlers; a clone is a handle.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

pub struct Shared {
    pub provider: Provider,
    pub assets: Assets,
    pub brand: Brand,
    pub demo: Demo,
    pub guard: Guard,
    pub api: Router,
    pub admin_api: Router,
    /// Looks for proofs that domains are publishers' own.
    pub domains: Arc<dyn DomainLookup>,
    pub documents: Documents,
}

impl AppState {
    pub fn new(
        provider: Provider,
        assets: Assets,
        brand: Brand,
        demo: Demo,
        domains: Arc<dyn DomainLookup>,
    ) -> Self {
        let guard = customer_data::guard(&provider);
        let api = customer_data::router(&guard, &provider);
        let admin_api = admin_api::router(&guard, &provider);
        let documents = Documents::of(&provider);
        let shared =
            Shared { provider, assets, brand, demo, guard, api, admin_api, domains, documents };
        Self(Arc::new(shared))
    }
}

impl Deref for AppState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demo(pub bool);

impl FromRef<AppState> for Provider {
    fn from_ref(state: &AppState) -> Self {
        state.provider.clone()
    }
}
