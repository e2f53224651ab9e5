//! One request of a person to their administrators.

use leptos::prelude::*;

use crate::{
    components::{
        form::{HiddenFields, PostForm},
        publisher_line::PublisherLine,
        scope_line::{Control, ScopeGroup, ScopeGroupList},
    },
    pages::consent::Standing,
    words::{name, rich, say},
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AdminRequestPage {
    /// The app's name.
    pub app: String,
    /// Its publisher's name.
    pub publisher: String,
    /// What we know of the publisher.
    pub standing: Standing,
    /// Who asked and when, in words.
    pub asked: String,
    /// What the person wrote.
    pub message: Option<String>,
    /// What the app asked for.
    pub permissions: Vec<ScopeGroup>,
    /// What the person cannot allow even when it is approved, in words.
    pub beyond_role: Option<String>,
    /// What was answered, in words, and why.
    pub answered: Option<(String, Option<String>)>,
    /// Answers it. The form's own fields are `reason` and `answer` (`refuse` or
    /// `approve`).
    pub form: PostForm,
    /// How long a reason may be.
    pub reason_length: usize,
}

/// The page.
#[component]
pub fn AdminRequest(
    /// What it shows.
    page: AdminRequestPage,
) -> impl IntoView {
    let message = page.message.map(|message| {
        view! {
            <section>
                <h2>{say("admin-request-message")}</h2>
                <blockquote class="quote">
                    <p>
                        <bdi>{message}</bdi>
                    </p>
                </blockquote>
            </section>
        }
    });
    let groups = page
        .permissions
        .into_iter()
        .map(|group| {
            let publisher = page.publisher.clone();
            view! { <ScopeGroupList group publisher control=Control::None /> }
        })
        .collect_view();
    let beyond_role = page.beyond_role.map(|text| view! { <p class="box">{text}</p> });
    let answer = match page.answered {
        Some((answered, reason)) => {
            let reason = reason.map(|reason| {
                view! { <p>{rich("apps-request-reason", vec![("reason", name(reason))])}</p> }
            });
            view! {
                <p>
                    <strong>{answered}</strong>
                </p>
                {reason}
            }
            .into_any()
        }
        None => view! { <Answer form=page.form length=page.reason_length /> }.into_any(),
    };
    view! {
        <h1>{rich("admin-request-title", vec![("app", name(page.app.clone()))])}</h1>
        <p>
            <PublisherLine publisher=page.publisher.clone() standing=page.standing />
        </p>
        <p>{page.asked}</p>
        {message}
        <section>
            <h2>{rich("consent-could-do", vec![("app", name(page.app))])}</h2>
            {groups}
            {beyond_role}
        </section>
        <section>
            <h2>{say("admin-request-answer")}</h2>
            {answer}
        </section>
    }
}

#[component]
fn Answer(form: PostForm, length: usize) -> impl IntoView {
    view! {
        <p>{say("admin-request-means")}</p>
        <form method="post" action=form.action class="stack">
            <HiddenFields fields=form.hidden />
            <div class="field">
                <label for="reason">{say("admin-request-reason")}</label>
                <textarea id="reason" name="reason" rows="3" maxlength=length></textarea>
            </div>
            <div class="buttons">
                <button type="submit" class="btn" name="answer" value="refuse">
                    {say("admin-request-refuse")}
                </button>
                <button type="submit" class="btn" name="answer" value="approve">
                    {say("admin-request-approve")}
                </button>
            </div>
        </form>
    }
}
