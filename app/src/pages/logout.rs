//! An app sends a user here to sign out: they confirm or decline.

use leptos::prelude::*;
use provider::authorization::logout::SessionApps;

use crate::components::app_names::names;
use crate::components::form::{HiddenFields, PostForm};
use crate::context::platform_name;
use crate::i18n::{Localizer, name, t, t_args, t_rich, t_rich_args};
use crate::page::{ENTRIES, Frame, Page};

#[derive(Clone, Debug)]
pub struct LogoutPage {
    pub app: Option<String>,
    pub apps: SessionApps,
    pub form: PostForm,
}

impl Page for LogoutPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("logout-title")
    }

    fn frame(&self) -> Frame {
        Frame::FlowCard
    }

    fn leads_to_app(&self) -> bool {
        true
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let asked = match page.app {
            Some(app) => t_rich_args(
                "logout-asked-by",
                &[("platform", platform_name().into())],
                vec![("app", name(app.as_str()))],
            ),
            None => t_args("logout-asked", &[("platform", platform_name().into())]).into_any(),
        };
        let also = |key: &'static str, apps: Vec<String>| {
            names(apps).map(|apps| view! { <p>{t_rich(key, vec![("apps", apps)])}</p> })
        };
        let signed_out = also("logout-apps", page.apps.signed_out);
        let stay = also("logout-apps-stay", page.apps.stay);
        view! {
            <div class="card">
                <h1>{t_args("logout-question", &[("platform", platform_name().into())])}</h1>
                <p>{asked}</p>
                {signed_out}
                {stay}
                <form id=ENTRIES method="post" action=page.form.action class="form">
                    <HiddenFields fields=page.form.hidden />
                    <div class="decide">
                        <a class="btn" href=routes::FRONT>{t("logout-stay")}</a>
                        <button type="submit" class="btn">{t("sign-out")}</button>
                    </div>
                </form>
            </div>
        }
        .into_any()
    }
}
