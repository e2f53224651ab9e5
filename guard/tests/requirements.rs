//! What routes need, through a router and a verifier that knows a few credentials.

use std::sync::Arc;

use async_trait::async_trait;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::routing::{any, get};
use axum::{Extension, Router};
use guard::mcp::ToolRequirements;
use guard::{
    Access, ApiMetadata, Caller, Credential, Guard, Method, MethodKind, PresentedCredential, Realm,
    Requirement, SignIn, Unavailable, Verdict, Verifier,
};
use oauth::authentication::AuthenticationClass;
use oauth::id::{ApiCredentialId, ClientId, CompanyId, UserId};
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use tower::ServiceExt as _;

struct Known;

#[async_trait]
impl Verifier for Known {
    async fn verify(&self, presented: PresentedCredential<'_>) -> Result<Verdict, Unavailable> {
        let scopes =
            |text: &str| Access::Scopes(ScopeSet::try_from(text.to_owned()).expect("scopes"));
        let client = ClientId::new("client");
        let (method, role, access) = match presented.credential {
            Credential::Key("key") => {
                let id = ApiCredentialId::new("key_1");
                (Method::ApiKey(id), Role::Administrator, Access::Full)
            }
            Credential::Token(_, "ada") => {
                (Method::AuthorizationCode(client), Role::Administrator, scopes("a b"))
            }
            Credential::Token(_, "ravi") => {
                (Method::AuthorizationCode(client), Role::Standard, scopes("a"))
            }
            Credential::Token(_, "service") => {
                (Method::ClientCredentials(client), Role::Administrator, scopes("b"))
            }
            _ => return Ok(Verdict::Inactive),
        };
        let user_id = matches!(method, Method::AuthorizationCode(_)).then(|| UserId::new("usr_1"));
        let company_id = CompanyId::new("company");
        // Of the people, Ada gave two factors.
        let class = match role {
            Role::Administrator => AuthenticationClass::TwoFactors,
            Role::Standard => AuthenticationClass::OneFactor,
        };
        let signed_in = user_id.as_ref().map(|_| SignIn { class, at: Timestamp(0) });
        Ok(Verdict::Active(Caller { method, user_id, company_id, role, access, signed_in }))
    }

    fn nonce(&self) -> Option<String> {
        None
    }
}

async fn role(Extension(caller): Extension<Caller>) -> &'static str {
    caller.role.as_str()
}

/// The status, and the challenge with the body, of a call with this header.
async fn call(need: &Requirement, header: (&str, &str)) -> (StatusCode, String) {
    let realm = Realm { name: "https://api.example".to_owned(), metadata: None };
    let guard = Guard::new(realm, Arc::new(Known));
    let routes = Router::new().route("/", guard.require(need.clone(), get(role)));
    let request = Request::get("/").header(header.0, header.1).body(Body::empty());
    let answer = routes.oneshot(request.expect("a request")).await.expect("infallible");
    let status = answer.status();
    let challenge = answer.headers().get("www-authenticate").cloned();
    let challenge = challenge.map_or(String::new(), |value| format!("{value:?} "));
    let body = axum::body::to_bytes(answer.into_body(), 9999).await.expect("a body");
    (status, challenge + &String::from_utf8_lossy(&body))
}

const ADA: (&str, &str) = ("authorization", "Bearer ada");
const RAVI: (&str, &str) = ("authorization", "Bearer ravi");
const SERVICE: (&str, &str) = ("authorization", "Bearer service");
const KEY: (&str, &str) = ("x-smarttoken", "key");
const NOBODY: (&str, &str) = ("authorization", "Bearer nobody");

/// Who passes, in the order of the constants.
async fn passes(need: Requirement) -> Vec<bool> {
    let mut passes = Vec::new();
    for header in [ADA, RAVI, SERVICE, KEY, NOBODY] {
        let (status, _) = call(&need, header).await;
        let refused =
            if header == NOBODY { StatusCode::UNAUTHORIZED } else { StatusCode::FORBIDDEN };
        assert!(status == StatusCode::OK || status == refused, "{header:?}: {status}");
        passes.push(status == StatusCode::OK);
    }
    passes
}

#[tokio::test]
async fn each_need_lets_through_whom_it_says() {
    for (need, expected) in [
        (Requirement::credential(), [true, true, true, true, false]),
        (Requirement::scope("a"), [true, true, false, true, false]),
        (Requirement::any(["a", "b"]), [true, true, true, true, false]),
        (Requirement::any(["c", "d"]), [false, false, false, true, false]),
        (Requirement::all(["a", "b"]), [true, false, false, true, false]),
        (Requirement::user(), [true, true, false, false, false]),
        (Requirement::scope("a").with_role(Role::Administrator), [true, false, false, true, false]),
        (Requirement::scope("a").with_role(Role::Standard), [false, true, false, false, false]),
        (
            Requirement::scope("b").by([MethodKind::ClientCredentials]),
            [false, false, true, false, false],
        ),
        (Requirement::credential().by([MethodKind::ApiKey]), [false, false, false, true, false]),
    ] {
        assert_eq!(passes(need.clone()).await, expected, "{need:?}");
    }
}

#[tokio::test]
async fn a_refusal_names_what_is_missing() {
    // RFC 6750 §3: the scope "necessary to access the protected resource"; here with what the
    // token has, which a client would lose with a token for less.
    let (_, said) = call(&Requirement::all(["a", "b", "c"]), RAVI).await;
    assert!(
        said.contains("scope=\\\"b c a\\\"") && said.contains("OAuthPermissionsException"),
        "{said}"
    );
    let (_, said) = call(&Requirement::scope("a").with_role(Role::Administrator), RAVI).await;
    assert!(said.contains("the role Administrator"), "{said}");
    let (_, said) = call(&Requirement::credential().by([MethodKind::ApiKey]), ADA).await;
    assert!(said.contains("takes an API key"), "{said}");
}

