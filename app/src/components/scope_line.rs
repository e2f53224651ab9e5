//! One permission, as people read it.

use leptos::prelude::*;

use super::{
    badge::{DataFlag, Level, LevelBadge},
    icon::{Icon, Symbol},
};
use crate::words::{name, rich, say, strong};

/// A requested permission.
#[derive(Clone, Debug)]
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
}

/// Permissions on the same kind of thing.
#[derive(Clone, Debug)]
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
    /// Whether each permission has a box to tick.
    optional: bool,
) -> AnyView {
    let symbol = group.symbol;
    let lines = group
        .scopes
        .into_iter()
        .map(move |scope| {
            let publisher = publisher.clone();
            view! { <ScopeItem scope symbol publisher optional /> }
        })
        .collect_view();
    view! {
        <h3 class="group">{group.name}</h3>
        <ul class="scopes">{lines}</ul>
    }
    .into_any()
}

#[component]
fn ScopeItem(scope: ScopeLine, symbol: Symbol, publisher: String, optional: bool) -> AnyView {
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
                    name="optional[]"
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
        </li>
    }
    .into_any()
}
