use leptos::prelude::*;
use oauth::client::Client;
use oauth::client::proven::Proven;

use crate::components::publisher_line::PublisherLine;
use crate::components::table::RowName;

/// An app as lists and heads of pages show it.
#[derive(Clone, Debug)]
pub struct AppFace {
    pub name: String,
    pub logo: Option<String>,
    pub publisher: String,
    pub proven: Proven,
}

impl AppFace {
    pub fn of(client: &Client) -> Self {
        Self {
            name: client.display_name(),
            logo: logo_path(client),
            publisher: client.publisher_name(),
            proven: client.proven(),
        }
    }

    pub fn tile(&self, size: TileSize) -> AnyView {
        app_tile(&self.name, self.logo.clone(), &self.proven, size)
    }

    pub fn publisher_line(&self) -> AnyView {
        let (publisher, proven) = (self.publisher.clone(), self.proven.clone());
        view! { <PublisherLine publisher proven /> }.into_any()
    }
}

pub fn logo_path(client: &Client) -> Option<String> {
    client.logo.as_ref().map(|id| routes::logo(format!("{id}.png")))
}

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

/// The app that names a row: `href` leads to what is known of it.
pub fn app_row_name(app: AppFace, href: String) -> AnyView {
    view! { <RowName>{app_cell(app, Some(href))}</RowName> }.into_any()
}

pub fn app_cell(app: AppFace, href: Option<String>) -> AnyView {
    let face = app.tile(TileSize::Small);
    let AppFace { name, publisher, proven, .. } = app;
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
