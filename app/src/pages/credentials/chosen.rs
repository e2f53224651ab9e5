//! What of a form's permissions is chosen, said while they are chosen.

use leptos::prelude::*;
use oauth::catalogue::Level;

use crate::components::scope_line::ScopeGroup;
use crate::context::nonce;
use crate::i18n::{t, t_args};

const SCRIPT: &str = include_str!("../../../scripts/permission_form.js");

/// How many permissions are ticked and the most that they can do, and the script that keeps this
/// right and applies presets. Without scripts it is not shown: it would soon be wrong.
#[component]
pub fn Chosen(all: usize, ticked: usize, highest: Option<Level>) -> impl IntoView {
    let count = |count: usize| match count {
        0 => t("cred-chosen-none"),
        count => t_args("cred-count", &[("count", count.into())]),
    };
    let at_most =
        |level: &'static str| t_args("cred-chosen-highest", &[("level", t(level).into())]);
    let levels = ["level-read", "level-change", "level-delete", "level-admin"].map(at_most);
    let highest = highest.map(|level| {
        let [read, change, delete, admin] = levels.clone();
        match level {
            Level::Read => read,
            Level::Change => change,
            Level::Delete => delete,
            Level::Admin => admin,
        }
    });
    let text: Vec<String> = [Some(count(ticked)), highest].into_iter().flatten().collect();
    let counts: Vec<String> = (0..=all).map(count).collect();
    view! {
        <span
            id="chosen"
            class="small muted scripted"
            role="status"
            data-counts=counts.join("\n")
            data-levels=levels.join("\n")
        >
            {text.join(" · ")}
        </span>
        <script nonce=nonce() inner_html=SCRIPT></script>
    }
}

pub fn how_many(groups: &[ScopeGroup]) -> usize {
    groups.iter().map(|group| group.scopes.len()).sum()
}
