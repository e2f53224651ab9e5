use leptos::prelude::*;
use oauth::catalogue::{DataFlag, Level};

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
        Level::Read => ("badge badge-read", t("level-read")),
        Level::Change => ("badge badge-change", t("level-change")),
        Level::Delete => ("badge badge-delete", t("level-delete")),
        Level::Admin => ("badge badge-admin", t("level-admin")),
    };
    view! { <span class=class>{label}</span> }
}
