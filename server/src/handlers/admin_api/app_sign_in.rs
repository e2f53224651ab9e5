use api::ApiError;
use oauth::authentication::AuthenticationClass;
use oauth::client::app::sign_in::SignInDraft;
use oauth::client::sign_in::{MAX_AGE_LIMIT, Pkce};
use oauth::identity::subject::SubjectType;
use oauth::jose::algorithm::IdTokenAlgorithm;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How an app signs people in. The names are those of OpenID Connect Dynamic Client Registration 1.0.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(super) struct SignIn {
    /// By what it knows people: `public` (a `sub` that all such apps share) or `pairwise`.
    #[schema(value_type = String, pattern = "^(public|pairwise)$")]
    subject_type: SubjectType,
    /// With what its ID tokens are signed: `RS256`, `ES256` or `EdDSA`.
    #[schema(value_type = String, pattern = "^(RS256|ES256|EdDSA)$")]
    id_token_signed_response_alg: IdTokenAlgorithm,
    /// `required`, or `or_nonce`: an app with a secret may send a nonce instead of a challenge.
    #[schema(value_type = String, pattern = "^(required|or_nonce)$")]
    pkce: Pkce,
    /// Where people may go on after they have signed out.
    post_logout_redirect_uris: Vec<String>,
    /// Where the app is told that a session has ended: `https`, without a port, on a host of its
    /// redirect URIs.
    backchannel_logout_uri: Option<String>,
    /// Whether logout tokens must have `sid`. They always have it.
    backchannel_logout_session_required: bool,
    /// In seconds: the longest time since sign-in, where a request says nothing of it.
    #[schema(maximum = 31_536_000)]
    default_max_age: Option<u64>,
    /// How strongly people are to be authenticated where a request says nothing of it:
    /// `urn:countersign:acr:1fa` or `urn:countersign:acr:2fa`; the first counts.
    default_acr_values: Vec<String>,
    /// Where people are sent so that it signs them in.
    initiate_login_uri: Option<String>,
}

impl SignIn {
    pub(super) fn read(self) -> Result<SignInDraft, ApiError> {
        // The draft has an address a line.
        if self.post_logout_redirect_uris.iter().any(|uri| uri.contains(['\n', '\r'])) {
            return Err(ApiError::invalid("postLogoutRedirectUris", "an address is one line"));
        }
        if self.default_max_age.is_some_and(|age| age > MAX_AGE_LIMIT) {
            let rule = format!("use at most {MAX_AGE_LIMIT} seconds");
            return Err(ApiError::invalid("defaultMaxAge", rule));
        }
        let class = |word: &String| {
            let rule = || ApiError::invalid("defaultAcrValues", format!("“{word}” is no class"));
            AuthenticationClass::parse(word).ok_or_else(rule)
        };
        let classes =
            self.default_acr_values.iter().map(class).collect::<Result<Vec<_>, ApiError>>()?;
        Ok(SignInDraft {
            subject_type: self.subject_type,
            id_token_algorithm: self.id_token_signed_response_alg,
            pkce: self.pkce,
            post_logout_redirect_uris: self.post_logout_redirect_uris.join("\n"),
            backchannel_logout_uri: self.backchannel_logout_uri.unwrap_or_default(),
            backchannel_logout_session_required: self.backchannel_logout_session_required,
            default_max_age: self.default_max_age.map(|age| age.to_string()).unwrap_or_default(),
            two_factors: classes.first() == Some(&AuthenticationClass::TwoFactors),
            initiate_login_uri: self.initiate_login_uri.unwrap_or_default(),
        })
    }

    pub(super) fn of(draft: &SignInDraft) -> Self {
        let class = draft.two_factors.then_some(AuthenticationClass::TwoFactors.as_str());
        let uris = draft.post_logout_redirect_uris.lines().map(str::trim);
        let uri = |text: &str| Some(text.trim()).filter(|uri| !uri.is_empty()).map(str::to_owned);
        Self {
            subject_type: draft.subject_type,
            id_token_signed_response_alg: draft.id_token_algorithm,
            pkce: draft.pkce,
            post_logout_redirect_uris: uris.filter(|uri| !uri.is_empty()).map(Into::into).collect(),
            backchannel_logout_uri: uri(&draft.backchannel_logout_uri),
            backchannel_logout_session_required: draft.backchannel_logout_session_required,
            default_max_age: readable_age(&draft.default_max_age),
            default_acr_values: class.map(str::to_owned).into_iter().collect(),
            initiate_login_uri: uri(&draft.initiate_login_uri),
        }
    }
}

/// A draft from a page may have any text there; its faults tell of it.
fn readable_age(text: &str) -> Option<u64> {
    text.trim().parse().ok().filter(|age| *age <= MAX_AGE_LIMIT)
}