/// The status and the challenge of a message to an MCP server whose tool "change" needs `b`.
async fn send(method: &str, token: &str, message: &str) -> (StatusCode, String) {
    let metadata = ApiMetadata::new("https://api.example/mcp", "https://auth.example");
    let guard = Guard::new(metadata.expect("an API").realm(), Arc::new(Known));
    let tools =
        ToolRequirements::new(Requirement::scope("a")).tool("change", Requirement::all(["a", "b"]));
    let echo = async |Extension(_): Extension<Caller>, body: String| body;
    let routes = Router::new().route("/mcp", guard.require_for_tools(tools, any(echo)));
    let request = Request::builder().method(method).uri("/mcp");
    let request = request.header("authorization", token).body(Body::from(message.to_owned()));
    let answer = routes.oneshot(request.expect("a request")).await.expect("infallible");
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
    if status == StatusCode::OK {
        assert_eq!(body, message.as_bytes(), "the server reads what was sent");
    }
    let challenge = headers.get("www-authenticate").map(|value| value.to_str().expect("a text"));
    (status, challenge.unwrap_or_default().to_owned())
}

const READ: &str = r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"read"}}"#;
const CHANGE: &str = r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"change"}}"#;

#[tokio::test]
async fn connect_4_a_tool_of_an_mcp_server_needs_its_scope() {
    let metadata =
        "resource_metadata=\"https://api.example/.well-known/oauth-protected-resource/mcp\"";
    for (token, message, status, scope) in [
        ("Bearer nobody", CHANGE, StatusCode::UNAUTHORIZED, "scope=\"a\""),
        // Nothing is read for a stranger.
        ("Bearer nobody", "x", StatusCode::UNAUTHORIZED, "scope=\"a\""),
        ("Bearer service", READ, StatusCode::FORBIDDEN, "scope=\"a b\""),
        ("Bearer ravi", CHANGE, StatusCode::FORBIDDEN, "scope=\"b a\""),
    ] {
        let (answered, challenge) = send("POST", token, message).await;
        assert_eq!(answered, status, "{token} {message}");
        assert!(challenge.contains(scope) && challenge.contains(metadata), "{challenge}");
    }
    for (token, message) in [("Bearer ravi", READ), ("Bearer ada", READ), ("Bearer ada", CHANGE)] {
        assert_eq!(send("POST", token, message).await.0, StatusCode::OK, "{token} {message}");
    }
    for method in ["GET", "DELETE"] {
        assert_eq!(send(method, "Bearer ravi", "").await.0, StatusCode::OK, "{method}");
    }
}

#[tokio::test]
async fn connect_4_a_challenge_is_one_whatever_the_api_is_called() {
    let metadata = ApiMetadata::new("https://api.example/a\",x=\"\\b", "https://auth.example");
    let guard = Guard::new(metadata.expect("an API").realm(), Arc::new(Known));
    let routes =
        Router::new().route("/", guard.require(Requirement::credential(), get(|| async {})));
    let request = Request::builder().uri("/").body(Body::empty()).expect("a request");
    let answer = routes.oneshot(request).await.expect("infallible");
    let challenge = answer.headers()["www-authenticate"].to_str().expect("a text");
    let realm = r#"Bearer realm="https://api.example/a\",x=\"\\b", resource_metadata="#;
    assert!(challenge.starts_with(realm), "{challenge}");
}

#[tokio::test]
async fn a_message_that_could_call_another_tool_is_refused() {
    for message in [
        format!("[{CHANGE}]"),
        CHANGE.replace("\"name\":", "\"name\":\"read\",\"name\":"),
        CHANGE.replace("\"method\":", "\"method\":\"tools/list\",\"method\":"),
        format!("{READ}{CHANGE}"),
        String::new(),
    ] {
        let (status, _) = send("POST", "Bearer ravi", &message).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{message}");
    }
    for method in ["PUT", "PATCH", "QUERY", "GET", "DELETE"] {
        let (status, _) = send(method, "Bearer ravi", CHANGE).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{method}");
    }
    let long = READ.replace("read", &"x".repeat(5 * 1024 * 1024));
    let (status, _) = send("POST", "Bearer ravi", &long).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[test]
#[should_panic(expected = "RFC 6749")]
fn a_scope_that_is_none_is_found_when_routes_are_built() {
    let _ = Requirement::any(["a", "b c"]);
}

/// RFC 9470 §3: how the app learns what to ask for.
#[tokio::test]
async fn a_sign_in_that_is_too_weak_is_told_which_would_do() {
    let need = Requirement::scope("a").with_class(AuthenticationClass::TwoFactors);
    assert_eq!(call(&need, ADA).await.0, StatusCode::OK);
    let (status, said) = call(&need, RAVI).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    for words in [
        r#"error=\"insufficient_user_authentication\""#,
        r#"acr_values=\"urn:countersign:acr:2fa\""#,
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    // No one signed in for these, so no one can do so better.
    let need = Requirement::credential().with_class(AuthenticationClass::OneFactor);
    for header in [SERVICE, KEY] {
        assert_eq!(call(&need, header).await.0, StatusCode::FORBIDDEN);
    }
    // What a better sign-in would not mend is said first.
    let need = Requirement::scope("c").with_class(AuthenticationClass::TwoFactors);
    assert_eq!(call(&need, RAVI).await.0, StatusCode::FORBIDDEN);
}
