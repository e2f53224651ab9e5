use leptos::prelude::*;
use oauth::credential::api_credential::ApiCredentialKind;
use oauth::credential::secret::ApiSecret;
use provider::credentials::api_credentials::IssuedApiSecret;
use routes::CREDENTIALS;

use crate::components::secret::CopyBlock;
use crate::i18n::{Localizer, t};
use crate::page::{Page, Scripts};
use crate::pages::credentials::present::credential_home;

#[derive(Clone, Debug)]
pub struct SecretRevealPage {
    pub title: String,
    pub name: String,
    pub secret: ApiSecret,
    pub sent: SecretUsage,
    pub done: String,
}

#[derive(Clone, Debug)]
pub enum SecretUsage {
    InHeader(&'static str),
    ForTokens { client_id: String, token_endpoint: String },
}

impl Page for SecretRevealPage {
    fn title(&self, _: Localizer) -> String {
        self.title.clone()
    }

    fn scripts(&self) -> Scripts {
        Scripts::Islands
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let sent = match page.sent {
            SecretUsage::InHeader(header) => view! {
                <p>
                    {t("cred-once-send")} " " <code dir="ltr">{header} "…"</code>
                </p>
            }
            .into_any(),
            SecretUsage::ForTokens { client_id, token_endpoint } => view! {
                <h2>{t("cred-client-id")}</h2>
                <p>{t("cred-once-client-id")}</p>
                <pre class="code">{client_id}</pre>
                <p>
                    {t("cred-once-client-send")} " " <code dir="ltr">{token_endpoint}</code>
                </p>
            }
            .into_any(),
        };
        view! {
            <div class="page">
                <h1>{page.title}</h1>
                <p class="lead"><strong><bdi>{page.name}</bdi></strong></p>
                <p>{t("cred-once-lead")}</p>
                <div class="once"><CopyBlock text=page.secret.expose().to_owned() /></div>
                <p>{t("cred-once-store")}</p>
                {sent}
                <p><a class="btn btn-main" href=page.done>{t("cred-once-done")}</a></p>
            </div>
        }
        .into_any()
    }
}

pub fn secret_reveal_page(
    localizer: Localizer,
    made: IssuedApiSecret,
    token_endpoint: String,
) -> SecretRevealPage {
    let done = match made.credential.kind {
        ApiCredentialKind::App => credential_home(&made.credential),
        _ => CREDENTIALS.to_owned(),
    };
    let (title, sent) = match made.credential.kind {
        ApiCredentialKind::ApiKey | ApiCredentialKind::PartnerApiKey => {
            ("cred-once-key", SecretUsage::InHeader("X-SmartToken: "))
        }
        ApiCredentialKind::ApiToken => {
            ("cred-once-token", SecretUsage::InHeader("Authorization: Bearer "))
        }
        ApiCredentialKind::OAuthClient | ApiCredentialKind::App => {
            let client_id = made.credential.id.to_string();
            ("cred-once-client", SecretUsage::ForTokens { client_id, token_endpoint })
        }
    };
    SecretRevealPage {
        title: localizer.t(title),
        name: made.credential.name,
        secret: made.secret,
        sent,
        done,
    }
}
