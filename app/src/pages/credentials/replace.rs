use leptos::prelude::*;
use oauth::credential::api_credential::{ApiCredential, ApiCredentialKind, Overlap};
use provider::Provider;

use crate::components::form::{HiddenFields, PostForm};
use crate::components::pick_row::radio_rows;
use crate::i18n::{Localizer, t};
use crate::page::{ENTRIES, Page};
use crate::pages::credentials::present::credential_home;
use crate::pages::credentials::present::last_used;

pub const OVERLAP: &str = "overlap";

#[derive(Clone, Debug)]
pub struct ReplacePage {
    pub title: String,
    pub used: Option<String>,
    pub overlaps: Vec<(&'static str, String, bool)>,
    pub form: PostForm,
    pub back: String,
}

impl Page for ReplacePage {
    fn title(&self, _: Localizer) -> String {
        self.title.clone()
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let overlaps = radio_rows(OVERLAP, page.overlaps);
        view! {
            <div class="card">
                <h1>{page.title}</h1>
                <p>{t("cred-replace-lead")}</p>
                {page.used.map(|used| view! { <p>{used}</p> })}
                <form id=ENTRIES method="post" action=page.form.action class="form">
                    <HiddenFields fields=page.form.hidden />
                    <fieldset>
                        <legend><strong>{t("cred-replace-when")}</strong></legend>
                        {overlaps}
                    </fieldset>
                    <div class="decide">
                        <a class="btn" href=page.back>{t("cred-keep")}</a>
                        <button type="submit" class="btn btn-main">{t("cred-replace-do")}</button>
                    </div>
                </form>
            </div>
        }
        .into_any()
    }
}

pub fn replace_page(
    provider: &Provider,
    localizer: Localizer,
    credential: &ApiCredential,
    form: PostForm,
) -> ReplacePage {
    let said = |overlap| match overlap {
        Overlap::None => localizer.t("cred-replace-now"),
        Overlap::Hour => localizer.t("cred-replace-hour"),
        Overlap::Day => localizer.t("cred-replace-day"),
        Overlap::Week => localizer.t("cred-replace-week"),
    };
    let overlaps = Overlap::ALL
        .into_iter()
        .map(|overlap| (overlap.as_str(), said(overlap), overlap == Overlap::default()));
    ReplacePage {
        title: localizer.t_args("cred-replace", &[("name", credential.name.as_str().into())]),
        // Of an app it is not noted: people's connections say when they were used.
        used: (credential.kind != ApiCredentialKind::App)
            .then(|| last_used(localizer, credential, provider.now())),
        overlaps: overlaps.collect(),
        form,
        back: credential_home(credential),
    }
}
