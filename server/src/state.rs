use std::ops::Deref;
use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use demo::Demo;
use guard::Guard;
use provider::Provider;
use provider::clients::apps::publisher::DomainLookup;
use provider::upstream::UpstreamService;
use provider::upstream::transport::UpstreamTransport;

use crate::api_info::api_info;
use crate::assets::Assets;
use crate::brand::Brand;
use crate::handlers::admin_api;
use crate::http::documents::Documents;
use crate::verifier;

/// Shared by all handlers; a clone is a handle.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

pub struct Shared {
    pub provider: Provider,
    pub assets: Assets,
    pub brand: Brand,
    /// Of a demo's database alone.
    pub demo: Option<Demo>,
    pub playground: bool,
    /// In front of the APIs of this process.
    pub guard: Guard,
    /// In front of the userinfo endpoint.
    pub userinfo_guard: Guard,
    /// The demo's Customer API.
    pub api: Option<Router>,
    pub admin_api: Router,
    pub domains: Arc<dyn DomainLookup>,
    pub upstream: UpstreamService,
    pub documents: Documents,
}

impl AppState {
    pub fn new(
        provider: Provider,
        assets: Assets,
        brand: Brand,
        demo: Option<Demo>,
        playground: bool,
        domains: Arc<dyn DomainLookup>,
        upstream: Arc<dyn UpstreamTransport>,
    ) -> Self {
        let guard = verifier::guard(&provider);
        let userinfo_guard = verifier::userinfo_guard(&provider);
        let api = demo.as_ref().map(|demo| {
            demo::router(demo, &guard, api_info(&provider, "Customer API", routes::API))
        });
        let upstream = provider.upstream(upstream);
        let admin_api = admin_api::router(&guard, &provider, &upstream);
        let documents = Documents::of(&provider, demo.is_some());
        Self(Arc::new(Shared {
            provider,
            assets,
            brand,
            demo,
            playground,
            guard,
            userinfo_guard,
            api,
            admin_api,
            domains,
            upstream,
            documents,
        }))
    }
}

impl Deref for AppState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl FromRef<AppState> for Provider {
    fn from_ref(state: &AppState) -> Self {
        state.provider.clone()
    }
}
