use leptos::prelude::*;
use oauth::catalogue::{DataFlag, Level};

use crate::components::badge::{LevelBadge, flag_label};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::icon::{Icon, Symbol};
use crate::components::literal::Literal;
use crate::i18n::{name, strong, t, t_args, t_rich};

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

#[component]
pub fn ScopeGroupList(group: ScopeGroup, publisher: String, control: Control) -> AnyView {
    let symbol = group.symbol;
    let lines = group
        .scopes
        .into_iter()
        .map(move |scope| {
            let publisher = publisher.clone();
            view! { <ScopeItem scope symbol publisher control /> }
        })
        .collect_view();
    view! {
        <h3 class="group">{group.name}</h3>
        <ul class="scopes">{lines}</ul>
    }
    .into_any()
}

#[component]
fn ScopeItem(scope: ScopeLine, symbol: Symbol, publisher: String, control: Control) -> AnyView {
    let optional = control != Control::None;
    let field = match control {
        Control::Choose => format!("{SCOPE_FIELD}{}", scope.id),
        Control::None | Control::Tick => "optional[]".to_owned(),
    };
    let badges_id = format!("badges-{}", scope.id);
    let about_id = format!("about-{}", scope.id);
    let flags_id = format!("flags-{}", scope.id);
    let described_by = if scope.flags.is_empty() {
        format!("{badges_id} {about_id}")
    } else {
        format!("{badges_id} {about_id} {flags_id}")
    };
    let title = if optional {
        view! {
            <label class="scope-title">
                <input
                    type="checkbox"
                    name=field
                    value=scope.id.clone()
                    checked=scope.selected
                    aria-describedby=described_by
                />
                <Icon symbol />
                <span>{scope.prompt.clone()}</span>
            </label>
        }
        .into_any()
    } else {
        view! {
            <p class="scope-title">
                <Icon symbol />
                {scope.prompt.clone()}
            </p>
        }
        .into_any()
    };
    let admin = (scope.admin && scope.level != Level::Admin)
        .then(|| view! { <LevelBadge level=Level::Admin /> });
    let flags = scope
        .flags
        .iter()
        .map(|flag| view! { <li class="flag">{flag_label(*flag)}</li> })
        .collect_view();
    let flags = (!scope.flags.is_empty()).then(|| {
        view! {
            <ul class="badges flags" id=flags_id aria-label=t("scope-data")>{flags}</ul>
        }
    });
    let purpose = scope.purpose.map(|purpose| {
        view! {
            <p class="purpose">
                {t_rich(
                    "scope-purpose",
                    vec![("publisher", name(publisher)), ("purpose", name(purpose))],
                )}
            </p>
        }
    });
    let new = scope.is_new.then(|| {
        view! { <span class="badge badge-new">{t("consent-new")}</span> }
    });
    let remove = scope.remove.map(|form| view! { <Remove form permission=scope.prompt.clone() /> });
    let limit = scope
        .does_not_allow
        .map(|text| view! { <p>{strong(t("scope-does-not-allow"))} " " {text}</p> });
    let id = view! { <Literal text=scope.id /> }.into_any();
    view! {
        <li class="scope" class:scope-optional=optional>
            <div class="scope-head">
                {title} <p class="badges" id=badges_id>
                    {new}
                    <LevelBadge level=scope.level />
                    {admin}
                </p>
            </div>
            <p id=about_id>{scope.sentence}</p>
            {flags}
            {purpose}
            <details class="more">
                <summary>
                    {t("scope-more")}
                    <span class="hidden">{format!(": {}", scope.prompt)}</span>
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
            <button type="submit" class="btn btn-quiet">
                {t("app-remove-permission")}
                <span class="hidden">{of}</span>
            </button>
        </form>
    }
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
