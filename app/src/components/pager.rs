//! Lists that are shown a page at a time.

use leptos::prelude::*;
use provider::paging::PageOf;

use crate::components::table::MoreRows;
use crate::i18n::{t, t_args};

/// The field of the query with a page's number.
pub const PAGE: &str = "page";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pager {
    first: u32,
    last: u32,
    total: u32,
    previous: Option<String>,
    next: Option<String>,
    /// Tells apart the links of several lists on one page.
    of: Option<String>,
}

impl Pager {
    /// `address` is that of a page of this number.
    pub fn new<T>(list: &PageOf<T>, address: impl Fn(u32) -> String) -> Self {
        let shown = u32::try_from(list.items.len()).unwrap_or(u32::MAX);
        Self {
            first: list.before + 1,
            last: list.before + shown,
            total: list.total,
            previous: (list.page > 1).then(|| address(list.page - 1)),
            next: (list.page < list.pages).then(|| address(list.page + 1)),
            of: None,
        }
    }

    #[must_use]
    pub fn of(self, list: String) -> Self {
        Self { of: Some(list), ..self }
    }

    pub fn has_others(&self) -> bool {
        self.previous.is_some() || self.next.is_some()
    }
}

/// The last line of a list.
pub fn pager(pager: Pager, more: Option<AnyView>) -> AnyView {
    let Pager { first, last, total, previous, next, of } = pager;
    let shown = t_args(
        "list-range",
        &[("first", first.into()), ("last", last.into()), ("total", total.into())],
    );
    let link = |href: Option<String>, rel: &'static str, label: String| {
        let of = of.clone().map(|of| view! { <span class="vh">": " {of}</span> });
        href.map(|href| view! { <a href=href rel=rel>{label} {of}</a> })
    };
    let links = view! {
        <span class="pager">
            {link(previous, "prev", t("list-previous"))}
            {link(next, "next", t("list-next"))}
            {more}
        </span>
    };
    view! { <MoreRows shown links=links.into_any() /> }.into_any()
}

/// The last line of a list that begins with the newest: nothing where all of it is shown.
pub fn newest_first(
    shown: usize,
    newest: Option<&'static str>,
    older: Option<String>,
) -> Option<AnyView> {
    let newest = newest.map(|href| view! { <a href=href>{t("list-newest")}</a> });
    let older = older.map(|href| view! { <a href=href>{t("list-older")}</a> });
    (newest.is_some() || older.is_some()).then(|| {
        let links = view! { <span class="links">{newest} " " {older}</span> }.into_any();
        view! { <MoreRows shown=t_args("partner-shown", &[("count", shown.into())]) links /> }
            .into_any()
    })
}
