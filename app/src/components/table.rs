//! One table for every list. On a phone each row is a card, in which the columns' names are
//! beside the cells. Browsers drop a table's meaning when it is shown as blocks: it has its roles.

use leptos::prelude::*;

use crate::components::form::{HiddenFields, PostForm};
use crate::i18n::t;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    pub names: Vec<String>,
    /// A last column whose cells hold what can be done with the row.
    pub actions: bool,
}

impl Columns {
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        Self { names: names.into_iter().collect(), actions: false }
    }

    pub fn with_actions(names: impl IntoIterator<Item = String>) -> Self {
        Self { actions: true, ..Self::new(names) }
    }
}

/// Its first column names the row.
#[component]
pub fn Table(
    /// Heard, not seen: the heading above says it.
    #[prop(into)]
    caption: String,
    columns: Columns,
    /// `log`, `matrix`
    #[prop(optional)]
    kind: &'static str,
    rows: Vec<AnyView>,
    #[prop(optional_no_strip, into)] footer: Option<AnyView>,
) -> AnyView {
    let body = view! { <tbody role="rowgroup">{rows}</tbody> }.into_any();
    table(caption, columns, kind, body, footer)
}

/// Rows that belong together, below a line that says what they are.
pub struct RowGroup {
    pub id: &'static str,
    pub name: String,
    /// A few words about it.
    pub about: String,
    pub rows: Vec<AnyView>,
    /// Where the group goes on.
    pub more: Option<AnyView>,
}

#[component]
pub fn GroupedTable(
    #[prop(into)] caption: String,
    columns: Columns,
    groups: Vec<RowGroup>,
) -> AnyView {
    let width = (columns.names.len() + usize::from(columns.actions)).to_string();
    let bodies = groups
        .into_iter()
        .map(|group| {
            let more = group.more.map(|more| {
                view! {
                    <tr role="row">
                        <td role="cell" class="more" colspan=width.clone()>
                            {more}
                        </td>
                    </tr>
                }
            });
            let name = format!("{}-name", group.id);
            view! {
                <tbody role="rowgroup" id=group.id aria-labelledby=name.clone()>
                    <tr role="row" class="grp-row">
                        <td role="cell" colspan=width.clone() id=name.clone()>
                            {group.name}
                            " "
                            <span class="about">"– " {group.about}</span>
                        </td>
                    </tr>
                    {group.rows}
                    {more}
                </tbody>
            }
        })
        .collect_view();
    table(caption, columns, "", bodies.into_any(), None)
}

fn table(
    caption: String,
    columns: Columns,
    kind: &'static str,
    bodies: AnyView,
    footer: Option<AnyView>,
) -> AnyView {
    let names = columns
        .names
        .into_iter()
        .map(|name| view! { <th scope="col" role="columnheader">{name}</th> })
        .collect_view();
    let actions = columns.actions.then(|| {
        view! { <th scope="col" role="columnheader"><span class="vh">{t("list-actions")}</span></th> }
    });
    let class = format!("t {kind}");
    view! {
        <div class="panel">
            <table class=class.trim_end().to_owned() role="table">
                <caption class="vh">{caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">{names} {actions}</tr>
                </thead>
                {bodies}
            </table>
            {footer}
        </div>
    }
    .into_any()
}

/// A row of cells, of which the first is a [`RowName`].
#[component]
pub fn Row(children: Children) -> AnyView {
    view! { <tr role="row">{children()}</tr> }.into_any()
}

#[component]
pub fn RowName(children: Children) -> AnyView {
    view! { <th scope="row" role="rowheader" class="name">{children()}</th> }.into_any()
}

/// `label` is the column's name.
#[component]
pub fn Cell(
    #[prop(into)] label: String,
    /// `num`, or what a kind of table knows
    #[prop(optional)]
    class: Option<&'static str>,
    children: Children,
) -> AnyView {
    view! {
        <td role="cell" class=class>
            <span class="k" aria-hidden="true">{label}</span>
            <span class="v">{children()}</span>
        </td>
    }
    .into_any()
}

/// A second, smaller line in a cell.
#[component]
pub fn Sub(children: Children) -> impl IntoView {
    view! { <span class="sub">" " {children()}</span> }
}

#[component]
pub fn Actions(children: Children) -> AnyView {
    view! { <td role="cell" class="acts">{children()}</td> }.into_any()
}

/// What can be done with a row, on a page of its own. `row` names the row to those who do not see
/// where the link is.
#[component]
pub fn RowAction(
    #[prop(into)] href: String,
    #[prop(into)] label: String,
    #[prop(into)] row: String,
    /// What cannot be undone is red, and always asked again.
    #[prop(optional)]
    danger: bool,
) -> AnyView {
    let class = if danger { "btn btn-text btn-danger" } else { "btn btn-text" };
    view! {
        <a class=class href=href>
            {label}
            <span class="vh">": " <bdi>{row}</bdi></span>
        </a>
    }
    .into_any()
}

/// What is done with a row at once: it can be done again.
#[component]
pub fn RowButton(
    form: PostForm,
    #[prop(into)] label: String,
    #[prop(into)] row: String,
) -> AnyView {
    view! {
        <form method="post" action=form.action>
            <HiddenFields fields=form.hidden />
            <button type="submit" class="btn btn-text">
                {label}
                <span class="vh">": " <bdi>{row}</bdi></span>
            </button>
        </form>
    }
    .into_any()
}

/// The last line of a list: how much of it is shown, and where it goes on.
#[component]
pub fn MoreRows(
    #[prop(into)] shown: String,
    #[prop(optional_no_strip, into)] links: Option<AnyView>,
) -> AnyView {
    view! {
        <div class="more-rows">
            <span>{shown}</span>
            {links}
        </div>
    }
    .into_any()
}
