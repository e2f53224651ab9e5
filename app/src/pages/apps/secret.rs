//! What the client ID and the secret of an app are for.

use leptos::prelude::*;

use crate::components::literal::LiteralBlock;
use crate::components::secret::CopyBlock;
use crate::i18n::t;

/// What the makers of an app write into it, or try from a terminal. It holds no secret.
#[derive(Clone, Debug)]
pub struct ClientUse {
    pub metadata: String,
    pub token_request: String,
}

pub fn client_use(token_endpoint: &str, client_id: &str, has_secret: bool) -> ClientUse {
    let issuer = token_endpoint.strip_suffix(routes::TOKEN).unwrap_or(token_endpoint);
    let client = if has_secret {
        format!("-u '{client_id}:CLIENT_SECRET'")
    } else {
        format!("-d client_id={client_id}")
    };
    let token_request = [
        &format!("curl {token_endpoint}"),
        &client,
        "-d grant_type=authorization_code",
        "-d code=CODE",
        "--data-urlencode redirect_uri=REDIRECT_ADDRESS",
        "-d code_verifier=CODE_VERIFIER",
    ];
    ClientUse {
        metadata: format!("{issuer}{}", routes::METADATA),
        token_request: token_request.join(" \\\n  "),
    }
}

#[component]
pub fn UseIt(use_it: ClientUse, has_secret: bool) -> impl IntoView {
    let curl = if has_secret { t("partner-use-curl") } else { t("partner-use-curl-public") };
    view! {
        <p>{t("partner-use-library")}</p>
        <CopyBlock text=use_it.metadata what=t("front-metadata") />
        <p>{curl}</p>
        <CopyBlock text=use_it.token_request what=t("copy-command") />
    }
}

/// Below the secret, on the page that shows it once.
#[component]
pub fn AppSecretUsage(client_id: String, use_it: ClientUse) -> impl IntoView {
    view! {
        <p>{t("partner-secret-text")}</p>
        <h2>{t("cred-client-id")}</h2>
        <p>{t("partner-once-client-id")}</p>
        <LiteralBlock text=client_id />
        <h2>{t("partner-next")}</h2>
        <p>{t("partner-once-next")}</p>
        <UseIt use_it has_secret=true />
    }
}
