use oauth::consent::policy::{AppDecision, AppStatus};
use oauth::consent::shown::ShownDigest;
use provider::administration::hosts::{
    ALL_OTHER_HOSTS, DocumentApp, SeenHost, SeenHosts, shown_host,
};

use crate::components::badge::Tone;
use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
use crate::i18n::{Localizer, date};

/// The name of the field with a host.
pub const HOST: &str = "host";

/// The name of the field with what is decided.
pub const CHOICE: &str = "choice";
pub const APPROVE: &str = "approve";
pub const BLOCK: &str = "block";
pub const UNDECIDE: &str = "undecide";

#[derive(Clone, Debug)]
pub struct HostsPage {
    pub rows: Vec<HostRow>,
    pub form: PostForm,
    /// What was typed and is no host.
    pub refused: Option<String>,
    pub errors: Vec<FormError>,
}

#[derive(Clone, Debug)]
pub struct HostRow {
    /// `None`: all others.
    pub host: Option<String>,
    pub name: String,
    pub documents: Documents,
    pub status: (String, Tone),
    pub approve: Option<PostForm>,
    pub undecide: Option<PostForm>,
    pub block: Option<String>,
}

/// Of the apps of a host.
#[derive(Clone, Debug)]
pub struct Documents {
    pub apps: String,
    pub read: Option<String>,
    /// In the words of the server, for who looks after the app.
    pub failures: Vec<String>,
}

/// `about`: the form that decides about what is shown of a host. `block`: where it is asked once
/// more.
pub fn hosts_page(
    localizer: Localizer,
    seen: SeenHosts,
    form: PostForm,
    about: impl Fn(&ShownDigest) -> PostForm,
    block: impl Fn(&str) -> String,
    refused: Option<String>,
) -> HostsPage {
    let mut rows: Vec<_> =
        seen.hosts.into_iter().map(|seen| row(localizer, seen, &about, &block)).collect();
    let blocked = seen.others_blocked;
    let decision = blocked.then_some(AppDecision::Blocked);
    let others = AppStatus::of(decision.as_ref());
    let shown = shown_host(ALL_OTHER_HOSTS, decision.as_ref());
    let choose = |choice: &str| about(&shown).with(HOST, ALL_OTHER_HOSTS).with(CHOICE, choice);
    rows.push(HostRow {
        host: None,
        name: localizer.t("admin-hosts-others"),
        status: status(localizer, others),
        approve: None,
        undecide: blocked.then(|| choose(UNDECIDE)),
        block: (!blocked).then(|| block(ALL_OTHER_HOSTS)),
        documents: documents(localizer, &seen.others),
    });
    let error = || FormError::new(localizer.t("admin-hosts-no-host"), HOST);
    HostsPage { rows, form, errors: refused.iter().map(|_| error()).collect(), refused }
}

fn row(
    localizer: Localizer,
    seen: SeenHost,
    about: impl Fn(&ShownDigest) -> PostForm,
    block: impl Fn(&str) -> String,
) -> HostRow {
    let shown = seen.shown();
    let SeenHost { host, apps, decision } = seen;
    let now = AppStatus::of(decision.as_ref());
    let choose = |choice: &str| about(&shown).with(HOST, &host).with(CHOICE, choice);
    HostRow {
        name: host.clone(),
        documents: documents(localizer, &apps),
        status: status(localizer, now),
        approve: (now != AppStatus::Approved).then(|| choose(APPROVE)),
        undecide: (now != AppStatus::Policy).then(|| choose(UNDECIDE)),
        block: (now != AppStatus::Blocked).then(|| block(&host)),
        host: Some(host),
    }
}

fn documents(localizer: Localizer, apps: &[DocumentApp]) -> Documents {
    let read = apps.iter().map(|app| app.document.fetched_at).max();
    let failure = |app: &DocumentApp| {
        let (at, why) = app.document.failure.clone()?;
        Some(format!("{}: {why}", date::day_and_clock(localizer, at)))
    };
    let names: Vec<_> = apps.iter().map(|app| app.name.as_str()).collect();
    Documents {
        apps: names.join(", "),
        read: read.map(|at| date::day_and_clock(localizer, at)),
        failures: apps.iter().filter_map(failure).collect(),
    }
}

fn status(localizer: Localizer, status: AppStatus) -> (String, Tone) {
    match status {
        AppStatus::Policy => (localizer.t("admin-status-policy"), Tone::Plain),
        AppStatus::Approved => (localizer.t("admin-status-approved"), Tone::Good),
        AppStatus::Blocked => (localizer.t("admin-status-blocked"), Tone::Bad),
    }
}
