//! Apps that a company makes, as pages show them.

pub mod details;
pub mod forms;
pub mod market;

use oauth::app::draft::{DraftError, Step};
use oauth::app::listing::ListingState;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;
use provider::apps::{AppPage, AppRecord};
use provider::session::SignedIn;

use super::date;
use crate::pages::apps::list::{AppListPage, AppRow};
use crate::pages::apps::steps::{StepLink, Steps};
use crate::words::Words;

/// All of them.
pub const APPS: &str = "/apps";
/// A new one.
pub const NEW_APP: &str = "/apps/new";
/// The Marketplace.
pub const MARKETPLACE: &str = "/marketplace";
/// The parameter that names the app after which the list goes on.
pub const BEFORE: &str = "before";

/// The path of one app.
pub fn app_path(id: &ClientId) -> String {
    format!("{APPS}/{id}")
}

/// The path of a page about one app.
pub fn below(id: &ClientId, page: &str) -> String {
    format!("{APPS}/{id}/{page}")
}

/// The pages on which an app is written, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppStep {
    /// What it is.
    About,
    /// Who makes it.
    Publisher,
    /// Where its users go back to.
    Addresses,
    /// What it asks for.
    Permissions,
    /// All of it.
    Review,
}

impl AppStep {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::About, Self::Publisher, Self::Addresses, Self::Permissions, Self::Review];

    fn path(self, id: &ClientId) -> String {
        match self {
            Self::About => below(id, "about"),
            Self::Publisher => below(id, "publisher"),
            Self::Addresses => below(id, "addresses"),
            Self::Permissions => below(id, "permissions"),
            Self::Review => app_path(id),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::About => "partner-step-about",
            Self::Publisher => "partner-step-publisher",
            Self::Addresses => "partner-step-addresses",
            Self::Permissions => "partner-step-permissions",
            Self::Review => "partner-step-review",
        }
    }
}

/// The address of the page on which an error is mended.
pub fn mend_path(id: &ClientId, error: &DraftError) -> String {
    let step = match error.step() {
        Step::About => AppStep::About,
        Step::Addresses => AppStep::Addresses,
        Step::Permissions => AppStep::Permissions,
    };
    step.path(id)
}

/// The address of the step after one.
pub fn next_path(id: &ClientId, step: AppStep) -> String {
    let after = AppStep::ALL.into_iter().skip_while(|one| *one != step).nth(1);
    after.unwrap_or(AppStep::Review).path(id)
}

/// The steps of one app; `id` is `None` until it is begun.
pub fn steps(
    words: Words,
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
                words: words.say(step.words()),
                href: id.map(|id| step.path(id)),
                to_do: id.is_some() && step != here && is_to_do(step),
            })
            .collect(),
        here: AppStep::ALL.into_iter().position(|step| step == here).unwrap_or_default(),
    }
}

/// The list.
pub fn list(words: Words, signed_in: &SignedIn, page: &AppPage) -> AppListPage {
    AppListPage {
        done: None,
        company: signed_in.company.name.clone(),
        apps: page.apps.iter().map(|app| row(words, app)).collect(),
        older: page.next.as_ref().map(|id| format!("{APPS}?{BEFORE}={id}")),
    }
}

fn row(words: Words, app: &AppRecord) -> AppRow {
    let mut state = vec![registered(words, app)];
    if app.listing.state != ListingState::Unlisted {
        state.push(listing(words, app));
    }
    AppRow {
        name: name(words, app),
        description: app.draft.description.clone(),
        state: state.join(" · "),
        href: app_path(&app.id),
    }
}

fn name(words: Words, app: &AppRecord) -> String {
    match app.draft.name.as_str() {
        "" => words.say("partner-unnamed"),
        name => name.to_owned(),
    }
}

fn registered(words: Words, app: &AppRecord) -> String {
    match app.registered_at {
        None => words.say("partner-draft"),
        Some(at) => words.say_with("partner-registered", &[("day", date::day(words, at).into())]),
    }
}

/// Where an app stands in the Marketplace.
fn listing(words: Words, app: &AppRecord) -> String {
    let day = date::day(words, app.listing.since.unwrap_or(Timestamp(0)));
    let note = app.listing.note.as_str();
    let arguments = [("day", day.into()), ("note", note.into())];
    match app.listing.state {
        ListingState::Unlisted => words.say("partner-market-unlisted"),
        ListingState::Submitted => words.say_with("partner-market-submitted", &arguments[..1]),
        ListingState::Listed => words.say_with("partner-market-listed", &arguments[..1]),
        ListingState::Declined => words.say_with("partner-market-declined", &arguments),
    }
}
