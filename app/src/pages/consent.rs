//! The consent page: who asks, for what, for how long; and the decision.

pub mod about_app;
pub mod ending;
pub mod permissions;
pub mod unverified;

use leptos::prelude::*;
use oauth::consent::AcceptError;

use self::{
    about_app::WhoAsks,
    ending::{Ending, Terms},
    permissions::Permissions,
    unverified::Unverified,
};
use crate::{
    components::{
        account_strip::{Account, AccountStrip},
        error_summary::{ErrorSummary, Fault},
        form::{HiddenFields, PostForm},
        icon::{Icon, Symbol},
        kept::{KeptPart, Part},
        scope_line::ScopeGroup,
        submit_once::SubmitOnce,
    },
    page::{fault, titled},
    render,
    words::{Arg, Words, name, rich, rich_with, say, say_with, strong},
};

/// What the consent page shows. The form's own fields are `optional[]` (scope
/// ids), `duration`, `trust` (`yes`), `message` and `decision` (`deny`, `allow`
/// or `ask`).
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
    /// What can be ticked though the person did not allow it before.
    pub declined: Vec<ScopeGroup>,
    /// What was asked for and cannot be allowed by this person.
    pub not_included: Vec<NotIncluded>,
    /// What is asked of the person.
    pub asking: Asking,
    /// What they allowed before, and nobody asks anew.
    pub before: Option<Before>,
    /// Whether this is an administrator who would give access to the whole
    /// company's data.
    pub reaches_company: bool,
    /// The box to tick before an unverified publisher gets anything risky.
    pub trust: Option<TrustBox>,
    /// What was missing, if the form came back.
    pub missing: Option<AcceptError>,
    /// Whether the app may go on when the person is not signed in.
    pub works_while_away: bool,
    /// The durations to choose from; none where nothing is asked.
    pub durations: Vec<DurationChoice>,
    /// After how many days without use access ends.
    pub idle_days: u32,
    /// Where the decision is posted, with the sealed request.
    pub form: PostForm,
}

/// The app and its publisher.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// The whole redirect address, if the answer goes to one.
    pub redirect_uri: Option<String>,
    /// The client id.
    pub client_id: String,
    /// The app's website.
    pub website: Option<String>,
    /// Where people write to the publisher.
    pub support_email: Option<String>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The platform itself.
    FirstParty,
    /// We checked who it is.
    Verified,
    /// Anyone could have typed the name.
    Unverified,
}

/// Where the answer goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Destination {
    /// A web host, with its port when it is not the usual one.
    Host(String),
    /// An app on this device: loopback host and port, or a custom scheme.
    ThisDevice(String),
    /// A device that shows this code.
    OtherDevice(String),
}

impl Destination {
    fn text(&self) -> &str {
        match self {
            Self::Host(host) | Self::ThisDevice(host) | Self::OtherDevice(host) => host,
        }
    }
}

/// A link out of the platform.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// What keeps it from them.
    pub kept_by: KeptBy,
}

/// What keeps a scope from a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptBy {
    /// Their role.
    Role,
    /// Their company's policy.
    Policy,
}

/// What is asked of the person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Asking {
    /// To allow the app.
    First,
    /// To allow more than before.
    More,
    /// To go on to the app: nothing new is asked.
    Continue,
    /// Nothing: only an administrator can allow what is required. The page has no
    /// button to allow then.
    Administrator {
        /// The prompts of what their role cannot allow.
        beyond_role: Vec<String>,
        /// The prompts of what their company's policy keeps from them.
        beyond_policy: Vec<String>,
        /// How long a message to the administrators may be.
        message_length: usize,
    },
}

/// What a person allowed before.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Before {
    /// When they answered last, written out.
    pub day: String,
    /// What is allowed.
    pub allowed: Vec<ScopeGroup>,
    /// When it ends, in words.
    pub ends: String,
}

/// A duration to choose.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DurationChoice {
    /// The field's value.
    pub value: &'static str,
    /// In words.
    pub words: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The box "I started this … and I trust …".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TrustBox {
    /// Whether the form came back because the box was not ticked.
    pub missing: bool,
}

