//! The playground: the whole flow by clicks, seen from the app's side.

pub mod answer;
pub mod callback;
pub mod choose;
pub mod failure;
pub mod request;
pub mod token;

use leptos::prelude::*;

use self::{
    answer::{Answer, AnswerStep},
    callback::{Callback, CallbackStep},
    choose::{Choose, ChooseStep},
    failure::{Failure, FailureStep},
    request::{Request, RequestStep},
    token::{Token, TokenStep},
};

/// A step of the playground.
#[derive(Clone)]
pub enum PlaygroundPage {
    /// Choose the app and its scopes.
    Choose(ChooseStep),
    /// The authorize URL, explained.
    Request(RequestStep),
    /// What came back to the app.
    Callback(CallbackStep),
    /// The token response.
    Token(TokenStep),
    /// What the API answered.
    Answer(AnswerStep),
    /// The server refused to exchange the code, or the step cannot be taken.
    Failure(FailureStep),
}

const STEPS: [&str; 5] = ["Choose", "Ask", "Come back", "Get a token", "Call the API"];

impl PlaygroundPage {
    /// Whether the page has an island.
    pub fn has_island(&self) -> bool {
        matches!(
            self,
            Self::Request(_)
                | Self::Callback(CallbackStep {
                    outcome: callback::CallbackOutcome::Code { .. },
                    ..
                })
        )
    }

    /// The document's title.
    pub fn title(&self, platform: &str) -> String {
        let prefix = if matches!(self, Self::Failure(_)) { "Error: " } else { "" };
        format!(
            "{prefix}Playground, step {} of {}: {} – {platform}",
            self.step() + 1,
            STEPS.len(),
            STEPS[self.step()],
        )
    }

    fn step(&self) -> usize {
        match self {
            Self::Choose(_) => 0,
            Self::Request(_) => 1,
            Self::Callback(_) => 2,
            Self::Token(_) | Self::Failure(_) => 3,
            Self::Answer(_) => 4,
        }
    }
}

/// The playground.
#[component]
pub fn Playground(
    /// The step to show.
    page: PlaygroundPage,
) -> impl IntoView {
    let current = page.step();
    let steps = STEPS
        .iter()
        .enumerate()
        .map(|(position, name)| {
            let here = (position == current).then_some("step");
            view! { <li aria-current=here>{*name}</li> }
        })
        .collect_view();
    let content = match page {
        PlaygroundPage::Choose(step) => view! { <Choose step /> }.into_any(),
        PlaygroundPage::Request(step) => view! { <Request step /> }.into_any(),
        PlaygroundPage::Callback(step) => view! { <Callback step /> }.into_any(),
        PlaygroundPage::Token(step) => view! { <Token step /> }.into_any(),
        PlaygroundPage::Answer(step) => view! { <Answer step /> }.into_any(),
        PlaygroundPage::Failure(step) => view! { <Failure step /> }.into_any(),
    };
    view! {
        <div class="page playground">
            <p class="box">
                <strong>"Practice data only."</strong>
                " Here you are the app. Nothing you do can reach real people."
            </p>
            <nav aria-label="Steps">
                <ol class="trail">{steps}</ol>
            </nav>
            {content}
        </div>
    }
}

/// The way back to the first step.
#[component]
pub fn StartAgain() -> impl IntoView {
    view! {
        <p>
            <a href="/playground">"Start again"</a>
        </p>
    }
}
