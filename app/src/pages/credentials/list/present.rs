use oauth::catalogue::Level;
use oauth::credential::api_credential::{ApiCredentialKind, ApiCredentialState};
use oauth::credential::attention::EXPIRES_SOON;
use oauth::role::Role;
use oauth::timestamp::Timestamp;
use provider::Provider;
use provider::account::session::SignedIn;
use provider::credentials::api_credentials::ApiCredentialRecord;
use provider::credentials::list::{
    ApiCredentialFilter, ApiCredentialOverview, ApiCredentialPages, ApiCredentialStatus,
};
use provider::paging::PageOf;

use crate::components::badge::Tone;
use crate::components::pager::Pager;
use crate::components::tabs::Tab;
use crate::i18n::{Localizer, date};
use crate::pages::connected_apps::present::used;
use crate::pages::credentials::list::form::{CLIENTS, KEYS, TOKENS, at_page, with_status, word};
use crate::pages::credentials::present::{
    CredentialActions, ONE_DAY, actions, client_id, highest, kind_name, masked_secret, status,
};

#[derive(Clone, Debug)]
pub struct CredentialListPage {
    pub done: Option<String>,
    pub company: String,
    pub administrator: bool,
    pub tabs: Vec<Tab>,
    /// What is looked for, and in which part of the list; `None`: there is too little to search.
    pub search: Option<(String, &'static str)>,
    /// Those that are not empty.
    pub groups: Vec<CredentialGroup>,
    /// Why there are none.
    pub nothing: NoCredentials,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCredentials {
    Yet,
    /// Within so many days.
    ExpireSoon {
        days: i64,
    },
    Ended {
        days: i64,
    },
    Found,
}

/// One kind's list.
#[derive(Clone, Debug)]
pub struct CredentialGroup {
    pub id: &'static str,
    pub name: String,
    pub about: String,
    pub rows: Vec<CredentialRow>,
    pub pager: Pager,
}

#[derive(Clone, Debug)]
pub struct CredentialRow {
    pub name: String,
    pub kind: Option<String>,
    /// By which it is told apart: the client ID, or how the secret begins and ends.
    pub mark: String,
    pub maker: String,
    pub opens: String,
    pub highest: Level,
    pub used: String,
    pub expires: String,
    /// When that is, and what else stops before.
    pub stops: Vec<String>,
    pub status: (String, Tone),
    pub details: String,
    pub actions: Option<CredentialActions>,
}

/// A list is worth a search from so many rows on.
const MANY: usize = 4;

pub fn credential_list_page(
    provider: &Provider,
    localizer: Localizer,
    signed_in: &SignedIn,
    filter: &ApiCredentialFilter,
    pages: ApiCredentialPages,
    overview: &ApiCredentialOverview,
) -> CredentialListPage {
    let counts = overview.counts;
    let group = |id,
                 name: &'static str,
                 about: &'static str,
                 list: &PageOf<ApiCredentialRecord>| {
        let name = localizer.t(name);
        let rows: Vec<_> =
            list.items.iter().map(|record| row(provider, localizer, signed_in, record)).collect();
        (!rows.is_empty()).then(|| CredentialGroup {
            id,
            about: localizer.t(about),
            rows,
            pager: Pager::new(list, |page| at_page(filter, pages, id, page)).of(name.clone()),
            name,
        })
    };
    let groups = [
        group(TOKENS, "cred-api-tokens", "cred-api-tokens-about", &overview.tokens),
        group(CLIENTS, "cred-oauth-clients", "cred-oauth-clients-about", &overview.clients),
        group(KEYS, "cred-api-keys", "cred-api-keys-about", &overview.keys),
    ];
    let shown = provider.settings().lifetimes.ended_credential_shown;
    let days = |time: std::time::Duration| (time.as_secs() / ONE_DAY.as_secs()).cast_signed();
    let nothing = match (&filter.text, filter.status) {
        (Some(_), _) => NoCredentials::Found,
        (None, ApiCredentialStatus::Active) => NoCredentials::Yet,
        (None, ApiCredentialStatus::ExpiresSoon) => {
            NoCredentials::ExpireSoon { days: days(EXPIRES_SOON) }
        }
        (None, ApiCredentialStatus::Ended) => NoCredentials::Ended { days: days(shown) },
    };
    let tab = |status: ApiCredentialStatus, label: &'static str, count: usize, tone| Tab {
        href: with_status(status),
        label: localizer.t(label),
        count: Some(count),
        tone: if count > 0 { tone } else { Tone::Plain },
        current: filter.status == status,
    };
    let is_worth_a_search = filter.text.is_some() || counts.active + counts.ended >= MANY;
    CredentialListPage {
        done: None,
        company: signed_in.company.name.clone(),
        administrator: signed_in.membership.role == Role::Administrator,
        tabs: vec![
            tab(ApiCredentialStatus::Active, "cred-active", counts.active, Tone::Plain),
            tab(
                ApiCredentialStatus::ExpiresSoon,
                "cred-expires-soon",
                counts.expires_soon,
                Tone::Warning,
            ),
            tab(ApiCredentialStatus::Ended, "cred-ended", counts.ended, Tone::Plain),
        ],
        search: is_worth_a_search
            .then(|| (filter.text.clone().unwrap_or_default(), word(filter.status))),
        groups: groups.into_iter().flatten().collect(),
        nothing,
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
        ("day", date::day_short(localizer, credential.created_at).into()),
    ];
    let mut stops = Vec::new();
    if credential.state(now) == ApiCredentialState::Active {
        stops.extend(credential.expires_at.map(|at| date::until(localizer, at, now)));
        let old = credential.secrets.iter().skip(1).filter_map(|secret| secret.stops_at).max();
        stops.extend(old.filter(|at: &Timestamp| *at > now).map(|at| {
            localizer
                .t_args("cred-old-stops", &[("when", date::day_and_clock(localizer, at).into())])
        }));
    }
    CredentialRow {
        name: credential.name.clone(),
        kind: (credential.kind == ApiCredentialKind::PartnerApiKey)
            .then(|| kind_name(localizer, credential.kind)),
        mark: client_id(credential).unwrap_or_else(|| {
            masked_secret(provider, credential.kind, ending.unwrap_or_default())
        }),
        maker: localizer.t_args("cred-maker-and-day", &made),
        opens: if credential.kind.is_key() {
            localizer.t("cred-everything")
        } else {
            localizer.t_args("cred-count", &[("count", credential.scopes.iter().count().into())])
        },
        highest: highest(provider, localizer, credential),
        used: used(localizer, credential.last_used_at, now),
        expires: match credential.expires_at {
            Some(at) => date::day_short(localizer, at),
            None => localizer.t("cred-never"),
        },
        stops,
        status: status(localizer, credential, now),
        details: routes::credential(&credential.id),
        actions: actions(signed_in, credential, now),
    }
}
