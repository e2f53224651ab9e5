//! Before a token or an OAuth client is made.

use leptos::prelude::*;
use oauth::catalogue::Level;

use crate::components::badge::LevelBadge;
use crate::components::data_list::Facts;
use crate::components::form::{HiddenFields, PostForm};
use crate::components::page_head::PageHead;
use crate::components::scope_line::{Control, ScopeGroup, scope_groups};
use crate::i18n::{Localizer, t};
use crate::page::{ENTRIES, Frame, Page, Place};
use crate::pages::credentials::form::{ACTION, CREATE, EDIT};
use crate::pages::credentials::present::crumbs;

#[derive(Clone, Debug)]
pub struct ReviewPage {
    pub facts: Vec<(String, String)>,
    pub highest: Option<Level>,
    pub permissions: Vec<ScopeGroup>,
    pub no_more: String,
    pub create: String,
    pub form: PostForm,
}

impl Page for ReviewPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("cred-review-title")
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Credentials)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let highest = page.highest.map(|level| {
            view! {
                <div>
                    <dt>{t("cred-highest")}</dt>
                    <dd><LevelBadge level /></dd>
                </div>
            }
            .into_any()
        });
        let permissions = scope_groups(page.permissions, "", Control::None);
        view! {
            <PageHead title=t("cred-review-title") crumbs=crumbs() />
            <div class="parts narrow">
                <div class="panel">
                    <Facts facts=page.facts more=highest />
                </div>
                <section class="panel" aria-labelledby="opens">
                    <h2 id="opens">{t("cred-opens")}</h2>
                    <div class="panel-in">{permissions}</div>
                </section>
                <p class="note">{page.no_more}</p>
                <form id=ENTRIES method="post" action=page.form.action>
                    <HiddenFields fields=page.form.hidden />
                    <div class="bar-save">
                        <button type="submit" class="btn" name=ACTION value=EDIT>
                            {t("cred-back")}
                        </button>
                        <button type="submit" class="btn btn-main" name=ACTION value=CREATE>
                            {page.create}
                        </button>
                    </div>
                </form>
            </div>
        }
        .into_any()
    }
}
