use oauth::catalogue::Level;
use oauth::credential::api_credential::{ApiCredentialKind, ApiCredentialState};
use oauth::role::Role;
use provider::Provider;
use provider::account::session::SignedIn;
use provider::credentials::api_credentials::{ApiCredentialPage, ApiCredentialRecord};
use routes::{BEFORE, CREDENTIALS};

use crate::i18n::{Localizer, date};
use crate::pages::credentials::present::{
    CredentialActions, actions, client_id, highest, kind_name, masked_secret, state,
};

#[derive(Clone, Debug)]
pub struct CredentialListPage {
    pub done: Option<String>,
    pub company: String,
    pub administrator: bool,
    pub tokens: Vec<CredentialRow>,
    pub clients: Vec<CredentialRow>,
    pub keys: Vec<CredentialRow>,
    pub older: Option<String>,
}

#[derive(Clone, Debug)]
pub struct CredentialRow {
    pub name: String,
    pub kind: Option<String>,
    pub client_id: Option<String>,
    pub secret: String,
    pub opens: String,
    pub highest: Level,
    pub state: String,
    pub facts: Vec<String>,
    pub details: String,
    pub actions: Option<CredentialActions>,
}

pub fn credential_list_page(
    provider: &Provider,
    localizer: Localizer,
    signed_in: &SignedIn,
    page: &ApiCredentialPage,
) -> CredentialListPage {
    let rows = |is_meant: fn(ApiCredentialKind) -> bool| {
        let records = page.records.iter();
        let records = records.filter(|record| is_meant(record.credential.kind));
        records.map(|record| row(provider, localizer, signed_in, record)).collect()
    };
    CredentialListPage {
        done: None,
        company: signed_in.company.name.clone(),
        administrator: signed_in.user.role == Role::Administrator,
        tokens: rows(|kind| kind == ApiCredentialKind::ApiToken),
        clients: rows(|kind| kind == ApiCredentialKind::OAuthClient),
        keys: rows(ApiCredentialKind::is_key),
        older: page.next.as_ref().map(|id| format!("{CREDENTIALS}?{BEFORE}={id}")),
    }
}

fn row(
    provider: &Provider,
    localizer: Localizer,
    signed_in: &SignedIn,
    record: &ApiCredentialRecord,
) -> CredentialRow {
    let ApiCredentialRecord { credential, maker } = record;
    let now = provider.now();
    let ending = credential.secrets.first().map(|secret| secret.ending.as_str());
    let made = [
        ("name", maker.as_str().into()),
        ("day", date::day(localizer, credential.created_at).into()),
    ];
    let mut facts = vec![
        localizer.t_args("cred-made-by", &made),
        date::last_used(localizer, credential.last_used_at, now),
    ];
    if credential.state(now) == ApiCredentialState::Active {
        facts.push(match credential.expires_at {
            Some(_) => date::grant_end(localizer, credential.expires_at),
            None => localizer.t("cred-no-end"),
        });
        let old = credential.secrets.iter().skip(1).filter_map(|secret| secret.stops_at).max();
        facts.extend(old.filter(|at| *at > now).map(|at| {
            localizer
                .t_args("cred-old-stops", &[("when", date::day_and_clock(localizer, at).into())])
        }));
    }
    CredentialRow {
        name: credential.name.clone(),
        kind: (credential.kind == ApiCredentialKind::PartnerApiKey)
            .then(|| kind_name(localizer, credential.kind)),
        client_id: client_id(credential),
        secret: masked_secret(provider, credential.kind, ending.unwrap_or_default()),
        opens: if credential.kind.is_key() {
            localizer.t("cred-everything")
        } else {
            localizer.t_args("cred-count", &[("count", credential.scopes.iter().count().into())])
        },
        highest: highest(provider, localizer, credential),
        state: state(localizer, credential, now),
        facts,
        details: routes::credential(&credential.id),
        actions: actions(signed_in, credential, now),
    }
}
