use leptos::prelude::*;
use oauth::credential::api_credential::ApiCredentialKind;
use provider::credentials::api_credentials::IssuedApiSecret;
use routes::{CREDENTIALS, MADE, UrlBuilder};
use serde::{Deserialize, Serialize};

use crate::components::literal::{Literal, LiteralBlock};
use crate::components::page_head::PageHead;
use crate::components::secret::CopyBlock;
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page, Place, Scripts};
use crate::pages::apps::secret::{AppSecretUsage, ClientUse, client_use};
use crate::pages::credentials::present::credential_home;

pub struct SecretRevealPage {
    pub title: String,
    pub name: String,
    pub secret: String,
    pub sent: SecretUsage,
    pub done: String,
}

#[derive(Clone, Debug)]
pub enum SecretUsage {
    InHeader(&'static str),
    ForTokens { client_id: String, token_endpoint: String },
    ByApp { client_id: String, use_it: ClientUse },
}

impl Page for SecretRevealPage {
    fn title(&self, _: Localizer) -> String {
        self.title.clone()
    }

    fn scripts(&self) -> Scripts {
        Scripts::Islands
    }

    fn frame(&self) -> Frame {
        Frame::Managed(match self.sent {
            SecretUsage::ByApp { .. } => Place::OwnApps,
            _ => Place::Credentials,
        })
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let sent = match page.sent {
            SecretUsage::InHeader(header) => view! {
                <p>
                    {t("cred-once-send")} " " <Literal text=format!("{header}…") />
                </p>
            }
            .into_any(),
            SecretUsage::ForTokens { client_id, token_endpoint } => view! {
                <h3>{t("cred-client-id")}</h3>
                <p>{t("cred-once-client-id")}</p>
                <LiteralBlock text=client_id />
                <p>
                    {t("cred-once-client-send")} " " <Literal text=token_endpoint />
                </p>
            }
            .into_any(),
            SecretUsage::ByApp { client_id, use_it } => {
                view! { <AppSecretUsage client_id use_it /> }.into_any()
            }
        };
        view! {
            <PageHead title=page.title lead=Some(t("cred-once-lead").into_any()) />
            <div class="panel">
                <div class="panel-in roomy codes">
                    <h2><bdi>{page.name}</bdi></h2>
                    <div class="once"><CopyBlock text=page.secret /></div>
                    <p>{t("cred-once-store")}</p>
                    {sent}
                    <p><a class="btn btn-main" href=page.done>{t("cred-once-done")}</a></p>
                </div>
            </div>
        }
        .into_any()
    }
}

/// A secret, for as long as its page is open. No `Debug`.
#[derive(Serialize, Deserialize)]
pub struct Revealed {
    kind: String,
    client_id: String,
    name: String,
    secret: String,
    done: String,
    token_endpoint: String,
}

impl Revealed {
    pub fn new(made: &IssuedApiSecret, token_endpoint: String) -> Self {
        let IssuedApiSecret { secret, credential } = made;
        let done = match credential.kind {
            ApiCredentialKind::App => credential_home(credential),
            _ => UrlBuilder::relative(CREDENTIALS).query(MADE, credential.id.as_str()).into(),
        };
        Self {
            kind: credential.kind.as_str().to_owned(),
            client_id: credential.id.to_string(),
            name: credential.name.clone(),
            secret: secret.expose().to_owned(),
            done,
            token_endpoint,
        }
    }
}

pub fn secret_reveal_page(localizer: Localizer, made: Revealed) -> SecretRevealPage {
    let Revealed { kind, client_id, name, secret, done, token_endpoint } = made;
    let kind = ApiCredentialKind::parse(&kind).unwrap_or(ApiCredentialKind::ApiToken);
    let (title, sent) = match kind {
        ApiCredentialKind::ApiKey | ApiCredentialKind::PartnerApiKey => {
            ("cred-once-key", SecretUsage::InHeader("X-SmartToken: "))
        }
        ApiCredentialKind::ApiToken => {
            ("cred-once-token", SecretUsage::InHeader("Authorization: Bearer "))
        }
        ApiCredentialKind::OAuthClient => {
            ("cred-once-client", SecretUsage::ForTokens { client_id, token_endpoint })
        }
        ApiCredentialKind::App => {
            let use_it = client_use(&token_endpoint, &client_id, true);
            ("cred-once-client", SecretUsage::ByApp { client_id, use_it })
        }
    };
    SecretRevealPage { title: localizer.t(title), name, secret, sent, done }
}
