//! Step 2: the link that the app sends people to.

use leptos::prelude::*;

use super::StartAgain;
use crate::{
    components::secret::CopyBlock,
    words::{name, rich, say},
};

/// What the step shows.
#[derive(Clone)]
pub struct RequestStep {
    /// The app's name.
    pub app: String,
    /// The whole authorize URL.
    pub url: String,
    /// Its address without parameters.
    pub endpoint: String,
    /// Its parameters, in order.
    pub parameters: Vec<Parameter>,
    /// The PKCE code verifier.
    pub verifier: String,
    /// The PKCE code challenge.
    pub challenge: String,
    /// What could go wrong.
    pub wrong: Vec<WrongTurn>,
}

/// A link with which something goes wrong, to see what happens then.
#[derive(Clone, Debug)]
pub struct WrongTurn {
    /// What goes wrong.
    pub title: String,
    /// What to look for.
    pub text: String,
    /// The link.
    pub href: String,
}

/// A parameter and what it is for.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its value, decoded.
    pub value: String,
    /// What it is for.
    pub meaning: String,
}

/// The second step.
#[component]
pub fn Request(
    /// What the step shows.
    step: RequestStep,
) -> impl IntoView {
    let parameters = step
        .parameters
        .into_iter()
        .map(|parameter| {
            view! {
                <div>
                    <dt>
                        <code>{parameter.name}</code>
                    </dt>
                    <dd>
                        <code class="wrap">{parameter.value}</code>
                        <span class="muted">{parameter.meaning}</span>
                    </dd>
                </div>
            }
        })
        .collect_view();
    let wrong = step.wrong.into_iter().map(|turn| {
        view! {
            <li class="wrong-turn">
                <a class="btn btn-quiet" href=turn.href>
                    {turn.title}
                </a>
                <span class="muted">{turn.text}</span>
            </li>
        }
    });
    let wrong = wrong.collect_view();
    let endpoint = view! { <code class="wrap">{step.endpoint}</code> }.into_any();
    view! {
        <h1>{say("play-request")}</h1>
        <p>
            {rich("play-request-text", vec![("app", name(step.app))])}
        </p>
        <p>
            <a class="btn btn-main" href=step.url.clone()>
                {say("play-request-open")}
            </a>
        </p>
        <section>
            <h2>{say("play-request-link")}</h2>
            <CopyBlock text=step.url />
        </section>
        <section>
            <h2>{say("play-request-content")}</h2>
            <p>{rich("play-request-address", vec![("address", endpoint)])}</p>
            <dl class="parameters">{parameters}</dl>
        </section>
        <section>
            <h2>{say("play-request-pkce")}</h2>
            <p>
                {say("play-request-pkce-text")}
            </p>
            <dl class="parameters">
                <div>
                    <dt>{say("play-request-challenge")}</dt>
                    <dd>
                        <code class="wrap">{step.challenge}</code>
                    </dd>
                </div>
                <div>
                    <dt>{say("play-request-verifier")}</dt>
                    <dd>
                        <details class="more">
                            <summary>{say("play-request-show-verifier")}</summary>
                            <code class="wrap">{step.verifier}</code>
                        </details>
                    </dd>
                </div>
            </dl>
        </section>
        <section>
            <h2>{say("play-wrong")}</h2>
            <p>{say("play-wrong-text")}</p>
            <ul class="plain">{wrong}</ul>
        </section>
        <StartAgain />
    }
}
