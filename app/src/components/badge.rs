//! Words that say how far a permission reaches.

use leptos::prelude::*;

/// How far a permission reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// The word shown.
    pub fn word(self) -> &'static str {
        match self {
            Self::Read => "Read",
            Self::Change => "Change",
            Self::Delete => "Delete",
            Self::Admin => "Admin",
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// The words shown.
    pub fn words(self) -> &'static str {
        match self {
            Self::Candidate => "Candidate data",
            Self::Pay => "Pay data",
            Self::Staff => "Staff data",
            Self::Public => "Public",
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
