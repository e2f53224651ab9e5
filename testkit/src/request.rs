use oauth::authorize::pkce::{CodeChallenge, CodeVerifier};

use crate::{LEGACY_CALLBACK, PARTNER_CALLBACK, SPA_CALLBACK, UNVERIFIED_CALLBACK};

/// Of every app of these tests (PKCE).
pub const VERIFIER: &str = "a-verifier-that-is-long-enough-for-rfc-7636";
pub const STATE: &str = "af0ifjsldkj";

pub fn challenge() -> String {
    let verifier = CodeVerifier::parse(VERIFIER).expect("a verifier");
    CodeChallenge::of(&verifier).as_str().to_owned()
}

#[derive(Clone, Debug)]
pub struct AuthorizationUrl {
    path: &'static str,
    pairs: Vec<(String, String)>,
}

impl AuthorizationUrl {
    pub fn partner() -> Self {
        Self::of("demo-partner", PARTNER_CALLBACK).with("scope", "candidates_read jobs_read")
    }

    pub fn spa() -> Self {
        Self::of("demo-spa", SPA_CALLBACK).with("scope", "candidates_read")
    }

    pub fn unverified() -> Self {
        Self::of("demo-unverified", UNVERIFIED_CALLBACK).with("scope", "candidates_manage")
    }

    /// As partners from before PKCE send it.
    pub fn legacy() -> Self {
        let mut request = Self::of("demo-legacy", LEGACY_CALLBACK)
            .with("scope", "candidates_read jobs_read")
            .without("response_type")
            .without("code_challenge")
            .without("code_challenge_method");
        request.path = "/identity/oauth/allow";
        request
    }

    /// RFC 9126 §4.
    pub fn pushed(client_id: &str, request_uri: &str) -> Self {
        let request = Self { path: routes::AUTHORIZE, pairs: Vec::new() };
        request.and("client_id", client_id).and("request_uri", request_uri)
    }

    fn of(client_id: &str, redirect_uri: &str) -> Self {
        let pairs = [
            ("response_type", "code"),
            ("client_id", client_id),
            ("redirect_uri", redirect_uri),
            ("state", STATE),
            ("code_challenge", &challenge()),
            ("code_challenge_method", "S256"),
        ];
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        Self { path: routes::AUTHORIZE, pairs: pairs.map(owned).to_vec() }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        match self.pairs.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => value.clone_into(known),
            None => self.pairs.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.pairs.retain(|(known, _)| known != name);
        self
    }

    /// Whether or not the parameter is there.
    #[must_use]
    pub fn and(mut self, name: &str, value: &str) -> Self {
        self.pairs.push((name.to_owned(), value.to_owned()));
        self
    }

    /// To another of the two endpoints.
    #[must_use]
    pub fn at(mut self, path: &'static str) -> Self {
        self.path = path;
        self
    }

    pub fn query(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.pairs).finish()
    }

    /// Once this request was pushed.
    pub fn query_of_pushed(&self, request_uri: &serde_json::Value) -> String {
        let client = self.pairs.iter().find(|(name, _)| name == "client_id").expect("a client");
        form_urlencoded::Serializer::new(String::new())
            .append_pair("client_id", &client.1)
            .append_pair("request_uri", request_uri.as_str().expect("a text"))
            .finish()
    }

    pub fn path(&self) -> String {
        format!("{}?{}", self.path, self.query())
    }
}
