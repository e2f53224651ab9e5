//! What the operator decided, from the command line, the environment and the
//! configuration file, checked.

mod error;
mod file;
mod given;
mod mail;
mod options;
mod show;
mod values;

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use oauth::api_key::ApiKeyFormat;
use oauth::resource::Resource;
use provider::settings::{Lifetimes, SignInThrottle};
use store::postgres::{DEFAULT_POOL_SIZE, PostgresUrl};
use tracing_subscriber::EnvFilter;
use url::Url;

use self::given::Given;
use crate::brand::{self, BrandSettings, Colour, Look};
use crate::cli::ServeOptions;
use crate::data_folder::SharedDatabase;

pub use error::{SettingsError, SettingsFault};
pub use given::GivenOptions;
pub use mail::{Mail, MailServer, MailTls};
pub use show::{example, show};

/// The settings of `serve`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whether to seed and serve practice data.
    pub demo: bool,
    /// Whether the playground is served.
    pub playground: bool,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The folder of the database and the master key.
    pub data: PathBuf,
    /// The PostgreSQL database; `None` for the embedded one in the folder.
    pub database: Option<SharedDatabase>,
    /// The issuer; `None` for `http://localhost:PORT`.
    pub issuer: Option<String>,
    /// The folder of style sheets and scripts, if it was named.
    pub site: Option<PathBuf>,
    /// The catalogue file, if it was named.
    pub catalogue: Option<PathBuf>,
    /// The catalogue file of API tokens, if it was named.
    pub token_catalogue: Option<PathBuf>,
    /// How API keys are written.
    pub api_keys: ApiKeyFormat,
    /// Whether new partner API keys may be made.
    pub partner_api_keys: bool,
    /// The platform's name.
    pub platform_name: String,
    /// The e-mail addresses of those who look at apps for the Marketplace.
    pub platform_administrators: Vec<String>,
    /// The APIs that tokens are for, the platform's own first; none for
    /// `<issuer>/api`.
    pub resources: Vec<Resource>,
    /// Proxies whose word for a caller's address is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// Where Prometheus reads the metrics.
    pub metrics_listen: Option<SocketAddr>,
    /// Where traces are sent, if they are.
    pub traces: Option<TraceSettings>,
    /// What is logged, and how.
    pub log: Log,
    /// What makes the pages the platform's own, beside its name.
    pub brand: BrandSettings,
    /// With what the server speaks https itself.
    pub tls: Option<Tls>,
    /// How letters are sent.
    pub mail: Mail,
    /// How much is answered.
    pub limits: Limits,
    /// How long things live.
    pub lifetimes: Lifetimes,
    /// How guessing of passwords is slowed.
    pub throttle: SignInThrottle,
}

/// What is logged, and how.
#[derive(Clone, Debug)]
pub struct Log {
    /// A filter of tracing's.
    pub filter: String,
    /// Whether each line is a JSON object.
    pub json: bool,
}

/// Where traces are sent, and of how many requests.
#[derive(Clone, Debug, PartialEq)]
pub struct TraceSettings {
    /// The collector.
    pub endpoint: Url,
    /// From 0 to 1.
    pub sample: f64,
}

impl TraceSettings {
    /// Where the collector takes traces (OTLP specification, "OTLP/HTTP Request").
    pub(crate) fn url(&self) -> String {
        format!("{}/v1/traces", self.endpoint.as_str().trim_end_matches('/'))
    }
}

/// Certificate and key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tls {
    /// The file of the certificate chain.
    pub certificate: PathBuf,
    /// The file of the private key.
    pub key: PathBuf,
}

/// How much is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Requests a second from one address.
    pub requests_per_second: u32,
    /// Requests a second of one confidential client.
    pub client_requests_per_second: u32,
    /// Requests under way at once.
    pub concurrent_requests: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            requests_per_second: 500,
            client_requests_per_second: 500,
            concurrent_requests: 1024,
        }
    }
}

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

impl Settings {
    /// Joins options and file, and checks every value.
    pub fn load(options: ServeOptions) -> Result<Self, SettingsError> {
        let ServeOptions { demo, config, given: GivenOptions(named) } = options;
        let mut given = Given::join(named, config.as_deref());
        let settings = Self::read(demo, &mut given);
        given.check()?;
        Ok(settings)
    }

