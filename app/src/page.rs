//! Every page there is.

use crate::pages::{
    admin::AdminPage, apps::AppsPage, confirm::ConfirmPage, connected_apps::ConnectedAppsPage,
    connected_apps::details::ConnectedAppPage, consent::ConsentPage, credentials::CredentialsPage,
    device::DevicePage, error::ErrorPage, form_post::FormPostPage, front::FrontPage,
    marketplace::MarketplacePage, outcome::OutcomePage, playground::PlaygroundPage,
    sign_in::SignInPage, signed_in::SignedInPage,
};
use crate::words::Words;

/// A page with all that it shows.
#[derive(Clone)]
pub enum Page {
    /// `/`
    Front(Box<FrontPage>),
    /// `/sign-in`, for somebody not signed in.
    SignIn(Box<SignInPage>),
    /// `/sign-in`, for somebody signed in.
    SignedIn(Box<SignedInPage>),
    /// What an app asks for.
    Consent(Box<ConsentPage>),
    /// `/connected-apps`
    ConnectedApps(Box<ConnectedAppsPage>),
    /// One of them.
    ConnectedApp(Box<ConnectedAppPage>),
    /// `/admin` and what is below it.
    Admin(Box<AdminPage>),
    /// `/credentials` and what is below it.
    Credentials(Box<CredentialsPage>),
    /// `/apps` and what is below it.
    Apps(Box<AppsPage>),
    /// `/marketplace`
    Marketplace(Box<MarketplacePage>),
    /// A question before something is taken away.
    Confirm(Box<ConfirmPage>),
    /// `/device`
    Device(Box<DevicePage>),
    /// An answer on its way to an app.
    FormPost(Box<FormPostPage>),
    /// What could not be done, and why.
    Error(Box<ErrorPage>),
    /// A request that no longer waits for an answer.
    Outcome(Box<OutcomePage>),
    /// `/playground` and its steps.
    Playground(Box<PlaygroundPage>),
    /// `/help`
    Help,
    /// `/security`
    Security,
    /// `/privacy`
    Privacy,
}

impl Page {
    /// The HTTP status that belongs to the page.
    pub fn status(&self) -> u16 {
        match self {
            Self::SignIn(page) => page.status(),
            Self::Consent(page) => page.status(),
            Self::Confirm(page) => page.status(),
            Self::Credentials(page) => page.status(),
            Self::Apps(page) => page.status(),
            Self::Device(page) => page.status(),
            Self::Error(page) => page.case.status(),
            Self::Outcome(page) => page.status(),
            Self::Front(_)
            | Self::SignedIn(_)
            | Self::ConnectedApps(_)
            | Self::ConnectedApp(_)
            | Self::Admin(_)
            | Self::Marketplace(_)
            | Self::FormPost(_)
            | Self::Playground(_)
            | Self::Help
            | Self::Security
            | Self::Privacy => 200,
        }
    }

    /// Whether the page has an island: only then it ships scripts.
    pub fn has_island(&self) -> bool {
        match self {
            Self::SignIn(_) => true,
            Self::Consent(page) => page.has_island(),
            Self::Credentials(page) => page.has_island(),
            Self::Apps(page) => page.has_island(),
            Self::Playground(page) => page.has_island(),
            _ => false,
        }
    }

    /// Whether the page has a small script of its own, beside or without islands.
    pub fn has_script(&self) -> bool {
        match self {
            Self::Consent(_) | Self::FormPost(_) => true,
            Self::Apps(page) => page.has_script(),
            _ => false,
        }
    }

    /// The document's title, its state first.
    pub fn title(&self, words: Words, platform: &str) -> String {
        match self {
            Self::Front(page) => page.title(words, platform),
            Self::SignIn(page) => page.title(words, platform),
            Self::SignedIn(_) => titled(words, words.say("signed-in-title"), platform),
            Self::Consent(page) => page.title(words, platform),
            Self::ConnectedApps(_) => titled(words, words.say("apps-title"), platform),
            Self::ConnectedApp(page) => titled(words, page.app.clone(), platform),
            Self::Admin(page) => titled(words, page.content.title(words), platform),
            Self::Confirm(page) => page.title(words, platform),
            Self::Credentials(page) => page.title(words, platform),
            Self::Apps(page) => page.title(words, platform),
            Self::Marketplace(_) => titled(words, words.say("market-title"), platform),
            Self::Device(page) => page.title(words, platform),
            Self::FormPost(_) => titled(words, words.say("form-post-title"), platform),
            Self::Error(page) => page.title(words, platform),
            Self::Outcome(page) => page.title(words, platform),
            Self::Playground(page) => page.title(words, platform),
            Self::Help => titled(words, words.say("page-help"), platform),
            Self::Security => titled(words, words.say("page-security"), platform),
            Self::Privacy => titled(words, words.say("page-privacy"), platform),
        }
    }
}

/// A document's title: the page's state, then the platform.
pub fn titled(words: Words, state: String, platform: &str) -> String {
    words.say_with("title", &[("state", state.into()), ("platform", platform.into())])
}

/// The state of a page that reports a fault.
pub fn fault(words: Words, state: String) -> String {
    words.say_with("title-error", &[("state", state.into())])
}
