//! Step 2: the link that the app sends people to.

use leptos::prelude::*;

use super::StartAgain;
use crate::components::secret::CopyBlock;

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
    view! {
        <h1>"Send a person to this link"</h1>
        <p>
            <bdi>{step.app}</bdi>
            " opens it in the person's browser. The consent page follows; the person signs in first if needed."
        </p>
        <p>
            <a class="btn btn-main" href=step.url.clone()>
                "Open consent page"
            </a>
        </p>
        <section>
            <h2>"The link"</h2>
            <CopyBlock text=step.url />
        </section>
        <section>
            <h2>"What is in it"</h2>
            <p>"Address: " <code class="wrap">{step.endpoint}</code></p>
            <dl class="parameters">{parameters}</dl>
        </section>
        <section>
            <h2>"The proof that the code is yours (PKCE)"</h2>
            <p>
                "The app makes up a secret, the verifier. The link carries only its SHA-256 hash, the challenge. When the app later exchanges the code, it shows the verifier: whoever stole the code does not have it."
            </p>
            <dl class="parameters">
                <div>
                    <dt>"Challenge"</dt>
                    <dd>
                        <code class="wrap">{step.challenge}</code>
                    </dd>
                </div>
                <div>
                    <dt>"Verifier"</dt>
                    <dd>
                        <details class="more">
                            <summary>"Show the verifier"</summary>
                            <code class="wrap">{step.verifier}</code>
                        </details>
                    </dd>
                </div>
            </dl>
        </section>
        <StartAgain />
    }
}