    fn read(demo: bool, given: &mut Given) -> Self {
        let path = |text: &str| Ok::<_, Infallible>(PathBuf::from(text));
        let settings = Self {
            demo,
            playground: given.one("playground", values::flag).unwrap_or(demo),
            listen: given
                .one("listen", values::address)
                .unwrap_or_else(|| SocketAddr::from((Ipv4Addr::LOCALHOST, 3000))),
            data: given.one("data", path).unwrap_or_else(|| PathBuf::from("data")),
            database: database(given),
            issuer: given.one("issuer", values::issuer),
            site: given.one("site", path),
            catalogue: given.one("catalogue", path),
            token_catalogue: given.one("token_catalogue", path),
            api_keys: given
                .one("api_key_prefix", |text| ApiKeyFormat::new(text).ok_or(API_KEY_PREFIX_RULE))
                .unwrap_or_default(),
            partner_api_keys: given.one("partner_api_keys", values::flag).unwrap_or_default(),
            platform_name: given
                .one("platform_name", values::platform_name)
                .unwrap_or_else(|| "Countersign".to_owned()),
            platform_administrators: given
                .many("platform_administrator", |text| Ok::<_, Infallible>(text.to_owned())),
            resources: given.many("resource", str::parse::<Resource>),
            trusted_proxies: given.many("trusted_proxy", values::network),
            metrics_listen: given.one("metrics_listen", values::address),
            log: log(given),
            traces: traces(given),
            brand: brand(given),
            tls: tls(given),
            mail: mail::read(given),
            limits: limits(given),
            lifetimes: lifetimes(given),
            throttle: throttle(given),
        };
        if demo && !settings.listen.ip().is_loopback() {
            let rule =
                "a demo's practice data is served on loopback only; its passwords are public";
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

fn database(given: &mut Given) -> Option<SharedDatabase> {
    let connections = given.one("database_connections", values::number(2..=1_000));
    let connections = connections.and_then(|number| usize::try_from(number).ok());
    let url = given.one("database_url", str::parse::<PostgresUrl>)?;
    Some(SharedDatabase { url, connections: connections.unwrap_or(DEFAULT_POOL_SIZE) })
}

fn log(given: &mut Given) -> Log {
    let filter = given.one("log", |text| {
        EnvFilter::try_new(text).map(|_| text.to_owned()).map_err(|error| error.to_string())
    });
    let json = given.one("log_format", |text| match text {
        "lines" => Ok(false),
        "json" => Ok(true),
        _ => Err("must be lines or json"),
    });
    Log { filter: filter.unwrap_or_else(|| "info".to_owned()), json: json.unwrap_or_default() }
}

fn traces(given: &mut Given) -> Option<TraceSettings> {
    let sample = given.one("traces.sample", values::ratio);
    let endpoint = given.one("traces.endpoint", values::collector)?;
    Some(TraceSettings { endpoint, sample: sample.unwrap_or(1.0) })
}

fn brand(given: &mut Given) -> BrandSettings {
    let path = |text: &str| Ok::<_, Infallible>(PathBuf::from(text));
    BrandSettings {
        colour: given.one("brand.colour", |text| Colour::readable(text, Look::Light)),
        colour_dark: given.one("brand.colour_dark", |text| Colour::readable(text, Look::Dark)),
        logo: given.one("brand.logo", path),
        logo_dark: given.one("brand.logo_dark", path),
        texts: given.one("brand.texts", path),
        support: given.one("brand.support", brand::contact),
        privacy: given.one("brand.privacy", brand::address),
        terms: given.one("brand.terms", brand::address),
    }
}

fn tls(given: &mut Given) -> Option<Tls> {
    let path = |text: &str| Ok::<_, Infallible>(PathBuf::from(text));
    match (given.one("tls.certificate", path), given.one("tls.key", path)) {
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

fn limits(given: &mut Given) -> Limits {
    let Limits { requests_per_second, client_requests_per_second, concurrent_requests } =
        Limits::default();
    let mut read = |key, default| given.one(key, values::number(1..=1_000_000)).unwrap_or(default);
    Limits {
        requests_per_second: read("limits.requests_per_second", requests_per_second),
        client_requests_per_second: read(
            "limits.client_requests_per_second",
            client_requests_per_second,
        ),
        concurrent_requests: read("limits.concurrent_requests", concurrent_requests),
    }
}

fn throttle(given: &mut Given) -> SignInThrottle {
    let SignInThrottle { account_limit, address_limit, window } = SignInThrottle::default();
    let mut read = |key, default| given.one(key, values::number(1..=10_000)).unwrap_or(default);
    SignInThrottle {
        account_limit: read("limits.sign_in_failures_account", account_limit),
        address_limit: read("limits.sign_in_failures_address", address_limit),
        window,
    }
}

fn lifetimes(given: &mut Given) -> Lifetimes {
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

const API_KEY_PREFIX_RULE: &str =
    "the prefix of API keys must be at most six letters, digits and hyphens";

#[cfg(test)]
mod tests;
