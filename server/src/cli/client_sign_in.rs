//! How a client signs people in, as `countersign client set` says it.

use std::time::Duration;

use clap::Args;
use oauth::authentication::AuthenticationClass;
use oauth::client::Client;
use oauth::client::logout_uri::{BackChannelLogout, BackChannelLogoutUri};
use oauth::client::redirect_uri::RedirectUri;
use oauth::client::sign_in::{Pkce, SignInTerms};
use oauth::identity::subject::SubjectType;
use oauth::jose::algorithm::IdTokenAlgorithm;
use serde_json::{Value, json};

/// Ends what was set.
const NONE: &str = "none";

#[derive(Args, Clone, Debug)]
pub struct SignInOptions {
    /// By what it knows people from now on: public or pairwise. It then knows all by another sub
    #[arg(long, value_name = "TYPE", value_parser = subject_type)]
    pub subject_type: Option<SubjectType>,

    /// With what its ID tokens are signed: RS256, ES256 or EdDSA
    #[arg(long, value_name = "ALG", value_parser = id_token_algorithm)]
    pub id_token_algorithm: Option<IdTokenAlgorithm>,

    /// Whether it must send a challenge (required), or may send a nonce instead (or_nonce)
    #[arg(long, value_name = "RULE", value_parser = pkce)]
    pub pkce: Option<Pkce>,

    /// Where people may go on after they have signed out, or none; may be given several times
    #[arg(long, value_name = "URI")]
    pub post_logout_redirect_uri: Vec<String>,

    /// Where it is told that a session has ended, or none
    #[arg(long, value_name = "URI", value_parser = backchannel_logout_uri)]
    pub backchannel_logout_uri: Option<Setting<BackChannelLogoutUri>>,

    /// Whether it requires sid there, which it always gets: true or false
    #[arg(long, value_name = "BOOLEAN")]
    pub backchannel_logout_session_required: Option<bool>,

    /// The longest time since sign-in, in seconds, where a request says nothing of it; or none
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub default_max_age: Option<Setting<Duration>>,

    /// How strongly people are to be authenticated where a request says nothing of it; or none
    #[arg(long, value_name = "ACR", value_parser = class)]
    pub default_acr: Option<Setting<AuthenticationClass>>,

    /// Where people are sent so that it signs them in, or none
    #[arg(long, value_name = "URI", value_parser = uri)]
    pub initiate_login_uri: Option<Setting<String>>,
}

/// A value, or none from now on.
#[derive(Clone, Debug)]
pub struct Setting<T>(Option<T>);

impl SignInOptions {
    pub fn is_given(&self) -> bool {
        let Self {
            subject_type,
            id_token_algorithm,
            pkce,
            post_logout_redirect_uri,
            backchannel_logout_uri,
            backchannel_logout_session_required,
            default_max_age,
            default_acr,
            initiate_login_uri,
        } = self;
        subject_type.is_some()
            || id_token_algorithm.is_some()
            || pkce.is_some()
            || !post_logout_redirect_uri.is_empty()
            || backchannel_logout_uri.is_some()
            || backchannel_logout_session_required.is_some()
            || default_max_age.is_some()
            || default_acr.is_some()
            || initiate_login_uri.is_some()
    }

    /// `None`: what is given stays as it is. An address that is none is an error.
    pub fn logout_uris(&self) -> Result<Option<Vec<RedirectUri>>, String> {
        match self.post_logout_redirect_uri.as_slice() {
            [] => Ok(None),
            [none] if none == NONE => Ok(Some(Vec::new())),
            uris => {
                let register = |uri: &String| {
                    RedirectUri::register_native(uri).map_err(|rule| format!("{uri}: {rule}"))
                };
                uris.iter().map(register).collect::<Result<_, _>>().map(Some)
            }
        }
    }

