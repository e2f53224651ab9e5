//! Permissions as rows: title and level, what it means, and why the app wants it. The consent page
//! has them, and every page that shows what an app or a credential may do:
//!
//! ```ignore
//! // Groups come from `pages::permissions::Permissions`, in the catalogue's order.
//! {scope_groups(groups, &publisher, Control::None)} // to read
//! {scope_groups(groups, &publisher, Control::Tick)} // boxes named `optional[]`
//! {scope_groups(groups, "", Control::Choose)} // boxes named `permission-<scope>`
//! <ScopeTitles groups /> // what is known already: title and level only
//! ```
//!
//! They need no form of their own. Group names are beside the rows where there is room.

use leptos::prelude::*;
use oauth::catalogue::{DataFlag, Level};

use crate::components::badge::{Flag, LevelBadge, Pill};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::icon::{Icon, Symbol};
use crate::components::literal::Literal;
use crate::components::permission_summary::rank;
use crate::i18n::{name, strong, t, t_args, t_rich, verbatim};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ScopeLine {
    pub id: String,
    pub prompt: String,
    pub sentence: String,
    pub does_not_allow: Option<String>,
    pub level: Level,
    pub admin: bool,
    pub flags: Vec<DataFlag>,
    pub purpose: Option<String>,
    /// For an optional scope of a form that came back.
    pub selected: bool,
    pub is_new: bool,
    pub remove: Option<PostForm>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Control {
    None,
    Tick,
    Choose,
}

pub const SCOPE_FIELD: &str = "permission-";

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ScopeGroup {
    pub name: String,
    pub symbol: Symbol,
    pub scopes: Vec<ScopeLine>,
}

pub fn scope_groups(
    groups: Vec<ScopeGroup>,
    publisher: &str,
    control: Control,
) -> impl IntoView + use<> {
    let publisher = publisher.to_owned();
    let group = move |group| {
        let publisher = publisher.clone();
        view! { <ScopeGroupList group publisher control /> }
    };
    groups.into_iter().map(group).collect_view()
}

#[component]
pub fn ScopeGroupList(group: ScopeGroup, publisher: String, control: Control) -> AnyView {
    let lines = group
        .scopes
        .into_iter()
        .map(move |scope| {
            let publisher = publisher.clone();
            view! { <ScopeItem scope publisher control /> }
        })
        .collect_view();
    view! {
        <section class="grp">
            <h3>
                <Icon symbol=group.symbol />
                {group.name}
            </h3>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}

/// Title and level of each permission, one line each.
#[component]
pub fn ScopeTitles(groups: Vec<ScopeGroup>) -> AnyView {
    let lines = groups
        .into_iter()
        .flat_map(|group| group.scopes)
        .map(|scope| {
            view! {
                <li>
                    <b>{scope.prompt}</b>
                    " "
                    {levels(scope.level, scope.admin)}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="out">{lines}</ul> }.into_any()
}

fn levels(level: Level, admin: bool) -> impl IntoView {
    let admin = (admin && level != Level::Admin).then(|| {
        view! {
            " "
            <LevelBadge level=Level::Admin />
        }
    });
    view! {
        <LevelBadge level />
        {admin}
    }
}

#[component]
fn ScopeItem(scope: ScopeLine, publisher: String, control: Control) -> AnyView {
    let field = match control {
        Control::None => None,
        Control::Tick => Some("optional[]".to_owned()),
        Control::Choose => Some(format!("{SCOPE_FIELD}{}", scope.id)),
    };
    let level = (control == Control::Choose).then(|| rank(scope.level, scope.admin).to_string());
    let optional = field.is_some();
    let [box_id, levels_id, about_id] =
        ["box", "level", "about"].map(|part| format!("{part}-{}", scope.id));
    let title = if optional {
        view! { <label for=box_id.clone()>{scope.prompt.clone()}</label> }.into_any()
    } else {
        view! { <span>{scope.prompt.clone()}</span> }.into_any()
    };
    let tick = field.map(|field| {
        view! {
            <input
                type="checkbox"
                id=box_id
                name=field
                value=scope.id.clone()
                checked=scope.selected
                data-level=level
                aria-describedby=format!("{levels_id} {about_id}")
            />
        }
    });
    let new = scope.is_new.then(|| view! { <Pill text=t("consent-new") /> });
    let flags = scope.flags.iter().map(|flag| {
        view! {
            " "
            <Flag flag=*flag />
        }
    });
    let purpose = scope.purpose.map(|purpose| {
        view! {
            <p class="said">
                <q>{verbatim(purpose)}</q>
                " "
                <cite>"– " {name(publisher)}</cite>
            </p>
        }
    });
    let limit = scope
        .does_not_allow
        .map(|text| view! { <p>{strong(t("scope-does-not-allow"))} " " {text}</p> });
    let more = t_args("scope-more", &[("permission", scope.prompt.as_str().into())]);
    let remove = scope.remove.map(|form| view! { <Remove form permission=scope.prompt.clone() /> });
    let id = view! { <Literal text=scope.id /> }.into_any();
    view! {
        <li class="perm" class:perm-opt=optional>
            <div class="perm-t">
                {title} {new} <span class="lvs" id=levels_id>
                    {levels(scope.level, scope.admin)}
                </span>
            </div>
            {tick}
            <p id=about_id>{scope.sentence} {flags.collect_view()}</p>
            {purpose}
            <details class="perm-more">
                <summary>
                    <Icon symbol=Symbol::Down />
                    <span class="vh">{more}</span>
                </summary>
                <div>
                    {limit} <p>{t_rich("scope-developers", vec![("id", id)])}</p>
                </div>
            </details>
            {remove}
        </li>
    }
    .into_any()
}

#[component]
fn Remove(form: PostForm, permission: String) -> impl IntoView {
    let of = t_args("app-remove-permission-of", &[("permission", permission.into())]);
    view! {
        <form method="post" action=form.action>
            <HiddenFields fields=form.hidden />
            <button type="submit" class="btn btn-text">
                {t("app-remove-permission")}
                <span class="vh">{of}</span>
            </button>
        </form>
    }
}
