//! Forward authentication: a proxy asks, before it lets a call through to an API,
//! whether that may pass (nginx `auth_request`, Caddy `forward_auth`).

use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use guard::{Access, Authorized, Call, Caller, Method, Requirement};
use oauth::authentication::AuthenticationClass;
use oauth::parameters::Parameters;
use oauth::scope::ScopeSet;
use thiserror::Error;

use crate::state::AppState;

/// `GET /guard/check?scope=…`: 200 with who calls in headers, 401, or 403. All of the
/// scopes are needed; none named: a good credential is enough. `acr=…` demands how strongly
/// the person signed in (RFC 9470). The headers are those of
/// the call, which the proxy passes on.
///
/// `original=x-original` or `original=x-forwarded` says that the proxy sets the headers of
/// [`Original`] itself, whatever the caller sent under their names. Only then is it known
/// which request a DPoP proof is for: a caller who could say so themselves would show a
/// proof that they overheard, for another request.
pub(crate) async fn get(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    let question = match Question::read(uri.query().unwrap_or_default()) {
        Ok(question) => question,
        Err(error) => return error.into_response(),
    };
    let own = state.provider.resources().first();
    let admitted = match &question.original {
        None => {
            let call = Call { headers: &headers, method: "GET", path: uri.path(), peer: None };
            state.guard.clone().without_proofs().authorize(&call, &question.need).await
        }
        Some(original) => {
            let Some((method, path)) = original.read(&headers) else {
                return QuestionError::OriginalMissing.into_response();
            };
            let address =
                format!("{}{path}", own.map_or(String::new(), |own| own.resource.origin()));
            let call = Call { headers: &headers, method: &method, path: &address, peer: None };
            state.guard.authorize(&call, &question.need).await
        }
    };
    match admitted {
        Ok(Authorized { caller, has_proof }) => {
            let mut response = identity(&caller).into_response();
            state.guard.finish(has_proof, &mut response);
            response
        }
        Err(response) => as_challenge(*response),
    }
}

/// A proxy hands 401 and 403 to the caller, and takes anything else for a fault of the check: nginx
/// answers 500. What is wrong with the caller's own headers (RFC 6750 §3.1: 400) is therefore a
/// challenge here; it keeps its words.
fn as_challenge(mut response: Response) -> Response {
    if response.status() == StatusCode::BAD_REQUEST {
        *response.status_mut() = StatusCode::UNAUTHORIZED;
    }
    response
}

struct Question {
    need: Requirement,
    original: Option<Original>,
}

enum Original {
    /// `X-Original-Method` and `X-Original-URI`, as nginx is set to send them.
    XOriginal,
    /// `X-Forwarded-Method` and `X-Forwarded-Uri`, as Caddy sends them.
    XForwarded,
}

/// A question that is none: the proxy's fault, not the caller's. nginx answers 500 then.
#[derive(Debug, Error)]
enum QuestionError {
    #[error("the query must be percent-encoded, and name nothing twice")]
    Query,
    #[error("scope: scopes, separated by spaces")]
    Scope,
    #[error("acr: one of acr_values_supported")]
    Class,
    #[error("original: x-original or x-forwarded")]
    Original,
    #[error("the proxy must send the method and the path that it was asked for, each once")]
    OriginalMissing,
}

impl IntoResponse for QuestionError {
    fn into_response(self) -> Response {
        (StatusCode::BAD_REQUEST, self.to_string()).into_response()
    }
}

impl Question {
    fn read(query: &str) -> Result<Self, QuestionError> {
        let parameters = Parameters::parse(query).map_err(|_| QuestionError::Query)?;
        let scopes = match parameters.scope() {
            None => ScopeSet::default(),
            // Empty is malformed, as at every endpoint.
            Some(text) => ScopeSet::parse(text).map_err(|_| QuestionError::Scope)?,
        };
        let original = match parameters.get("original") {
            None => None,
            Some("x-original") => Some(Original::XOriginal),
            Some("x-forwarded") => Some(Original::XForwarded),
            Some(_) => return Err(QuestionError::Original),
        };
        let need = Requirement::of(&scopes);
        let need = match parameters.even_empty("acr").map(AuthenticationClass::parse) {
            None => need,
            Some(Some(class)) => need.with_class(class),
            Some(None) => return Err(QuestionError::Class),
        };
        Ok(Self { need, original })
    }
}

impl Original {
    /// The method and the path of the call. Its scheme and host are the API's own, not the
    /// request's: a proof made for someone else does not pass.
    ///
    /// Bytes that are no text are the caller's: such a path is none that a proof could be for.
    fn read(&self, headers: &HeaderMap) -> Option<(String, String)> {
        let (method, uri) = match self {
            Self::XOriginal => ("x-original-method", "x-original-uri"),
            Self::XForwarded => ("x-forwarded-method", "x-forwarded-uri"),
        };
        let once = |name| {
            let mut values = headers.get_all(name).iter();
            let value = String::from_utf8_lossy(values.next()?.as_bytes()).into_owned();
            values.next().is_none().then_some(value)
        };
        let path = once(uri)?.split(['?', '#']).next()?.to_owned();
        path.starts_with('/').then_some((once(method)?, path))
    }
}

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
