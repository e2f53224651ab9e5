//! How many permissions a form asks for, and the most that they can do: counted here when the form
//! is shown, and by the island whenever a choice changes.

use leptos::prelude::*;
use oauth::catalogue::Level;

use crate::i18n::{t, t_args};
use crate::islands::permission_counter::PermissionCounter;

/// The class of an input that, when it is checked, takes a permission.
pub const COUNTS: &str = "counts";
/// The value of such an input for a permission that people may leave out.
pub const OPTIONAL: &str = "optional";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PermissionSummary {
    pub used: usize,
    pub optional: usize,
    pub highest: Option<Level>,
    /// How many there are to choose from.
    pub all: usize,
}

const LEVELS: [Level; 4] = [Level::Read, Level::Change, Level::Delete, Level::Admin];

/// What `data-level` says of the row of a permission. One that only an administrator can allow
/// counts as such, whatever else it can do.
pub fn rank(level: Level, admin: bool) -> usize {
    let level = if admin { Level::Admin } else { level };
    LEVELS.into_iter().position(|one| one == level).unwrap_or_default()
}

fn at_most(level: Level) -> String {
    let level = match level {
        Level::Read => t("level-read"),
        Level::Change => t("level-change"),
        Level::Delete => t("level-delete"),
        Level::Admin => t("level-admin"),
    };
    t_args("permissions-at-most", &[("level", level.into())])
}

#[component]
pub fn PermissionSummaryLine(summary: PermissionSummary) -> AnyView {
    let used = |count: usize| t_args("permissions-used", &[("count", count.into())]);
    let optional = |count: usize| t_args("permissions-optional", &[("count", count.into())]);
    let lines = |text: &dyn Fn(usize) -> String| {
        (0..=summary.all).map(text).collect::<Vec<_>>().join("\n")
    };
    let levels = LEVELS.map(at_most).join("\n");
    let mut text = used(summary.used);
    if summary.optional > 0 {
        text = format!("{text}, {}", optional(summary.optional));
    }
    if let Some(level) = summary.highest {
        text = format!("{text} · {}", at_most(level));
    }
    view! {
        <span
            class="small muted"
            role="status"
            id="permission-summary"
            data-used=lines(&used)
            data-optional=lines(&optional)
            data-levels=levels
        >
            {text}
        </span>
        <PermissionCounter />
    }
    .into_any()
}
