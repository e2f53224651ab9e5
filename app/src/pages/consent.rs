//! The consent page: who asks, for what, for how long; and the decision.

pub mod about_app;
pub mod ending;
pub mod permissions;
pub mod unverified;

use leptos::prelude::*;

use self::{about_app::WhoAsks, ending::Ending, permissions::Permissions, unverified::Unverified};
use crate::{
    components::{
        account_strip::{Account, AccountStrip},
        error_summary::{ErrorSummary, Fault},
        form::{HiddenFields, PostForm},
        icon::{Icon, Symbol},
        scope_line::ScopeGroup,
        submit_once::SubmitOnce,
    },
    render::RenderContext,
};

/// What the consent page shows. The form's own fields are `optional[]` (scope
/// ids), `trust` (`yes`) and `decision` (`deny` or `allow`).
#[derive(Clone, Debug)]
pub struct ConsentPage {
    /// Who decides.
    pub account: Account,
    /// Signs out and comes back here.
    pub switch: PostForm,
    /// Who asks.
    pub app: AppFacts,
    /// What is needed, in groups of the catalogue's order.
    pub required: Vec<ScopeGroup>,
    /// What can be ticked.
    pub optional: Vec<ScopeGroup>,
    /// What was asked for and cannot be allowed by this person.
    pub not_included: Vec<NotIncluded>,
    /// Whether the person can allow it at all.
    pub asking: Asking,
    /// Whether this is an administrator who would give access to the whole
    /// company's data.
    pub reaches_company: bool,
    /// The box to tick before an unverified publisher gets anything risky.
    pub trust: Option<TrustBox>,
    /// Whether the form came back because everything is optional and nothing
    /// was ticked.
    pub nothing_ticked: bool,
    /// Whether the app may go on when the person is not signed in.
    pub works_while_away: bool,
    /// The day on which access ends, written out.
    pub ends: String,
    /// After how many days without use access ends.
    pub idle_days: Option<u32>,
    /// Where the decision is posted, with the sealed request.
    pub form: PostForm,
}

/// The app and its publisher.
#[derive(Clone, Debug)]
pub struct AppFacts {
    /// The app's name.
    pub name: String,
    /// Where we serve the app's logo; only of a verified publisher.
    pub logo: Option<String>,
    /// The publisher's name.
    pub publisher: String,
    /// What we know of the publisher.
    pub standing: Standing,
    /// Where the answer goes.
    pub destination: Destination,
    /// The whole redirect address.
    pub redirect_uri: String,
    /// The client id.
    pub client_id: String,
    /// The app's website.
    pub website: Option<String>,
    /// The publisher's domains that we checked.
    pub domains: Vec<String>,
    /// When the app was registered, written out.
    pub registered: Option<String>,
    /// The publisher's privacy policy.
    pub privacy_policy: Option<OutsideLink>,
    /// The publisher's terms.
    pub terms: Option<OutsideLink>,
}

/// What we know of a publisher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The platform itself.
    FirstParty,
    /// We checked who it is.
    Verified,
    /// Anyone could have typed the name.
    Unverified,
}

/// Where the answer goes.
#[derive(Clone, Debug)]
pub enum Destination {
    /// A web host, with its port when it is not the usual one.
    Host(String),
    /// An app on this device: loopback host and port, or a custom scheme.
    Device(String),
}

impl Destination {
    fn text(&self) -> &str {
        match self {
            Self::Host(host) | Self::Device(host) => host,
        }
    }
}

/// A link out of the platform.
#[derive(Clone, Debug)]
pub struct OutsideLink {
    /// The address.
    pub href: String,
    /// Its host.
    pub host: String,
}

/// A scope that this person cannot allow.
#[derive(Clone, Debug)]
pub struct NotIncluded {
    /// The scope's id.
    pub id: String,
    /// Its prompt.
    pub prompt: String,
}

/// Whether the person can allow the request.
#[derive(Clone, Debug)]
pub enum Asking {
    /// Yes.
    Person,
    /// No: these required scopes are an administrator's. The page has no
    /// button to allow then.
    Administrator {
        /// Their prompts.
        needs: Vec<String>,
    },
}

/// The box "I started this … and I trust …".
#[derive(Clone, Copy, Debug, Default)]
pub struct TrustBox {
    /// Whether the form came back because the box was not ticked.
    pub missing: bool,
}

const NOTHING_TICKED_FAULT: &str = "Tick at least one permission to allow, or choose Don't allow.";
const TRUST_FAULT: &str = "To allow access, say that you started this and trust the people who run it. Otherwise, choose Don't allow.";

