//! Step 3: what came back to the app.

use leptos::prelude::*;

use super::StartAgain;
use crate::components::{
    form::{HiddenFields, PostForm},
    icon::{Icon, Symbol},
    secret::{CopyBlock, masked},
};
use crate::words::say;

/// What the step shows.
#[derive(Clone)]
pub struct CallbackStep {
    /// Code or error.
    pub outcome: CallbackOutcome,
    /// What a careful app checks before it goes on.
    pub checks: Vec<Check>,
}

/// What the server sent to the app.
#[derive(Clone)]
pub enum CallbackOutcome {
    /// A code.
    Code {
        /// The code.
        code: String,
        /// Exchanges it.
        exchange: PostForm,
        /// Whether the app's secret must be typed: it is a partner's.
        needs_secret: bool,
        /// The same as a command line.
        curl: String,
    },
    /// An error.
    Error {
        /// Its code, for example `access_denied`.
        error: String,
        /// Its description.
        description: Option<String>,
    },
}

/// A parameter of the answer, checked.
#[derive(Clone, Debug)]
pub struct Check {
    /// The parameter's name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Whether it is what the app expected.
    pub passed: bool,
    /// What was expected, and why it matters.
    pub meaning: String,
}

/// The third step.
#[component]
pub fn Callback(
    /// What the step shows.
    step: CallbackStep,
) -> impl IntoView {
    let checks = view! { <Checks checks=step.checks.clone() /> };
    let safe = step.checks.iter().all(|check| check.passed);
    match step.outcome {
        CallbackOutcome::Code { code, exchange, needs_secret, curl } => {
            let heading = if safe { say("play-back") } else { say("play-back-wrong") };
            let next = if safe {
                view! {
                    <p>
                        {say("play-back-code")}
                    </p>
                    <form method="post" action=exchange.action class="stack">
                        <HiddenFields fields=exchange.hidden />
                        {needs_secret.then(|| view! { <SecretField /> })}
                        <p>
                            <button type="submit" class="btn btn-main">
                                {say("play-back-exchange")}
                            </button>
                        </p>
                        <h2>{say("play-wrong")}</h2>
                        <p>{say("play-wrong-verifier-text")}</p>
                        <p>
                            <button type="submit" class="btn" name="wrong" value="verifier">
                                {say("play-wrong-verifier")}
                            </button>
                        </p>
                    </form>
                    <section>
                        <h2>{say("play-back-curl")}</h2>
                        <CopyBlock text=curl />
                    </section>
                }
                .into_any()
            } else {
                view! {
                    <p class="box box-warn">
                        {say("play-back-stop")}
                    </p>
                }
                .into_any()
            };
            view! {
                <h1>{heading}</h1>
                <p>{say("play-back-text")}</p>
                <dl class="parameters">
                    <div>
                        <dt>
                            <code>"code"</code>
                        </dt>
                        <dd>
                            <code>{masked(&code)}</code>
                            <details class="more">
                                <summary>{say("play-back-show-code")}</summary>
                                <code class="wrap">{code}</code>
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
                        <dt>
                            <code>"error_description"</code>
                        </dt>
                        <dd class="wrap">{text}</dd>
                    </div>
                }
            });
            view! {
                <h1>{heading}</h1>
                <p class="lead">{meaning}</p>
                <dl class="parameters">
                    <div>
                        <dt>
                            <code>"error"</code>
                        </dt>
                        <dd>
                            <code class="wrap">{error}</code>
                        </dd>
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
                        {say("play-back-expected")}
                    </span>
                }
                .into_any()
            } else {
                view! {
                    <span class="verdict unverified">
                        <Icon symbol=Symbol::Warning />
                        {say("play-back-not-expected")}
                    </span>
                }
                .into_any()
            };
            view! {
                <div>
                    <dt>
                        <code>{check.name}</code>
                    </dt>
                    <dd>
                        <code class="wrap">{check.value}</code>
                        {verdict}
                        <span class="muted">{check.meaning}</span>
                    </dd>
                </div>
            }
        })
        .collect_view()
        .into_any()
}

/// What an error means: a heading, and what to do.
fn explain(error: &str) -> (String, String) {
    match error {
        "access_denied" => (say("play-denied"), say("play-denied-text")),
        "invalid_scope" => (say("play-unknown-scope"), say("play-unknown-scope-text")),
        "invalid_request" => (say("play-incomplete"), say("play-incomplete-text")),
        "unauthorized_client" => (say("play-unauthorized"), say("play-unauthorized-text")),
        "temporarily_unavailable" | "server_error" => {
            (say("play-unavailable"), say("play-unavailable-text"))
        }
        _ => (say("play-other-error"), say("nothing-shared")),
    }
}

/// Where a partner types their app's secret.
#[component]
fn SecretField() -> impl IntoView {
    view! {
        <div class="field">
            <label for="client_secret">{say("play-back-secret")}</label>
            <p class="hint" id="client_secret-hint">
                {say("play-back-secret-hint")}
            </p>
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
