//! Step 3: what came back to the app.

use leptos::prelude::*;

use super::StartAgain;
use crate::components::{
    form::{ButtonForm, PostForm},
    icon::{Icon, Symbol},
    secret::{CopyBlock, masked},
};

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
        CallbackOutcome::Code { code, exchange, curl } => {
            let heading =
                if safe { "The person allowed it" } else { "Something is wrong with this answer" };
            let next = if safe {
                view! {
                    <p>
                        "The code is worth nothing by itself: it works once, within a minute, and only with the app's secret and the verifier."
                    </p>
                    <ButtonForm
                        form=exchange
                        label="Exchange the code for a token"
                        class="btn btn-main"
                    />
                    <section>
                        <h2>"The same on the command line"</h2>
                        <CopyBlock text=curl />
                    </section>
                }
                .into_any()
            } else {
                view! {
                    <p class="box box-warn">
                        "This answer does not belong to the request this browser made. A careful app stops here."
                    </p>
                }
                .into_any()
            };
            view! {
                <h1>{heading}</h1>
                <p>"The browser came back to the app with a code and two values to check."</p>
                <dl class="parameters">
                    <div>
                        <dt>
                            <code>"code"</code>
                        </dt>
                        <dd>
                            <code>{masked(&code)}</code>
                            <details class="more">
                                <summary>"Show the code"</summary>
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
                        "As expected"
                    </span>
                }
                .into_any()
            } else {
                view! {
                    <span class="verdict unverified">
                        <Icon symbol=Symbol::Warning />
                        "Not as expected"
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

fn explain(error: &str) -> (&'static str, &'static str) {
    match error {
        "access_denied" => (
            "The person did not allow it",
            "Nothing was shared. A good app says so, goes on without, and does not ask again at once.",
        ),
        "invalid_scope" => (
            "The app asked for a permission that does not exist",
            "Nothing was shared. The app must mend its list of scopes.",
        ),
        "invalid_request" => (
            "The app's request was not complete",
            "Nothing was shared. The description says what to mend.",
        ),
        "unauthorized_client" => (
            "The app may not ask in this way",
            "Nothing was shared. The app is not registered for this kind of request.",
        ),
        "temporarily_unavailable" | "server_error" => {
            ("The server could not answer", "Nothing was shared. Try again in a moment.")
        }
        _ => ("The server answered with an error", "Nothing was shared."),
    }
}
