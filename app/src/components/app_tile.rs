use leptos::prelude::*;
use oauth::client::proven::Proven;

use crate::components::publisher_line::PublisherLine;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileSize {
    /// In a row of a list.
    Small,
    /// At the head of a page.
    Large,
}

/// An app's logo, if it is known whose it is; else its initial.
pub fn app_tile(name: &str, logo: Option<String>, proven: &Proven, size: TileSize) -> AnyView {
    let (class, pixels) = match size {
        TileSize::Small => ("app-i", "40"),
        TileSize::Large => ("app-i app-i-l", "52"),
    };
    match logo.filter(|_| proven.is_verified()) {
        Some(src) => {
            view! { <span class=class><img src=src alt="" width=pixels height=pixels /></span> }
                .into_any()
        }
        None => view! { <span class=class aria-hidden="true">{initial(name)}</span> }.into_any(),
    }
}

pub fn initial(name: &str) -> String {
    let first = name.chars().find(|character| character.is_alphanumeric());
    first.or_else(|| name.chars().next()).into_iter().flat_map(char::to_uppercase).collect()
}

/// An app in the list: its name leads to what is known of it.
#[component]
pub fn AppCell(
    name: String,
    logo: Option<String>,
    publisher: String,
    proven: Proven,
    #[prop(optional_no_strip)] href: Option<String>,
) -> AnyView {
    let face = app_tile(&name, logo, &proven, TileSize::Small);
    let title = match href {
        Some(href) => view! { <a href=href><bdi>{name}</bdi></a> }.into_any(),
        None => view! { <b><bdi>{name}</bdi></b> }.into_any(),
    };
    view! {
        <div class="cell-app">
            {face}
            <div>
                {title}
                <span class="sub">
                    <PublisherLine publisher proven short=true />
                </span>
            </div>
        </div>
    }
    .into_any()
}
