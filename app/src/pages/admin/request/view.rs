use leptos::prelude::*;
use routes::ADMIN_REQUESTS;

use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::page_head::{Crumb, PageHead};
use crate::i18n::{Localizer, t, t_args, t_named};
use crate::page::{ENTRIES, Place};
use crate::pages::admin::frame::AdminContent;
use crate::pages::admin::request::present::AdminRequestPage;
use crate::pages::admin::subject::{TRUST, trust_box};

impl AdminContent for AdminRequestPage {
    const SECTION: Place = Place::Requests;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t_args("admin-request-title", &[("app", self.app.app.name.as_str().into())])
    }

    fn has_errors(&self) -> bool {
        self.trust_missing
    }

    fn has_entries(&self) -> bool {
        self.answered.is_none()
    }

    fn view(self) -> AnyView {
        let page = self;
        let error = page.trust_missing.then(|| FormError::new(t("admin-trust-missing"), TRUST));
        let message = page.message.map(|message| {
            view! {
                <section class="page-part">
                    <h2>{t("admin-request-message")}</h2>
                    <blockquote class="quote"><p><bdi>{message}</bdi></p></blockquote>
                </section>
            }
        });
        let beyond_role = page.beyond_role.map(|text| view! { <p class="note">{text}</p> });
        let preview = page
            .preview
            .map(|href| view! { <a class="btn" href=href>{t("admin-preview")}</a> }.into_any());
        let answer = match page.answered {
            Some((answered, reason)) => {
                let reason = reason.map(
                    |reason| view! { <p>{t_named("apps-request-reason", ("reason", reason))}</p> },
                );
                view! {
                    <p><strong>{answered}</strong></p>
                    {reason}
                }
                .into_any()
            }
            None => view! {
                <Answer
                    form=page.form
                    length=page.reason_length
                    reason=page.reason
                    trust=page.needs_trust.then(|| trust_box(page.trust_missing))
                />
            }
            .into_any(),
        };
        let title = t_args("admin-request-title", &[("app", page.app.app.name.as_str().into())]);
        view! {
            <ErrorSummary errors=error.into_iter().collect() />
            <PageHead
                title
                crumbs=vec![Crumb::new(ADMIN_REQUESTS, t("admin-requests"))]
                marks=page.app.marks()
                lead=page.asked.into_any()
                action=preview
            />
            {page.app.warning()}
            {page.app.glance()}
            {message}
            <section class="page-part">
                <h2>{t_named("consent-could-do", ("app", page.app.app.name.clone()))}</h2>
                <div class="panel perms">{page.app.permissions()}</div>
                {beyond_role}
            </section>
            <section class="page-part">
                <h2>{t("admin-facts")}</h2>
                {page.app.facts()}
            </section>
            <section class="page-part">
                <h2>{t("admin-request-answer")}</h2>
                {answer}
            </section>
        }
        .into_any()
    }
}

#[component]
fn Answer(form: PostForm, length: usize, reason: String, trust: Option<AnyView>) -> AnyView {
    view! {
        <form id=ENTRIES method="post" action=form.action class="panel answer">
            <HiddenFields fields=form.hidden />
            <p>{t("admin-request-means")}</p>
            {trust}
            <div class="field">
                <label for="reason">{t("admin-request-reason")}</label>
                <textarea class="in" id="reason" name="reason" rows="3" maxlength=length>
                    {reason}
                </textarea>
            </div>
            <div class="decide">
                <button type="submit" class="btn" name="answer" value="refuse">
                    {t("admin-request-refuse")}
                </button>
                <button type="submit" class="btn" name="answer" value="approve">
                    {t("admin-request-approve")}
                </button>
            </div>
        </form>
    }
    .into_any()
}
