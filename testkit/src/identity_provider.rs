//! A company's identity provider, without a network: its answers can be made wrong.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use aws_lc_rs::digest::{SHA256, digest};
use oauth::client::domain::Domain;
use oauth::id::CompanyId;
use oauth::upstream::ClaimMapping;
use oauth::upstream::fault::UpstreamFault;
use provider::upstream::manage::{DraftAuthentication, Manager, ProviderDraft, ProviderRecord};
use provider::upstream::transport::{HttpRequest, HttpResponse, UpstreamTransport};
use serde_json::{Value, json};
use url::Url;

use crate::jwt::TestKey;
use crate::proof::base64url;
use crate::{TestServer, jwt};

pub const FABRIKAM: &str = "https://id.fabrikam.example";
pub const CLIENT_ID: &str = "countersign";
pub const SECRET: &str = "a-secret-of-the-provider";

type Change = Box<dyn Fn(&mut Value) + Send>;

/// A clone is the same.
#[derive(Clone)]
pub struct IdentityProvider {
    pub issuer: String,
    inner: Arc<Mutex<Inner>>,
}

struct Inner {
    key: TestKey,
    kid: String,
    codes: HashMap<String, Approved>,
    gone: bool,
    metadata: Change,
    id_token: Change,
    header: Change,
    /// Of whom the last access token is.
    last_sub: Value,
    user_info: Value,
    /// The paths that were asked for, with the forms that were sent there.
    asked: Vec<(String, BTreeMap<String, String>, Option<String>)>,
}

struct Approved {
    claims: Value,
    challenge: String,
    redirect_uri: String,
}

/// What a browser is sent there with.
pub type Query = BTreeMap<String, String>;

impl IdentityProvider {
    pub fn new(issuer: &str) -> Self {
        let nothing = || -> Change { Box::new(|_| ()) };
        let inner = Inner {
            key: TestKey::p256(),
            kid: "first".to_owned(),
            codes: HashMap::new(),
            gone: false,
            metadata: nothing(),
            id_token: nothing(),
            header: nothing(),
            last_sub: Value::Null,
            user_info: json!({}),
            asked: Vec::new(),
        };
        Self { issuer: issuer.to_owned(), inner: Arc::new(Mutex::new(inner)) }
    }

    pub fn fabrikam() -> Self {
        Self::new(FABRIKAM)
    }

