//! A way back to the app, which the person may take or leave.

use leptos::prelude::*;
use oauth::authorize::Delivery;

use super::form::{HiddenFields, PostForm};
use crate::words::rich;

/// How the app wants its answer.
#[derive(Clone, Debug)]
pub enum WayToApp {
    /// In the address.
    Link(String),
    /// As a form.
    Form(PostForm),
}

impl From<Delivery> for WayToApp {
    fn from(delivery: Delivery) -> Self {
        match delivery {
            Delivery::Redirect(location) => Self::Link(location),
            Delivery::FormPost { action, fields } => Self::Form(
                fields
                    .into_iter()
                    .fold(PostForm::new(action), |form, (name, value)| form.with(name, value)),
            ),
        }
    }
}

/// Where a person may go by themselves.
#[derive(Clone, Debug)]
pub struct ReturnTo {
    /// How.
    pub way: WayToApp,
    /// Host and port of that address.
    pub host: String,
}

/// The link, or the button, that leads there.
#[component]
pub fn ReturnToApp(
    /// Where to.
    to: ReturnTo,
) -> AnyView {
    let host = view! { <bdi class="host">{to.host}</bdi> }.into_any();
    let words = view! { <span>{rich("outcome-return", vec![("host", host)])}</span> };
    match to.way {
        WayToApp::Link(location) => view! {
            <p class="links">
                <a href=location rel="noreferrer">
                    {words}
                </a>
            </p>
        }
        .into_any(),
        WayToApp::Form(form) => view! {
            <form method="post" action=form.action>
                <HiddenFields fields=form.hidden />
                <button type="submit" class="btn">
                    {words}
                </button>
            </form>
        }
        .into_any(),
    }
}
