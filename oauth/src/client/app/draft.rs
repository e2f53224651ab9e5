//! What an owner writes of their app. A draft may be unfinished, and wrong: it is stored as it was
//! typed, so that nothing has to be typed twice.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::authorize::response_mode::ResponseMode;
use crate::catalogue::Catalogue;
use crate::client::app::sign_in::{REDIRECT_URIS, SignInDraft, SignInDraftError};
use crate::client::redirect_uri::{PartnerUriError, RedirectUri};
use crate::client::sign_in::SignInTerms;
use crate::client::{ClientKind, ClientScope, Requirement};
use crate::display_text::{NameError, NameRules, TextError, check_name, check_purpose};
use crate::scope::Scope;
use crate::words::words;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppDraft {
    pub name: String,
    pub description: String,
    pub kind: AppKind,
    /// An address a line.
    pub redirect_uris: String,
    /// None named: `query`.
    #[serde(default)]
    pub response_modes: Vec<ResponseMode>,
    pub scopes: Vec<DraftScope>,
    #[serde(default)]
    pub sign_in: SignInDraft,
}

words! {
    /// Where an app runs, which decides whether it can keep a secret.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum AppKind {
        /// On its publisher's server: it has a secret.
        #[default]
        Server = "server",
        Browser = "browser",
        /// On people's own devices (RFC 8252).
        Device = "device",
    }
}

impl AppKind {
    /// RFC 6749 §2.1.
    pub fn client_kind(self) -> ClientKind {
        match self {
            Self::Server => ClientKind::Confidential,
            Self::Browser | Self::Device => ClientKind::Public,
        }
    }