    /// The way to these and no others.
    pub fn network(all: &[&Self]) -> Arc<dyn UpstreamTransport> {
        Arc::new(Network(all.iter().map(|one| (*one).clone()).collect()))
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn change_metadata(&self, change: impl Fn(&mut Value) + Send + 'static) {
        self.inner().metadata = Box::new(change);
    }

    pub fn change_id_token(&self, change: impl Fn(&mut Value) + Send + 'static) {
        self.inner().id_token = Box::new(change);
    }

    pub fn change_header(&self, change: impl Fn(&mut Value) + Send + 'static) {
        self.inner().header = Box::new(change);
    }

    pub fn rotate(&self, key: TestKey, kid: &str) {
        let mut inner = self.inner();
        (inner.key, inner.kid) = (key, kid.to_owned());
    }

    pub fn set_user_info(&self, claims: Value) {
        self.inner().user_info = claims;
    }

    pub fn go_away(&self) {
        self.inner().gone = true;
    }

    pub fn come_back(&self) {
        self.inner().gone = false;
    }

    /// How often a path was asked for.
    pub fn asked(&self, path: &str) -> usize {
        self.inner().asked.iter().filter(|(asked, ..)| asked == path).count()
    }

    /// What was last sent to a path, and its `Authorization`.
    pub fn sent(&self, path: &str) -> (BTreeMap<String, String>, Option<String>) {
        let inner = self.inner();
        let found = inner.asked.iter().rev().find(|(asked, ..)| asked == path);
        let (_, form, header) = found.expect("asked");
        (form.clone(), header.clone())
    }

    /// What the browser brings.
    #[track_caller]
    pub fn query(&self, location: &str) -> Query {
        let url = Url::parse(location).expect("a URL");
        assert!(location.starts_with(&format!("{}/authorize?", self.issuer)), "{location}");
        url.query_pairs().into_owned().collect()
    }

    /// The person signs in there: the path to which the browser is sent back.
    #[track_caller]
    pub fn approve(&self, server: &TestServer, location: &str, claims: &Value) -> String {
        let query = self.query(location);
        assert_eq!(query["response_type"], "code");
        assert_eq!(query["client_id"], CLIENT_ID);
        assert_eq!(query["code_challenge_method"], "S256");
        let now = server.provider.now().0;
        let mut all = json!({
            "iss": self.issuer, "aud": CLIENT_ID, "exp": now + 300, "iat": now,
            "nonce": query["nonce"], "auth_time": now, "sid": "session-there",
        });
        let said = claims.as_object().expect("an object");
        all.as_object_mut().expect("an object").extend(said.clone());
        let mut inner = self.inner();
        let code = format!("code-{}", inner.codes.len());
        let approved = Approved {
            claims: all,
            challenge: query["code_challenge"].clone(),
            redirect_uri: query["redirect_uri"].clone(),
        };
        inner.codes.insert(code.clone(), approved);
        self.back(&query, &[("code", code.as_str())])
    }

    /// The way back with any answer.
    pub fn back(&self, query: &Query, answer: &[(&str, &str)]) -> String {
        let url = Url::parse(&query["redirect_uri"]).expect("a URL");
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(answer)
            .append_pair("state", &query["state"])
            .append_pair("iss", &self.issuer)
            .finish();
        format!("{}?{query}", url.path())
    }

    /// Signed as the ID tokens are.
    pub fn sign(&self, header: &Value, claims: &Value) -> String {
        let inner = self.inner();
        let mut header = header.clone();
        header["kid"] = inner.kid.clone().into();
        (inner.header)(&mut header);
        if header["alg"] == "none" {
            let (header, claims) = (header.to_string(), claims.to_string());
            return format!("{}.{}.", jwt::part(&header), jwt::part(&claims));
        }
        if header["alg"] == "HS256" {
            return jwt::sign_with_password(SECRET.as_bytes(), &header, claims);
        }
        inner.key.sign(&header, claims)
    }

    fn answer(&self, path: &str, form: &BTreeMap<String, String>) -> (u16, Value) {
        let issuer = &self.issuer;
        match path {
            "/.well-known/openid-configuration" => {
                let mut metadata = json!({
                    "issuer": issuer,
                    "authorization_endpoint": format!("{issuer}/authorize"),
                    "token_endpoint": format!("{issuer}/token"),
                    "userinfo_endpoint": format!("{issuer}/userinfo"),
                    "jwks_uri": format!("{issuer}/jwks"),
                    "response_types_supported": ["code"],
                    "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["ES256", "PS256", "EdDSA"],
                    "authorization_response_iss_parameter_supported": true,
                });
                (self.inner().metadata)(&mut metadata);
                (200, metadata)
            }
            "/jwks" => {
                let inner = self.inner();
                let mut key = inner.key.public().with_kid(inner.kid.as_str()).to_json();
                key["use"] = "sig".into();
                (200, json!({ "keys": [key] }))
            }
            "/userinfo" => {
                let inner = self.inner();
                let mut said = json!({ "sub": inner.last_sub });
                let more = inner.user_info.as_object().expect("an object").clone();
                said.as_object_mut().expect("an object").extend(more);
                (200, said)
            }
            "/token" => self.token(form),
            _ => (404, json!({})),
        }
    }

    fn token(&self, form: &BTreeMap<String, String>) -> (u16, Value) {
        let refused = (400, json!({ "error": "invalid_grant" }));
        let approved = form.get("code").and_then(|code| self.inner().codes.remove(code));
        let Some(Approved { claims, challenge, redirect_uri }) = approved else { return refused };
        let verifier = form.get("code_verifier").cloned().unwrap_or_default();
        let hash = base64url(digest(&SHA256, verifier.as_bytes()).as_ref());
        if hash != challenge || form.get("redirect_uri") != Some(&redirect_uri) {
            return refused;
        }
        let mut claims = claims;
        self.inner().last_sub = claims["sub"].clone();
        (self.inner().id_token)(&mut claims);
        let id_token = self.sign(&json!({}), &claims);
        let answer = json!({
            "access_token": "an-access-token", "token_type": "Bearer", "expires_in": 60,
            "id_token": id_token,
        });
        (200, answer)
    }
}

struct Network(Vec<IdentityProvider>);

#[async_trait]
impl UpstreamTransport for Network {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, UpstreamFault> {
        let uri = request.uri().to_string();
        let found = self.0.iter().find_map(|one| Some((one, uri.strip_prefix(&one.issuer)?)));
        let (provider, path) = found.ok_or(UpstreamFault::NotPublic)?;
        let form: BTreeMap<String, String> =
            form_urlencoded::parse(request.body()).into_owned().collect();
        let authorization = request.headers().get("authorization");
        let authorization = authorization.map(|value| value.to_str().expect("a text").to_owned());
        provider.inner().asked.push((path.to_owned(), form.clone(), authorization));
        if provider.inner().gone {
            return Err(UpstreamFault::Unreachable);
        }
        let (status, body) = provider.answer(path, &form);
        let mut answer = HttpResponse::new(body.to_string().into_bytes());
        *answer.status_mut() = status.try_into().expect("a status");
        Ok(answer)
    }
}

/// For the demo's company Contoso, whose people have addresses of `contoso.example`.
pub fn draft() -> ProviderDraft {
    ProviderDraft {
        name: "Contoso ID".to_owned(),
        issuer: FABRIKAM.to_owned(),
        client_id: CLIENT_ID.to_owned(),
        authentication: DraftAuthentication::Secret(SECRET.to_owned()),
        scopes: vec!["profile".to_owned(), "email".to_owned()],
        domains: vec![Domain::parse("contoso.example").expect("a domain")],
        mapping: ClaimMapping::default(),
        makes_accounts: true,
        has_button: true,
    }
}

impl TestServer {
    /// Set up by the operator.
    pub async fn add_provider(&self, company: &CompanyId, draft: ProviderDraft) -> ProviderRecord {
        let added = self.upstream().add(Manager::Operator(company), draft).await;
        added.expect("added")
    }
}
