//! The secrets of API credentials.

use oauth::credential::api_credential::ApiCredentialKind;
use oauth::credential::digest::Digest;
use oauth::credential::format::CredentialKind;
use oauth::credential::secret::ApiSecret;
use oauth::timestamp::Timestamp;
use store::api_credentials::NewApiSecret;

use super::CredentialService;

impl CredentialService {
    pub fn api_secret_prefix(&self, kind: ApiCredentialKind) -> String {
        let credentials = &self.shared.credentials;
        match kind {
            ApiCredentialKind::ApiKey | ApiCredentialKind::PartnerApiKey => {
                self.shared.settings.api_keys.prefix().to_owned()
            }
            ApiCredentialKind::ApiToken => credentials.beginning(CredentialKind::ApiToken),
            ApiCredentialKind::OAuthClient | ApiCredentialKind::App => {
                credentials.beginning(CredentialKind::ClientSecret)
            }
        }
    }

    pub(crate) fn new_api_secret(&self, kind: ApiCredentialKind) -> ApiSecret {
        match kind {
            ApiCredentialKind::ApiKey | ApiCredentialKind::PartnerApiKey => {
                self.shared.settings.api_keys.write(&self.shared.random())
            }
            ApiCredentialKind::ApiToken => self.shared.credentials.api_token(&self.shared.random()),
            ApiCredentialKind::OAuthClient | ApiCredentialKind::App => {
                let secret = self.shared.credentials.client_secret(&self.shared.random());
                ApiSecret::new(secret.expose())
            }
        }
    }
}

pub(crate) fn new_secret(secret: &ApiSecret, form: &str, made_at: Timestamp) -> NewApiSecret {
    let text = secret.expose();
    // Its characters are ASCII.
    let ending = text[text.len() - 4..].to_owned();
    NewApiSecret { digest: Digest::of(text), ending, form: Digest::of(form), made_at }
}
