use leptos::prelude::*;

use super::frame::Step;
use crate::components::form::{ButtonForm, PostForm};
use crate::components::literal::{Literal, LiteralBlock};
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page};
use crate::pages::playground::api_calls::{ApiCalls, CallTheApi};
use crate::pages::playground::frame::StartAgain;

#[derive(Clone)]
pub struct TokenStep {
    pub masked_json: String,
    pub json: String,
    pub asked: Vec<String>,
    pub granted: Vec<String>,
    pub calls: ApiCalls,
    pub curl: String,
    pub again: Option<PostForm>,
    pub refresh: Option<NextToken>,
    pub revoke: NextToken,
}

#[derive(Clone)]
pub struct NextToken {
    pub form: PostForm,
    pub curl: String,
}

impl Page for TokenStep {
    fn title(&self, localizer: Localizer) -> String {
        Step::Token.title(localizer)
    }

    fn frame(&self) -> Frame {
        Frame::Plain
    }

    fn view(self: Box<Self>) -> AnyView {
        let step = *self;
        let scopes = step
            .asked
            .iter()
            .map(|scope| {
                let verdict = if step.granted.contains(scope) {
                    view! { <strong>{t("play-token-granted")}</strong> }.into_any()
                } else {
                    view! { <span>{t("play-token-not-granted")}</span> }.into_any()
                };
                view! {
                    <tr>
                        <th scope="row"><Literal class="wrap" text=scope.clone() /></th>
                        <td>{verdict}</td>
                    </tr>
                }
            })
            .collect_view();
        let content = view! {
            <h1>{t("play-token")}</h1>
            <p>{t("play-token-text")}</p>
            <section>
                <h2>{t("play-token-answered")}</h2>
                <LiteralBlock text=step.masked_json />
                <details class="more">
                    <summary>{t("play-token-show")}</summary>
                    <LiteralBlock text=step.json />
                </details>
            </section>
            <section>
                <h2>{t("play-token-scopes")}</h2>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t("play-token-asked")}</th>
                            <th scope="col">{t("play-token-answer")}</th>
                        </tr>
                    </thead>
                    <tbody>{scopes}</tbody>
                </table>
            </section>
            <CallTheApi calls=step.calls />
            <CommandLine text=step.curl of="play-use" />
            {step.refresh.map(|next| view! { <Next next label="play-refresh" text="play-refresh-text" /> })}
            <Next next=step.revoke label="play-revoke" text="play-revoke-text" />
            {step.again.map(|form| view! { <Again form /> })}
            <StartAgain />
        };
        Step::Token.framed(content.into_any())
    }
}

#[component]
fn Next(next: NextToken, label: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <section>
            <h2>{t(label)}</h2>
            <p>{t(text)}</p>
            <ButtonForm form=next.form label=t(label) />
            <CommandLine text=next.curl of=label />
        </section>
    }
}

#[component]
fn Again(form: PostForm) -> impl IntoView {
    view! {
        <section>
            <h2>{t("play-wrong")}</h2>
            <p>{t("play-wrong-code-text")}</p>
            <ButtonForm form label=t("play-wrong-code") />
        </section>
    }
}

#[component]
fn CommandLine(text: String, of: &'static str) -> impl IntoView {
    view! {
        <details class="more">
            <summary>
                {t("play-back-curl")} <span class="hidden">": " {t(of)}</span>
            </summary>
            <LiteralBlock text=text />
        </details>
    }
}
