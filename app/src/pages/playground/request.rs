//! Step 2.

use leptos::prelude::*;

use super::frame::Step;
use crate::components::literal::Literal;
use crate::components::secret::CopyBlock;
use crate::components::table::{Cell, Columns, Row, RowName, Table};
use crate::i18n::{Localizer, t, t_named, t_rich};
use crate::page::{Frame, Page, Place, Scripts};
use crate::pages::playground::frame::{StartAgain, short, wrong};

#[derive(Clone)]
pub struct RequestStep {
    pub app: String,
    pub url: String,
    /// Without parameters.
    pub endpoint: String,
    pub parameters: Vec<Parameter>,
    pub verifier: String,
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
        Frame::Managed(Place::Playground)
    }

    fn view(self: Box<Self>) -> AnyView {
        let step = *self;
        let columns = ["play-request-name", "play-request-value", "play-request-meaning"].map(t);
        let rows = step.parameters.into_iter().map(|parameter| {
            view! {
                <Row>
                    <RowName>
                        <Literal text=parameter.name />
                    </RowName>
                    <Cell label=t("play-request-value")>
                        <Literal class="wrap" text=short(&parameter.value) />
                    </Cell>
                    <Cell label=t("play-request-meaning")>{parameter.meaning}</Cell>
                </Row>
            }
            .into_any()
        });
        let rows = rows.collect();
        let turns = step.wrong.into_iter().map(|turn| {
            view! {
                <li>
                    <a href=turn.href>{turn.title}</a>
                    " "
                    <span class="small muted">{turn.text}</span>
                </li>
            }
        });
        let turns = view! { <ul class="turns">{turns.collect_view()}</ul> };
        let endpoint = view! { <Literal class="wrap" text=step.endpoint /> }.into_any();
        let content = view! {
            <h1>{t("play-request")}</h1>
            <p class="lead">{t_named("play-request-text", ("app", step.app))}</p>
            <p><a class="btn btn-main" href=step.url.clone()>{t("play-request-open")}</a></p>
            <section>
                <h2>{t("play-request-link")}</h2>
                <CopyBlock text=step.url />
            </section>
            <section>
                <h2>{t("play-request-content")}</h2>
                <p class="small muted">
                    {t_rich("play-request-address", vec![("address", endpoint)])}
                </p>
                <Table caption=t("play-request-content") columns=Columns::new(columns) rows />
            </section>
            <section>
                <h2>{t("play-request-pkce")}</h2>
                <p class="small">{t("play-request-pkce-text")}</p>
                <details class="more">
                    <summary>{t("play-request-show-verifier")}</summary>
                    <Literal class="wrap" text=step.verifier />
                </details>
            </section>
            <StartAgain />
        };
        Step::Ask.framed(content.into_any(), Some(wrong("play-wrong-text", turns.into_any())))
    }
}
