//! Step 5: what the API answered.

use leptos::prelude::*;

use super::{
    StartAgain,
    token::{ApiCalls, CallTheApi},
};
use crate::words::{rich, say, strong};

/// What the step shows.
#[derive(Clone)]
pub struct AnswerStep {
    /// What was called, for example `GET /api/candidates`.
    pub called: String,
    /// The HTTP status with its phrase, for example "200 OK".
    pub status: String,
    /// Whether the call worked.
    pub worked: bool,
    /// What the answer means, in plain words.
    pub meaning: String,
    /// The answer as a table, when it is a list.
    pub table: Option<Table>,
    /// The answer itself, indented.
    pub json: String,
    /// The API calls on offer next.
    pub calls: ApiCalls,
}

/// Rows of an answer.
#[derive(Clone, Debug)]
pub struct Table {
    /// What the rows are, for example "Candidates".
    pub caption: String,
    /// The columns' titles.
    pub columns: Vec<String>,
    /// The rows, as many cells as columns.
    pub rows: Vec<Vec<String>>,
}

/// The fifth step.
#[component]
pub fn Answer(
    /// What the step shows.
    step: AnswerStep,
) -> impl IntoView {
    let heading = if step.worked { say("play-answer") } else { say("play-answer-refused") };
    let call = view! { <code class="wrap">{step.called}</code> }.into_any();
    let table = step.table.map(|table| view! { <Rows table /> });
    view! {
        <h1>{heading}</h1>
        <p class="called">
            {rich("play-answer-called", vec![("call", call), ("status", strong(step.status))])}
        </p>
        <p class="lead">{step.meaning}</p>
        {table}
        <details class="more" open=!step.worked>
            <summary>{say("play-answer-json")}</summary>
            <pre class="code">
                {step.json}
            </pre>
        </details>
        <CallTheApi calls=step.calls />
        <StartAgain />
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
            let cells = row
                .into_iter()
                .map(|cell| {
                    view! {
                        <td>
                            <bdi>{cell}</bdi>
                        </td>
                    }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <table>
            <caption>{table.caption}</caption>
            <thead>
                <tr>{columns}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
