use leptos::prelude::*;
use oauth::authorize::Delivery;
use serde::{Deserialize, Serialize};

use crate::components::form::{HiddenFields, PostForm};
use crate::components::literal::Host;
use crate::i18n::t_rich;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum WayToApp {
    Link(String),
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

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReturnTo {
    pub way: WayToApp,
    pub host: String,
}

#[component]
pub fn ReturnToApp(to: ReturnTo) -> AnyView {
    let host = view! { <Host text=to.host /> }.into_any();
    let localizer = view! { <span>{t_rich("outcome-return", vec![("host", host)])}</span> };
    match to.way {
        WayToApp::Link(location) => {
            view! { <p class="row"><a href=location rel="noreferrer">{localizer}</a></p> }
                .into_any()
        }
        WayToApp::Form(form) => view! {
            <form method="post" action=form.action>
                <HiddenFields fields=form.hidden />
                <button type="submit" class="btn btn-w">{localizer}</button>
            </form>
        }
        .into_any(),
    }
}
