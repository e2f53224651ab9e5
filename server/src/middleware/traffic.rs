//! How much is answered: who asks too often waits, and what would be too much at once is
//! refused before any work is done for it.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use app::pages::error::present::ErrorCase;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{HeaderName, RETRY_AFTER};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::{Json, http::StatusCode};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use ipnet::IpNet;
use serde_json::json;
use tokio::sync::Semaphore;

use super::is_for_a_person;
use crate::language::Visit;
use crate::respond::{Pages, set};
use crate::settings::Limits;
use crate::state::AppState;

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// How often counts of addresses that no longer ask are forgotten.
const FORGET_EVERY: Duration = Duration::from_mins(1);

/// What is counted.
#[derive(Clone)]
pub struct Traffic(Arc<Inner>);

struct Inner {
    trusted_proxies: Vec<IpNet>,
    by_address: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
    under_way: Semaphore,
    has_warned: AtomicBool,
}

/// Why a request is not answered now.
enum Refusal {
    TooOften { wait: Duration },
    TooMuch,
}

impl Traffic {
    /// Nothing is counted yet.
    pub fn new(limits: Limits, trusted_proxies: Vec<IpNet>) -> Self {
        let Limits { requests_per_second, concurrent_requests, .. } = limits;
        let quota =
            Quota::per_second(NonZeroU32::new(requests_per_second).unwrap_or(NonZeroU32::MIN));
        let permits = usize::try_from(concurrent_requests).unwrap_or(Semaphore::MAX_PERMITS);
        Self(Arc::new(Inner {
            trusted_proxies,
            by_address: RateLimiter::keyed(quota),
            clock: DefaultClock::default(),
            under_way: Semaphore::new(permits),
            has_warned: AtomicBool::new(false),
        }))
    }

    /// Forgets addresses that no longer ask, for as long as the server runs.
    pub async fn forget_the_quiet(self) {
        let mut ticks = tokio::time::interval(FORGET_EVERY);
        loop {
            ticks.tick().await;
            self.0.by_address.retain_recent();
            self.0.by_address.shrink_to_fit();
        }
    }

    fn is_trusted(&self, address: IpAddr) -> bool {
        self.0.trusted_proxies.iter().any(|network| network.contains(&address))
    }

    /// Who asks. What stands in X-Forwarded-For is believed from its end on, for as long
    /// as trusted proxies wrote it: whatever stands before may be the caller's invention.
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
        let lines: Vec<_> = said.iter().filter_map(|line| line.to_str().ok()).collect();
        let hops = lines.iter().rev().flat_map(|line| line.rsplit(','));
        let mut caller = peer;
        for hop in hops {
            // What follows cannot be placed.
            let Ok(address) = hop.trim().parse::<IpAddr>() else { break };
            caller = address.to_canonical();
            if !self.is_trusted(caller) {
                break;
            }
        }
        caller
    }

    fn count(&self, caller: IpAddr) -> Result<(), Refusal> {
        let checked = self.0.by_address.check_key(&counted_as(caller));
        checked
            .map_err(|until| Refusal::TooOften { wait: until.wait_time_from(self.0.clock.now()) })
    }
}

/// Whoever has an IPv6 address has a network of at least 64 bits of them.
fn counted_as(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let network = address.to_bits() >> 64 << 64;
            IpAddr::V6(Ipv6Addr::from_bits(network))
        }
    }
}

/// Counts each request, and answers it as one from whoever asks.
pub(crate) async fn layer(
    State((state, traffic)): State<(AppState, Traffic)>,
    mut request: Request,
    next: Next,
) -> Response {
    // Tests call the router without a connection.
    if let Some(&ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>() {
        let caller = traffic.caller(peer.ip(), &request);
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(caller, peer.port())));
        if let Err(refusal) = traffic.count(caller) {
            return refuse(&state, request, &refusal);
        }
    }
    match traffic.0.under_way.try_acquire() {
        Ok(_permit) => next.run(request).await,
        Err(_) => refuse(&state, request, &Refusal::TooMuch),
    }
}

fn refuse(state: &AppState, request: Request, refusal: &Refusal) -> Response {
    let (parts, _) = request.into_parts();
    let (status, case, wait, description) = match refusal {
        Refusal::TooOften { wait } => (
            StatusCode::TOO_MANY_REQUESTS,
            ErrorCase::TooOften,
            *wait,
            "too many requests from this address; wait for as long as Retry-After says",
        ),
        Refusal::TooMuch => (
            StatusCode::SERVICE_UNAVAILABLE,
            ErrorCase::TooMuch,
            Duration::ZERO,
            "too many requests at once; wait for as long as Retry-After says",
        ),
    };
    let mut response = if is_for_a_person(&parts.headers) {
        Pages::new(state, Visit::of(&parts), None).error_case(case)
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
