use leptos::prelude::*;
use oauth::client::app::draft::{DraftError, Step};
use oauth::id::ClientId;

use crate::components::icon::{Icon, Symbol};
use crate::i18n::{Localizer, t, t_args};

#[derive(Clone, Debug)]
pub struct Steps {
    pub steps: Vec<StepLink>,
    pub here: usize,
}

#[derive(Clone, Debug)]
pub struct StepLink {
    pub label: String,
    pub href: Option<String>,
    pub state: StepState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    Done,
    /// Not visited yet.
    Ahead,
    /// The step that is shown needs it.
    ToDo,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppStep {
    About,
    Publisher,
    Addresses,
    Permissions,
    Review,
    /// No step of registering an app: most change nothing of it.
    SignIn,
}

impl AppStep {
    pub const ALL: [Self; 5] =
        [Self::About, Self::Publisher, Self::Addresses, Self::Permissions, Self::Review];

    pub fn path(self, id: &ClientId) -> String {
        match self {
            Self::About => routes::app_about(id),
            Self::Publisher => routes::app_publisher(id),
            Self::Addresses => routes::app_addresses(id),
            Self::Permissions => routes::app_permissions(id),
            Self::Review => routes::app(id),
            Self::SignIn => routes::app_sign_in(id),
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::About => "partner-step-about",
            Self::Publisher => "partner-step-publisher",
            Self::Addresses => "partner-step-addresses",
            Self::Permissions => "partner-step-permissions",
            Self::Review => "partner-step-review",
            Self::SignIn => "partner-sign-in",
        }
    }
}

#[component]
pub fn StepList(steps: Steps) -> impl IntoView {
    let Steps { steps, here } = steps;
    let (number, all) = (here + 1, steps.len());
    let label = steps.get(here).map(|step| step.label.clone()).unwrap_or_default();
    // On a phone the others are numbers.
    let now = t_args(
        "partner-step-now",
        &[("number", number.into()), ("all", all.into()), ("step", label.into())],
    );
    let items = steps.into_iter().enumerate().map(|(at, step)| {
        view! { <StepItem step number=at + 1 is_here=at == here /> }
    });
    view! {
        <p class="step-now" aria-hidden="true">{now}</p>
        <nav aria-label=t("partner-steps")><ol class="stepper">{items.collect_view()}</ol></nav>
    }
}

#[component]
fn StepItem(step: StepLink, number: usize, is_here: bool) -> impl IntoView {
    let is_done = step.state == StepState::Done && !is_here;
    let mark = if is_done {
        view! { <Icon symbol=Symbol::Check small=true /> }.into_any()
    } else {
        number.to_string().into_any()
    };
    let state = match step.state {
        _ if is_here => ().into_any(),
        StepState::Ahead => ().into_any(),
        StepState::Done => view! { <span class="vh">{t("partner-step-done")}</span> }.into_any(),
        StepState::ToDo => {
            view! { <span class="pill pill-warn">{t("partner-step-missing")}</span> }.into_any()
        }
    };
    let content = view! {
        <span class="n">{mark}</span>
        " "
        <span class="step-label">{step.label}</span>
        " "
        {state}
    };
    let class = if is_done { "step done" } else { "step" };
    let current = is_here.then_some("step");
    let step = match step.href {
        Some(href) => {
            view! { <a class=class href=href aria-current=current>{content}</a> }.into_any()
        }
        None => view! { <span class=class aria-current=current>{content}</span> }.into_any(),
    };
    view! { <li>{step}</li> }
}

pub fn mend_path(id: &ClientId, error: &DraftError) -> String {
    step_of(error.step()).path(id)
}

fn step_of(step: Step) -> AppStep {
    match step {
        Step::About => AppStep::About,
        Step::Addresses => AppStep::Addresses,
        Step::Permissions => AppStep::Permissions,
        Step::SignIn => AppStep::SignIn,
    }
}

/// Where the form of a step leads: on to the next one, or for a registered app to what would
/// change.
pub fn next_path(id: &ClientId, step: AppStep, is_registered: bool) -> String {
    if is_registered {
        return routes::app_configure(id);
    }
    let after = AppStep::ALL.into_iter().skip_while(|one| *one != step).nth(1);
    after.unwrap_or(AppStep::Review).path(id)
}

/// `id` is `None` until the app is begun.
pub fn app_steps(
    localizer: Localizer,
    id: Option<&ClientId>,
    here: AppStep,
    errors: &[DraftError],
    has_publisher: bool,
) -> Steps {
    // A page that is no step is looked at before the last.
    let last = AppStep::ALL.len() - 1;
    let number =
        |step: AppStep| AppStep::ALL.into_iter().position(|one| one == step).unwrap_or(last);
    let is_missing = |step: AppStep| match step {
        AppStep::Publisher => !has_publisher,
        AppStep::Review => true,
        _ => errors.iter().any(|error| step_of(error.step()) == step),
    };
    let state = |step: AppStep| match id {
        Some(_) if !is_missing(step) => StepState::Done,
        Some(_) if number(step) < number(here) => StepState::ToDo,
        _ => StepState::Ahead,
    };
    let steps = AppStep::ALL.into_iter().map(|step| StepLink {
        label: localizer.t(step.label()),
        href: id.map(|id| step.path(id)),
        state: state(step),
    });
    Steps { steps: steps.collect(), here: number(here) }
}
