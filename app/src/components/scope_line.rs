//! One permission, as people read it.

use leptos::prelude::*;

use super::{
    badge::{DataFlag, Level, LevelBadge},
    icon::{Icon, Symbol},
};
use crate::render::RenderContext;

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
) -> impl IntoView {
    let symbol = group.symbol;
    let lines = group
        .scopes
        .into_iter()
        .map(|scope| {
            let publisher = publisher.clone();
            view! { <ScopeItem scope symbol publisher optional /> }
        })
        .collect_view();
    view! {
        <h3 class="group">{group.name}</h3>
        <ul class="scopes">{lines}</ul>
    }
}

#[component]
fn ScopeItem(
    scope: ScopeLine,
    symbol: Symbol,
    publisher: String,
    optional: bool,
) -> impl IntoView {
    let platform = expect_context::<RenderContext>().platform_name;
    let box_id = format!("optional-{}", scope.id);
    let about = format!("about-{}", scope.id);
    let title = if optional {
        view! {
            <label class="pick-row" for=box_id.clone()>
                <input
                    type="checkbox"
                    name="optional[]"
                    id=box_id
                    value=scope.id.clone()
                    checked=scope.ticked
                    aria-describedby=about.clone()
                />
                <Icon symbol />
                <span class="scope-title">{scope.prompt.clone()}</span>
            </label>
        }
        .into_any()
    } else {
        view! {
            <p class="scope-row">
                <Icon symbol />
                <strong class="scope-title">{scope.prompt.clone()}</strong>
            </p>
        }
        .into_any()
    };
    let admin = (scope.admin && scope.level != Level::Admin)
        .then(|| view! { <LevelBadge level=Level::Admin /> });
    let flags = scope
        .flags
        .into_iter()
        .map(|flag| view! { <span class="flag">{flag.words(&platform)}</span> })
        .collect_view();
    let purpose = scope.purpose.map(|purpose| {
        view! {
            <p class="purpose">
                <bdi>{publisher}</bdi>
                " says: “"
                <q class="said"><bdi>{purpose}</bdi></q>
                "”"
            </p>
        }
    });
    let limit = scope.does_not_allow.map(|text| {
        view! {
            <p>
                <strong>"Does not allow: "</strong>
                {text}
            </p>
        }
    });
    view! {
        <li class="scope">
            {title}
            <div id=about class="scope-text">
                <p>{scope.sentence}</p>
                <p class="badges">
                    <LevelBadge level=scope.level />
                    {admin}
                    {flags}
                </p>
            </div>
            {purpose}
            <details class="more">
                <summary>
                    "More about this permission"
                    <span class="hidden">{format!(": {}", scope.prompt)}</span>
                </summary>
                <div>
                    {limit} <p>"Name for developers: " <code>{scope.id}</code></p>
                </div>
            </details>
        </li>
    }
}