    pub fn change(&self, logout_uris: Option<Vec<RedirectUri>>, terms: SignInTerms) -> SignInTerms {
        let set = |given: &Option<Setting<String>>, before| match given {
            Some(Setting(value)) => value.clone(),
            None => before,
        };
        SignInTerms {
            subject_type: self.subject_type.unwrap_or(terms.subject_type),
            id_token_algorithm: self.id_token_algorithm.unwrap_or(terms.id_token_algorithm),
            pkce: self.pkce.unwrap_or(terms.pkce),
            post_logout_redirect_uris: logout_uris.unwrap_or(terms.post_logout_redirect_uris),
            backchannel_logout: self.backchannel_logout(terms.backchannel_logout),
            default_max_age: match &self.default_max_age {
                Some(Setting(age)) => *age,
                None => terms.default_max_age,
            },
            default_class: match &self.default_acr {
                Some(Setting(class)) => *class,
                None => terms.default_class,
            },
            initiate_login_uri: set(&self.initiate_login_uri, terms.initiate_login_uri),
        }
    }

    fn backchannel_logout(&self, before: Option<BackChannelLogout>) -> Option<BackChannelLogout> {
        let was_required = before.as_ref().is_some_and(|logout| logout.session_required);
        let session_required = self.backchannel_logout_session_required.unwrap_or(was_required);
        let uri = match &self.backchannel_logout_uri {
            Some(Setting(uri)) => uri.clone(),
            None => before.map(|logout| logout.uri),
        };
        uri.map(|uri| BackChannelLogout { uri, session_required })
    }
}

pub(super) fn show(client: &Client) -> Value {
    let SignInTerms {
        subject_type,
        id_token_algorithm,
        pkce,
        post_logout_redirect_uris,
        backchannel_logout,
        default_max_age,
        default_class,
        initiate_login_uri,
    } = SignInTerms::of(client);
    let uris: Vec<_> = post_logout_redirect_uris.iter().map(RedirectUri::as_str).collect();
    let logout = backchannel_logout.as_ref();
    json!({
        "subject_type": subject_type.as_str(),
        "id_token_algorithm": id_token_algorithm.as_str(),
        "pkce": pkce.as_str(),
        "post_logout_redirect_uris": uris,
        "backchannel_logout_uri": logout.map(|logout| logout.uri.as_str()),
        "backchannel_logout_session_required":
            logout.is_some_and(|logout| logout.session_required),
        "default_max_age": default_max_age.map(|age| age.as_secs()),
        "default_acr": default_class.map(AuthenticationClass::as_str),
        "initiate_login_uri": initiate_login_uri,
    })
}

fn one_of<T>(text: &str, parse: fn(&str) -> Option<T>, known: &[&str]) -> Result<T, String> {
    parse(text).ok_or_else(|| format!("use one of {}", known.join(", ")))
}

fn subject_type(text: &str) -> Result<SubjectType, String> {
    one_of(text, SubjectType::parse, &SubjectType::ALL.map(SubjectType::as_str))
}

fn id_token_algorithm(text: &str) -> Result<IdTokenAlgorithm, String> {
    one_of(text, IdTokenAlgorithm::parse, &IdTokenAlgorithm::ALL.map(IdTokenAlgorithm::as_str))
}

fn pkce(text: &str) -> Result<Pkce, String> {
    one_of(text, Pkce::parse, &Pkce::ALL.map(Pkce::as_str))
}

fn or_none<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Result<Setting<T>, String> {
    if text == NONE { Ok(Setting(None)) } else { read(text).map(|value| Setting(Some(value))) }
}

fn seconds(text: &str) -> Result<Setting<Duration>, String> {
    or_none(text, |text| match text.parse() {
        Ok(seconds) => Ok(Duration::from_secs(seconds)),
        Err(_) => Err("use a number of seconds, or none".to_owned()),
    })
}

fn class(text: &str) -> Result<Setting<AuthenticationClass>, String> {
    let known = AuthenticationClass::ALL.map(AuthenticationClass::as_str);
    or_none(text, |text| one_of(text, AuthenticationClass::parse, &known))
}

fn uri(text: &str) -> Result<Setting<String>, String> {
    or_none(text, |text| Ok(text.to_owned()))
}

/// Whether it is on a host of the client's is seen when it is set.
fn backchannel_logout_uri(text: &str) -> Result<Setting<BackChannelLogoutUri>, String> {
    or_none(text, |text| BackChannelLogoutUri::register(text).map_err(|rule| rule.to_string()))
}
