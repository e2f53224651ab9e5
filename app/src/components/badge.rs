use leptos::prelude::*;
use oauth::catalogue::{DataFlag, Level};

use crate::components::icon::{Icon, Symbol};
use crate::i18n::t;

pub fn flag_label(flag: DataFlag) -> String {
    match flag {
        DataFlag::Candidate => t("data-candidate"),
        DataFlag::Pay => t("data-pay"),
        DataFlag::Staff => t("data-staff"),
        DataFlag::Public => t("data-public"),
    }
}

#[component]
pub fn LevelBadge(level: Level) -> impl IntoView {
    let (class, label) = match level {
        Level::Read => ("lv lv-read", t("level-read")),
        Level::Change => ("lv lv-change", t("level-change")),
        Level::Delete => ("lv lv-delete", t("level-delete")),
        Level::Admin => ("lv lv-admin", t("level-admin")),
    };
    view! {
        <span class=class>
            <Icon symbol=Symbol::Level(level) small=true />
            {label}
        </span>
    }
}

#[component]
pub fn Flag(flag: DataFlag) -> impl IntoView {
    view! { <span class="flag">{flag_label(flag)}</span> }
}

/// How good the news is. The word says it, too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    #[default]
    Plain,
    Good,
    Warning,
    Bad,
}

/// The state of a row, or a number.
#[component]
pub fn Pill(#[prop(into)] text: String, #[prop(optional)] tone: Tone) -> impl IntoView {
    let class = match tone {
        Tone::Plain => "pill",
        Tone::Good => "pill pill-ok",
        Tone::Warning => "pill pill-warn",
        Tone::Bad => "pill pill-bad",
    };
    view! { <span class=class>{text}</span> }
}
