//! What the operator decided.

use std::time::Duration;

use oauth::client::introduced::policy::IntroductionPolicy;
use oauth::credential::api_key::ApiKeyFormat;
use oauth::discovery::protected_resource::ProtectedResource;
use oauth::id::ClientId;
use oauth::identity::COMPANY;
use oauth::identity::custom::CustomClaim;
use oauth::language::Language;
use store::devices::WaitingLimits;
use url::Url;

#[derive(Clone, Debug)]
pub struct Settings {
    /// The issuer identifier (RFC 8414 §2), without a slash at its end.
    pub issuer: String,
    pub platform_name: String,
    /// What tokens, codes and secrets begin with.
    pub credential_prefix: String,
    /// Of one prefix with the others, where the operator decided one.
    pub api_keys: ApiKeyFormat,
    /// Whether new partner API keys may be made. Old ones work in any case.
    pub partner_api_keys: bool,
    /// The language of emails to users whose language is unknown.
    pub email_language: Language,
    /// The email addresses of those who administer the platform itself: they look at
    /// apps that are to be in the Marketplace.
    pub platform_administrators: Vec<String>,
    /// Where people sign in, if not here.
    pub own_login: Option<OwnLogin>,
    /// The APIs that tokens are for (RFC 8707), the one first that is meant where a
    /// request names none.
    pub resources: Vec<ProtectedResource>,
    /// What apps are told of a person beside the standard claims.
    pub claims: Vec<CustomClaim>,
    pub lifetimes: Lifetimes,
    pub throttle: SignInThrottle,
    /// How many requests a second of one confidential client are answered.
    pub client_requests_per_second: u32,
    /// How many devices may wait for a person at once.
    pub waiting_devices: WaitingLimits,
    /// How much of what may be used once is remembered.
    pub spending: SpendingLimits,
    /// Whether people may delete their accounts themselves.
    pub account_deletion: bool,
    /// Whether only who signed in with two factors may allow what administers a company.
    pub two_factors_for_admin_scopes: bool,
    /// Which apps may introduce themselves.
    pub introductions: IntroductionPolicy,
    /// How many password hashes are computed at a time; each takes 46 MiB.
    pub concurrent_password_hashes: usize,
}

impl Settings {
    pub fn new(issuer: impl Into<String>) -> Self {
        let issuer = issuer.into();
        Self {
            // An issuer that is a URL gives one, and no other is configured.
            resources: usual_resource(&issuer).into_iter().collect(),
            issuer,
            platform_name: "Countersign".to_owned(),
            email_language: Language::default(),
            platform_administrators: Vec::new(),
            own_login: None,
            credential_prefix: "csn".to_owned(),
            api_keys: ApiKeyFormat::default(),
            partner_api_keys: false,
            claims: Vec::new(),
            lifetimes: Lifetimes::default(),
            throttle: SignInThrottle::default(),
            client_requests_per_second: 500,
            waiting_devices: WaitingLimits { of_client: 5000, of_network: 100 },
            spending: SpendingLimits::default(),
            account_deletion: false,
            two_factors_for_admin_scopes: false,
            introductions: IntroductionPolicy::default(),
            concurrent_password_hashes: 2,
        }
    }

    /// Whether apps may be told what a person is in their company.
    pub fn tells_company(&self) -> bool {
        self.claims.iter().any(|claim| claim.scope.as_str() == COMPANY)
    }

    /// Whether browsers reach us by https, so that cookies may be `Secure`.
    pub fn is_https(&self) -> bool {
        self.issuer.starts_with("https://")
    }
}

fn usual_resource(issuer: &str) -> Option<ProtectedResource> {
    let resource = format!("{issuer}/api").parse().ok()?;
    Some(ProtectedResource { is_configured: false, ..ProtectedResource::new(resource) })
}

/// The platform's own sign-in page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnLogin {
    pub url: Url,
    /// With which the platform says who has signed in there.
    pub client: ClientId,
}

/// How many proofs and assertions each node remembers until they end. At the rates that one may ask
/// with, it takes minutes to an hour to get there.
#[derive(Clone, Copy, Debug)]
pub struct SpendingLimits {
    /// Of one network, for apps that cannot prove who they are.
    pub of_stranger: u32,
    /// Of all such networks together.
    pub of_strangers: u32,
    /// Of a client that has proven who it is, or of the key that a token is bound to.
    pub of_known: u32,
    pub in_all: u32,
}

