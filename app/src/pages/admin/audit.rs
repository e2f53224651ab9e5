//! The audit log, as a company's administrators read it.

use leptos::prelude::*;

use crate::{present::admin::ADMIN_AUDIT, words::say};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AdminAuditPage {
    /// What is looked for.
    pub filter: AuditFilterFields,
    /// Entries, newest first.
    pub entries: Vec<AuditRow>,
    /// Address of those that are older.
    pub older: Option<String>,
    /// Address of the same as a file.
    pub file: String,
}

/// What stands in the form.
#[derive(Clone, Debug)]
pub struct AuditFilterFields {
    /// What can be chosen: value, words, and whether it is chosen.
    pub groups: Vec<(&'static str, String, bool)>,
    /// A part of somebody's name or e-mail address.
    pub actor: String,
    /// The first day, as forms write it.
    pub since: String,
    /// The last day.
    pub until: String,
}

/// An entry, in words.
#[derive(Clone, Debug)]
pub struct AuditRow {
    /// What was done.
    pub what: String,
    /// By whom.
    pub who: String,
    /// When, and from where.
    pub when: String,
    /// More of it, as programs spell it.
    pub detail: String,
}

/// The field of the group.
pub const GROUP: &str = "what";
/// The field of the person.
pub const ACTOR: &str = "who";
/// The field of the first day.
pub const SINCE: &str = "from";
/// The field of the last day.
pub const UNTIL: &str = "to";

/// The page.
#[component]
pub fn AdminAudit(
    /// What it shows.
    page: AdminAuditPage,
) -> impl IntoView {
    let entries = if page.entries.is_empty() {
        view! { <p class="box">{say("audit-none")}</p> }.into_any()
    } else {
        let rows = page.entries.into_iter().map(|entry| view! { <Row entry /> }).collect_view();
        view! { <ol class="rows">{rows}</ol> }.into_any()
    };
    let older = page.older.map(|href| {
        view! {
            <p class="links">
                <a href=href>{say("cred-older")}</a>
            </p>
        }
    });
    view! {
        <h1>{say("audit")}</h1>
        <p class="lead">{say("audit-lead")}</p>
        <Filter filter=page.filter />
        <p class="links">
            <a href=page.file download="audit.csv">
                {say("audit-file")}
            </a>
        </p>
        {entries}
        {older}
    }
}

#[component]
fn Filter(filter: AuditFilterFields) -> impl IntoView {
    let groups = filter
        .groups
        .into_iter()
        .map(|(value, words, chosen)| {
            view! {
                <option value=value selected=chosen>
                    {words}
                </option>
            }
        })
        .collect_view();
    view! {
        <form method="get" action=ADMIN_AUDIT class="filter">
            <div class="field">
                <label for=GROUP>{say("audit-what")}</label>
                <select id=GROUP name=GROUP>
                    {groups}
                </select>
            </div>
            <div class="field">
                <label for=ACTOR>{say("audit-who")}</label>
                <input id=ACTOR name=ACTOR type="text" autocomplete="off" value=filter.actor />
            </div>
            <div class="field">
                <label for=SINCE>{say("audit-from")}</label>
                <input id=SINCE name=SINCE type="date" value=filter.since />
            </div>
            <div class="field">
                <label for=UNTIL>{say("audit-to")}</label>
                <input id=UNTIL name=UNTIL type="date" value=filter.until />
            </div>
            <p>
                <button type="submit" class="btn">
                    {say("audit-find")}
                </button>
            </p>
        </form>
    }
}

#[component]
fn Row(entry: AuditRow) -> impl IntoView {
    let detail = (!entry.detail.is_empty()).then(|| {
        view! {
            <p class="muted">
                <bdi>{entry.detail}</bdi>
            </p>
        }
    });
    view! {
        <li class="row box">
            <p>
                <bdi>{entry.what}</bdi>
            </p>
            {detail}
            <p class="muted">
                <bdi>{entry.who}</bdi>
                <br />
                {entry.when}
            </p>
        </li>
    }
}
