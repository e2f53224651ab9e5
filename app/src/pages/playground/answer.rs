//! Step 5.

use leptos::prelude::*;

use super::frame::Step;
use crate::components::literal::{Literal, LiteralBlock};
use crate::components::table::{self, Cell, Columns, Row, RowName};
use crate::i18n::{Localizer, strong, t, t_rich};
use crate::page::{Frame, Page, Place};
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
        Frame::Managed(Place::Playground)
    }

    fn view(self: Box<Self>) -> AnyView {
        let step = *self;
        let heading = if step.worked { t("play-answer") } else { t("play-answer-refused") };
        let call = view! { <Literal class="wrap" text=step.called /> }.into_any();
        let table = step.table.map(rows);
        let content = view! {
            <h1>{heading}</h1>
            <p class="lead">{step.meaning}</p>
            <p class="small">
                {t_rich("play-answer-called", vec![("call", call), ("status", strong(step.status))])}
            </p>
            {table}
            <details class="more" open=!step.worked>
                <summary>{t("play-answer-json")}</summary>
                <LiteralBlock text=step.json />
            </details>
            <CallTheApi calls=step.calls />
            <StartAgain />
        };
        Step::Call.framed(content.into_any(), None)
    }
}

fn rows(data: Table) -> AnyView {
    let columns = data.columns.clone();
    let rows = data.rows.into_iter().map(|row| {
        let mut cells = row.into_iter().zip(columns.clone());
        let name = cells.next().map(|(name, _)| name);
        let cells = cells
            .map(|(cell, label)| view! { <Cell label><bdi>{cell}</bdi></Cell> })
            .collect_view();
        view! {
            <Row>
                <RowName>
                    <b><bdi>{name}</bdi></b>
                </RowName>
                {cells}
            </Row>
        }
        .into_any()
    });
    let (caption, rows) = (data.caption, rows.collect());
    view! { <table::Table caption columns=Columns::new(data.columns) rows /> }.into_any()
}
