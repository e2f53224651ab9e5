//! Clients, and requests that are nearly good.

use std::sync::{Arc, LazyLock};

use oauth::authorize::response_mode::ResponseMode;
use oauth::authorize::{AuthorizationRequest, Context, Rejection, check, client_id};
use oauth::catalogue::{CUSTOMER_API, Catalogue};
use oauth::client::redirect_uri::RedirectUri;
use oauth::client::{Client, ClientKind, ClientScope, GrantType, Profile, Requirement};
use oauth::discovery::protected_resource::ProtectedResource;
use oauth::id::ClientId;
use oauth::parameters::{ParameterError, Parameters};
use oauth::timestamp::Timestamp;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

pub(crate) type Pairs = Vec<(String, String)>;

pub(crate) static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::parse("customer_api.toml", CUSTOMER_API).expect("shipped"));

static RESOURCES: LazyLock<Vec<ProtectedResource>> = LazyLock::new(|| {
    vec![ProtectedResource::new("https://id.example/api".parse().expect("a resource"))]
});

pub(crate) static CLIENTS: LazyLock<Vec<Arc<Client>>> = LazyLock::new(|| {
    let web = client("web", ClientKind::Confidential, "https://app.example/callback");
    let native = client("native", ClientKind::Public, "http://127.0.0.1/callback");
    let legacy = client("legacy", ClientKind::Confidential, "https://old.example/?kept=yes");
    vec![
        Arc::new(Client { strict_scopes: true, ..web }),
        Arc::new(Client { native: true, ..native }),
        Arc::new(Client { profile: Profile::Legacy, ..legacy }),
    ]
});

fn client(id: &str, kind: ClientKind, redirect_uri: &str) -> Client {
    let scope = |text: &str, requirement, is_default| ClientScope {
        scope: text.parse().expect("a scope"),
        requirement,
        is_default,
        purpose: None,
    };
    Client {
        name: id.to_owned(),
        grant_types: vec![GrantType::AuthorizationCode],
        redirect_uris: vec![RedirectUri::register(redirect_uri).expect("a redirect URI")],
        response_modes: vec![ResponseMode::Query, ResponseMode::Fragment],
        scopes: vec![
            scope("candidates_read", Requirement::Required, true),
            scope("jobs_read", Requirement::Optional, false),
            scope("users_manage", Requirement::Optional, false),
        ],
        ..Client::new(ClientId::new(id), kind, Timestamp(1_700_000_000))
    }
}

/// The client that a request names.
pub(crate) fn named(parameters: &Parameters) -> Option<Arc<Client>> {
    let id = client_id(parameters).ok()?;
    CLIENTS.iter().find(|client| client.id == id).cloned()
}

pub(crate) fn checked(parameters: &Parameters) -> Result<AuthorizationRequest, Rejection> {
    let context = Context { catalogue: &CATALOGUE, resources: &RESOURCES, is_pushed: false };
    check(parameters, named(parameters), &context)
}

pub(crate) fn read(pairs: &Pairs) -> Result<Parameters, ParameterError> {
    Parameters::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// Values that a parameter is given, good ones among them.
const VALUES: [(&str, &[&str]); 13] = [
    ("client_id", &["web", "native", "legacy", "web ", "nobody"]),
    (
        "redirect_uri",
        &[
            "https://app.example/callback",
            "https://app.example/callback/",
            "https://app.example.evil.example/callback",
            "https://app.example@evil.example/callback",
            "http://127.0.0.1:8080/callback",
            "http://127.0.0.1:8080/other",
            "http://127.0.0.1.evil.example/callback",
            "https://old.example/?kept=yes",
            "javascript:alert(1)",
        ],
    ),
    ("response_type", &["code", "token", "code token", "none"]),
    ("response_mode", &["query", "fragment", "form_post", "web_message"]),
    ("code_challenge", &[CHALLENGE, "short"]),
    ("code_challenge_method", &["S256", "plain"]),
    (
        "scope",
        &["candidates_read", "candidates_read jobs_read", "users_manage", "company_read", ""],
    ),
    ("state", &["af0ifjsldkj", "a&b=c#d", "\u{e9}\u{4e2d}"]),
    ("prompt", &["consent", "none", "login", "none login", "unheard-of"]),
    ("max_age", &["0", "60", "-1", "never"]),
    ("resource", &["https://id.example/api", "https://other.example/", "#"]),
    ("dpop_jkt", &["0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I", "x"]),
    ("login_hint", &["ada@northwind.example"]),
];

/// A request of which most is good: each parameter mostly with its first values, some
/// missing, some with any text at all.
pub(crate) fn any_request() -> impl Strategy<Value = Pairs> {
    subsequence(VALUES.to_vec(), 4..=VALUES.len()).prop_flat_map(|chosen| {
        let values: Vec<_> = chosen.into_iter().map(|(name, values)| value(name, values)).collect();
        values.prop_shuffle()
    })
}

fn value(
    name: &'static str,
    values: &'static [&'static str],
) -> impl Strategy<Value = (String, String)> {
    let value = prop_oneof![
        6 => Just(values[0].to_owned()),
        4 => select(values).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    value.prop_map(move |value| (name.to_owned(), value))
}

/// Clients, each with an address of its own.
const GOOD: [(&str, &str); 2] =
    [("web", "https://app.example/callback"), ("native", "http://127.0.0.1:9/callback")];

/// A request without fault.
pub(crate) fn good_request() -> impl Strategy<Value = Pairs> {
    (select(&GOOD[..]), select(VALUES[6].1), any::<String>()).prop_map(
        |((id, redirect_uri), scope, state)| {
            let scope = if matches!(scope, "" | "company_read") { "jobs_read" } else { scope };
            [
                ("client_id", id),
                ("redirect_uri", redirect_uri),
                ("response_type", "code"),
                ("code_challenge", CHALLENGE),
                ("code_challenge_method", "S256"),
                ("scope", scope),
                ("state", &state),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into()
        },
    )
}
