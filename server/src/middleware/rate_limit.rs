//! Limits requests before any work is done for them.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use app::pages::error::present::ErrorCase;
use axum::extract::{ConnectInfo, Request};
use axum::http::header::{HeaderName, HeaderValue, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use axum::{Json, http::StatusCode};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use ipnet::IpNet;
use oauth::spelling::forwarded;
use oauth::spelling::network::Network;
use serde_json::json;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::http::accept::wants_page;
use crate::http::headers::set;
use crate::http::{Pages, RequestContext};
use crate::settings::Limits;
use crate::state::AppState;

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

const FORGET_INTERVAL: Duration = Duration::from_mins(1);

#[derive(Clone)]
pub struct RateLimiter(Arc<Inner>);

struct Inner {
    trusted_proxies: Vec<IpNet>,
    by_network: DefaultKeyedRateLimiter<Network>,
    clock: DefaultClock,
    under_way: Semaphore,
    has_warned: AtomicBool,
}

pub(super) enum Rejection {
    TooOften { wait: Duration },
    TooMuch,
}

impl RateLimiter {
    pub fn new(limits: Limits, trusted_proxies: Vec<IpNet>) -> Self {
        let Limits { requests_per_second, concurrent_requests, .. } = limits;
        let quota =
            Quota::per_second(NonZeroU32::new(requests_per_second).unwrap_or(NonZeroU32::MIN));
        let permits = usize::try_from(concurrent_requests).unwrap_or(Semaphore::MAX_PERMITS);
        Self(Arc::new(Inner {
            trusted_proxies,
            by_network: governor::RateLimiter::keyed(quota),
            clock: DefaultClock::default(),
            under_way: Semaphore::new(permits),
            has_warned: AtomicBool::new(false),
        }))
    }

    pub async fn forget_idle_addresses(self) {
        let mut ticks = tokio::time::interval(FORGET_INTERVAL);
        loop {
            ticks.tick().await;
            self.0.by_network.retain_recent();
            self.0.by_network.shrink_to_fit();
        }
    }

    fn is_trusted(&self, address: IpAddr) -> bool {
        self.0.trusted_proxies.iter().any(|network| network.contains(&address))
    }

    /// X-Forwarded-For is believed from its end on, for as long as trusted proxies wrote it: what
    /// is before may be the caller's invention.
    fn caller(&self, peer: IpAddr, request: &Request) -> IpAddr {
        let peer = peer.to_canonical();
        let said = request.headers().get_all(X_FORWARDED_FOR);
        if !self.is_trusted(peer) {
            if said.iter().next().is_some() && !self.0.has_warned.swap(true, Ordering::Relaxed) {
                tracing::warn!(
                    %peer,
                    "X-Forwarded-For from an address that is no trusted_proxy is not believed \
                     (said once)"
                );
            }
            return peer;
        }
        let lines: Vec<_> = said.iter().map(HeaderValue::as_bytes).collect();
        let hops = lines.iter().rev().flat_map(|line| line.rsplit(|byte| *byte == b','));
        // RFC 9110 §5.6.1.2: "ignore a reasonable number of empty list elements".
        let hops = hops.filter(|hop| !hop.trim_ascii().is_empty());
        let mut caller = peer;
        for hop in hops {
            // What follows cannot be placed.
            let Some(address) = forwarded::address(hop) else { break };
            caller = address;
            if !self.is_trusted(caller) {
                break;
            }
        }
        caller
    }

    /// Counts the request, and hands it on as one from its caller. Whoever holds the permit is
    /// under way.
    pub(super) fn admit(&self, request: &mut Request) -> Result<SemaphorePermit<'_>, Rejection> {
        // Tests call the router without a connection.
        if let Some(&ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>() {
            let caller = self.caller(peer.ip(), request);
            if caller != peer.ip() {
                let caller = ConnectInfo(SocketAddr::new(caller, peer.port()));
                request.extensions_mut().insert(caller);
            }
            self.count(caller)?;
        }
        self.0.under_way.try_acquire().map_err(|_| Rejection::TooMuch)
    }

    fn count(&self, caller: IpAddr) -> Result<(), Rejection> {
        let checked = self.0.by_network.check_key(&Network::of(caller));
        checked
            .map_err(|until| Rejection::TooOften { wait: until.wait_time_from(self.0.clock.now()) })
    }
}

pub(super) fn refuse(state: &AppState, request: Request, refusal: &Rejection) -> Response {
    let (parts, _) = request.into_parts();
    let (status, case, wait, description) = match refusal {
        Rejection::TooOften { wait } => (
            StatusCode::TOO_MANY_REQUESTS,
            ErrorCase::TooOften,
            *wait,
            "too many requests from this address; wait for as long as Retry-After says",
        ),
        Rejection::TooMuch => (
            StatusCode::SERVICE_UNAVAILABLE,
            ErrorCase::TooMuch,
            Duration::ZERO,
            "too many requests at once; wait for as long as Retry-After says",
        ),
    };
    let mut response = if wants_page(parts.uri.path(), &parts.headers) {
        Pages::new(state, RequestContext::of(&parts), None).error_case(case)
    } else {
        let body = json!({
            "error": "temporarily_unavailable",
            "error_description": description,
        });
        (status, Json(body)).into_response()
    };
    // RFC 9110 §10.2.3: whole seconds; none would be no wait at all.
    let seconds = wait.as_secs() + 1;
    set(response.headers_mut(), RETRY_AFTER, &seconds.to_string());
    response
}
