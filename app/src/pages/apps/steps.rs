//! The steps in which an app is written.

use leptos::prelude::*;

use crate::{present::apps::APPS, words::say};

/// The steps of one app, for the top of each page.
#[derive(Clone, Debug)]
pub struct Steps {
    /// Each with its words, its address if one can go there, and whether something is to
    /// do on it.
    pub steps: Vec<StepLink>,
    /// The number of the one that is shown.
    pub here: usize,
}

/// A step.
#[derive(Clone, Debug)]
pub struct StepLink {
    /// In words.
    pub words: String,
    /// Where it is, if the app has been begun.
    pub href: Option<String>,
    /// Whether something on it is to do yet.
    pub to_do: bool,
}

/// The list.
#[component]
pub fn StepList(
    /// What it shows.
    steps: Steps,
) -> impl IntoView {
    let here = steps.here;
    let items = steps.steps.into_iter().enumerate().map(|(number, step)| {
        let current = (number == here).then_some("step");
        let to_do = step.to_do.then(|| {
            view! {
                " "
                <span class="badge">{say("partner-step-missing")}</span>
            }
        });
        let words = format!("{}. {}", number + 1, step.words);
        let words = match step.href {
            Some(href) => view! {
                <a href=href aria-current=current>
                    {words}
                </a>
            }
            .into_any(),
            None => view! { <span aria-current=current>{words}</span> }.into_any(),
        };
        view! { <li>{words} {to_do}</li> }
    });
    view! {
        <p class="links">
            <a href=APPS>{say("partner-all")}</a>
        </p>
        <nav aria-label=say("partner-steps")>
            <ol class="app-steps">{items.collect_view()}</ol>
        </nav>
    }
}
