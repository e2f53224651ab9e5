use oauth::client::app::draft::AppDraft;
use oauth::client::app::sign_in::SignInDraft;
use oauth::client::sign_in::Pkce;
use oauth::identity::subject::SubjectType;
use oauth::jose::algorithm::IdTokenAlgorithm;
use oauth::parameters::Parameters;

use crate::pages::apps::form::field_text;

pub const SUBJECT_TYPE: &str = "subject_type";
pub const ALGORITHM: &str = "id_token_algorithm";
pub const PKCE: &str = "pkce";
pub const LOGOUT_URIS: &str = "post_logout_redirect_uris";
pub const BACKCHANNEL_LOGOUT: &str = "backchannel_logout_uri";
pub const LOGOUT_SESSION: &str = "backchannel_logout_session_required";
pub const MAX_AGE: &str = "default_max_age";
pub const TWO_FACTORS: &str = "two_factors";
pub const INITIATE_LOGIN: &str = "initiate_login_uri";

pub fn read_sign_in(form: &Parameters, draft: &mut AppDraft) {
    let before = &draft.sign_in;
    draft.sign_in = SignInDraft {
        subject_type: form
            .get(SUBJECT_TYPE)
            .and_then(SubjectType::parse)
            .unwrap_or(before.subject_type),
        id_token_algorithm: form
            .get(ALGORITHM)
            .and_then(IdTokenAlgorithm::parse)
            .unwrap_or(before.id_token_algorithm),
        // Apps without a secret are not asked.
        pkce: form.get(PKCE).and_then(Pkce::parse).unwrap_or_default(),
        // Browsers send lines with both marks (HTML §4.10.11.3); one is enough.
        post_logout_redirect_uris: field_text(form, LOGOUT_URIS).replace("\r\n", "\n"),
        backchannel_logout_uri: field_text(form, BACKCHANNEL_LOGOUT),
        backchannel_logout_session_required: form.get(LOGOUT_SESSION).is_some(),
        default_max_age: field_text(form, MAX_AGE),
        two_factors: form.get(TWO_FACTORS).is_some(),
        initiate_login_uri: field_text(form, INITIATE_LOGIN),
    };
}
