//! How many permissions a form asks for, and the most that they can do: counted here when the form
//! is shown, and by a script whenever a choice changes. An input that takes a permission when it is
//! checked says so by `data-level`, and by `data-optional` if people may leave the permission out.

use leptos::prelude::*;
use oauth::catalogue::Level;

use crate::context::nonce;
use crate::i18n::{Localizer, localizer};

const SCRIPT: &str = include_str!("../../scripts/permission_form.js");

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PermissionSummary {
    pub used: usize,
    pub optional: usize,
    pub highest: Option<Level>,
    /// How many there are to choose from.
    pub all: usize,
}

const LEVELS: [Level; 4] = [Level::Read, Level::Change, Level::Delete, Level::Admin];

/// What `data-level` says of a permission. One that only an administrator can allow
/// counts as such, whatever else it can do.
pub fn rank(level: Level, admin: bool) -> usize {
    let level = if admin { Level::Admin } else { level };
    LEVELS.into_iter().position(|one| one == level).unwrap_or_default()
}

fn at_most(localizer: Localizer, level: Level) -> String {
    let level = match level {
        Level::Read => "level-read",
        Level::Change => "level-change",
        Level::Delete => "level-delete",
        Level::Admin => "level-admin",
    };
    localizer.t_args("permissions-at-most", &[("level", localizer.t(level).into())])
}

fn used(localizer: Localizer, count: usize) -> String {
    localizer.t_args("permissions-used", &[("count", count.into())])
}

fn optional(localizer: Localizer, count: usize) -> String {
    localizer.t_args("permissions-optional", &[("count", count.into())])
}

pub fn summary_text(localizer: Localizer, summary: &PermissionSummary) -> String {
    let mut text = used(localizer, summary.used);
    if summary.optional > 0 {
        text = format!("{text}, {}", optional(localizer, summary.optional));
    }
    match summary.highest {
        Some(level) => format!("{text} · {}", at_most(localizer, level)),
        None => text,
    }
}

/// Without scripts it is not shown: it would soon be wrong.
#[component]
pub fn PermissionSummaryLine(summary: PermissionSummary) -> AnyView {
    let localizer = localizer();
    let lines = |text: fn(Localizer, usize) -> String| {
        (0..=summary.all).map(|count| text(localizer, count)).collect::<Vec<_>>().join("\n")
    };
    let levels = LEVELS.map(|level| at_most(localizer, level)).join("\n");
    let text = summary_text(localizer, &summary);
    view! {
        <span
            class="small muted scripted"
            role="status"
            id="permission-summary"
            data-used=lines(used)
            data-optional=lines(optional)
            data-levels=levels
        >
            {text}
        </span>
        <script nonce=nonce() inner_html=SCRIPT></script>
    }
    .into_any()
}
