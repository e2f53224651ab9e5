use oauth::client::domain::{DomainCheck, ProvenBy};
use oauth::client::publisher::Publisher;
use oauth::client::registration::RegistrationError;
use provider::clients::apps::publisher::DomainClaim;

use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
use crate::i18n::{Localizer, date};
use crate::pages::apps::draft_error::name_error;
use crate::pages::apps::frame::AppFrame;
use crate::pages::apps::publisher::form::{
    DOMAIN, NAME, PRIVACY_POLICY, SUPPORT_EMAIL, TERMS, WEBSITE,
};

#[derive(Clone, Debug)]
pub struct PublisherPage {
    pub frame: AppFrame,
    pub company: String,
    pub form: PostForm,
    pub errors: Vec<FormError>,
    pub name: String,
    pub website: String,
    pub support_email: String,
    pub privacy_policy: String,
    pub terms: String,
    pub has_apps: bool,
    /// `None` until the publisher is stored.
    pub domains: Option<Domains>,
}

#[derive(Clone, Debug)]
pub struct Domains {
    pub claims: Vec<ClaimRow>,
    /// Where the page's form adds one.
    pub add: String,
    pub typed: String,
}

#[derive(Clone, Debug)]
pub struct ClaimRow {
    pub domain: String,
    pub state: String,
    pub found: Option<String>,
    pub is_proven: bool,
    pub record: String,
    pub file: String,
    pub value: String,
    pub check: PostForm,
    pub remove: PostForm,
}

pub fn claim_row(
    localizer: Localizer,
    publisher: &Publisher,
    claim: &DomainClaim,
    to: impl Fn(&str) -> PostForm,
) -> ClaimRow {
    let domain = claim.domain.as_str();
    // Once proven it stays so, whatever a later look found.
    let is_proven = publisher.verified_domains.iter().any(|verified| verified == domain);
    let state = match claim.checked {
        _ if is_proven => "partner-domain-verified",
        None => "partner-domain-waiting",
        Some(_) => "partner-domain-failed",
    };
    let found = claim.checked.map(|(at, found)| {
        let text = match found {
            DomainCheck::Proven(ProvenBy::Record) => "partner-domain-proven-record",
            DomainCheck::Proven(ProvenBy::File) => "partner-domain-proven-file",
            DomainCheck::NotFound => "partner-domain-not-found",
            DomainCheck::OtherValue => "partner-domain-other",
            DomainCheck::NoAnswer => "partner-domain-no-answer",
        };
        localizer.t_args(text, &[("day", date::day_and_clock(localizer, at).into())])
    });
    ClaimRow {
        domain: domain.to_owned(),
        state: localizer.t(state),
        found,
        is_proven,
        record: claim.domain.record_name(),
        file: claim.domain.file_address(),
        value: claim.value.clone(),
        check: to("check-domain").with(DOMAIN, domain),
        remove: to("remove-domain").with(DOMAIN, domain),
    }
}

pub fn publisher_error(localizer: Localizer, error: &RegistrationError) -> FormError {
    let (text, field) = match error {
        RegistrationError::Name(error) => (name_error(localizer, error), NAME),
        RegistrationError::SupportEmail => (localizer.t("partner-support-error"), SUPPORT_EMAIL),
        RegistrationError::Link { field: "website" } => {
            (localizer.t("partner-link-error"), WEBSITE)
        }
        RegistrationError::Link { field: "privacy policy" } => {
            (localizer.t("partner-link-error"), PRIVACY_POLICY)
        }
        // Of a publisher nothing else is checked.
        _ => (localizer.t("partner-link-error"), TERMS),
    };
    FormError::new(text, field)
}
