use leptos::prelude::*;
use oauth::client::app::draft::{DraftError, Step};
use oauth::id::ClientId;
use routes::APPS;

use crate::i18n::{Localizer, t};

#[derive(Clone, Debug)]
pub struct Steps {
    pub steps: Vec<StepLink>,
    pub here: usize,
}

#[derive(Clone, Debug)]
pub struct StepLink {
    pub label: String,
    pub href: Option<String>,
    pub to_do: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppStep {
    About,
    Publisher,
    Addresses,
    Permissions,
    Review,
}

impl AppStep {
    pub const ALL: [Self; 5] =
        [Self::About, Self::Publisher, Self::Addresses, Self::Permissions, Self::Review];

    fn path(self, id: &ClientId) -> String {
        match self {
            Self::About => routes::app_about(id),
            Self::Publisher => routes::app_publisher(id),
            Self::Addresses => routes::app_addresses(id),
            Self::Permissions => routes::app_permissions(id),
            Self::Review => routes::app(id),
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::About => "partner-step-about",
            Self::Publisher => "partner-step-publisher",
            Self::Addresses => "partner-step-addresses",
            Self::Permissions => "partner-step-permissions",
            Self::Review => "partner-step-review",
        }
    }
}

#[component]
pub fn StepList(steps: Steps) -> impl IntoView {
    let here = steps.here;
    let items = steps.steps.into_iter().enumerate().map(|(number, step)| {
        let current = (number == here).then_some("step");
        let to_do = step.to_do.then(|| {
            view! {
                " "
                <span class="badge">{t("partner-step-missing")}</span>
            }
        });
        let localizer = format!("{}. {}", number + 1, step.label);
        let localizer = match step.href {
            Some(href) => view! { <a href=href aria-current=current>{localizer}</a> }.into_any(),
            None => view! { <span aria-current=current>{localizer}</span> }.into_any(),
        };
        view! { <li>{localizer} {to_do}</li> }
    });
    view! {
        <p class="links"><a href=APPS>{t("partner-all")}</a></p>
        <nav aria-label=t("partner-steps")><ol class="app-steps">{items.collect_view()}</ol></nav>
    }
}

pub fn mend_path(id: &ClientId, error: &DraftError) -> String {
    let step = match error.step() {
        Step::About => AppStep::About,
        Step::Addresses => AppStep::Addresses,
        Step::Permissions => AppStep::Permissions,
    };
    step.path(id)
}

pub fn next_path(id: &ClientId, step: AppStep) -> String {
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
    let is_to_do = |step| match step {
        AppStep::About => errors.iter().any(|error| error.step() == Step::About),
        AppStep::Publisher => !has_publisher,
        AppStep::Addresses => errors.iter().any(|error| error.step() == Step::Addresses),
        AppStep::Permissions => errors.iter().any(|error| error.step() == Step::Permissions),
        AppStep::Review => false,
    };
    Steps {
        steps: AppStep::ALL
            .into_iter()
            .map(|step| StepLink {
                label: localizer.t(step.label()),
                href: id.map(|id| step.path(id)),
                to_do: id.is_some() && step != here && is_to_do(step),
            })
            .collect(),
        here: AppStep::ALL.into_iter().position(|step| step == here).unwrap_or_default(),
    }
}
