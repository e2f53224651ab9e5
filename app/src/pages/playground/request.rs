//! Step 2.

use leptos::prelude::*;

use super::frame::Step;
use crate::components::literal::Literal;
use crate::components::secret::CopyBlock;
use crate::i18n::{Localizer, t, t_named, t_rich};
use crate::page::{Frame, Page, Scripts};
use crate::pages::playground::frame::StartAgain;

#[derive(Clone)]
pub struct RequestStep {
    pub app: String,
    pub url: String,
    /// Without parameters.
    pub endpoint: String,
    pub parameters: Vec<Parameter>,
    pub verifier: String,
    pub challenge: String,
    pub wrong: Vec<WrongTurn>,
}

#[derive(Clone, Debug)]
pub struct WrongTurn {
    pub title: String,
    pub text: String,
    pub href: String,
}

#[derive(Clone, Debug)]
pub struct Parameter {
    pub name: String,
    pub value: String,
    pub meaning: String,
}

impl Page for RequestStep {
    fn title(&self, localizer: Localizer) -> String {
        Step::Ask.title(localizer)
    }

    fn scripts(&self) -> Scripts {
        Scripts::Islands
    }

    fn frame(&self) -> Frame {
        Frame::Plain
    }

    fn view(self: Box<Self>) -> AnyView {
        let step = *self;
        let parameters = step
            .parameters
            .into_iter()
            .map(|parameter| {
                view! {
                    <div>
                        <dt><Literal text=parameter.name /></dt>
                        <dd>
                            <Literal class="wrap" text=parameter.value />
                            <span class="muted">{parameter.meaning}</span>
                        </dd>
                    </div>
                }
            })
            .collect_view();
        let wrong = step.wrong.into_iter().map(|turn| {
            view! {
                <li class="wrong-turn">
                    <a class="btn btn-quiet" href=turn.href>{turn.title}</a>
                    <span class="muted">{turn.text}</span>
                </li>
            }
        });
        let wrong = wrong.collect_view();
        let endpoint = view! { <Literal class="wrap" text=step.endpoint /> }.into_any();
        let content = view! {
            <h1>{t("play-request")}</h1>
            <p>{t_named("play-request-text", ("app", step.app))}</p>
            <p><a class="btn btn-main" href=step.url.clone()>{t("play-request-open")}</a></p>
            <section>
                <h2>{t("play-request-link")}</h2>
                <CopyBlock text=step.url />
            </section>
            <section>
                <h2>{t("play-request-content")}</h2>
                <p>{t_rich("play-request-address", vec![("address", endpoint)])}</p>
                <dl class="parameters">{parameters}</dl>
            </section>
            <section>
                <h2>{t("play-request-pkce")}</h2>
                <p>{t("play-request-pkce-text")}</p>
                <dl class="parameters">
                    <div>
                        <dt>{t("play-request-challenge")}</dt>
                        <dd><Literal class="wrap" text=step.challenge /></dd>
                    </div>
                    <div>
                        <dt>{t("play-request-verifier")}</dt>
                        <dd>
                            <details class="more">
                                <summary>{t("play-request-show-verifier")}</summary>
                                <Literal class="wrap" text=step.verifier />
                            </details>
                        </dd>
                    </div>
                </dl>
            </section>
            <section>
                <h2>{t("play-wrong")}</h2>
                <p>{t("play-wrong-text")}</p>
                <ul class="plain">{wrong}</ul>
            </section>
            <StartAgain />
        };
        Step::Ask.framed(content.into_any())
    }
}