impl Default for SpendingLimits {
    fn default() -> Self {
        Self { of_stranger: 20_000, of_strangers: 500_000, of_known: 250_000, in_all: 1_000_000 }
    }
}

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// How long things live.
#[derive(Clone, Debug)]
pub struct Lifetimes {
    pub session: Duration,
    /// A pushed authorization request, until the person comes with it (FAPI 2.0
    /// §5.3.2.2: "less than 600 seconds").
    pub pushed_request: Duration,
    /// Until the platform has answered who has signed in at its own login.
    pub login_request: Duration,
    /// Until the browser has come back with that answer.
    pub login_answer: Duration,
    /// A device's request, until the person has answered it (RFC 8628 §3.2).
    pub device_request: Duration,
    /// How long a device waits between two tries (RFC 8628 §3.2).
    pub device_interval: Duration,
    /// A session that is not used.
    pub session_idle: Duration,
    pub session_touch: Duration,
    /// A consent page that is not answered (WCAG 2.2.1: over 20 hours needs no
    /// warning).
    pub pending_request: Duration,
    /// An authorization code (OAuth 2.1 §4.1.2; FAPI 2.0: at most 60 seconds).
    pub authorization_code: Duration,
    pub access_token: Duration,
    /// An access token that APIs read by themselves: they accept it until it
    /// expires.
    pub access_token_jwt: Duration,
    /// How long one of the server's own keys is used, at most some minutes longer.
    pub signing_key: Duration,
    /// For how long a signing key is published before it signs: twice as long as
    /// any client may cache the set. So long, too, another key is known to all nodes.
    pub signing_key_overlap: Duration,
    /// A refresh token that is not used.
    pub refresh_token_idle: Duration,
    /// For how long a token just rotated may be presented again.
    pub refresh_token_grace: Duration,
    /// A grant, if the person chooses no other end: "12 months".
    pub grant: Duration,
    /// A grant that is not used.
    pub grant_unused: Duration,
    /// How long ago an administrator may have signed in to allow what reaches
    /// their whole company.
    pub recent_sign_in: Duration,
    /// A browser in which the account was signed in to before.
    pub known_browser: Duration,
    /// The link in an email that removes an app's access.
    pub not_me_link: Duration,
    /// The link in an email with which a person who has forgotten their password chooses another.
    pub password_reset: Duration,
    /// The link with which a person who was invited chooses their first.
    pub invitation: Duration,
    /// For how long a grant that has ended is still shown to the person.
    pub ended_grant_shown: Duration,
    /// For how long a credential that has ended is still listed.
    pub ended_credential_shown: Duration,
    /// An entry of the audit log.
    pub audit: Duration,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self {
            session: 30 * DAY,
            pushed_request: Duration::from_secs(90),
            login_request: 15 * MINUTE,
            login_answer: 5 * MINUTE,
            device_request: 10 * MINUTE,
            device_interval: Duration::from_secs(5),
            session_idle: DAY,
            session_touch: 10 * MINUTE,
            pending_request: DAY,
            authorization_code: MINUTE,
            access_token: HOUR,
            access_token_jwt: 5 * MINUTE,
            signing_key: 90 * DAY,
            signing_key_overlap: 10 * MINUTE,
            refresh_token_idle: 90 * DAY,
            refresh_token_grace: MINUTE / 2,
            grant: 365 * DAY,
            grant_unused: 90 * DAY,
            recent_sign_in: 15 * MINUTE,
            known_browser: 365 * DAY,
            not_me_link: 30 * DAY,
            password_reset: 30 * MINUTE,
            invitation: 7 * DAY,
            ended_grant_shown: 90 * DAY,
            ended_credential_shown: 90 * DAY,
            audit: 730 * DAY,
        }
    }
}

/// How guessing of passwords is slowed: failures are counted by account and by
/// address.
#[derive(Clone, Debug)]
pub struct SignInThrottle {
    /// Failures that one account may have in the window.
    pub account_limit: u32,
    /// Failures that may come from one address in the window.
    pub address_limit: u32,
    pub window: Duration,
}

impl Default for SignInThrottle {
    fn default() -> Self {
        Self { account_limit: 10, address_limit: 50, window: 15 * MINUTE }
    }
}
