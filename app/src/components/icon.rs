//! Always beside a word, never instead of one.

use leptos::prelude::*;
use oauth::catalogue;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Symbol {
    Of(catalogue::Icon),
    Check,
    Warning,
}

impl Symbol {
    fn path(self) -> &'static str {
        match self {
            Self::Of(catalogue::Icon::Person) => {
                "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0"
            }
            Self::Of(catalogue::Icon::Envelope) => "M3 6h18v13H3zM3 7l9 7 9-7M12 17v-1",
            Self::Of(catalogue::Icon::Briefcase) => "M3 8h18v12H3zM8 8V4h8v4M3 13h18",
            Self::Of(catalogue::Icon::People) => {
                "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21a7 7 0 0 1 14 0M16 3a4 4 0 0 1 0 8M18 14a7 7 0 0 1 4 7"
            }
            Self::Of(catalogue::Icon::Gear) => {
                "M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 2v4M12 18v4M2 12h4M18 12h4M5 5l3 3M16 16l3 3M5 19l3-3M16 8l3-3"
            }
            Self::Of(catalogue::Icon::Speech) => "M3 4h18v13H10l-5 4v-4H3z",
            Self::Of(catalogue::Icon::Building) => {
                "M5 21V3h14v18M2 21h20M9 7h2M13 7h2M9 11h2M13 11h2M9 15h2M13 15h2"
            }
            Self::Of(catalogue::Icon::Plug) => "M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4",
            Self::Check => "M4 12l5 5L20 6",
            Self::Warning => "M12 3 1.5 21h21zM12 10v5M12 17.5v.5",
        }
    }
}

#[component]
pub fn Icon(symbol: Symbol) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=symbol.path()></path>
        </svg>
    }
}
