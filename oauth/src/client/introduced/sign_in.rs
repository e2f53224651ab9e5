//! What an app says of itself for signing people in (OpenID Connect Dynamic Client Registration 1.0
//! §2). What we do not have of it, such as encrypted ID tokens, is left out, and its answer says
//! so.

use std::time::Duration;

use serde_json::{Map, Value, json};

use super::logout_host::{self, Introduction};
use super::members::{MetadataError, REDIRECT_URI_LENGTH, REDIRECT_URIS, text, texts};
use crate::authentication::AuthenticationClass;
use crate::client::logout_uri::BackChannelLogout;
use crate::client::redirect_uri::RedirectUri;
use crate::client::sign_in::{MAX_AGE_LIMIT, Pkce, SignInTerms, check_initiate_login};
use crate::identity::subject::SubjectType;
use crate::jose::algorithm::IdTokenAlgorithm;

/// Two of them that no one vouches for cannot tell that it is the same person, and none goes
/// without PKCE, whatever it asks for.
pub(super) fn read(
    members: &Map<String, Value>,
    redirect_uris: &[RedirectUri],
    by: Introduction<'_>,
) -> Result<SignInTerms, MetadataError> {
    if text(members, "subject_type")?.is_some_and(|word| SubjectType::parse(word).is_none()) {
        return Err(MetadataError::SubjectType);
    }
    let algorithm = text(members, "id_token_signed_response_alg")?;
    let algorithm =
        algorithm.map(|word| IdTokenAlgorithm::parse(word).ok_or(MetadataError::IdTokenAlg));
    match members.get("require_auth_time") {
        // It is in every ID token.
        None | Some(Value::Null | Value::Bool(_)) => {}
        Some(_) => return Err(MetadataError::RequireAuthTime),
    }
    let classes = texts(members, "default_acr_values")?.unwrap_or_default();
    let initiate_login_uri = text(members, "initiate_login_uri")?;
    let initiate_login_uri = initiate_login_uri
        .map(|uri| check_initiate_login(uri, redirect_uris))
        .transpose()
        .map_err(MetadataError::InitiateLogin)?;
    Ok(SignInTerms {
        subject_type: SubjectType::Pairwise,
        id_token_algorithm: algorithm.transpose()?.unwrap_or_default(),
        pkce: Pkce::Required,
        post_logout_redirect_uris: logout_uris(members)?,
        backchannel_logout: backchannel_logout(members, redirect_uris, by)?,
        default_max_age: max_age(members)?,
        default_class: classes.into_iter().find_map(AuthenticationClass::parse),
        initiate_login_uri,
    })
}

/// What counts, as it is answered (RFC 7591 §3.2.1).
pub(super) fn members(terms: &SignInTerms) -> [(&'static str, Value); 9] {
    let uris: Vec<_> = terms.post_logout_redirect_uris.iter().map(RedirectUri::as_str).collect();
    let logout = terms.backchannel_logout.as_ref();
    let classes = terms.default_class.map(|class| [class.as_str()]);
    [
        ("subject_type", json!(terms.subject_type.as_str())),
        ("id_token_signed_response_alg", json!(terms.id_token_algorithm.as_str())),
        ("require_auth_time", json!(true)),
        ("post_logout_redirect_uris", if uris.is_empty() { Value::Null } else { json!(uris) }),
        ("backchannel_logout_uri", json!(logout.map(|logout| logout.uri.as_str()))),
        (
            "backchannel_logout_session_required",
            json!(logout.map(|logout| logout.session_required)),
        ),
        ("default_max_age", json!(terms.default_max_age.map(|age| age.as_secs()))),
        ("default_acr_values", json!(classes)),
        ("initiate_login_uri", json!(terms.initiate_login_uri)),
    ]
}

fn max_age(members: &Map<String, Value>) -> Result<Option<Duration>, MetadataError> {
    match members.get("default_max_age") {
        None | Some(Value::Null) => Ok(None),
        Some(value) => {
            let seconds = value.as_u64().filter(|seconds| *seconds <= MAX_AGE_LIMIT);
            seconds.map(Duration::from_secs).map(Some).ok_or(MetadataError::DefaultMaxAge)
        }
    }
}

fn logout_uris(members: &Map<String, Value>) -> Result<Vec<RedirectUri>, MetadataError> {
    let listed = texts(members, "post_logout_redirect_uris")?.unwrap_or_default();
    if listed.len() > REDIRECT_URIS {
        return Err(MetadataError::TooManyLogoutUris);
    }
    let mut uris: Vec<RedirectUri> = Vec::new();
    for text in listed {
        if text.len() > REDIRECT_URI_LENGTH {
            return Err(MetadataError::LongLogoutUri);
        }
        let uri = RedirectUri::register_native(text).map_err(MetadataError::LogoutUri)?;
        if !uris.contains(&uri) {
            uris.push(uri);
        }
    }
    Ok(uris)
}

/// OpenID Connect Back-Channel Logout 1.0 §2.2. Without the address the other member is of no use.
fn backchannel_logout(
    members: &Map<String, Value>,
    redirect_uris: &[RedirectUri],
    by: Introduction<'_>,
) -> Result<Option<BackChannelLogout>, MetadataError> {
    let session_required = match members.get("backchannel_logout_session_required") {
        None | Some(Value::Null) => false,
        Some(Value::Bool(required)) => *required,
        Some(_) => return Err(MetadataError::BackChannelLogoutSession),
    };
    let Some(uri) = text(members, "backchannel_logout_uri")? else { return Ok(None) };
    let uri =
        logout_host::check(uri, redirect_uris, by).map_err(MetadataError::BackChannelLogout)?;
    Ok(Some(BackChannelLogout { uri, session_required }))
}
