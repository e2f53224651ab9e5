//! A login request. Its id is the request itself, sealed: nothing is stored of one that the
//! platform does not answer, so a flood of authorization requests costs no disk and displaces no
//! other request, and several nodes need not agree on anything. The id goes through the platform's
//! address, so what is sealed is limited: with the limit, the whole address stays below the 8 kB
//! that servers and proxies take.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::client::Client;
use oauth::credential::digest::Digest;
use oauth::hex::to_hex;
use oauth::language::Language;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::authorization::asked_login::AskedLogin;
use crate::error::{ProviderError, internal_store_error};
use crate::own_login::OwnLoginService;
use crate::own_login::outcomes::{BEGUN, count};

const LABEL: &str = "login request";

/// Of the path to come back to, in bytes. Sealed and encoded, it is a third longer.
const RETURN_TO_LIMIT: usize = 4096;

const BROWSER_BYTES: usize = 32;

/// What a login request is made of.
#[derive(Clone, Copy, Debug)]
pub struct NewLoginRequest<'a> {
    /// The path to come back to.
    pub return_to: &'a str,
    /// The person is to prove again who they are.
    pub login: bool,
    /// Another account than the one before may be wanted.
    pub select_account: bool,
    /// Whom we expect.
    pub login_hint: Option<&'a str>,
    pub language: Language,
    /// The cookie that the browser has from an earlier login request.
    pub browser: Option<&'a str>,
}

/// Where the browser goes.
#[derive(Clone, Debug)]
pub struct SentToLogin {
    pub location: String,
    /// The value of its cookie.
    pub browser: String,
}

#[derive(Debug, Error)]
pub enum LoginRequestError {
    #[error("there is no such login request")]
    NotFound,
    #[error("the login request is too old, or what the app asked for cannot be answered any more")]
    Expired,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(LoginRequestError);

#[derive(Serialize, Deserialize)]
pub(super) struct LoginRequest {
    id: String,
    /// The digest of the browser's cookie.
    browser: String,
    pub(super) return_to: String,
    login: bool,
    select_account: bool,
    login_hint: Option<String>,
    language: Language,
    pub(super) begun_at: Timestamp,
}

impl LoginRequest {
    /// Under which its answer is stored.
    pub(super) fn digest(&self) -> Digest {
        Digest::of(&self.id)
    }

    pub(super) fn browser(&self) -> Digest {
        Digest::of(&self.browser)
    }
}

/// As a login request has it.
pub(super) fn browser_digest(cookie: &str) -> Digest {
    Digest::of(&sealed_browser(cookie))
}

fn sealed_browser(cookie: &str) -> String {
    to_hex(Digest::of(cookie).as_bytes())
}

/// What the platform needs in order to sign the user in.
#[derive(Clone, Debug)]
pub struct LoginRequestDetails {
    /// The app that waits; `None`: the person goes to a page of ours.
    pub client: Option<Arc<Client>>,
    pub scopes: ScopeSet,
    /// The person must prove again who they are, though the platform may know them.
    pub login: bool,
    /// The person must be able to choose another account.
    pub select_account: bool,
    /// How long ago the person may have proven who they are.
    pub max_age: Option<Duration>,
    /// The person must give two factors: with one alone, the app is told that it was not enough.
    pub two_factors: bool,
    pub login_hint: Option<String>,
    /// Languages by preference, separated by spaces.
    pub ui_locales: String,
    pub begun_at: Timestamp,
    pub expires_at: Timestamp,
}

impl OwnLoginService {
    /// Sends a browser to the platform's login. `None`: people sign in here, or the request is too
    /// long for an address.
    pub fn begin_login(&self, new: NewLoginRequest<'_>) -> Option<SentToLogin> {
        let mut location = self.settings()?.url.clone();
        if new.return_to.len() > RETURN_TO_LIMIT {
            return None;
        }
        let browser = match new.browser.filter(|known| is_browser(known)) {
            Some(known) => known.to_owned(),
            None => URL_SAFE_NO_PAD.encode(self.shared.random::<BROWSER_BYTES>()),
        };
        let request = LoginRequest {
            id: self.shared.new_id("lrq_"),
            browser: sealed_browser(&browser),
            return_to: new.return_to.to_owned(),
            login: new.login,
            select_account: new.select_account,
            login_hint: new.login_hint.map(str::to_owned),
            language: new.language,
            begun_at: self.shared.now(),
        };
        let id = self.shared.seal(LABEL, &request);
        location.query_pairs_mut().append_pair(routes::LOGIN_REQUEST, &id);
        count(BEGUN);
        Some(SentToLogin { location: location.into(), browser })
    }

    pub async fn login_request(&self, id: &str) -> Result<LoginRequestDetails, LoginRequestError> {
        let request = self.open_login_request(id)?;
        self.details(&request).await
    }

    pub(super) fn open_login_request(&self, id: &str) -> Result<LoginRequest, LoginRequestError> {
        let opened = self.shared.open_seal::<LoginRequest>(LABEL, id);
        let request = opened.ok_or(LoginRequestError::NotFound)?;
        if self.shared.now() < self.expires_at(&request) {
            Ok(request)
        } else {
            Err(LoginRequestError::Expired)
        }
    }

    pub(super) fn expires_at(&self, request: &LoginRequest) -> Timestamp {
        request.begun_at + self.shared.settings.lifetimes.login_request
    }

    pub(super) async fn details(
        &self,
        request: &LoginRequest,
    ) -> Result<LoginRequestDetails, LoginRequestError> {
        let asked = match authorization_query(&request.return_to) {
            None => AskedLogin::default(),
            Some(query) => {
                let asked = self.authorization.asked_login(query).await?;
                asked.ok_or(LoginRequestError::Expired)?
            }
        };
        Ok(LoginRequestDetails {
            client: asked.client,
            scopes: asked.scopes,
            login: request.login || asked.prompt.login,
            select_account: request.select_account || asked.prompt.select_account,
            max_age: asked.max_age,
            two_factors: asked.two_factors,
            login_hint: request.login_hint.clone().or(asked.login_hint),
            ui_locales: asked.ui_locales.unwrap_or_else(|| request.language.tag().to_owned()),
            begun_at: request.begun_at,
            expires_at: self.expires_at(request),
        })
    }
}

pub(super) fn authorization_query(path: &str) -> Option<&str> {
    path.split_once('?').filter(|(path, _)| *path == routes::AUTHORIZE).map(|(_, query)| query)
}

/// As they are made here.
fn is_browser(text: &str) -> bool {
    URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == BROWSER_BYTES)
}
