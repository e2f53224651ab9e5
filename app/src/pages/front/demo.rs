use leptos::prelude::*;
use oauth::catalogue::Level;
use routes::{APPS, MARKETPLACE, NEW_APP, PLAYGROUND};

use super::links::{FrontLinks, Links};
use crate::components::app_tile::{AppFace, app_cell};
use crate::components::badge::LevelBadge;
use crate::components::form::{HiddenFields, PostForm};
use crate::components::practice_accounts::{PracticeAccountButtons, PracticeAccounts};
use crate::context::platform_name;
use crate::i18n::{t, t_args, t_named};

#[derive(Clone, Debug)]
pub struct DemoFront {
    pub accounts: PracticeAccounts,
    pub sample: Option<ConsentSample>,
    /// Who registers an app.
    pub owner: Option<Way>,
    /// Who lets it into the Marketplace.
    pub reviewer: Option<Way>,
    /// Who connects it, in another company.
    pub customer: Option<Way>,
}

/// Someone, and how a visitor becomes them.
#[derive(Clone, Debug)]
pub struct Way {
    pub name: String,
    /// `None`: the visitor is signed in as them.
    pub form: Option<PostForm>,
}

/// A picture of the page that this is about.
#[derive(Clone, Debug)]
pub struct ConsentSample {
    pub app: AppFace,
    /// Prompt, sentence and level.
    pub permissions: Vec<(String, String, Level)>,
}

const ACCESS: [(&str, &str); 4] = [
    ("front-demo-step-1", "front-demo-step-1-text"),
    ("front-demo-step-2", "front-demo-step-2-text"),
    ("front-demo-step-3", "front-demo-step-3-text"),
    ("front-demo-step-4", "front-demo-step-4-text"),
];

const PUBLISH: &str = "publish";

#[component]
pub fn Demo(demo: DemoFront, links: FrontLinks, state: AnyView) -> impl IntoView {
    let DemoFront { accounts, sample, owner, reviewer, customer } = demo;
    let platform = platform_name();
    let text = |key| t_args(key, &[("platform", platform.clone().into())]);
    let sample = sample.map(|sample| view! { <Sample sample /> });
    let journey = [
        ("front-publish-1", "front-publish-1-text", owner.clone(), NEW_APP),
        ("front-publish-2", "front-publish-2-text", owner, APPS),
        ("front-publish-3", "front-publish-3-text", reviewer, MARKETPLACE),
        ("front-publish-4", "front-publish-4-text", customer, MARKETPLACE),
    ];
    let journey = journey.into_iter().zip(1..).filter_map(|((title, text, way, path), number)| {
        Some(view! { <GoAs way=way? path title text number /> })
    });
    view! {
        <div class="hero">
            <div>
                <h1>{t("front-demo-heading")}</h1>
                <p>{t("front-demo-lead")}</p>
                <div class="go">
                    <a class="btn btn-main" href=PLAYGROUND>{t("front-demo-start")}</a>
                    <a class="btn" href=format!("#{PUBLISH}")>{t("front-demo-publish")}</a>
                </div>
            </div>
            {sample}
        </div>
        <section>
            <h2 class="vh">{t("front-demo-what")}</h2>
            {steps(ACCESS.map(|(title, key)| (title, text(key))))}
        </section>
        <div class="trio">
            <section>
                <h2>{t("front-people")}</h2>
                {state}
                <PracticeAccountButtons accounts />
            </section>
            <section id=PUBLISH>
                <h2>{t("front-demo-publish")}</h2>
                <ol class="people">{journey.collect_view()}</ol>
            </section>
            <Links links />
        </div>
    }
}

/// The key of each step's title, and its text.
pub(super) fn steps<const N: usize>(steps: [(&'static str, String); N]) -> impl IntoView {
    let steps = steps.map(|(title, text)| {
        view! {
            <li>
                <b>{t(title)}</b>
                " "
                <span>{text}</span>
            </li>
        }
    });
    view! { <ol class=format!("steps steps-{N}")>{steps.into_iter().collect_view()}</ol> }
}

/// A step, which goes on to a page as someone.
#[component]
fn GoAs(
    way: Way,
    path: &'static str,
    title: &'static str,
    text: &'static str,
    number: u8,
) -> AnyView {
    let Way { name, form } = way;
    let step = view! {
        <span class="face" aria-hidden="true">
            {number}
        </span>
        <span class="as">
            <b>{t(title)}</b>
            " "
            <span class="act">{t_named("front-as", ("name", name))}</span>
            " "
            <small>{t(text)}</small>
        </span>
    };
    let step = match form {
        None => view! { <a class="person" href=path>{step}</a> }.into_any(),
        Some(form) => {
            let form = form.with("return_to", path);
            view! {
                <form method="post" action=form.action>
                    <HiddenFields fields=form.hidden />
                    <button type="submit" class="person">{step}</button>
                </form>
            }
            .into_any()
        }
    };
    view! { <li>{step}</li> }.into_any()
}

/// Only to look at: what it shows is on the page itself, in the playground.
#[component]
fn Sample(sample: ConsentSample) -> impl IntoView {
    let ConsentSample { app, permissions } = sample;
    let name = app.name.clone();
    let permissions = permissions
        .into_iter()
        .map(|(prompt, sentence, level)| {
            view! {
                <div class="perm">
                    <div class="perm-t">
                        <span>{prompt}</span>
                        <LevelBadge level />
                    </div>
                    <p>{sentence}</p>
                </div>
            }
        })
        .collect_view();
    view! {
        <div class="mini" aria-hidden="true">
            {app_cell(app, None)}
            <p class="mini-q">{t_named("consent-title", ("app", name))}</p>
            {permissions}
            <div class="ghost">
                <span>{t("consent-deny")}</span>
                <span>{t("consent-allow")}</span>
            </div>
        </div>
    }
}
