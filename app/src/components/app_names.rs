use leptos::prelude::*;

use crate::i18n::{name, t_args};

/// More than people compare.
const SHOWN: usize = 5;

/// Names of apps, one after the other; `None` where there are none.
pub fn names(apps: Vec<String>) -> Option<AnyView> {
    if apps.is_empty() {
        return None;
    }
    let more = u32::try_from(apps.len().saturating_sub(SHOWN)).unwrap_or(u32::MAX);
    let shown = apps.into_iter().take(SHOWN).enumerate().map(|(place, app)| {
        let before = (place > 0).then_some(", ");
        view! {
            {before}
            {name(app)}
        }
    });
    let shown = shown.collect_view();
    let more = (more > 0).then(|| format!(" {}", t_args("apps-more", &[("count", more.into())])));
    Some(
        view! {
            {shown}
            {more}
        }
        .into_any(),
    )
}