impl ConsentPage {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        if self.missing.is_some() { 422 } else { 200 }
    }

    /// Whether the page has an island.
    pub fn has_island(&self) -> bool {
        !self.optional.is_empty() && self.asks()
    }

    /// The document's title.
    pub fn title(&self, words: Words, platform: &str) -> String {
        let app = [("app", Arg::from(self.app.name.as_str()))];
        let state = match self.asking {
            Asking::First => words.say_with("consent-title", &app),
            Asking::More => words.say_with("consent-title-more", &app),
            Asking::Continue => words.say_with("consent-continue-title", &app),
            Asking::Administrator { .. } => words.say_with("consent-title-administrator", &app),
        };
        titled(words, if self.is_faulty() { fault(words, state) } else { state }, platform)
    }

    fn is_faulty(&self) -> bool {
        matches!(self.missing, Some(AcceptError::NothingTicked | AcceptError::TrustMissing))
    }

    fn faults(&self) -> Vec<Fault> {
        let fault = |text: String, field: &str| Fault { text, field: Some(field.to_owned()) };
        let trust = self.trust.is_some_and(|trust| trust.missing);
        let trust = trust.then(|| fault(say("consent-trust-missing"), "trust"));
        let nothing_ticked = self.missing == Some(AcceptError::NothingTicked);
        let ticked = nothing_ticked.then(|| fault(say("consent-nothing-ticked"), "optional"));
        trust.into_iter().chain(ticked).collect()
    }

    /// Whether the person is asked to allow something.
    fn asks(&self) -> bool {
        matches!(self.asking, Asking::First | Asking::More)
    }
}

/// The consent page.
#[component]
pub fn Consent(
    /// What it shows.
    page: ConsentPage,
) -> impl IntoView {
    let faults = page.faults();
    let asks = page.asks();
    let can_allow = !matches!(page.asking, Asking::Administrator { .. });
    let more = matches!(page.asking, Asking::More);
    let question = match &page.asking {
        Asking::First => view! { <Question app=page.app.clone() /> }.into_any(),
        Asking::More => {
            view! { <MoreQuestion app=page.app.clone() before=page.before.clone() /> }.into_any()
        }
        Asking::Continue => {
            view! { <ContinueQuestion app=page.app.clone() before=page.before.clone() /> }
                .into_any()
        }
        Asking::Administrator { beyond_role, beyond_policy, .. } => view! {
            <MustBeAdministrator
                app=page.app.name.clone()
                account=page.account.clone()
                beyond_role=beyond_role.clone()
                beyond_policy=beyond_policy.clone()
            />
        }
        .into_any(),
    };
    let device = match &page.app.destination {
        Destination::OtherDevice(code) if can_allow => {
            Some(view! { <DeviceAsks code=code.clone() /> })
        }
        _ => None,
    };
    let unverified = (page.trust.is_some() && asks).then(|| view! { <Unverified /> });
    let company = page.account.company.clone();
    // A device's code is for one person, and so is what they allowed before.
    let is_for_many = !matches!(page.app.destination, Destination::OtherDevice(_));
    let who_asks = if is_for_many {
        view! { <KeptPart part=Part::App(page.app.clone()) /> }.into_any()
    } else {
        view! { <WhoAsks app=page.app.clone() /> }.into_any()
    };
    let terms = Terms {
        app: page.app.clone(),
        company: company.clone(),
        works_while_away: page.works_while_away,
        durations: page.durations,
        before: page.before.clone(),
        idle_days: page.idle_days,
        trust: page.trust,
        asking: page.asking.clone(),
    };
    let ending = if is_for_many && terms.before.is_none() {
        view! { <KeptPart part=Part::Ending(terms) /> }.into_any()
    } else {
        view! { <Ending terms /> }.into_any()
    };
    let reaches_company = page.reaches_company.then(|| {
        let company = name(company.as_str());
        let everyone = view! {
            <strong>{rich("consent-reach-everyone", vec![("company", company)])}</strong>
        };
        view! {
            <div class="box box-admin">
                <p>
                    <Icon symbol=Symbol::People />
                    {rich("consent-reach", vec![("everyone", everyone.into_any())])}
                </p>
            </div>
        }
    });
    view! {
        <div class="card consent">
            <ErrorSummary faults />
            <AccountStrip account=page.account switch=page.switch />
            {who_asks}
            {question}
            {device}
            {unverified}
            {reaches_company}
            <form method="post" action=page.form.action>
                <HiddenFields fields=page.form.hidden />
                <Permissions
                    app=page.app
                    required=page.required
                    optional=page.optional
                    declined=page.declined
                    not_included=page.not_included
                    before=page.before
                    asks
                    more
                    company
                />
                {ending}
            </form>
            <SubmitOnce />
        </div>
    }
}

