mod arguments;
mod claims;
mod email;
mod error;
mod file;
mod introductions;
mod options;
mod raw;
mod resources;
mod setting_option;
pub mod show;
mod source;
mod values;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

pub use arguments::{DecisionOptions, ServeOptions, SettingArguments};
pub use claims::{ClaimSetting, check_claims};
pub use email::{EmailSettings, SmtpSettings, SmtpTls};
pub use error::{InvalidSetting, SettingsError};
use ipnet::IpNet;
use oauth::client::introduced::policy::IntroductionPolicy;
use oauth::credential::api_key::DEFAULT_PREFIX;
use oauth::credential::prefix::CredentialPrefix;
use provider::settings::{Lifetimes, OwnLogin, SignInThrottle};
use store::postgres::{DEFAULT_POOL_SIZE, PostgresUrl};
use tracing_subscriber::EnvFilter;
use url::Url;

use self::raw::RawSettings;
pub use self::resources::{ResourceSetting, check_scopes};
use crate::brand::{self, BrandSettings, Colour, Look};
use crate::data_dir::SharedDatabase;

#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting")]
pub struct Settings {
    pub demo: bool,
    pub playground: bool,
    pub listen: SocketAddr,
    pub data: PathBuf,
    /// `None`: the embedded one.
    pub database: Option<SharedDatabase>,
    /// `None`: `http://localhost:PORT`.
    pub issuer: Option<String>,
    pub site: Option<PathBuf>,
    pub catalogue: Option<PathBuf>,
    pub token_catalogue: Option<PathBuf>,
    /// `None`: those of [`provider::settings::Settings::new`].
    pub credential_prefix: Option<CredentialPrefix>,
    pub partner_api_keys: bool,
    pub account_deletion: bool,
    pub two_factors_for_admin_scopes: bool,
    pub platform_name: String,
    /// E-mail addresses.
    pub platform_administrators: Vec<String>,
    pub own_login: Option<OwnLogin>,
    pub introductions: IntroductionPolicy,
    /// The platform's own first; none: `<issuer>/api`.
    pub resources: Vec<ResourceSetting>,
    /// What apps are told of a person beside the standard claims.
    pub claims: Vec<ClaimSetting>,
    /// Their X-Forwarded-For is trusted.
    pub trusted_proxies: Vec<IpNet>,
    pub metrics_listen: Option<SocketAddr>,
    pub traces: Option<TraceSettings>,
    pub log: Log,
    pub brand: BrandSettings,
    pub tls: Option<Tls>,
    pub email: EmailSettings,
    pub limits: Limits,
    pub lifetimes: Lifetimes,
    pub throttle: SignInThrottle,
}

#[derive(Clone, Debug)]
pub struct Log {
    /// A filter of tracing's.
    pub filter: String,
    /// Whether each line is a JSON object.
    pub json: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TraceSettings {
    pub endpoint: Url,
    /// From 0 to 1.
    pub sample: f64,
}

impl TraceSettings {
    /// OTLP specification, "OTLP/HTTP Request".
    pub(crate) fn url(&self) -> String {
        format!("{}/v1/traces", self.endpoint.as_str().trim_end_matches('/'))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tls {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub requests_per_second: u32,
    /// Requests a second of one confidential client.
    pub client_requests_per_second: u32,
    pub concurrent_requests: u32,
    pub concurrent_requests_per_network: u32,
    pub connections: u32,
    pub connections_per_network: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            requests_per_second: 500,
            client_requests_per_second: 500,
            concurrent_requests: 1024,
            concurrent_requests_per_network: 512,
            connections: 4096,
            connections_per_network: 1024,
        }
    }
}

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

impl Settings {
    pub fn load(options: ServeOptions) -> Result<Self, SettingsError> {
        let ServeOptions { demo, config, given: SettingArguments(named) } = options;
        let mut given = RawSettings::join(named, config.as_deref());
        let settings = Self::read(demo, &mut given);
        given.check()?;
        Ok(settings)
    }

