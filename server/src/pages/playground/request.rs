//! Step 2: the link that the app sends people to, explained.

use app::pages::playground::PlaygroundPage;
use app::pages::playground::request::{Parameter, RequestStep};
use axum::Extension;
use axum::body::Bytes;
use axum::extract::{OriginalUri, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::parameters::Parameters;
use oauth::scope::{Scope, ScopeSet};

use super::choose;
use super::{browser, client, cookie, pages_of_the_app, show};
use crate::middleware::request_id::RequestId;
use crate::paths;
use crate::respond::{Fault, see_other, with_cookie};
use crate::state::AppState;

/// `POST /playground/request`, with the scopes as `scope[]`: goes on to the page
/// itself, which the Back button can then come back to.
pub(crate) async fn post(
    State(state): State<AppState>,
    Extension(request_id): Extension<RequestId>,
    body: Bytes,
) -> Result<Response, Fault> {
    let pages = pages_of_the_app(&state, request_id);
    let playground = match client(&state, &pages).await? {
        Ok(playground) => playground,
        Err(page) => return Ok(page),
    };
    let chosen = chosen_scopes(&body);
    if chosen.is_empty() {
        let error = Some("Tick at least one permission to ask for.".to_owned());
        let step = choose::step(&state, &playground, &chosen, error);
        return Ok(show(&pages, PlaygroundPage::Choose(step)));
    }
    let query = Parameters::from_pairs([("scope", chosen.to_string().as_str())]);
    let query = query.unwrap_or_default().to_query();
    Ok(see_other(&format!("{}?{query}", paths::PLAYGROUND_REQUEST)))
}

/// `GET /playground/request?scope=…`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Extension(request_id): Extension<RequestId>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let pages = pages_of_the_app(&state, request_id);
    let playground = match client(&state, &pages).await? {
        Ok(playground) => playground,
        Err(page) => return Ok(page),
    };
    let asked = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let Some(chosen) = asked.scope().and_then(|scope| ScopeSet::parse(scope).ok()) else {
        return Ok(see_other(paths::PLAYGROUND));
    };
    let provider = &state.provider;
    let existing = browser(&headers);
    let browser = if existing.is_empty() {
        provider.new_browser_token().expose().to_owned()
    } else {
        existing
    };
    let scope = chosen.to_string();
    let request = provider.playground_request(&scope, &browser);
    let client_id = playground.client.id.to_string();
    let pairs = [
        ("response_type", "code", "The app wants an authorization code."),
        ("client_id", client_id.as_str(), "Which app asks. Not a secret."),
        (
            "redirect_uri",
            playground.redirect_uri.as_str(),
            "Where the answer goes. It must be registered, character for character.",
        ),
        ("scope", scope.as_str(), "What the app asks for, separated by spaces."),
        (
            "state",
            request.state.as_str(),
            "Comes back unchanged, so that the app knows the answer belongs to its own request.",
        ),
        (
            "code_challenge",
            request.challenge.as_str(),
            "The hash of a secret that the app keeps (PKCE): a stolen code is worth nothing \
             without the secret.",
        ),
        ("code_challenge_method", "S256", "How the hash is made: SHA-256."),
    ];
    let endpoint = format!("{}{}", provider.settings().issuer, paths::AUTHORIZE);
    let query = Parameters::from_pairs(pairs.iter().map(|(name, value, _)| (*name, *value)))
        .unwrap_or_default()
        .to_query();
    let step = RequestStep {
        app: playground.client.display_name(),
        url: format!("{endpoint}?{query}"),
        endpoint,
        parameters: pairs
            .iter()
            .map(|(name, value, meaning)| Parameter {
                name: (*name).to_owned(),
                value: (*value).to_owned(),
                meaning: (*meaning).to_owned(),
            })
            .collect(),
        verifier: request.verifier.expose().to_owned(),
        challenge: request.challenge.as_str().to_owned(),
    };
    let response = show(&pages, PlaygroundPage::Request(step));
    Ok(with_cookie(response, &cookie(&state, &browser)))
}

/// The ticked boxes: a list, where a protocol's parameter would stand once.
fn chosen_scopes(body: &[u8]) -> ScopeSet {
    form_urlencoded::parse(body)
        .filter(|(name, _)| name == "scope[]")
        .filter_map(|(_, value)| value.parse::<Scope>().ok())
        .collect()
}
