//! Always beside a word, never instead of one.

use leptos::prelude::*;
use oauth::catalogue;
use oauth::catalogue::Level;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Symbol {
    Of(catalogue::Icon),
    Level(Level),
    Apps,
    Key,
    Code,
    Flask,
    Bag,
    Inbox,
    Shield,
    Log,
    People,
    Menu,
    Down,
    Next,
    SignOut,
    Question,
    Search,
    Link,
    Download,
    Plus,
    Building,
    Person,
    Check,
    Warning,
}

impl Symbol {
    fn path(self) -> &'static str {
        match self {
            Self::Of(catalogue::Icon::Person) | Self::Person => {
                "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0"
            }
            Self::Of(catalogue::Icon::Envelope) => "M3 6h18v13H3zM3 7l9 7 9-7M12 17v-1",
            Self::Of(catalogue::Icon::Briefcase) => "M3 8h18v12H3zM8 8V4h8v4M3 13h18",
            Self::Of(catalogue::Icon::People) | Self::People => {
                "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21a7 7 0 0 1 14 0M16 3a4 4 0 0 1 0 8M18 14a7 7 0 0 1 4 7"
            }
            Self::Of(catalogue::Icon::Gear) => {
                "M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 2v4M12 18v4M2 12h4M18 12h4M5 5l3 3M16 16l3 3M5 19l3-3M16 8l3-3"
            }
            Self::Of(catalogue::Icon::Speech) => "M3 4h18v13H10l-5 4v-4H3z",
            Self::Of(catalogue::Icon::Building) | Self::Building => {
                "M5 21V3h14v18M2 21h20M9 7h2M13 7h2M9 11h2M13 11h2M9 15h2M13 15h2"
            }
            Self::Of(catalogue::Icon::Plug) => "M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4",
            Self::Level(Level::Read) => {
                "M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7S2 12 2 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z"
            }
            Self::Level(Level::Change) => "M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4",
            Self::Level(Level::Delete) => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
            Self::Level(Level::Admin) | Self::Shield => {
                "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6z"
            }
            Self::Apps => "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
            Self::Key => {
                "M15 4a5 5 0 1 0-4.6 7L4 17.5V21h3.5v-2.5H10V16h2l1.4-1.4A5 5 0 0 0 15 4zM16 8v.1"
            }
            Self::Code => "M8 7l-5 5 5 5M16 7l5 5-5 5M14 4l-4 16",
            Self::Flask => "M9 3h6M10 3v6L4 20h16L14 9V3M7 15h10",
            Self::Bag => "M4 8h16l-1 12H5zM8 8a4 4 0 0 1 8 0",
            Self::Inbox => "M4 5h16v14H4zM4 13h5l1.5 2.5h3L15 13h5",
            Self::Log => "M6 3h12v18H6zM9 8h6M9 12h6M9 16h4",
            Self::Menu => "M4 7h16M4 12h16M4 17h16",
            Self::Down => "M6 9l6 6 6-6",
            Self::Next => "M9 6l6 6-6 6",
            Self::SignOut => "M14 4h6v16h-6M10 8l-4 4 4 4M6 12h10",
            Self::Question => {
                "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.2"
            }
            Self::Search => "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5",
            Self::Link => {
                "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"
            }
            Self::Download => "M12 4v11M7 11l5 5 5-5M5 20h14",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Check => "M4 12l5 5L20 6",
            Self::Warning => "M12 3 1.5 21h21zM12 10v5M12 17.5v.5",
        }
    }
}

#[component]
pub fn Icon(symbol: Symbol, #[prop(optional)] small: bool) -> impl IntoView {
    let class = if small { "i i-s" } else { "i" };
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=symbol.path()></path>
        </svg>
    }
}
