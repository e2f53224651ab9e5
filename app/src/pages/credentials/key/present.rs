use oauth::credential::api_credential::ApiCredentialKind;
use oauth::credential::request::ApiCredentialError;
use provider::Provider;
use provider::account::session::SignedIn;

use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
use crate::components::pick_row::Choice;
use crate::i18n::Localizer;
use crate::pages::credentials::key::form::CONFIRM;
use crate::pages::credentials::present::{form_error, kind_name};

#[derive(Clone, Debug)]
pub struct KeyFormPage {
    pub form: PostForm,
    pub errors: Vec<FormError>,
    pub company: String,
    pub name: String,
    pub kinds: Vec<Choice>,
}

pub fn key_form_page(
    provider: &Provider,
    localizer: Localizer,
    signed_in: &SignedIn,
    name: &str,
    kind: ApiCredentialKind,
    errors: Vec<FormError>,
    form: PostForm,
) -> KeyFormPage {
    let choice = |value: ApiCredentialKind, consequence: String| Choice {
        value: value.as_str(),
        name: kind_name(localizer, value),
        consequence,
        chosen: value == kind,
    };
    let kinds = if provider.settings().partner_api_keys {
        vec![
            choice(ApiCredentialKind::ApiKey, localizer.t("cred-api-key-for")),
            choice(ApiCredentialKind::PartnerApiKey, localizer.t("cred-partner-key-for")),
        ]
    } else {
        Vec::new()
    };
    let company = signed_in.company.name.clone();
    KeyFormPage { form, errors, company, name: name.to_owned(), kinds }
}

pub fn key_form_errors(
    provider: &Provider,
    localizer: Localizer,
    errors: &[ApiCredentialError],
    is_confirmed: bool,
) -> Vec<FormError> {
    let unconfirmed =
        (!is_confirmed).then(|| FormError::new(localizer.t("cred-key-unconfirmed"), CONFIRM));
    errors.iter().map(|error| form_error(provider, localizer, error)).chain(unconfirmed).collect()
}
