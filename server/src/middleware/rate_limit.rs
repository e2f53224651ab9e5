//! Limits requests before any work is done for them.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use admission::{Share, Shares};
use app::pages::error::present::ErrorCase;
use axum::Json;
use axum::extract::{ConnectInfo, Request};
use axum::http::StatusCode;
use axum::http::header::{HeaderName, HeaderValue, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use ipnet::IpNet;
use oauth::spelling::forwarded;
use oauth::spelling::network::Network;
use serde_json::json;

use crate::http::accept::wants_page;
use crate::http::headers::set;
use crate::http::{Pages, RequestContext};
use crate::settings::Limits;
use crate::state::AppState;

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Logos that are being sent at the same time, which may take half a minute each.
const UPLOADS: usize = 16;
const UPLOADS_OF_NETWORK: usize = 4;

const FORGET_INTERVAL: Duration = Duration::from_mins(1);

#[derive(Clone)]
pub struct RateLimiter(Arc<Inner>);

struct Inner {
    trusted_proxies: Vec<IpNet>,
    by_network: DefaultKeyedRateLimiter<Network>,
    clock: DefaultClock,
    under_way: Shares<Network>,
    uploads: Shares<Network>,
    has_warned: AtomicBool,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Rejection {
    TooOften { wait: Duration },
    TooMuch,
}

impl RateLimiter {
    pub fn new(limits: Limits, trusted_proxies: Vec<IpNet>) -> Self {
        let number = |number| usize::try_from(number).unwrap_or(usize::MAX);
        let per_second = NonZeroU32::new(limits.requests_per_second).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_second(per_second);
        let all = number(limits.concurrent_requests);
        Self(Arc::new(Inner {
            trusted_proxies,
            by_network: governor::RateLimiter::keyed(quota),
            clock: DefaultClock::default(),
            under_way: Shares::new(all, number(limits.concurrent_requests_per_network)),
            uploads: Shares::new(UPLOADS, UPLOADS_OF_NETWORK),
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

    /// Counts the request, and hands it on as one from its caller; their network.
    pub(super) fn count(
        &self,
        request: &mut Request,
        counted: Counted,
    ) -> Result<Option<Network>, Rejection> {
        // Tests call the router without a connection.
        let Some(&ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>() else {
            return Ok(None);
        };
        let caller = self.caller(peer.ip(), request);
        if caller != peer.ip() {
            let caller = ConnectInfo(SocketAddr::new(caller, peer.port()));
            request.extensions_mut().insert(caller);
        }
        let network = Network::of(caller);
        if matches!(counted, Counted::Requests) {
            self.check(network)?;
        }
        Ok(Some(network))
    }

    /// Counts a request that failed. The answer to one too many is withheld: an attacker
    /// who guesses learns nothing from it.
    pub(super) fn count_answer(
        &self,
        network: Option<Network>,
        status: StatusCode,
    ) -> Result<(), Rejection> {
        match network {
            Some(network) if status.is_client_error() => self.check(network),
            _ => Ok(()),
        }
    }

    fn check(&self, network: Network) -> Result<(), Rejection> {
        let checked = self.0.by_network.check_key(&network);
        checked
            .map_err(|until| Rejection::TooOften { wait: until.wait_time_from(self.0.clock.now()) })
    }

    /// A request in progress holds one.
    pub(super) fn place(&self, network: Option<Network>) -> Option<Share<Network>> {
        self.0.under_way.take(network)
    }

    pub(super) fn upload(&self, network: Option<Network>) -> Option<Share<Network>> {
        self.0.uploads.take(network)
    }

    /// Whether one more request would be taken up.
    pub(crate) fn has_room(&self) -> bool {
        !self.0.under_way.is_full()
    }
}

/// What of an endpoint's requests counts towards its caller's limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Requests,
    /// An API asks from one address about each call that it gets: a limit for callers would count
    /// all of its callers as one.
    Failures,
    /// A proxy asks about each call, the wrong ones too, and takes no answer but yes, 401 and 403
    /// (nginx: "Any other response code returned by the subrequest is considered an error").
    Nothing,
}

impl Counted {
    pub(super) fn of(path: &str) -> Self {
        match path {
            routes::INTROSPECT => Self::Failures,
            routes::GUARD_CHECK => Self::Nothing,
            _ => Self::Requests,
        }
    }
}

/// As a page where one is wanted.
pub(super) fn refuse(state: &AppState, request: Request, refusal: Rejection) -> Response {
    let (parts, _) = request.into_parts();
    if !wants_page(parts.uri.path(), &parts.headers) {
        return refusal.into_response();
    }
    let case = match refusal {
        Rejection::TooOften { .. } => ErrorCase::TooOften,
        Rejection::TooMuch => ErrorCase::TooMuch,
    };
    let page = Pages::new(state, RequestContext::of(&parts), None).error_case(case);
    refusal.with_wait(page)
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        let (status, description) = match self {
            Self::TooOften { .. } => (
                StatusCode::TOO_MANY_REQUESTS,
                "too many requests from this network; wait for as long as Retry-After says",
            ),
            Self::TooMuch => (
                StatusCode::SERVICE_UNAVAILABLE,
                "too many requests at once; wait for as long as Retry-After says",
            ),
        };
        let body = json!({
            "error": "temporarily_unavailable",
            "error_description": description,
        });
        self.with_wait((status, Json(body)).into_response())
    }
}

impl Rejection {
    fn with_wait(self, mut response: Response) -> Response {
        let wait = match self {
            Self::TooOften { wait } => wait,
            Self::TooMuch => Duration::ZERO,
        };
        // RFC 9110 §10.2.3: whole seconds; none would be no wait at all.
        let seconds = wait.as_secs() + 1;
        set(response.headers_mut(), RETRY_AFTER, &seconds.to_string());
        response
    }
}