    pub fn is_native(self) -> bool {
        self == Self::Device
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftScope {
    pub scope: Scope,
    pub requirement: Requirement,
    /// It is meant when a request names no scope.
    pub is_default: bool,
    /// People read it.
    pub purpose: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedApp {
    pub name: String,
    pub description: String,
    pub kind: AppKind,
    pub redirect_uris: Vec<RedirectUri>,
    pub response_modes: Vec<ResponseMode>,
    pub scopes: Vec<ClientScope>,
    pub sign_in: SignInTerms,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    About,
    Addresses,
    Permissions,
    SignIn,
}

/// A form shows all at once.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DraftError {
    #[error("the name: {0}")]
    Name(NameError),
    #[error("the description: {0}")]
    Description(TextError),
    #[error("write at least one redirect address")]
    NoRedirectUri,
    #[error("write at most {REDIRECT_URIS} redirect addresses")]
    TooManyRedirectUris,
    #[error("line {line}: {uri}: {fault}")]
    RedirectUri { line: usize, uri: String, fault: PartnerUriError },
    #[error("line {line}: {uri} is there already")]
    RepeatedRedirectUri { line: usize, uri: String },
    #[error("choose at least one permission")]
    NoScope,
    #[error("there is no permission {0}")]
    UnknownScope(Scope),
    #[error("why {scope} is needed: {fault}")]
    Purpose { scope: Scope, fault: TextError },
    #[error(transparent)]
    SignIn(#[from] SignInDraftError),
}

impl DraftError {
    pub fn step(&self) -> Step {
        match self {
            Self::Name(_) | Self::Description(_) => Step::About,
            Self::NoRedirectUri
            | Self::TooManyRedirectUris
            | Self::RedirectUri { .. }
            | Self::RepeatedRedirectUri { .. } => Step::Addresses,
            Self::NoScope | Self::UnknownScope(_) | Self::Purpose { .. } => Step::Permissions,
            Self::SignIn(_) => Step::SignIn,
        }
    }
}

impl AppDraft {
    pub fn check(
        &self,
        rules: &NameRules,
        catalogue: &Catalogue,
    ) -> Result<CheckedApp, Vec<DraftError>> {
        let mut errors = Vec::new();
        let name = check_name(self.name.trim(), rules);
        let name = name.map_err(|fault| errors.push(DraftError::Name(fault))).ok();
        let description = check_purpose(self.description.trim());
        let description =
            description.map_err(|fault| errors.push(DraftError::Description(fault))).ok();
        let redirect_uris = self.check_addresses(&mut errors);
        let scopes = self.check_scopes(catalogue, &mut errors);
        let sign_in = self.check_sign_in(&redirect_uris, &mut errors);
        match (name, description) {
            (Some(name), Some(description)) if errors.is_empty() => {
                let (kind, response_modes) = (self.kind, self.used_response_modes());
                Ok(CheckedApp {
                    name,
                    description,
                    kind,
                    redirect_uris,
                    response_modes,
                    scopes,
                    sign_in,
                })
            }
            _ => Err(errors),
        }
    }

    /// In the order of all.
    pub fn used_response_modes(&self) -> Vec<ResponseMode> {
        let named = |mode: &ResponseMode| self.response_modes.contains(mode);
        let named: Vec<_> = ResponseMode::ALL.into_iter().filter(named).collect();
        if named.is_empty() { vec![ResponseMode::Query] } else { named }
    }

    fn addresses(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = (1..).zip(self.redirect_uris.lines().map(str::trim));
        lines.filter(|(_, uri)| !uri.is_empty())
    }

    fn check_addresses(&self, errors: &mut Vec<DraftError>) -> Vec<RedirectUri> {
        let mut uris: Vec<RedirectUri> = Vec::new();
        for (line, text) in self.addresses() {
            let uri = text.to_owned();
            match RedirectUri::register_for_partner(text, self.kind.is_native()) {
                Err(fault) => errors.push(DraftError::RedirectUri { line, uri, fault }),
                Ok(known) if uris.contains(&known) => {
                    errors.push(DraftError::RepeatedRedirectUri { line, uri });
                }
                Ok(new) => uris.push(new),
            }
        }
        match self.addresses().count() {
            0 => errors.push(DraftError::NoRedirectUri),
            count if count > REDIRECT_URIS => errors.push(DraftError::TooManyRedirectUris),
            _ => {}
        }
        uris
    }

    fn check_sign_in(
        &self,
        redirect_uris: &[RedirectUri],
        errors: &mut Vec<DraftError>,
    ) -> SignInTerms {
        let (kind, is_native) = (self.kind.client_kind(), self.kind.is_native());
        let (terms, faults) = self.sign_in.check(kind, is_native, redirect_uris);
        errors.extend(faults.into_iter().map(DraftError::from));
        terms
    }

    fn check_scopes(
        &self,
        catalogue: &Catalogue,
        errors: &mut Vec<DraftError>,
    ) -> Vec<ClientScope> {
        if self.scopes.is_empty() {
            errors.push(DraftError::NoScope);
        }
        let mut scopes = Vec::new();
        for entry in &self.scopes {
            let scope = entry.scope.clone();
            if catalogue.find(&scope).is_none() {
                errors.push(DraftError::UnknownScope(scope));
                continue;
            }
            match check_purpose(entry.purpose.trim()) {
                Err(fault) => errors.push(DraftError::Purpose { scope, fault }),
                Ok(purpose) => scopes.push(ClientScope {
                    scope,
                    requirement: entry.requirement,
                    is_default: entry.is_default,
                    purpose: Some(purpose),
                }),
            }
        }
        scopes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::CUSTOMER_API;
    use crate::client::redirect_uri::RedirectUriError;

    fn draft() -> AppDraft {
        AppDraft {
            name: "Shiftplan".to_owned(),
            description: "Plans shifts for new hires.".to_owned(),
            kind: AppKind::Server,
            redirect_uris: "https://shiftplan.example/callback\n".to_owned(),
            response_modes: Vec::new(),
            scopes: vec![DraftScope {
                scope: "jobs_read".parse().expect("a scope"),
                requirement: Requirement::Required,
                is_default: true,
                purpose: "To show open shifts.".to_owned(),
            }],
            sign_in: SignInDraft::default(),
        }
    }

    fn errors(draft: &AppDraft) -> Vec<DraftError> {
        let catalogue = Catalogue::parse("customer_api.toml", CUSTOMER_API).expect("our own");
        let rules = NameRules::new("Countersign", ["Brightwork Labs".to_owned()]);
        draft.check(&rules, &catalogue).err().unwrap_or_default()
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once_and_where() {
        let steps: Vec<Step> = errors(&AppDraft::default()).iter().map(DraftError::step).collect();
        assert_eq!(steps, [Step::About, Step::About, Step::Addresses, Step::Permissions]);
    }

    #[test]
    fn each_line_of_addresses_has_its_own_error() {
        let redirect_uris = "https://a.example/cb\n\n http://b.example/cb \nhttps://a.example/cb\n\
                             https://*.c.example/cb\nhttps://192.0.2.7/cb\n\
                             https://xn--brghtwork-w9h.example/cb";
        let draft = AppDraft { redirect_uris: redirect_uris.to_owned(), ..draft() };
        let lines: Vec<usize> = errors(&draft)
            .iter()
            .map(|error| match error {
                DraftError::RedirectUri { line, .. }
                | DraftError::RepeatedRedirectUri { line, .. } => *line,
                other => panic!("{other}"),
            })
            .collect();
        assert_eq!(lines[..4], [3, 4, 5, 6]);
        let fault = PartnerUriError::Rule(RedirectUriError::HttpsRequired);
        let uri = "http://b.example/cb".to_owned();
        assert_eq!(errors(&draft)[0], DraftError::RedirectUri { line: 3, uri, fault });
    }

    #[test]
    fn an_app_says_why_it_needs_each_permission() {
        let mut silent = draft();
        silent.scopes[0].purpose = " ".to_owned();
        assert!(matches!(errors(&silent)[..], [DraftError::Purpose { .. }]));
    }

    #[test]
    fn a_name_that_is_a_verified_publishers_is_refused() {
        let named = AppDraft { name: "Brightwork Labs".to_owned(), ..draft() };
        assert!(matches!(errors(&named)[..], [DraftError::Name(NameError::Taken { .. })]));
    }

    #[test]
    fn a_finished_draft_is_what_was_written() {
        assert_eq!(errors(&draft()), []);
    }
}
