//! An app at the token endpoint.

use axum::body::Body;
use axum::http::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::request::VERIFIER;
use crate::{Answer, PARTNER_CALLBACK, SPA_CALLBACK, TestServer};

pub fn basic(id: &str, secret: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")))
}

pub fn partner() -> String {
    basic("demo-partner", "demo-partner-secret")
}

/// Of a code of `demo-spa`.
pub fn spa_exchange(code: &str) -> Vec<(&'static str, String)> {
    let mut pairs = code_exchange(code).to_vec();
    SPA_CALLBACK.clone_into(&mut pairs[2].1);
    pairs.push(("client_id", "demo-spa".to_owned()));
    pairs
}

/// Of a code of `demo-partner`.
pub fn code_exchange(code: &str) -> [(&'static str, String); 4] {
    [
        ("grant_type", "authorization_code".to_owned()),
        ("code", code.to_owned()),
        ("redirect_uri", PARTNER_CALLBACK.to_owned()),
        ("code_verifier", VERIFIER.to_owned()),
    ]
}

impl TestServer {
    pub async fn token<V: AsRef<str>>(
        &self,
        authorization: Option<&str>,
        pairs: &[(&str, V)],
    ) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        self.token_body(authorization, body).await
    }

    pub async fn token_body(&self, authorization: Option<&str>, body: impl Into<Body>) -> Answer {
        let mut request =
            Request::post(routes::TOKEN).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(authorization) = authorization {
            request = request.header(AUTHORIZATION, authorization);
        }
        self.send(request.body(body.into()).expect("a request")).await
    }

    /// As `demo-partner`.
    pub async fn redeem(&self, code: &str) -> Answer {
        self.token(Some(&partner()), &code_exchange(code)).await
    }

    /// As `demo-partner`.
    pub async fn refresh(&self, refresh_token: &str) -> Answer {
        let pairs = [("grant_type", "refresh_token"), ("refresh_token", refresh_token)];
        self.token(Some(&partner()), &pairs).await
    }

    /// Of `demo-partner`, for a user who allows what is required.
    pub async fn partner_tokens(&self, email: &str) -> Tokens {
        let code = self.signed_in(email).await.allow(&crate::AuthorizationUrl::partner()).await;
        Tokens::read(&self.redeem(&code).await)
    }

    /// Of `demo-spa`, for a user who allows what is required.
    pub async fn spa_tokens(&self, email: &str) -> Tokens {
        let code = self.signed_in(email).await.allow(&crate::AuthorizationUrl::spa()).await;
        Tokens::read(&self.token(None, &spa_exchange(&code)).await)
    }

    pub async fn service_token(&self, id: &str, secret: &str) -> String {
        let answer =
            self.token(Some(&basic(id, secret)), &[("grant_type", "client_credentials")]).await;
        Tokens::read(&answer).access
    }
}

#[derive(Clone, Debug)]
pub struct Tokens {
    pub access: String,
    pub refresh: Option<String>,
    pub scope: String,
    pub expires_in: u64,
}

impl Tokens {
    /// A valid response (RFC 6749 §5.1).
    #[track_caller]
    pub fn read(answer: &Answer) -> Self {
        Self::read_as("Bearer", answer)
    }

    #[track_caller]
    pub fn read_as(token_type: &str, answer: &Answer) -> Self {
        answer.assert_status(200);
        answer.assert_header("cache-control", "no-store").assert_header("pragma", "no-cache");
        let json = answer.json();
        assert_eq!(json["token_type"], token_type);
        let text = |name: &str| json[name].as_str().map(str::to_owned);
        Self {
            access: text("access_token").expect("an access token"),
            refresh: text("refresh_token"),
            scope: text("scope").expect("the scope granted"),
            expires_in: json.get("expires_in").and_then(Value::as_u64).expect("seconds"),
        }
    }

    #[track_caller]
    pub fn refresh(&self) -> &str {
        self.refresh.as_deref().expect("a refresh token")
    }
}
