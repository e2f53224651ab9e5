use leptos::prelude::*;

use crate::components::form::{HiddenFields, PostForm};
use crate::components::publisher_line::{PublisherLine, destinations_line};
use crate::components::scope_line::{Control, scope_groups};
use crate::i18n::{Localizer, t, t_named};
use crate::page::ENTRIES;
use crate::page::Place;
use crate::pages::admin::frame::AdminContent;
use crate::pages::admin::request::present::AdminRequestPage;

impl AdminContent for AdminRequestPage {
    const SECTION: Place = Place::Requests;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t_args("admin-request-title", &[("app", self.app.as_str().into())])
    }

    fn has_entries(&self) -> bool {
        self.answered.is_none()
    }

    fn view(self) -> AnyView {
        let page = self;
        let message = page.message.map(|message| {
            view! {
                <section>
                    <h2>{t("admin-request-message")}</h2>
                    <blockquote class="quote"><p><bdi>{message}</bdi></p></blockquote>
                </section>
            }
        });
        let groups = scope_groups(page.permissions, &page.publisher, Control::None);
        let beyond_role = page.beyond_role.map(|text| view! { <p class="box">{text}</p> });
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
            None => {
                view! { <Answer form=page.form length=page.reason_length reason=page.reason /> }
                    .into_any()
            }
        };
        view! {
            <h1>{t_named("admin-request-title", ("app", page.app.clone()))}</h1>
            <p><PublisherLine publisher=page.publisher.clone() proven=page.proven /></p>
            {destinations_line(page.destinations)}
            <p>{page.asked}</p>
            {message}
            <section>
                <h2>{t_named("consent-could-do", ("app", page.app))}</h2>
                {groups}
                {beyond_role}
            </section>
            <section>
                <h2>{t("admin-request-answer")}</h2>
                {answer}
            </section>
        }
        .into_any()
    }
}

#[component]
fn Answer(form: PostForm, length: usize, reason: String) -> impl IntoView {
    view! {
        <p>{t("admin-request-means")}</p>
        <form id=ENTRIES method="post" action=form.action class="stack">
            <HiddenFields fields=form.hidden />
            <div class="field">
                <label for="reason">{t("admin-request-reason")}</label>
                <textarea id="reason" name="reason" rows="3" maxlength=length>{reason}</textarea>
            </div>
            <div class="buttons">
                <button type="submit" class="btn" name="answer" value="refuse">
                    {t("admin-request-refuse")}
                </button>
                <button type="submit" class="btn" name="answer" value="approve">
                    {t("admin-request-approve")}
                </button>
            </div>
        </form>
    }
}
