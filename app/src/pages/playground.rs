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
    token::{ApiCalls, CallTheApi, Token, TokenStep},
};
use crate::{
    page::{fault, titled},
    render::RenderContext,
    words::{Words, say},
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
    /// The tokens were taken back.
    Revoked(ApiCalls),
    /// The server refused to exchange the code, or the step cannot be taken.
    Failure(FailureStep),
}

/// The steps' names, in order.
fn steps(words: Words) -> [String; 5] {
    [
        words.say("play-step-choose"),
        words.say("play-step-ask"),
        words.say("play-step-back"),
        words.say("play-step-token"),
        words.say("play-call"),
    ]
}

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
    pub fn title(&self, words: Words, platform: &str) -> String {
        let steps = steps(words);
        let state = words.say_with(
            "play-title",
            &[
                ("step", (self.step() + 1).into()),
                ("steps", steps.len().into()),
                ("name", steps[self.step()].as_str().into()),
            ],
        );
        let failed = matches!(self, Self::Failure(_));
        titled(words, if failed { fault(words, state) } else { state }, platform)
    }

    fn step(&self) -> usize {
        match self {
            Self::Choose(_) => 0,
            Self::Request(_) => 1,
            Self::Callback(_) => 2,
            Self::Token(_) | Self::Failure(_) => 3,
            Self::Answer(_) | Self::Revoked(_) => 4,
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
    let steps = steps(expect_context::<RenderContext>().words)
        .into_iter()
        .enumerate()
        .map(|(position, name)| {
            let here = (position == current).then_some("step");
            view! { <li aria-current=here>{name}</li> }
        })
        .collect_view();
    let content = match page {
        PlaygroundPage::Choose(step) => view! { <Choose step /> }.into_any(),
        PlaygroundPage::Request(step) => view! { <Request step /> }.into_any(),
        PlaygroundPage::Callback(step) => view! { <Callback step /> }.into_any(),
        PlaygroundPage::Token(step) => view! { <Token step /> }.into_any(),
        PlaygroundPage::Answer(step) => view! { <Answer step /> }.into_any(),
        PlaygroundPage::Revoked(calls) => view! { <Revoked calls /> }.into_any(),
        PlaygroundPage::Failure(step) => view! { <Failure step /> }.into_any(),
    };
    view! {
        <div class="page playground">
            <p class="box">
                <strong>{say("play-practice")}</strong>
                " "
                {say("play-practice-text")}
            </p>
            <nav aria-label=say("play-steps")>
                <ol class="trail">{steps}</ol>
            </nav>
            {content}
        </div>
    }
}

/// The tokens were taken back; the API shows it.
#[component]
fn Revoked(calls: ApiCalls) -> impl IntoView {
    view! {
        <h1>{say("play-revoked")}</h1>
        <p class="lead">{say("play-revoked-text")}</p>
        <CallTheApi calls />
        <StartAgain />
    }
}

/// The way back to the first step.
#[component]
pub fn StartAgain() -> impl IntoView {
    view! {
        <p class="links">
            <a href="/playground">{say("play-again")}</a>
        </p>
    }
}
