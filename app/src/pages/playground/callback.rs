//! Step 3.

use leptos::prelude::*;

use super::frame::Step;
use crate::components::buttons::SubmitButton;
use crate::components::form::{HiddenFields, PostForm};
use crate::components::icon::{Icon, Symbol};
use crate::components::literal::Literal;
use crate::components::secret::{CopyBlock, masked};
use crate::components::table::{Cell, Columns, Row, RowName, Sub, Table};
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page, Place, Scripts};
use crate::pages::playground::frame::{StartAgain, short, wrong};

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
        Frame::Managed(Place::Playground)
    }

    fn view(self: Box<Self>) -> AnyView {
        let CallbackStep { outcome, checks } = *self;
        match outcome {
            CallbackOutcome::Code { code, exchange, needs_secret, curl } => {
                if checks.iter().all(|check| check.passed) {
                    allowed(&code, exchange, needs_secret, curl, checks)
                } else {
                    not_ours(&code, checks)
                }
            }
            CallbackOutcome::Error { error, description } => refused(error, description, checks),
        }
    }
}

/// The form that the button beside it sends, too.
const EXCHANGE: &str = "exchange";

fn allowed(
    code: &str,
    exchange: PostForm,
    needs_secret: bool,
    curl: String,
    checks: Vec<Check>,
) -> AnyView {
    let content = view! {
        <h1>{t("play-back")}</h1>
        <p class="lead">{t("play-back-text")}</p>
        {answer(code_row(code), checks)}
        <p class="small">{t("play-back-code")}</p>
        <form id=EXCHANGE method="post" action=exchange.action class="play-form">
            <HiddenFields fields=exchange.hidden />
            {needs_secret.then(|| view! { <SecretField /> })}
            <SubmitButton label=t("play-back-exchange") />
        </form>
        <section>
            <h2>{t("play-back-curl")}</h2>
            <CopyBlock text=curl />
        </section>
        <StartAgain />
    };
    let turn = view! {
        <button type="submit" form=EXCHANGE class="btn btn-s" name="wrong" value="verifier">
            {t("play-wrong-verifier")}
        </button>
    };
    let aside = wrong("play-wrong-verifier-text", turn.into_any());
    Step::Back.framed(content.into_any(), Some(aside))
}

fn not_ours(code: &str, checks: Vec<Check>) -> AnyView {
    let content = view! {
        <h1>{t("play-back-wrong")}</h1>
        <p class="lead">{t("play-back-text")}</p>
        {answer(code_row(code), checks)}
        <p class="note note-warn">{t("play-back-stop")}</p>
        <StartAgain />
    };
    Step::Back.framed(content.into_any(), None)
}

fn refused(error: String, description: Option<String>, checks: Vec<Check>) -> AnyView {
    let (heading, meaning) = explain(&error);
    let mut rows = vec![plain_row("error", error)];
    rows.extend(description.map(|text| plain_row("error_description", text)));
    let content = view! {
        <h1>{heading}</h1>
        <p class="lead">{meaning}</p>
        {answer(rows, checks)}
        <StartAgain />
    };
    Step::Back.framed(content.into_any(), None)
}

/// What came back, and what of it was checked.
fn answer(mut rows: Vec<AnyView>, checks: Vec<Check>) -> AnyView {
    let columns = [t("play-request-name"), t("play-request-value"), t("play-back-check")];
    rows.extend(checks.into_iter().map(check_row));
    let caption = t("play-back-text");
    view! { <Table caption columns=Columns::new(columns) rows /> }.into_any()
}

fn row(name: &str, value: AnyView, check: AnyView) -> AnyView {
    let name = name.to_owned();
    view! {
        <Row>
            <RowName>
                <Literal text=name />
            </RowName>
            <Cell label=t("play-request-value")>{value}</Cell>
            <Cell label=t("play-back-check")>{check}</Cell>
        </Row>
    }
    .into_any()
}

fn plain_row(name: &str, value: String) -> AnyView {
    row(name, view! { <Literal class="wrap" text=value /> }.into_any(), ().into_any())
}

fn code_row(code: &str) -> Vec<AnyView> {
    let value = view! {
        <Literal text=masked(code) />
        <details class="more">
            <summary>{t("play-back-show-code")}</summary>
            <Literal class="wrap" text=code />
        </details>
    };
    vec![row("code", value.into_any(), t("play-back-code-once").into_any())]
}

fn check_row(check: Check) -> AnyView {
    let (class, symbol, verdict) = if check.passed {
        ("verified", Symbol::Check, t("play-back-expected"))
    } else {
        ("unverified", Symbol::Warning, t("play-back-not-expected"))
    };
    let value = view! { <Literal class="wrap" text=short(&check.value) /> };
    let verdict = view! {
        <span class=class>
            <Icon symbol />
            {verdict}
        </span>
        <Sub>{check.meaning}</Sub>
    };
    row(&check.name, value.into_any(), verdict.into_any())
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
                class="in"
                type="password"
                autocomplete="off"
                aria-describedby="client_secret-hint"
            />
        </div>
    }
}
