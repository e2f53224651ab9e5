//! One permission, as people read it.

use leptos::prelude::*;

use super::{
    badge::{DataFlag, Level, LevelBadge},
    form::{HiddenFields, PostForm},
    icon::{Icon, Symbol},
};
use crate::words::{name, rich, say, say_with, strong};

/// A requested permission.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ScopeLine {
    /// The scope's id, for example `candidates_read`.
    pub id: String,
    /// Its prompt, the visible title.
    pub prompt: String,
    /// What it allows, in one sentence.
    pub sentence: String,
    /// What it does not allow.
    pub does_not_allow: Option<String>,
    /// How far it reaches.
    pub level: Level,
    /// Whether it is an administrator's, beside its level.
    pub admin: bool,
    /// What data it touches.
    pub flags: Vec<DataFlag>,
    /// Why the publisher asks for it, in the publisher's words.
    pub purpose: Option<String>,
    /// For an optional one: whether the person ticked it (only when a form
    /// comes back).
    pub ticked: bool,
    /// Whether it is asked for beside what was allowed before.
    pub is_new: bool,
    /// Takes it back, where it can be removed by itself.
    pub remove: Option<PostForm>,
}

/// What a person can do with the lines of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Control {
    /// Read them.
    None,
    /// Tick them, one by one: all are fields of one name.
    Tick,
    /// Choose them for a token: each is a field of its own.
    Choose,
}

/// What the fields of [`Control::Choose`] begin with; the scope's id follows.
pub const CHOSEN: &str = "permission-";

/// Permissions on the same kind of thing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ScopeGroup {
    /// What they are about, for example "Candidates".
    pub name: String,
    /// Its icon.
    pub symbol: Symbol,
    /// The permissions, highest risk first.
    pub scopes: Vec<ScopeLine>,
}

/// A group of permissions.
#[component]
pub fn ScopeGroupList(
    /// The group.
    group: ScopeGroup,
    /// Who speaks in the purposes.
    publisher: String,
    /// What can be done with each.
    control: Control,
) -> AnyView {
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
        Control::Choose => format!("{CHOSEN}{}", scope.id),
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
                    checked=scope.ticked
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
        .map(|flag| view! { <li class="flag">{flag.words()}</li> })
        .collect_view();
    let flags = (!scope.flags.is_empty()).then(|| {
        view! {
            <ul class="badges flags" id=flags_id aria-label=say("scope-data")>
                {flags}
            </ul>
        }
    });
    let purpose = scope.purpose.map(|purpose| {
        view! {
            <p class="purpose">
                {rich(
                    "scope-purpose",
                    vec![("publisher", name(publisher)), ("purpose", name(purpose))],
                )}
            </p>
        }
    });
    let new = scope.is_new.then(|| {
        view! { <span class="badge badge-new">{say("consent-new")}</span> }
    });
    let remove = scope.remove.map(|form| view! { <Remove form permission=scope.prompt.clone() /> });
    let limit = scope.does_not_allow.map(|text| {
        view! {
            <p>
                {strong(say("scope-does-not-allow"))} " " {text}
            </p>
        }
    });
    let id = view! { <code>{scope.id}</code> }.into_any();
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
                    {say("scope-more")}
                    <span class="hidden">{format!(": {}", scope.prompt)}</span>
                </summary>
                <div>
                    {limit} <p>{rich("scope-developers", vec![("id", id)])}</p>
                </div>
            </details>
            {remove}
        </li>
    }
    .into_any()
}

#[component]
fn Remove(form: PostForm, permission: String) -> impl IntoView {
    let of = say_with("app-remove-permission-of", &[("permission", permission.into())]);
    view! {
        <form method="post" action=form.action>
            <HiddenFields fields=form.hidden />
            <button type="submit" class="btn btn-quiet">
                {say("app-remove-permission")}
                <span class="hidden">{of}</span>
            </button>
        </form>
    }
}
