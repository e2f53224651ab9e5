use leptos::prelude::*;
use routes::CREDENTIALS;

use crate::components::buttons::ButtonLink;
use crate::components::data_list::PlainFacts;
use crate::components::scope_line::{Control, scope_groups};
use crate::components::secret::SecretRow;
use crate::i18n::{Localizer, t, t_named};
use crate::page::{Frame, Page, Place};
use crate::pages::credentials::details::present::{CredentialAccess, CredentialDetailsPage};

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
                view! { <p class="box box-warn">{text}</p> }.into_any()
            }
            CredentialAccess::Permissions(groups) => {
                scope_groups(groups, "", Control::None).into_any()
            }
        };
        let copy = page.copy.map(|href| view! { <ButtonLink href=href label=t("cred-copy") /> });
        let client_id = page.client_id.map(|id| (t("cred-client-id"), id)).into_iter().collect();
        let title = page.name.clone();
        let actions = page.actions.map(|actions| {
            view! {
                <p class="row-actions">
                    <a class="btn" href=actions.replace>
                        <span>{t_named("cred-replace", ("name", page.name.clone()))}</span>
                    </a>
                    <a class="btn btn-danger" href=actions.revoke>
                        <span>{t_named("cred-revoke", ("name", page.name.clone()))}</span>
                    </a>
                </p>
            }
        });
        view! {
            <div class="page">
                <p class="links"><a href=CREDENTIALS>{t("cred-all")}</a></p>
                <h1><bdi>{title}</bdi></h1>
                <p class="lead">{page.kind}</p>
                <PlainFacts facts=page.facts literal=client_id />
                <section>
                    <h2>{t("cred-secrets")}</h2>
                    <ul class="plain">{secrets}</ul>
                </section>
                <section>
                    <h2>{t("cred-opens")}</h2>
                    {opens}
                    {copy}
                </section>
                {actions}
            </div>
        }
        .into_any()
    }
}
