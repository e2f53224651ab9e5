use leptos::prelude::*;

use crate::components::badge::Pill;
use crate::components::data_list::Facts;
use crate::components::page_head::PageHead;
use crate::components::scope_line::{Control, scope_groups};
use crate::components::secret::SecretRow;
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page, Place};
use crate::pages::credentials::details::present::{CredentialAccess, CredentialDetailsPage};
use crate::pages::credentials::present::crumbs;

impl Page for CredentialDetailsPage {
    fn title(&self, _: Localizer) -> String {
        self.name.clone()
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Credentials)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let secrets = page
            .secrets
            .into_iter()
            .map(|(secret, until)| {
                view! { <SecretRow secret until /> }
            })
            .collect_view();
        let opens = match page.opens {
            CredentialAccess::Everything(text) => {
                view! { <p class="note note-warn">{text}</p> }.into_any()
            }
            CredentialAccess::Permissions(groups) => {
                scope_groups(groups, "", Control::None).into_any()
            }
        };
        let copy = page.copy.map(|href| {
            view! { <p class="copy-of"><a class="btn btn-s" href=href>{t("cred-copy")}</a></p> }
        });
        let client_id: Vec<_> =
            page.client_id.map(|id| (t("cred-client-id"), id)).into_iter().collect();
        let (status, tone) = page.status;
        let marks = view! {
            <p class="by">
                {page.kind} " "
                <Pill text=status tone />
            </p>
        };
        let actions = page.actions.map(|actions| {
            view! {
                <div class="head-acts">
                    <a class="btn" href=actions.replace>{t("cred-replace-row")}</a>
                    <a class="btn btn-danger" href=actions.revoke>{t("cred-revoke-do")}</a>
                </div>
            }
            .into_any()
        });
        view! {
            <PageHead title=page.name crumbs=crumbs() marks=Some(marks.into_any()) action=actions />
            <div class="split">
                <div>
                    <section class="panel" aria-labelledby="opens">
                        <h2 id="opens">{t("cred-opens")}</h2>
                        <div class="panel-in">{opens} {copy}</div>
                    </section>
                </div>
                <div>
                    <section class="panel" aria-labelledby="facts">
                        <h2 id="facts">{t("app-facts")}</h2>
                        <Facts facts=page.facts literal=client_id />
                    </section>
                    <section class="panel" aria-labelledby="secrets">
                        <h2 id="secrets">{t("cred-secrets")}</h2>
                        <ul class="panel-in secrets">{secrets}</ul>
                    </section>
                </div>
            </div>
        }
        .into_any()
    }
}
