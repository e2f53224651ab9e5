//! Step 4: the token response.

use leptos::prelude::*;

use super::StartAgain;
use crate::components::form::{ButtonForm, HiddenFields, PostForm};

/// What the step shows.
#[derive(Clone)]
pub struct TokenStep {
    /// The JSON answer, indented, with its tokens covered.
    pub masked_json: String,
    /// The JSON answer, indented, as it came.
    pub json: String,
    /// The scopes asked for.
    pub asked: Vec<String>,
    /// The scopes granted.
    pub granted: Vec<String>,
    /// The API calls on offer.
    pub calls: ApiCalls,
}

/// The API calls on offer. The form's own field is `path`.
#[derive(Clone)]
pub struct ApiCalls {
    /// Where the call is posted.
    pub form: PostForm,
    /// What can be called, best first.
    pub choices: Vec<ApiCall>,
}

/// A call to the API.
#[derive(Clone, Debug)]
pub struct ApiCall {
    /// Its path, for example `/api/candidates`.
    pub path: String,
    /// What it gives.
    pub meaning: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The fourth step.
#[component]
pub fn Token(
    /// What the step shows.
    step: TokenStep,
) -> impl IntoView {
    let scopes = step
        .asked
        .iter()
        .map(|scope| {
            let verdict = if step.granted.contains(scope) {
                view! { <strong>"Granted"</strong> }.into_any()
            } else {
                view! { <span>"Not granted"</span> }.into_any()
            };
            view! {
                <tr>
                    <th scope="row">
                        <code class="wrap">{scope.clone()}</code>
                    </th>
                    <td>{verdict}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <h1>"The app has a token"</h1>
        <p>
            "It sends the token with each call. The API then knows which person it acts for, and what that person allowed."
        </p>
        <section>
            <h2>"What the server answered"</h2>
            <pre class="code">
                {step.masked_json}
            </pre>
            <details class="more">
                <summary>"Show the tokens"</summary>
                <pre class="code">
                    {step.json}
                </pre>
            </details>
        </section>
        <section>
            <h2>"What was asked and what was granted"</h2>
            <table>
                <thead>
                    <tr>
                        <th scope="col">"Asked for"</th>
                        <th scope="col">"Answer"</th>
                    </tr>
                </thead>
                <tbody>{scopes}</tbody>
            </table>
        </section>
        <CallTheApi calls=step.calls />
        <StartAgain />
    }
}

/// The form that calls the API.
#[component]
pub fn CallTheApi(
    /// The calls on offer.
    calls: ApiCalls,
) -> impl IntoView {
    if calls.choices.len() == 1 {
        let form =
            calls.choices.into_iter().fold(calls.form, |form, call| form.with("path", call.path));
        return view! {
            <ButtonForm form label="Call the API" class="btn btn-main" />
        }
        .into_any();
    }
    let choices = calls
        .choices
        .into_iter()
        .map(|call| {
            view! {
                <label class="pick-row">
                    <input type="radio" name="path" value=call.path.clone() checked=call.chosen />
                    <span>
                        <code>{format!("GET {}", call.path)}</code>
                        " "
                        <span class="muted">{call.meaning}</span>
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>"Use it"</h2>
            <form method="post" action=calls.form.action class="stack">
                <HiddenFields fields=calls.form.hidden />
                <fieldset>
                    <legend>"What to call"</legend>
                    {choices}
                </fieldset>
                <p>
                    <button type="submit" class="btn btn-main">
                        "Call the API"
                    </button>
                </p>
            </form>
        </section>
    }
    .into_any()
}
