use oauth::client::app::draft::DraftError;
use oauth::client::app::sign_in::{REDIRECT_URIS as ADDRESS_LIMIT, SignInDraftError};
use oauth::client::logout_uri::LogoutUriError;
use oauth::client::redirect_uri::{PartnerUriError, RedirectUriError};
use oauth::client::sign_in::{InitiateLoginFault, MAX_AGE_LIMIT};
use oauth::display_text::{NameError, TextError};
use oauth::scope::Scope;
use provider::Provider;

use crate::components::error_summary::FormError;
use crate::i18n::Localizer;
use crate::pages::apps::about::form::{DESCRIPTION, NAME};
use crate::pages::apps::address_lines::line_error;
use crate::pages::apps::addresses::form::REDIRECT_URIS;
use crate::pages::apps::permissions::form::{PERMISSIONS, PURPOSE};
use crate::pages::apps::sign_in::form::{
    BACKCHANNEL_LOGOUT, INITIATE_LOGIN, LOGOUT_URIS, MAX_AGE, PKCE,
};
use crate::pages::permissions::Permissions;

pub fn draft_error(provider: &Provider, localizer: Localizer, error: &DraftError) -> FormError {
    let permission = |scope: &Scope| {
        let prompt = Permissions::of_catalogue(provider, localizer).prompt(scope);
        [("permission", prompt.into())]
    };
    let line = |line: usize, fault: &'static str| {
        let fault = localizer.t(fault);
        localizer.t_args("partner-error-line", &[("line", line.into()), ("fault", fault.into())])
    };
    let (text, field) = match error {
        DraftError::Name(error) => (name_error(localizer, error), NAME.to_owned()),
        DraftError::Description(error) => (
            match error {
                TextError::Empty => localizer.t("partner-error-description"),
                _ => localizer.t("cred-error-text"),
            },
            DESCRIPTION.to_owned(),
        ),
        DraftError::NoRedirectUri => {
            (localizer.t("partner-error-no-address"), REDIRECT_URIS.to_owned())
        }
        DraftError::TooManyRedirectUris => (
            localizer.t_args("partner-error-many-addresses", &[("limit", ADDRESS_LIMIT.into())]),
            REDIRECT_URIS.to_owned(),
        ),
        DraftError::RedirectUri { line: number, fault, .. } => {
            (line(*number, redirect_uri_error(*fault)), line_error(REDIRECT_URIS, *number))
        }
        DraftError::RepeatedRedirectUri { line: number, .. } => {
            (line(*number, "partner-error-repeated"), line_error(REDIRECT_URIS, *number))
        }
        DraftError::NoScope => (localizer.t("partner-error-no-permission"), PERMISSIONS.to_owned()),
        DraftError::UnknownScope(scope) => {
            (localizer.t_args("cred-error-unknown", &permission(scope)), PERMISSIONS.to_owned())
        }
        DraftError::Purpose { scope, fault } => {
            let text = match fault {
                TextError::Empty => "partner-error-purpose",
                _ => "partner-error-purpose-text",
            };
            (localizer.t_args(text, &permission(scope)), format!("{PURPOSE}{scope}"))
        }
        DraftError::SignIn(error) => match error {
            SignInDraftError::TooManyLogoutUris => (
                localizer
                    .t_args("partner-error-many-addresses", &[("limit", ADDRESS_LIMIT.into())]),
                LOGOUT_URIS.to_owned(),
            ),
            SignInDraftError::LogoutUri { line: number, fault, .. } => {
                (line(*number, redirect_uri_error(*fault)), line_error(LOGOUT_URIS, *number))
            }
            SignInDraftError::BackChannelLogout(fault) => {
                (logout_uri_error(localizer, *fault), BACKCHANNEL_LOGOUT.to_owned())
            }
            SignInDraftError::MaxAge => {
                let limit = [("limit", MAX_AGE_LIMIT.to_string().into())];
                (localizer.t_args("partner-error-max-age", &limit), MAX_AGE.to_owned())
            }
            SignInDraftError::InitiateLogin(InitiateLoginFault::Malformed) => {
                (localizer.t("partner-error-initiate-login"), INITIATE_LOGIN.to_owned())
            }
            SignInDraftError::InitiateLogin(InitiateLoginFault::OtherHost) => {
                (localizer.t("partner-error-initiate-host"), INITIATE_LOGIN.to_owned())
            }
            SignInDraftError::PublicNonce => {
                (localizer.t("partner-error-public-nonce"), PKCE.to_owned())
            }
        },
    };
    FormError::new(text, field)
}

pub(crate) fn name_error(localizer: Localizer, error: &NameError) -> String {
    match error {
        NameError::Text(TextError::Empty) => localizer.t("partner-error-name"),
        NameError::Text(TextError::TooLong { .. }) => localizer.t("partner-error-name-long"),
        NameError::Text(_)
        | NameError::NoLetter
        | NameError::Picture(_)
        | NameError::MixedScripts { .. } => localizer.t("partner-error-name-text"),
        NameError::Platform { platform: name } | NameError::Taken { name } => {
            localizer.t_args("partner-error-name-taken", &[("name", name.as_str().into())])
        }
    }
}

fn redirect_uri_error(fault: PartnerUriError) -> &'static str {
    match fault {
        PartnerUriError::Address => "partner-error-ip",
        PartnerUriError::LookAlike => "partner-error-look-alike",
        PartnerUriError::Rule(rule) => match rule {
            RedirectUriError::Characters => "partner-error-characters",
            RedirectUriError::Wildcard => "partner-error-wildcard",
            RedirectUriError::NotAbsolute => "partner-error-not-absolute",
            RedirectUriError::Fragment => "partner-error-fragment",
            RedirectUriError::UserInfo => "partner-error-user-info",
            RedirectUriError::HttpsRequired => "partner-error-https",
            RedirectUriError::DangerousScheme => "partner-error-scheme",
            RedirectUriError::SchemeWithoutDot => "partner-error-own-scheme",
            RedirectUriError::AnswerParameter => "partner-error-answer",
        },
    }
}

fn logout_uri_error(localizer: Localizer, fault: LogoutUriError) -> String {
    let fault = match fault {
        LogoutUriError::Uri(rule) => redirect_uri_error(PartnerUriError::Rule(rule)),
        LogoutUriError::NotWeb => "partner-error-https",
        LogoutUriError::Address => "partner-error-ip",
        LogoutUriError::Port => "partner-error-port",
        LogoutUriError::Host => "partner-error-initiate-host",
    };
    let fault = [("fault", localizer.t(fault).into())];
    localizer.t_args("partner-error-backchannel-logout", &fault)
}
