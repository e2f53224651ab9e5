use leptos::prelude::*;

use crate::i18n::t;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Read,
    Change,
    Delete,
    Admin,
}

impl Level {
    pub fn label(self) -> String {
        match self {
            Self::Read => t("level-read"),
            Self::Change => t("level-change"),
            Self::Delete => t("level-delete"),
            Self::Admin => t("level-admin"),
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Read => "badge badge-read",
            Self::Change => "badge badge-change",
            Self::Delete => "badge badge-delete",
            Self::Admin => "badge badge-admin",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataFlag {
    Candidate,
    Pay,
    Staff,
    Public,
}

impl DataFlag {
    pub fn label(self) -> String {
        match self {
            Self::Candidate => t("data-candidate"),
            Self::Pay => t("data-pay"),
            Self::Staff => t("data-staff"),
            Self::Public => t("data-public"),
        }
    }
}

#[component]
pub fn LevelBadge(level: Level) -> impl IntoView {
    view! { <span class=level.class()>{level.label()}</span> }
}
