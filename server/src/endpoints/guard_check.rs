//! Forward authentication: a proxy asks, before it lets a call through to an API,
//! whether that may pass (nginx `auth_request`, Traefik `ForwardAuth`, Envoy
//! `ext_authz`).

use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method as HttpMethod, StatusCode};
use axum::response::{IntoResponse, Response};
use guard::{Access, Admitted, Call, Caller, Method, Need};
use oauth::parameters::Parameters;
use oauth::scope::ScopeSet;

use crate::state::AppState;

/// `GET /guard/check?scope=…`: 200 with who calls in headers, 401, or 403. All of the
/// scopes are needed; none named: a good credential is enough. The headers are those of
/// the call, which the proxy passes on.
pub(crate) async fn get(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    method: HttpMethod,
    headers: HeaderMap,
) -> Response {
    // The proxy's fault, not the caller's: nginx answers 500 then.
    let Some(scopes) = scopes(uri.query().unwrap_or_default()) else {
        return (StatusCode::BAD_REQUEST, "scope: scopes, separated by spaces").into_response();
    };
    let call = Call { headers: &headers, method: method.as_str(), path: uri.path() };
    match state.guard.admit(&call, &Need::of(&scopes)).await {
        Ok(Admitted { caller, shows_proof }) => {
            let mut response = identity(&caller).into_response();
            state.guard.finish(shows_proof, &mut response);
            response
        }
        Err(response) => *response,
    }
}

fn scopes(query: &str) -> Option<ScopeSet> {
    match Parameters::parse(query).ok()?.scope() {
        None => Some(ScopeSet::default()),
        // As at every endpoint: whoever writes it means something by it.
        Some("") => None,
        Some(text) => ScopeSet::try_from(text.to_owned()).ok(),
    }
}

/// Who calls.
fn identity(caller: &Caller) -> HeaderMap {
    let (client, credential) = match &caller.method {
        Method::AuthorizationCode(client) | Method::ClientCredentials(client) => {
            (Some(client), None)
        }
        Method::ApiKey(id) | Method::PartnerApiKey(id) | Method::ApiToken(id) => (None, Some(id)),
    };
    let scopes = match &caller.access {
        Access::Full => None,
        Access::Scopes(scopes) => Some(scopes.to_string()),
    };
    let values = [
        ("x-countersign-method", Some(caller.method.kind().as_str().to_owned())),
        ("x-countersign-client", client.map(ToString::to_string)),
        ("x-countersign-credential", credential.map(ToString::to_string)),
        ("x-countersign-user", caller.user_id.as_ref().map(ToString::to_string)),
        ("x-countersign-company", Some(caller.company_id.to_string())),
        ("x-countersign-role", Some(caller.role.as_str().to_owned())),
        ("x-countersign-scope", scopes),
    ];
    let mut headers = HeaderMap::new();
    for (name, value) in values {
        // Ids and scopes are printable ASCII.
        if let Some(Ok(value)) = value.map(HeaderValue::try_from) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    headers
}
