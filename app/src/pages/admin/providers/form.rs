use oauth::client::domain::Domain;
use oauth::parameters::Parameters;
use oauth::upstream::{ClaimMapping, IdentityProvider};
use provider::upstream::manage::{DraftAuthentication, ProviderDraft};

use crate::pages::apps::form::field_text;

pub const NAME: &str = "name";
pub const ISSUER: &str = "issuer";
pub const CLIENT_ID: &str = "client_id";
pub const AUTHENTICATION: &str = "authentication";
pub const BY_SECRET: &str = "secret";
pub const BY_KEY: &str = "private_key_jwt";
pub const SECRET: &str = "client_secret";
pub const SCOPES: &str = "scopes";
pub const DOMAIN: &str = "domain";
pub const FIRST_NAME: &str = "first_name";
pub const LAST_NAME: &str = "last_name";
pub const EMAIL: &str = "email_claim";
pub const TRUSTS_EMAIL: &str = "trusts_email";
pub const GROUPS: &str = "groups";
pub const ADMINISTRATORS: &str = "administrators";
pub const MEMBERS: &str = "members";
pub const MAKES_ACCOUNTS: &str = "makes_accounts";

/// What the form holds; never a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderFields {
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    pub by_key: bool,
    pub scopes: String,
    pub domains: Vec<String>,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub trusts_email: bool,
    pub groups: String,
    pub administrators: String,
    pub members: String,
    pub makes_accounts: bool,
}

impl Default for ProviderFields {
    fn default() -> Self {
        let ClaimMapping { first_name, last_name, email, groups, .. } = ClaimMapping::default();
        Self {
            name: String::new(),
            issuer: String::new(),
            client_id: String::new(),
            by_key: false,
            scopes: "profile email".to_owned(),
            domains: Vec::new(),
            first_name,
            last_name,
            email,
            trusts_email: false,
            groups,
            administrators: String::new(),
            members: String::new(),
            makes_accounts: true,
        }
    }
}

impl ProviderFields {
    pub fn of(provider: &IdentityProvider) -> Self {
        let settings = &provider.settings;
        let mapping = &settings.mapping;
        Self {
            name: provider.name.clone(),
            issuer: provider.issuer.clone(),
            client_id: settings.client_id.clone(),
            by_key: settings.secret.is_none(),
            scopes: settings.scopes.join(" "),
            domains: provider.domains.iter().map(ToString::to_string).collect(),
            first_name: mapping.first_name.clone(),
            last_name: mapping.last_name.clone(),
            email: mapping.email.clone(),
            trusts_email: mapping.trusts_email,
            groups: mapping.groups.clone(),
            administrators: mapping.administrators.join(", "),
            members: mapping.members.join(", "),
            makes_accounts: settings.makes_accounts,
        }
    }

    pub fn read(sent: &Parameters) -> Self {
        let text = |name| field_text(sent, name);
        Self {
            name: text(NAME),
            issuer: text(ISSUER),
            client_id: text(CLIENT_ID),
            by_key: sent.get(AUTHENTICATION) == Some(BY_KEY),
            scopes: text(SCOPES),
            domains: sent.all(DOMAIN).map(str::to_owned).collect(),
            first_name: text(FIRST_NAME),
            last_name: text(LAST_NAME),
            email: text(EMAIL),
            trusts_email: sent.get(TRUSTS_EMAIL).is_some(),
            groups: text(GROUPS),
            administrators: text(ADMINISTRATORS),
            members: text(MEMBERS),
            makes_accounts: sent.get(MAKES_ACCOUNTS).is_some(),
        }
    }

    /// `has_secret`: one was given before, and stays where none is typed.
    pub fn draft(&self, secret: &str, has_secret: bool) -> ProviderDraft {
        let or_usual = |text: &str, usual: String| {
            if text.is_empty() { usual } else { text.to_owned() }
        };
        let usual = ClaimMapping::default();
        ProviderDraft {
            name: self.name.clone(),
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            authentication: if self.by_key {
                DraftAuthentication::PrivateKeyJwt
            } else if has_secret && secret.trim().is_empty() {
                DraftAuthentication::SameSecret
            } else {
                DraftAuthentication::Secret(secret.to_owned())
            },
            scopes: self.scopes.split_whitespace().map(str::to_owned).collect(),
            domains: self.domains.iter().filter_map(|text| Domain::parse(text).ok()).collect(),
            mapping: ClaimMapping {
                first_name: or_usual(&self.first_name, usual.first_name),
                last_name: or_usual(&self.last_name, usual.last_name),
                email: or_usual(&self.email, usual.email),
                trusts_email: self.trusts_email,
                groups: or_usual(&self.groups, usual.groups),
                administrators: list(&self.administrators),
                members: list(&self.members),
            },
            makes_accounts: self.makes_accounts,
            has_button: false,
        }
    }
}

/// Names of groups hold spaces.
fn list(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