    fn read(demo: bool, given: &mut RawSettings) -> Self {
        let settings = Self {
            demo,
            playground: given.one("playground", values::flag).unwrap_or(demo),
            listen: given
                .one("listen", values::address)
                .unwrap_or_else(|| SocketAddr::from((Ipv4Addr::LOCALHOST, 3000))),
            data: given.one("data", values::path).unwrap_or_else(|| PathBuf::from("data")),
            database: database(given),
            issuer: given.one("issuer", values::issuer),
            site: given.one("site", values::path),
            catalogue: given.one("catalogue", values::path),
            token_catalogue: given.one("token_catalogue", values::path),
            credential_prefix: given
                .one("credential_prefix", str::parse::<CredentialPrefix>)
                .or_else(|| demo.then(demo_prefix).flatten()),
            partner_api_keys: given.one("partner_api_keys", values::flag).unwrap_or_default(),
            account_deletion: given.one("account_deletion", values::flag).unwrap_or_default(),
            two_factors_for_admin_scopes: given
                .one("two_factors_for_admin_scopes", values::flag)
                .unwrap_or_default(),
            platform_name: given
                .one("platform_name", values::platform_name)
                .unwrap_or_else(|| "Countersign".to_owned()),
            platform_administrators: given.many("platform_administrator", values::email),
            own_login: own_login(given),
            introductions: introductions::read(demo, given),
            resources: resources::resources(given),
            claims: claims::claims(given),
            trusted_proxies: given.many("trusted_proxy", values::network),
            metrics_listen: given.one("metrics_listen", values::address),
            log: log(given),
            traces: traces(given),
            brand: brand(given),
            tls: tls(given),
            email: email::read(given),
            limits: limits(given),
            lifetimes: lifetimes(given),
            throttle: throttle(given),
        };
        if demo && !settings.listen.ip().is_loopback() {
            let rule = "a demo is served on loopback only, because its passwords are public";
            given.refuse("listen", rule);
        }
        if settings
            .metrics_listen
            .is_some_and(|metrics| metrics.port() != 0 && metrics == settings.listen)
        {
            given.refuse("metrics_listen", "must not be the address of the server itself");
        }
        let is_plain = settings.issuer.as_ref().is_some_and(|issuer| issuer.starts_with("http:"));
        if settings.tls.is_some() && is_plain {
            given.refuse("issuer", "must use https, since tls.certificate is given");
        }
        settings
    }
}

fn database(given: &mut RawSettings) -> Option<SharedDatabase> {
    let connections = given.one("database_connections", values::number(2..=1_000));
    let connections = connections.and_then(|number| usize::try_from(number).ok());
    let url = given.one("database_url", str::parse::<PostgresUrl>)?;
    Some(SharedDatabase { url, connections: connections.unwrap_or(DEFAULT_POOL_SIZE) })
}

fn log(given: &mut RawSettings) -> Log {
    let filter = given.one("log", |text| match text {
        "" => Err("must be a level, or a list such as warn,provider=debug".to_owned()),
        text => {
            EnvFilter::try_new(text).map(|_| text.to_owned()).map_err(|error| error.to_string())
        }
    });
    let json = given.one("log_format", |text| match text {
        "lines" => Ok(false),
        "json" => Ok(true),
        _ => Err("must be lines or json"),
    });
    Log { filter: filter.unwrap_or_else(|| "info".to_owned()), json: json.unwrap_or_default() }
}

fn traces(given: &mut RawSettings) -> Option<TraceSettings> {
    let sample = given.one("traces.sample", values::ratio);
    let endpoint = given.one("traces.endpoint", values::collector)?;
    Some(TraceSettings { endpoint, sample: sample.unwrap_or(1.0) })
}

fn brand(given: &mut RawSettings) -> BrandSettings {
    BrandSettings {
        colour: given.one("brand.colour", |text| Colour::readable(text, Look::Light)),
        colour_dark: given.one("brand.colour_dark", |text| Colour::readable(text, Look::Dark)),
        logo: given.one("brand.logo", values::path),
        logo_dark: given.one("brand.logo_dark", values::path),
        texts: given.one("brand.texts", values::path),
        support: given.one("brand.support", brand::contact),
        privacy: given.one("brand.privacy", brand::address),
        terms: given.one("brand.terms", brand::address),
    }
}

fn own_login(given: &mut RawSettings) -> Option<OwnLogin> {
    let url = given.one("login_url", values::login_url);
    let client = given.one("login_client", values::client_id);
    match (url, client) {
        (Some(url), Some(client)) => Some(OwnLogin { url, client }),
        (Some(_), None) if !given.has("login_client") => {
            given.refuse("login_url", "needs login_client, too");
            None
        }
        (None, Some(_)) if !given.has("login_url") => {
            given.refuse("login_client", "needs login_url, too");
            None
        }
        _ => None,
    }
}

fn tls(given: &mut RawSettings) -> Option<Tls> {
    match (given.one("tls.certificate", values::path), given.one("tls.key", values::path)) {
        (Some(certificate), Some(key)) => Some(Tls { certificate, key }),
        (None, None) => None,
        (Some(_), None) => {
            given.refuse("tls.certificate", "needs tls.key, too");
            None
        }
        (None, Some(_)) => {
            given.refuse("tls.key", "needs tls.certificate, too");
            None
        }
    }
}

fn limits(given: &mut RawSettings) -> Limits {
    let shipped = Limits::default();
    let mut read = |key, default| given.one(key, values::number(1..=1_000_000)).unwrap_or(default);
    Limits {
        requests_per_second: read("limits.requests_per_second", shipped.requests_per_second),
        client_requests_per_second: read(
            "limits.client_requests_per_second",
            shipped.client_requests_per_second,
        ),
        concurrent_requests: read("limits.concurrent_requests", shipped.concurrent_requests),
        concurrent_requests_per_network: read(
            "limits.concurrent_requests_per_network",
            shipped.concurrent_requests_per_network,
        ),
        connections: read("limits.connections", shipped.connections),
        connections_per_network: read(
            "limits.connections_per_network",
            shipped.connections_per_network,
        ),
    }
}

fn throttle(given: &mut RawSettings) -> SignInThrottle {
    let SignInThrottle { account_limit, address_limit, window } = SignInThrottle::default();
    let mut read = |key, default| given.one(key, values::number(1..=10_000)).unwrap_or(default);
    SignInThrottle {
        account_limit: read("limits.sign_in_failures_account", account_limit),
        address_limit: read("limits.sign_in_failures_address", address_limit),
        window,
    }
}

fn lifetimes(given: &mut RawSettings) -> Lifetimes {
    let shipped = Lifetimes::default();
    let mut read =
        |key, least, most, default| given.one(key, values::time(least..=most)).unwrap_or(default);
    let lifetimes = Lifetimes {
        authorization_code: read(
            "lifetimes.authorization_code",
            SECOND,
            // FAPI 2.0 §5.3.2.1: "shall issue authorization codes with a maximum lifetime
            // of 60 seconds".
            MINUTE,
            shipped.authorization_code,
        ),
        access_token: read("lifetimes.access_token", MINUTE, DAY, shipped.access_token),
        access_token_jwt: read(
            "lifetimes.access_token_jwt",
            MINUTE / 2,
            5 * MINUTE,
            shipped.access_token_jwt,
        ),
        refresh_token_idle: read(
            "lifetimes.refresh_token_idle",
            HOUR,
            365 * DAY,
            shipped.refresh_token_idle,
        ),
        grant: read("lifetimes.grant", DAY, 3650 * DAY, shipped.grant),
        grant_unused: read("lifetimes.grant_unused", DAY, 3650 * DAY, shipped.grant_unused),
        session: read("lifetimes.session", MINUTE, 365 * DAY, shipped.session),
        audit: read("lifetimes.audit", 30 * DAY, 36_500 * DAY, shipped.audit),
        session_idle: read("lifetimes.session_idle", MINUTE, 365 * DAY, shipped.session_idle),
        recent_sign_in: read("lifetimes.recent_sign_in", MINUTE, DAY, shipped.recent_sign_in),
        pushed_request: read(
            "lifetimes.pushed_request",
            5 * SECOND,
            // FAPI 2.0 §5.3.2.2: "less than 600 seconds".
            599 * SECOND,
            shipped.pushed_request,
        ),
        device_request: read("lifetimes.device_request", MINUTE, HOUR, shipped.device_request),
        ..shipped
    };
    if lifetimes.session_idle > lifetimes.session {
        given.refuse("lifetimes.session_idle", "must not be longer than lifetimes.session");
    }
    lifetimes
}

/// In a demo keys and tokens look like the reference platform's, whose examples begin with a data
/// centre.
pub(crate) fn demo_prefix() -> Option<CredentialPrefix> {
    DEFAULT_PREFIX.parse().ok()
}

#[cfg(test)]
mod tests;
