//! Step 3.

use leptos::prelude::*;

use super::frame::Step;
use crate::components::buttons::SubmitButton;
use crate::components::form::{HiddenFields, PostForm};
use crate::components::icon::{Icon, Symbol};
use crate::components::literal::Literal;
use crate::components::secret::{CopyBlock, masked};
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page, Scripts};
use crate::pages::playground::frame::StartAgain;

#[derive(Clone)]
pub struct CallbackStep {
    pub outcome: CallbackOutcome,
    pub checks: Vec<Check>,
}

#[derive(Clone)]
pub enum CallbackOutcome {
    Code {
        code: String,
        exchange: PostForm,
        /// For a partner's app.
        needs_secret: bool,
        curl: String,
    },
    Error {
        error: String,
        description: Option<String>,
    },
}

#[derive(Clone, Debug)]
pub struct Check {
    pub name: String,
    pub value: String,
    pub passed: bool,
    pub meaning: String,
}

impl Page for CallbackStep {
    fn title(&self, localizer: Localizer) -> String {
        Step::Back.title(localizer)
    }

    fn scripts(&self) -> Scripts {
        match self.outcome {
            CallbackOutcome::Code { .. } => Scripts::Islands,
            CallbackOutcome::Error { .. } => Scripts::None,
        }
    }

    fn frame(&self) -> Frame {
        Frame::Plain
    }

    fn view(self: Box<Self>) -> AnyView {
        Step::Back.framed(view! { <Callback step=*self /> }.into_any())
    }
}

#[component]
pub fn Callback(step: CallbackStep) -> impl IntoView {
    let checks = view! { <Checks checks=step.checks.clone() /> };
    let safe = step.checks.iter().all(|check| check.passed);
    match step.outcome {
        CallbackOutcome::Code { code, exchange, needs_secret, curl } => {
            let heading = if safe { t("play-back") } else { t("play-back-wrong") };
            let next = if safe {
                view! {
                    <p>{t("play-back-code")}</p>
                    <form method="post" action=exchange.action class="stack">
                        <HiddenFields fields=exchange.hidden />
                        {needs_secret.then(|| view! { <SecretField /> })}
                        <SubmitButton label=t("play-back-exchange") />
                        <h2>{t("play-wrong")}</h2>
                        <p>{t("play-wrong-verifier-text")}</p>
                        <p>
                            <button type="submit" class="btn" name="wrong" value="verifier">
                                {t("play-wrong-verifier")}
                            </button>
                        </p>
                    </form>
                    <section>
                        <h2>{t("play-back-curl")}</h2>
                        <CopyBlock text=curl />
                    </section>
                }
                .into_any()
            } else {
                view! { <p class="box box-warn">{t("play-back-stop")}</p> }.into_any()
            };
            view! {
                <h1>{heading}</h1>
                <p>{t("play-back-text")}</p>
                <dl class="parameters">
                    <div>
                        <dt><Literal text="code" /></dt>
                        <dd>
                            <Literal text=masked(&code) />
                            <details class="more">
                                <summary>{t("play-back-show-code")}</summary>
                                <Literal class="wrap" text=code />
                            </details>
                        </dd>
                    </div>
                    {checks}
                </dl>
                {next}
                <StartAgain />
            }
            .into_any()
        }
        CallbackOutcome::Error { error, description } => {
            let (heading, meaning) = explain(&error);
            let description = description.map(|text| {
                view! {
                    <div>
                        <dt><Literal text="error_description" /></dt>
                        <dd class="wrap">{text}</dd>
                    </div>
                }
            });
            view! {
                <h1>{heading}</h1>
                <p class="lead">{meaning}</p>
                <dl class="parameters">
                    <div>
                        <dt><Literal text="error" /></dt>
                        <dd><Literal class="wrap" text=error /></dd>
                    </div>
                    {description}
                    {checks}
                </dl>
                <StartAgain />
            }
            .into_any()
        }
    }
}

#[component]
fn Checks(checks: Vec<Check>) -> AnyView {
    checks
        .into_iter()
        .map(|check| {
            let verdict = if check.passed {
                view! {
                    <span class="verdict verified">
                        <Icon symbol=Symbol::Check />
                        {t("play-back-expected")}
                    </span>
                }
                .into_any()
            } else {
                view! {
                    <span class="verdict unverified">
                        <Icon symbol=Symbol::Warning />
                        {t("play-back-not-expected")}
                    </span>
                }
                .into_any()
            };
            view! {
                <div>
                    <dt><Literal text=check.name /></dt>
                    <dd>
                        <Literal class="wrap" text=check.value />
                        {verdict}
                        <span class="muted">{check.meaning}</span>
                    </dd>
                </div>
            }
        })
        .collect_view()
        .into_any()
}

fn explain(error: &str) -> (String, String) {
    match error {
        "access_denied" => (t("play-denied"), t("play-denied-text")),
        "invalid_scope" => (t("play-unknown-scope"), t("play-unknown-scope-text")),
        "invalid_request" => (t("play-incomplete"), t("play-incomplete-text")),
        "unauthorized_client" => (t("play-unauthorized"), t("play-unauthorized-text")),
        "temporarily_unavailable" | "server_error" => {
            (t("play-unavailable"), t("play-unavailable-text"))
        }
        _ => (t("play-other-error"), t("nothing-shared")),
    }
}

#[component]
fn SecretField() -> impl IntoView {
    view! {
        <div class="field">
            <label for="client_secret">{t("play-back-secret")}</label>
            <p class="hint" id="client_secret-hint">{t("play-back-secret-hint")}</p>
            <input
                id="client_secret"
                name="client_secret"
                type="password"
                autocomplete="off"
                aria-describedby="client_secret-hint"
            />
        </div>
    }
}
