//! Words that say how far a permission reaches.

use leptos::prelude::*;

use crate::words::say;

/// How far a permission reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Sees.
    Read,
    /// Adds or alters.
    Change,
    /// Also removes.
    Delete,
    /// Reaches the whole company.
    Admin,
}

impl Level {
    /// The word shown, in the language of the page that is being drawn.
    pub fn word(self) -> String {
        match self {
            Self::Read => say("level-read"),
            Self::Change => say("level-change"),
            Self::Delete => say("level-delete"),
            Self::Admin => say("level-admin"),
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

/// What kind of data a permission touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataFlag {
    /// About candidates.
    Candidate,
    /// Pay and offers.
    Pay,
    /// About colleagues.
    Staff,
    /// Becomes visible to everyone.
    Public,
}

impl DataFlag {
    /// The words shown, in the language of the page that is being drawn.
    pub fn words(self) -> String {
        match self {
            Self::Candidate => say("data-candidate"),
            Self::Pay => say("data-pay"),
            Self::Staff => say("data-staff"),
            Self::Public => say("data-public"),
        }
    }
}

/// A level as a badge.
#[component]
pub fn LevelBadge(
    /// The level.
    level: Level,
) -> impl IntoView {
    view! { <span class=level.class()>{level.word()}</span> }
}
