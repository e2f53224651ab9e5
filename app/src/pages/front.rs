use leptos::prelude::*;
use routes::{APPS, MARKETPLACE, PLAYGROUND, SIGN_IN};

use crate::components::form::{ButtonForm, PostForm};
use crate::components::practice_accounts::{PracticeAccountList, PracticeAccounts};
use crate::context::{RenderContext, platform_name};
use crate::i18n::title::titled;
use crate::i18n::{Localizer, email, strong_name, t, t_args, t_rich};
use crate::page::{Frame, Page};

#[derive(Clone, Debug)]
pub struct FrontPage {
    pub demo: Option<PracticeAccounts>,
    pub metadata_url: String,
    pub sign_out: Option<PostForm>,
    pub signed_out: bool,
}

impl Page for FrontPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("front-signed-out-title")
    }

    fn document_title(&self, localizer: Localizer, platform: &str) -> String {
        if self.signed_out {
            titled(localizer, self.title(localizer), platform)
        } else {
            platform.to_owned()
        }
    }

    fn frame(&self) -> Frame {
        Frame::Plain
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let signed_out = page.signed_out.then(|| {
            view! { <p class="box" role="status">{t("front-signed-out")}</p> }
        });
        let content = match page.demo {
            Some(accounts) => view! { <DemoFront accounts /> }.into_any(),
            None => view! { <PlainFront /> }.into_any(),
        };
        view! {
            <div class="page">
                {signed_out} {content} <SignInState sign_out=page.sign_out /> <section>
                    <h2>{t("front-developers")}</h2>
                    <p>{t("front-developers-text")}</p>
                    <p class="links">
                        <a class="wrap" href=page.metadata_url.clone()>
                            {page.metadata_url.clone()}
                        </a>
                    </p>
                    <p>{t("front-apps-text")}</p>
                    <p class="links">
                        <a href=APPS>{t("partner-title")}</a>
                        <a href=MARKETPLACE>{t("market-title")}</a>
                    </p>
                </section>
            </div>
        }
        .into_any()
    }
}

#[component]
fn DemoFront(accounts: PracticeAccounts) -> impl IntoView {
    let platform = platform_name();
    view! {
        <h1>{t("front-demo-heading")}</h1>
        <p class="lead">{t("front-demo-lead")}</p>
        <p><a class="btn btn-main" href=PLAYGROUND>{t("front-demo-start")}</a></p>
        <section>
            <h2>{t("front-demo-what")}</h2>
            <ol class="steps">
                <li>
                    <strong>{t("front-demo-step-1")}</strong>
                    " " {t("front-demo-step-1-text")}
                </li>
                <li>
                    <strong>{t("front-demo-step-2")}</strong>
                    " " {t_args("front-demo-step-2-text", &[("platform", platform.into())])}
                </li>
                <li>
                    <strong>{t("front-demo-step-3")}</strong>
                    " " {t("front-demo-step-3-text")}
                </li>
                <li>
                    <strong>{t("front-demo-step-4")}</strong>
                    " " {t("front-demo-step-4-text")}
                </li>
            </ol>
        </section>
        <section>
            <h2>{t("practice-accounts")}</h2>
            <PracticeAccountList accounts />
            <p class="muted">{t("front-demo-administrator")}</p>
        </section>
    }
}

#[component]
fn PlainFront() -> impl IntoView {
    let platform = platform_name();
    view! {
        <h1>{platform.clone()}</h1>
        <p class="lead">{t_args("front-lead", &[("platform", platform.into())])}</p>
        <p>{t("front-text")}</p>
    }
}

#[component]
fn SignInState(sign_out: Option<PostForm>) -> impl IntoView {
    let account = expect_context::<RenderContext>().account;
    match (account, sign_out) {
        (Some(account), Some(form)) => view! {
            <section>
                <h2>{t("front-account")}</h2>
                <p>
                    {t_rich(
                        "front-signed-in",
                        vec![("name", strong_name(account.name)), ("email", email(account.email))],
                    )}
                </p>
                <ButtonForm form label=t("sign-out") />
            </section>
        }
        .into_any(),
        _ => view! {
            <section>
                <h2>{t("front-account")}</h2>
                <p>{t("front-not-signed-in")}</p>
                <p><a class="btn" href=SIGN_IN>{t("sign-in")}</a></p>
            </section>
        }
        .into_any(),
    }
}
