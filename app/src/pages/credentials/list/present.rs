use oauth::catalogue::Level;
use oauth::credential::api_credential::{ApiCredentialKind, ApiCredentialState};
use oauth::id::ApiCredentialId;
use oauth::parameters::Parameters;
use oauth::role::Role;
use provider::Provider;
use provider::account::session::SignedIn;
use provider::credentials::api_credentials::{ApiCredentialPage, ApiCredentialRecord};
use routes::{CREDENTIALS, UrlBuilder};

use crate::i18n::{Localizer, date};
use crate::pages::credentials::present::{
    CredentialActions, actions, client_id, highest, kind_name, masked_secret, state,
};

#[derive(Clone, Debug)]
pub struct CredentialListPage {
    pub done: Option<String>,
    pub company: String,
    pub administrator: bool,
    pub tokens: CredentialRows,
    pub clients: CredentialRows,
    pub keys: CredentialRows,
}

/// One kind's list.
#[derive(Clone, Debug)]
pub struct CredentialRows {
    pub rows: Vec<CredentialRow>,
    pub older: Option<String>,
}

/// Where in its list each kind's page begins.
pub const TOKENS_BEFORE: &str = "tokens_before";
pub const CLIENTS_BEFORE: &str = "clients_before";
pub const KEYS_BEFORE: &str = "keys_before";

pub struct CredentialLists {
    pub tokens: ApiCredentialPage,
    pub clients: ApiCredentialPage,
    pub keys: ApiCredentialPage,
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
    lists: &CredentialLists,
    query: &Parameters,
) -> CredentialListPage {
    let rows = |page: &ApiCredentialPage, before: &'static str, list: &'static str| {
        let records = page.records.iter();
        CredentialRows {
            rows: records.map(|record| row(provider, localizer, signed_in, record)).collect(),
            older: page.next.as_ref().map(|id| older(query, before, id, list)),
        }
    };
    CredentialListPage {
        done: None,
        company: signed_in.company.name.clone(),
        administrator: signed_in.user.role == Role::Administrator,
        tokens: rows(&lists.tokens, TOKENS_BEFORE, TOKENS),
        clients: rows(&lists.clients, CLIENTS_BEFORE, CLIENTS),
        keys: rows(&lists.keys, KEYS_BEFORE, KEYS),
    }
}

pub(super) const TOKENS: &str = "tokens";
pub(super) const CLIENTS: &str = "clients";
pub(super) const KEYS: &str = "keys";

/// The other lists stay where they are.
fn older(query: &Parameters, before: &str, id: &ApiCredentialId, list: &str) -> String {
    let others = [TOKENS_BEFORE, CLIENTS_BEFORE, KEYS_BEFORE].into_iter();
    let others = others.filter(|other| *other != before);
    let others = others.filter_map(|other| Some((other, query.get(other)?)));
    let page =
        others.fold(UrlBuilder::relative(CREDENTIALS), |page, (other, id)| page.query(other, id));
    page.query(before, id.as_str()).fragment(list)
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
