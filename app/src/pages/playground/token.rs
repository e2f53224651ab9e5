//! Step 4: the token response.

use leptos::prelude::*;

use super::StartAgain;
use crate::{
    components::form::{ButtonForm, HiddenFields, PostForm},
    words::say,
};

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
    /// The same call as a command line.
    pub curl: String,
    /// Exchanges the code once more, if there was one.
    pub again: Option<PostForm>,
    /// Asks for the next token, if that is possible.
    pub refresh: Option<NextToken>,
    /// Takes the tokens back.
    pub revoke: NextToken,
}

/// What a client can do with its tokens, by a button and by a command line.
#[derive(Clone)]
pub struct NextToken {
    /// Does it.
    pub form: PostForm,
    /// The command line.
    pub curl: String,
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
                view! { <strong>{say("play-token-granted")}</strong> }.into_any()
            } else {
                view! { <span>{say("play-token-not-granted")}</span> }.into_any()
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
        <h1>{say("play-token")}</h1>
        <p>
            {say("play-token-text")}
        </p>
        <section>
            <h2>{say("play-token-answered")}</h2>
            <pre class="code">
                {step.masked_json}
            </pre>
            <details class="more">
                <summary>{say("play-token-show")}</summary>
                <pre class="code">
                    {step.json}
                </pre>
            </details>
        </section>
        <section>
            <h2>{say("play-token-scopes")}</h2>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{say("play-token-asked")}</th>
                        <th scope="col">{say("play-token-answer")}</th>
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
    }
}

#[component]
fn Next(next: NextToken, label: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <section>
            <h2>{say(label)}</h2>
            <p>{say(text)}</p>
            <ButtonForm form=next.form label=say(label) />
            <CommandLine text=next.curl of=label />
        </section>
    }
}

#[component]
fn Again(form: PostForm) -> impl IntoView {
    view! {
        <section>
            <h2>{say("play-wrong")}</h2>
            <p>{say("play-wrong-code-text")}</p>
            <ButtonForm form label=say("play-wrong-code") />
        </section>
    }
}

#[component]
fn CommandLine(text: String, of: &'static str) -> impl IntoView {
    view! {
        <details class="more">
            <summary>
                {say("play-back-curl")} <span class="hidden">": " {say(of)}</span>
            </summary>
            <pre class="code">{text}</pre>
        </details>
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
            <ButtonForm form label=say("play-call") class="btn btn-main" />
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
            <h2>{say("play-use")}</h2>
            <form method="post" action=calls.form.action class="stack">
                <HiddenFields fields=calls.form.hidden />
                <fieldset>
                    <legend>{say("play-use-what")}</legend>
                    {choices}
                </fieldset>
                <p>
                    <button type="submit" class="btn btn-main">
                        {say("play-call")}
                    </button>
                </p>
            </form>
        </section>
    }
    .into_any()
}