/// RFC 8628 §5.4: somebody else may have sent the code, to have their own device
/// connected.
#[component]
fn DeviceAsks(code: String) -> impl IntoView {
    view! {
        <div class="box box-warn">
            <p>{say("consent-device")}</p>
            <p class="user-code">{code}</p>
            <p>{say("consent-device-warning")}</p>
        </div>
    }
}

#[component]
fn Question(app: AppFacts) -> impl IntoView {
    let platform = render::platform_name();
    let app_name = app.name.clone();
    view! {
        <h1>
            {rich_with(
                "consent-question",
                &[("platform", platform.into())],
                vec![("app", name(app_name))],
            )}
        </h1>
        <Stranger app />
    }
}

#[component]
fn MoreQuestion(app: AppFacts, before: Option<Before>) -> impl IntoView {
    let stays = before.map(|before| {
        view! { <p>{say_with("consent-stays", &[("day", before.day.into())])}</p> }
    });
    let app_name = app.name.clone();
    view! {
        <h1>{rich("consent-question-more", vec![("app", name(app_name))])}</h1>
        <Stranger app />
        {stays}
    }
}

#[component]
fn ContinueQuestion(app: AppFacts, before: Option<Before>) -> impl IntoView {
    let allowed = before.map(|before| {
        view! { <p>{say_with("consent-continue-text", &[("day", before.day.into())])}</p> }
    });
    view! {
        <h1>{rich("consent-continue-title", vec![("app", name(app.name))])}</h1>
        {allowed}
    }
}

#[component]
fn Stranger(app: AppFacts) -> impl IntoView {
    let platform = render::platform_name();
    (app.standing != Standing::FirstParty).then(|| {
        view! {
            <p>
                {rich_with(
                    "consent-stranger",
                    &[("platform", platform.into())],
                    vec![("app", name(app.name)), ("publisher", name(app.publisher))],
                )}
            </p>
        }
    })
}

#[component]
fn MustBeAdministrator(
    app: String,
    account: Account,
    beyond_role: Vec<String>,
    beyond_policy: Vec<String>,
) -> impl IntoView {
    let company = account.company;
    let by_role = (!beyond_role.is_empty()).then(|| {
        let slots = vec![
            ("app", name(app.clone())),
            ("needs", listed(beyond_role)),
            ("role", name(account.role)),
        ];
        view! { <p>{rich("consent-administrator-needs", slots)}</p> }
    });
    let by_policy = (!beyond_policy.is_empty()).then(|| {
        let slots = vec![
            ("app", name(app)),
            ("needs", listed(beyond_policy)),
            ("company", name(company.clone())),
        ];
        view! { <p>{rich("consent-administrator-policy", slots)}</p> }
    });
    view! {
        <h1>{say("consent-administrator-heading")}</h1>
        {by_role}
        {by_policy}
        <p>{rich("consent-ask-text", vec![("company", name(company.clone()))])}</p>
    }
}

/// "One, two and three", each of them standing out.
fn listed(prompts: Vec<String>) -> AnyView {
    let last = prompts.len().saturating_sub(1);
    prompts
        .into_iter()
        .enumerate()
        .map(|(position, prompt)| {
            let before = match position {
                0 => String::new(),
                _ if position == last => say("list-and"),
                _ => ", ".to_owned(),
            };
            view! {
                {before}
                {strong(prompt)}
            }
        })
        .collect_view()
        .into_any()
}
