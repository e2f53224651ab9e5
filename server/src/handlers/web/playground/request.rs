//! Step 2: the link that the app sends people to, explained.

use app::i18n::Localizer;
use app::pages::playground::request::{Parameter, RequestStep, WrongTurn};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use oauth::scope::{Scope, ScopeSet};

use super::{AppPages, CLIENT, browser, choose, client, cookie, named};
use crate::http::headers::with_cookie;
use crate::http::{PageResult, Query, see_other};
use crate::state::AppState;

/// Goes on to the page itself, which the Back button can then come back to.
pub(crate) async fn post(
    State(state): State<AppState>,
    AppPages(pages): AppPages,
    body: Bytes,
) -> PageResult {
    let form = form_urlencoded::parse(&body);
    let named = form.into_iter().find(|(name, _)| name == CLIENT).map(|(_, id)| ClientId::new(id));
    let playground = client(&state, named.as_ref()).await?;
    let chosen = chosen_scopes(&body);
    if chosen.is_empty() {
        let error = Some(pages.localizer().t("play-choose-none"));
        let step = choose::step(pages.localizer(), &state, &playground, &chosen, error);
        return Ok(pages.show(step));
    }
    let query = Parameters::from_pairs([
        ("scope", chosen.to_string().as_str()),
        (CLIENT, playground.client.id.as_str()),
    ]);
    let query = query.unwrap_or_default().to_query();
    Ok(see_other(format!("{}?{query}", routes::PLAYGROUND_REQUEST)))
}

pub(crate) async fn get(
    State(state): State<AppState>,
    AppPages(pages): AppPages,
    Query(asked): Query,
    headers: HeaderMap,
) -> PageResult {
    let playground = client(&state, named(&asked).as_ref()).await?;
    let Some(chosen) = asked.scope().and_then(|scope| ScopeSet::parse(scope).ok()) else {
        return Ok(see_other(routes::PLAYGROUND));
    };
    let provider = &state.provider;
    let existing = browser(&headers);
    let browser = if existing.is_empty() {
        provider.accounts().new_browser_token().expose().to_owned()
    } else {
        existing
    };
    let scope = chosen.to_string();
    let request = provider.playground_request(&playground.client, &scope, &browser);
    let client_id = playground.client.id.to_string();
    let localizer = pages.localizer();
    let pairs = [
        ("response_type", "code", localizer.t("play-parameter-response-type")),
        ("client_id", client_id.as_str(), localizer.t("play-parameter-client-id")),
        (
            "redirect_uri",
            playground.redirect_uri.as_str(),
            localizer.t("play-parameter-redirect-uri"),
        ),
        ("scope", scope.as_str(), localizer.t("play-parameter-scope")),
        ("state", request.state.as_str(), localizer.t("play-parameter-state")),
        ("code_challenge", request.challenge.as_str(), localizer.t("play-parameter-challenge")),
        ("code_challenge_method", "S256", localizer.t("play-parameter-method")),
        // A person who tries it a second time wants to see the page.
        ("prompt", "consent", localizer.t("play-parameter-prompt")),
    ];
    let endpoint = format!("{}{}", provider.settings().issuer, routes::AUTHORIZE);
    let sent: Vec<(&str, &str)> = pairs.iter().map(|(name, value, _)| (*name, *value)).collect();
    let query = Parameters::from_pairs(sent.clone()).unwrap_or_default().to_query();
    let step = RequestStep {
        app: playground.client.display_name(),
        url: format!("{endpoint}?{query}"),
        endpoint: endpoint.clone(),
        parameters: pairs
            .into_iter()
            .map(|(name, value, meaning)| Parameter {
                name: name.to_owned(),
                value: value.to_owned(),
                meaning,
            })
            .collect(),
        verifier: request.verifier.expose().to_owned(),
        wrong: wrong_turns(localizer, &endpoint, &sent),
    };
    let response = pages.show(step);
    Ok(with_cookie(response, &cookie(&state, &browser)))
}

/// Links with which something goes wrong. Each leads to what really happens then.
fn wrong_turns(localizer: Localizer, endpoint: &str, sent: &[(&str, &str)]) -> Vec<WrongTurn> {
    let turn = |title, text, pairs: Vec<(&str, &str)>| {
        let query = Parameters::from_pairs(pairs).unwrap_or_default().to_query();
        let href = format!("{endpoint}?{query}");
        WrongTurn { title: localizer.t(title), text: localizer.t(text), href }
    };
    // The same request but for some of its parameters.
    let with = |changed: &[(&'static str, &'static str)]| {
        let mut pairs = sent.to_vec();
        pairs.retain(|(name, _)| changed.iter().all(|(other, _)| name != other));
        pairs.extend(changed.iter().copied().filter(|(_, value)| !value.is_empty()));
        pairs
    };
    let unverified =
        [("client_id", "demo-unverified"), ("redirect_uri", "http://127.0.0.1:8766/callback")];
    let risky = [unverified[0], unverified[1], ("scope", "candidates_read candidates_manage")];
    let administrators = [
        unverified[0],
        unverified[1],
        ("scope", "users_read"),
        ("prompt", "login"),
        ("login_hint", "ravi@northwind.example"),
    ];
    let expired = vec![
        ("client_id", sent[1].1),
        ("request_uri", "urn:ietf:params:oauth:request_uri:long-gone"),
    ];
    vec![
        turn(
            "play-wrong-redirect",
            "play-wrong-redirect-text",
            with(&[("redirect_uri", "https://elsewhere.example/callback")]),
        ),
        turn("play-wrong-pkce", "play-wrong-pkce-text", with(&[("code_challenge", "")])),
        turn("play-wrong-publisher", "play-wrong-publisher-text", with(&risky)),
        turn("play-wrong-role", "play-wrong-role-text", with(&administrators)),
        turn("play-wrong-expired", "play-wrong-expired-text", expired),
    ]
}

/// A list, where a protocol's parameter may be given once only.
fn chosen_scopes(body: &[u8]) -> ScopeSet {
    form_urlencoded::parse(body)
        .filter(|(name, _)| name == "scope[]")
        .filter_map(|(_, value)| value.parse::<Scope>().ok())
        .collect()
}
