//! The authorization endpoint's list of steps, on any query.

use std::sync::{Arc, LazyLock};

use oauth::authorize::response_mode::ResponseMode;
use oauth::authorize::{
    AuthorizationError, AuthorizationResponse, Context, Delivery, Rejection, check, client_id,
};
use oauth::catalogue::{CUSTOMER_API, Catalogue};
use oauth::client::redirect_uri::RedirectUri;
use oauth::client::{Client, ClientKind, ClientScope, GrantType, Profile, Requirement};
use oauth::discovery::protected_resource::ProtectedResource;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use oauth::timestamp::Timestamp;

const ISSUER: &str = "https://id.example";

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::parse("customer_api.toml", CUSTOMER_API).expect("shipped"));

static RESOURCES: LazyLock<Vec<ProtectedResource>> = LazyLock::new(|| {
    vec![ProtectedResource::new("https://id.example/api".parse().expect("a resource"))]
});

static CLIENTS: LazyLock<Vec<Arc<Client>>> = LazyLock::new(|| {
    let confidential = client("web", ClientKind::Confidential, "https://app.example/callback?a=b");
    let native = client("native", ClientKind::Public, "http://127.0.0.1/callback");
    let legacy = client("legacy", ClientKind::Confidential, "https://old.example/");
    vec![
        Arc::new(confidential),
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
        response_modes: vec![ResponseMode::Query, ResponseMode::Fragment, ResponseMode::FormPost],
        scopes: vec![
            scope("candidates_read", Requirement::Required, true),
            scope("jobs_read", Requirement::Optional, false),
        ],
        ..Client::new(ClientId::new(id), kind, Timestamp(1_700_000_000))
    }
}

/// Whatever is asked, an answer goes to a registered address only, and nothing is asked
/// for that the client may not ask for.
pub fn authorize(data: &[u8]) {
    let Ok(parameters) = Parameters::parse_bytes(data) else { return };
    let id = client_id(&parameters).ok();
    let known = id.and_then(|id| CLIENTS.iter().find(|client| client.id == id).cloned());
    let context = Context { catalogue: &CATALOGUE, resources: &RESOURCES, is_pushed: false };
    let callback = match check(&parameters, known.clone(), &context) {
        Ok(request) => {
            let client = known.as_ref().expect("a request has a client");
            assert!(request.scopes.is_subset(&client.allowed_scopes()));
            assert!(!request.scopes.is_empty());
            assert!(request.code_challenge.is_some() || client.profile == Profile::Legacy);
            assert!(!request.prompt.none || !request.prompt.wants_sign_in());
            request.recipient.callback().expect("no device").clone()
        }
        Err(Rejection::ToClient { callback, .. }) => *callback,
        Err(Rejection::OnOurPage(_) | Rejection::ToDevice { .. }) => return,
    };
    let client = known.expect("who is answered has a client");
    let registered = client.redirect_uris[0].as_str();
    let there =
        |address: &str| url::Url::parse(address).expect("an address").host_str().map(str::to_owned);
    let error = AuthorizationResponse::Error(&AuthorizationError::AccessDenied);
    let (address, said) = match callback.deliver(&error, ISSUER) {
        Delivery::FormPost { action, fields } => {
            let said = fields.into_iter().find(|(name, _)| *name == "state");
            (action, said.map(|(_, value)| value))
        }
        Delivery::Redirect(address) => {
            let (_, answer) = address.rsplit_once(['?', '&', '#']).expect("an answer");
            assert!(answer.contains("iss=https%3A%2F%2Fid.example"), "{address}");
            assert!(address.starts_with(callback.redirect_uri()));
            (address, callback.state().map(str::to_owned))
        }
    };
    assert_eq!(there(&address), there(registered), "{address}");
    assert!(client.redirect_uris[0].matches(callback.redirect_uri(), client.native));
    assert_eq!(said.as_deref(), parameters.get("state"));
}
