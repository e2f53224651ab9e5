use oauth::client::domain::Domain;
use oauth::upstream::fault::UpstreamFault;
use provider::upstream::manage::{ManageError, ProviderRecord};

use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
use crate::i18n::{Localizer, date};
use crate::pages::admin::providers::form::{
    CLIENT_ID, DOMAIN, GROUPS, ISSUER, NAME, ProviderFields, SECRET,
};

#[derive(Clone, Debug)]
pub struct ProvidersPage {
    pub company: String,
    pub providers: Vec<ProviderRow>,
    /// Whether there is a proven domain to set one up for.
    pub can_add: bool,
    /// Whether the company's people sign in with two factors.
    pub requires_second_factor: bool,
    pub second_factor: PostForm,
}

#[derive(Clone, Debug)]
pub struct ProviderRow {
    pub name: String,
    pub href: String,
    pub issuer: String,
    pub domains: String,
    pub state: ProviderState,
}

#[derive(Clone, Debug)]
pub struct ProviderState {
    pub is_found: bool,
    pub text: String,
    pub is_demanded: bool,
}

#[derive(Clone, Debug)]
pub struct ProviderPage {
    pub fields: ProviderFields,
    pub errors: Vec<FormError>,
    pub form: PostForm,
    /// Those that are proven, and those that were chosen before.
    pub domains: Vec<String>,
    /// `None` until it is stored.
    pub stored: Option<StoredProvider>,
}

#[derive(Clone, Debug)]
pub struct StoredProvider {
    pub name: String,
    pub state: ProviderState,
    /// The operator's, for the operator to change.
    pub by_operator: bool,
    pub has_secret: bool,
    pub redirect_uri: String,
    pub logout_uri: String,
    pub keys: String,
    pub check: PostForm,
    pub demand: PostForm,
    pub remove: String,
}

pub fn provider_row(localizer: Localizer, record: &ProviderRecord) -> ProviderRow {
    let provider = &record.provider;
    let domains: Vec<&str> = provider.domains.iter().map(Domain::as_str).collect();
    ProviderRow {
        name: provider.name.clone(),
        href: routes::admin_provider(&provider.id),
        issuer: provider.issuer.clone(),
        domains: domains.join(", "),
        state: provider_state(localizer, record),
    }
}

pub fn provider_state(localizer: Localizer, record: &ProviderRecord) -> ProviderState {
    let (is_found, text) = match &record.checked {
        None => (false, localizer.t("idp-not-checked")),
        Some((at, None)) => {
            let at = date::day_and_clock(localizer, *at);
            (true, localizer.t_args("idp-found", &[("time", at.into())]))
        }
        Some((at, Some(fault))) => {
            let why = UpstreamFault::parse(fault).unwrap_or(UpstreamFault::Malformed);
            let at = date::day_and_clock(localizer, *at);
            let why = localizer.t(fault_key(why));
            (false, localizer.t_args("idp-not-found", &[("time", at.into()), ("why", why.into())]))
        }
    };
    ProviderState { is_found, text, is_demanded: record.is_demanded }
}

fn fault_key(fault: UpstreamFault) -> &'static str {
    match fault {
        UpstreamFault::Unreachable => "idp-fault-unreachable",
        UpstreamFault::NotPublic => "idp-fault-not-public",
        UpstreamFault::NotHttps => "idp-fault-not-https",
        UpstreamFault::TooSlow => "idp-fault-too-slow",
        UpstreamFault::TooLarge => "idp-fault-too-large",
        UpstreamFault::Redirects => "idp-fault-redirects",
        UpstreamFault::Status => "idp-fault-status",
        UpstreamFault::OtherIssuer => "idp-fault-other-issuer",
        UpstreamFault::Unsuitable => "idp-fault-unsuitable",
        // The others are of sign-ins.
        _ => "idp-fault-malformed",
    }
}

/// `None`: it is not for the form to say.
pub fn provider_error(localizer: Localizer, error: &ManageError) -> Option<FormError> {
    let (text, field) = match error {
        ManageError::Text { what: "name", .. } => (localizer.t("idp-error-name"), NAME),
        ManageError::Text { .. } => (localizer.t("idp-error-claims"), GROUPS),
        ManageError::Issuer => (localizer.t("idp-error-issuer"), ISSUER),
        ManageError::ClientId => (localizer.t("idp-error-client-id"), CLIENT_ID),
        ManageError::Secret => (localizer.t("idp-error-secret"), SECRET),
        ManageError::Domains => (localizer.t("idp-error-domains"), DOMAIN),
        ManageError::NotProven(_) => (localizer.t("idp-error-not-proven"), DOMAIN),
        ManageError::DomainTaken => (localizer.t("idp-error-taken"), DOMAIN),
        ManageError::Fault(fault) => {
            let why = localizer.t(fault_key(*fault));
            (localizer.t_args("idp-error-fault", &[("why", why.into())]), ISSUER)
        }
        ManageError::NotSignedInWithIt => {
            return Some(FormError { text: localizer.t("idp-error-not-with-it"), field: None });
        }
        ManageError::NotAdministrator
        | ManageError::NotFound
        | ManageError::EditedMeanwhile
        | ManageError::Internal(_) => return None,
    };
    Some(FormError::new(text, field))
}
