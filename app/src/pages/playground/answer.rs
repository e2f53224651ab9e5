//! Step 5.

use leptos::prelude::*;

use super::frame::Step;
use crate::components::literal::{Literal, LiteralBlock};
use crate::i18n::{Localizer, strong, t, t_rich};
use crate::page::{Frame, Page};
use crate::pages::playground::api_calls::{ApiCalls, CallTheApi};
use crate::pages::playground::frame::StartAgain;

#[derive(Clone)]
pub struct AnswerStep {
    pub called: String,
    pub status: String,
    pub worked: bool,
    pub meaning: String,
    pub table: Option<Table>,
    pub json: String,
    pub calls: ApiCalls,
}

#[derive(Clone, Debug)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Page for AnswerStep {
    fn title(&self, localizer: Localizer) -> String {
        Step::Call.title(localizer)
    }

    fn frame(&self) -> Frame {
        Frame::Plain
    }

    fn view(self: Box<Self>) -> AnyView {
        let step = *self;
        let heading = if step.worked { t("play-answer") } else { t("play-answer-refused") };
        let call = view! { <Literal class="wrap" text=step.called /> }.into_any();
        let table = step.table.map(|table| view! { <Rows table /> });
        let content = view! {
            <h1>{heading}</h1>
            <p class="called">
                {t_rich("play-answer-called", vec![("call", call), ("status", strong(step.status))])}
            </p>
            <p class="lead">{step.meaning}</p>
            {table}
            <details class="more" open=!step.worked>
                <summary>{t("play-answer-json")}</summary>
                <LiteralBlock text=step.json />
            </details>
            <CallTheApi calls=step.calls />
            <StartAgain />
        };
        Step::Call.framed(content.into_any())
    }
}

#[component]
fn Rows(table: Table) -> impl IntoView {
    let columns = table
        .columns
        .into_iter()
        .map(|title| view! { <th scope="col">{title}</th> })
        .collect_view();
    let rows = table
        .rows
        .into_iter()
        .map(|row| {
            let cells =
                row.into_iter().map(|cell| view! { <td><bdi>{cell}</bdi></td> }).collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <table>
            <caption>{table.caption}</caption>
            <thead><tr>{columns}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