impl ConsentPage {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        if self.faults().is_empty() { 200 } else { 422 }
    }

    /// Whether the page has an island.
    pub fn has_island(&self) -> bool {
        !self.optional.is_empty() && self.can_allow()
    }

    /// The document's title.
    pub fn title(&self, platform: &str) -> String {
        let app = &self.app.name;
        if !self.faults().is_empty() {
            format!("Error: Allow {app}? – {platform}")
        } else if self.can_allow() {
            format!("Allow {app}? – {platform}")
        } else {
            format!("An administrator must allow {app} – {platform}")
        }
    }

    fn faults(&self) -> Vec<Fault> {
        let fault = |text: &str, field: &str| Fault {
            text: text.to_owned(),
            field: Some(field.to_owned()),
        };
        let trust = self.trust.is_some_and(|trust| trust.missing);
        let trust = trust.then(|| fault(TRUST_FAULT, "trust"));
        let ticked = self.nothing_ticked.then(|| fault(NOTHING_TICKED_FAULT, "optional"));
        trust.into_iter().chain(ticked).collect()
    }

    fn can_allow(&self) -> bool {
        matches!(self.asking, Asking::Person)
    }
}

/// The consent page.
#[component]
pub fn Consent(
    /// What it shows.
    page: ConsentPage,
) -> impl IntoView {
    let faults = page.faults();
    let can_allow = page.can_allow();
    let question = match &page.asking {
        Asking::Person => view! { <Question app=page.app.clone() /> }.into_any(),
        Asking::Administrator { needs } => view! {
            <MustBeAdministrator
                app=page.app.name.clone()
                needs=needs.clone()
                role=page.account.role.clone()
            />
        }
        .into_any(),
    };
    let unverified = (page.trust.is_some() && can_allow).then(|| view! { <Unverified /> });
    let company = page.account.company.clone();
    let reaches_company = page.reaches_company.then(|| {
        let company = company.clone();
        view! {
            <div class="box box-admin">
                <p>
                    <Icon symbol=Symbol::People />
                    "You are an administrator. Permissions marked Admin reach "
                    <strong>"everyone's data in " <bdi>{company}</bdi></strong>
                    ", not only yours."
                </p>
            </div>
        }
    });
    view! {
        <div class="card consent">
            <ErrorSummary faults />
            <AccountStrip account=page.account switch=page.switch />
            <WhoAsks app=page.app.clone() />
            {question}
            {unverified}
            {reaches_company}
            <form method="post" action=page.form.action>
                <HiddenFields fields=page.form.hidden />
                <Permissions
                    app=page.app.clone()
                    required=page.required
                    optional=page.optional
                    not_included=page.not_included
                    company=company.clone()
                    can_allow
                />
                <Ending
                    app=page.app
                    company
                    works_while_away=page.works_while_away
                    ends=page.ends
                    idle_days=page.idle_days
                    trust=page.trust
                    can_allow
                />
            </form>
            <SubmitOnce />
        </div>
    }
}

#[component]
fn Question(app: AppFacts) -> impl IntoView {
    let platform = expect_context::<RenderContext>().platform_name;
    let stranger = (app.standing != Standing::FirstParty).then(|| {
        view! {
            <p>
                <bdi>{app.name.clone()}</bdi>
                {format!(" is not made by {platform}. Only continue if you started this and trust ")}
                <bdi>{app.publisher}</bdi>
                "."
            </p>
        }
    });
    view! {
        <h1>"Allow " <bdi>{app.name}</bdi> {format!(" to use your {platform} account?")}</h1>
        {stranger}
    }
}

#[component]
fn MustBeAdministrator(app: String, needs: Vec<String>, role: String) -> impl IntoView {
    let last = needs.len().saturating_sub(1);
    let needs = needs
        .into_iter()
        .enumerate()
        .map(|(position, prompt)| {
            let before = match position {
                0 => "",
                _ if position == last => " and ",
                _ => ", ",
            };
            view! {
                {before}
                <strong>{prompt}</strong>
            }
        })
        .collect_view();
    view! {
        <h1>"An administrator must allow this"</h1>
        <p>
            <bdi>{app}</bdi> " needs " {needs} ". Your role, " <bdi>{role}</bdi>
            ", cannot give these."
        </p>
        <p>
            "Nothing has been shared. Ask an administrator of your company to open the app and allow it."
        </p>
    }
}
