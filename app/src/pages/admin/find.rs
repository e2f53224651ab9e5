use leptos::prelude::*;
use routes::{ADMIN, ADMIN_APP, ADMIN_CLIENT_ID};

use crate::components::page_head::{Crumb, PageHead};
use crate::i18n::{Localizer, t, t_named};
use crate::page::Place;
use crate::pages::admin::frame::AdminContent;

/// An app without connections is found by its client ID.
#[derive(Clone, Debug, Default)]
pub struct FindAppPage {
    /// What was looked for in vain.
    pub not_found: Option<String>,
}

impl AdminContent for FindAppPage {
    const SECTION: Place = Place::AppsInUse;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-find")
    }

    fn view(self) -> AnyView {
        let is_invalid = self.not_found.is_some();
        let error = self.not_found.clone().map(|id| {
            view! {
                <p class="field-error" id="client-error">
                    {t_named("admin-find-none", ("id", id))}
                </p>
            }
        });
        let described = if is_invalid { "client-error client-hint" } else { "client-hint" };
        view! {
            <PageHead
                title=t("admin-find")
                crumbs=vec![Crumb::new(ADMIN, t("admin-apps"))]
            />
            <form method="get" action=ADMIN_APP class="panel find-app">
                <div class="field">
                    <label for="client">{t("admin-find-id")}</label>
                    <p class="hint" id="client-hint">
                        {t("admin-find-text")}
                    </p>
                    {error}
                    <input
                        class="in"
                        id="client"
                        name=ADMIN_CLIENT_ID
                        autocomplete="off"
                        spellcheck="false"
                        value=self.not_found
                        aria-invalid=is_invalid.then_some("true")
                        aria-describedby=described
                    />
                </div>
                <button type="submit" class="btn">{t("admin-find-do")}</button>
            </form>
        }
        .into_any()
    }
}
