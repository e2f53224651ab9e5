//! Emails, as plain text and as HTML, in the words of the pages.

mod account;
mod content;
mod html;
mod sign_in;
mod text;

use oauth::client::Client;
use oauth::client::proven::Proven;
use oauth::consent::grant::AccessChange;
use oauth::credential::api_credential::ApiCredential;
use oauth::scope::ScopeSet;
use provider::Provider;
use provider::administration::approvals::Approval;
use provider::notifications::rendered_email::{ActiveAccess, EmailContents, RenderedEmail};
use routes::CONNECTED_APPS;

use self::content::{
    Action, Block, EmailContent, Fact, Message, Permission, Word, one_line, quote,
};
use crate::components::publisher_line::publisher_text;
use crate::i18n::{Localizer, date};
use crate::pages::credentials::present::credential_home;
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailText {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// Of the platform's name and of links. They are legible on their background.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colours {
    pub accent: String,
    pub accent_dark: String,
}

impl Default for Colours {
    /// Those of style/tokens.css.
    fn default() -> Self {
        Self { accent: "#0a5060".to_owned(), accent_dark: "#7fd6e6".to_owned() }
    }
}

pub fn render_email(provider: &Provider, colours: &Colours, email: &RenderedEmail) -> EmailText {
    let localizer = Localizer::of(email.language).in_zone(email.company.time_zone);
    let writer = Writer { provider, localizer, email };
    let draft = match &email.contents {
        EmailContents::AccessAllowed { client, proven, change, scopes, place, standing } => {
            writer.allowed((client, proven), *change, scopes, (place.as_deref(), standing.as_ref()))
        }
        EmailContents::ApprovalAsked(approval) => writer.asked(approval),
        EmailContents::ApprovalAnswered(approval) => writer.answered(approval),
        EmailContents::CredentialEnds(credential) => writer.ends(credential),
        EmailContents::SecretStops(credential) => writer.stops(credential),
        EmailContents::KeyStands(credential) => writer.unending_key(credential),
        EmailContents::NewBrowser { browser, lock_link } => writer.new_browser(browser, lock_link),
        EmailContents::PasswordChanged { browser, lock_link } => {
            writer.password_changed(browser, lock_link)
        }
        EmailContents::PasswordReset { link } => writer.password_reset(link),
        EmailContents::Invited { by, link } => writer.invited(by.as_deref(), link),
        EmailContents::AddressWanted { link } => writer.address_wanted(link),
        EmailContents::AddressChanged { now, browser, lock_link } => {
            writer.address_changed(now, browser, lock_link)
        }
        EmailContents::AccountDeleted { browser } => writer.account_deleted(browser),
        EmailContents::LockedDown { by } => writer.locked_down(by.as_deref()),
        EmailContents::SignInChanged { change, name, place, link } => {
            writer.sign_in_changed(*change, name, place.as_deref(), link)
        }
    };
    let content = writer.content(draft);
    EmailText {
        text: text::draw(writer.localizer, &content),
        html: html::draw(email.language, &writer.platform(), colours, &content),
        subject: content.subject,
    }
}

struct Writer<'a> {
    provider: &'a Provider,
    localizer: Localizer,
    email: &'a RenderedEmail,
}

struct Draft {
    subject: Message,
    preview: Option<Message>,
    blocks: Vec<Block>,
}

impl Draft {
    fn new(subject: Message, blocks: Vec<Block>) -> Self {
        Self { subject, preview: None, blocks }
    }
}

impl Writer<'_> {
    fn content(&self, draft: Draft) -> EmailContent {
        let to = &self.email.to;
        let first = one_line(&to.first_name);
        let name = if first.is_empty() { one_line(&to.full_name()) } else { first };
        let closing = self.t_args(
            "mail-closing",
            vec![("platform", self.platform().into()), ("email", one_line(&to.email).into())],
        );
        EmailContent {
            subject: one_line(&draft.subject.text()),
            preview: draft.preview.map(|preview| preview.text()),
            greeting: self.localizer.t_args("mail-greeting", &[("name", name.into())]),
            blocks: draft.blocks,
            closing,
        }
    }

    fn platform(&self) -> String {
        self.provider.settings().platform_name.clone()
    }

    fn company(&self) -> Word {
        Word::Name(self.email.company.name.clone())
    }

    /// For people who would not know which one is meant.
    fn company_of_several(&self) -> Option<Fact> {
        let name = one_line(&self.email.company.name);
        self.email.of_several.then(|| self.fact("app-company", name))
    }

    fn t_args(&self, key: &'static str, words: Vec<(&'static str, Word)>) -> Message {
        Message::new(self.localizer, key, words)
    }

    fn t(&self, key: &'static str) -> Message {
        self.t_args(key, Vec::new())
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.provider.settings().issuer)
    }

    fn action(&self, label: String, path: &str) -> Block {
        Block::Action(Action { label, url: self.url(path), takes_away: false })
    }

    fn connected_apps(&self) -> Block {
        let (label, url) = (self.localizer.t("apps-title"), self.url(CONNECTED_APPS));
        Block::Small(self.t_args("mail-connected-apps", vec![("link", Word::Link { label, url })]))
    }

    fn fact(&self, label: &'static str, value: String) -> Fact {
        Fact { label: self.localizer.t(label), value }
    }

    fn permissions(&self, client: &Client, scopes: &ScopeSet) -> Block {
        let groups = Permissions::of(self.provider, client, self.localizer).groups(scopes);
        let lines = groups.into_iter().flat_map(|group| group.scopes);
        Block::Permissions(lines.map(|line| Permission::of(self.localizer, line)).collect())
    }

    fn allowed(
        &self,
        (client, proven): (&Client, &Proven),
        change: AccessChange,
        scopes: &ScopeSet,
        (place, active): (Option<&str>, Option<&ActiveAccess>),
    ) -> Draft {
        let localizer = self.localizer;
        let about = || {
            let name = Word::Name(client.display_name());
            vec![("app", name), ("platform", self.platform().into())]
        };
        let (subject, text) = match change {
            AccessChange::First => {
                (self.t_args("mail-allowed-subject", about()), "mail-allowed-text")
            }
            AccessChange::More => (self.t_args("mail-more-subject", about()), "mail-more-text"),
            AccessChange::Renewed => {
                (self.t_args("mail-renewed-subject", about()), "mail-renewed-text")
            }
        };
        let time = date::day_and_clock(localizer, self.email.written_at);
        let mut facts = Vec::new();
        let publisher = client.publisher_name();
        if !publisher.is_empty() {
            let publisher = publisher_text(localizer, &one_line(&publisher), proven);
            facts.push(self.fact("mail-publisher", publisher));
        }
        facts.extend(self.mark(client, proven));
        facts.extend(self.company_of_several());
        facts.push(self.fact("mail-when", time.clone()));
        facts.extend(place.map(|network| self.fact("mail-where", network.to_owned())));
        if let Some(active) = active {
            let end = match active.expires_at {
                Some(at) => date::day(localizer, at),
                None => localizer.t("app-ends-when-removed"),
            };
            facts.push(self.fact("app-ends", end));
        }
        let mut blocks = vec![
            Block::Sentence(self.t_args(text, about())),
            self.permissions(client, scopes),
            Block::Facts(facts),
        ];
        let Some(active) = active else {
            blocks.extend([Block::Sentence(self.t("mail-gone")), self.connected_apps()]);
            return Draft::new(subject, blocks);
        };
        let days = self.provider.settings().lifetimes.not_me_link.as_secs() / DAY;
        let days = i64::try_from(days).unwrap_or(i64::MAX);
        blocks.extend([
            Block::Heading(localizer.t("mail-not-me")),
            Block::Action(Action {
                label: localizer.t("mail-remove"),
                url: self.url(&active.revocation_link),
                takes_away: true,
            }),
            Block::Small(self.t_args("mail-not-me-text", vec![("days", days.into())])),
            self.connected_apps(),
        ]);
        let preview = Some(self.t_args("mail-allowed-preview", vec![("time", time.into())]));
        Draft { subject, preview, blocks }
    }

    /// What is proven of an app that introduced itself: it has no publisher to show it beside.
    fn mark(&self, client: &Client, proven: &Proven) -> Option<Fact> {
        let mark = || self.fact("apps-app", publisher_text(self.localizer, "", proven));
        client.is_self_introduced().then(mark)
    }

    fn asked(&self, approval: &Approval) -> Draft {
        let name = Word::Name(approval.user.full_name());
        let app = Word::Name(approval.client.display_name());
        let text = self.t_args(
            "mail-asked-text",
            vec![
                ("name", name.clone()),
                ("email", one_line(&approval.user.email).into()),
                ("app", app.clone()),
                ("company", self.company()),
            ],
        );
        let label = self.localizer.t("mail-asked-message");
        let said = quote(label, &approval.request.message);
        let mark = self.mark(&approval.client, &approval.client.proven());
        let answer = self.localizer.t("mail-asked-link");
        let blocks =
            [Block::Sentence(text), self.permissions(&approval.client, &approval.request.scopes)]
                .into_iter()
                .chain(mark.map(|mark| Block::Facts(vec![mark])))
                .chain(said)
                .chain([self.action(answer, &routes::admin_request(&approval.request.id))])
                .collect();
        let subject = self.t_args("mail-asked-subject", vec![("name", name), ("app", app)]);
        Draft::new(subject, blocks)
    }

    fn answered(&self, approval: &Approval) -> Draft {
        let app = Word::Name(approval.client.display_name());
        let name = Word::Name(approval.answered_by.clone().unwrap_or_default());
        let about = vec![("app", app.clone())];
        let answered_by = vec![("name", name), ("app", app)];
        let answer = approval.request.answer.as_ref();
        let (subject, text) = if answer.is_some_and(|answer| answer.approved) {
            let subject = self.t_args("mail-approved-subject", about);
            (subject, self.t_args("mail-approved-text", answered_by))
        } else {
            let subject = self.t_args("mail-refused-subject", about);
            (subject, self.t_args("mail-refused-text", answered_by))
        };
        let reason = answer.map(|answer| answer.reason.as_str()).unwrap_or_default();
        let mut blocks = vec![Block::Sentence(text)];
        blocks.extend(self.company_of_several().map(|company| Block::Facts(vec![company])));
        blocks.extend(quote(self.localizer.t("mail-reason"), reason));
        blocks.push(self.connected_apps());
        Draft::new(subject, blocks)
    }

    fn ends(&self, credential: &ApiCredential) -> Draft {
        let localizer = self.localizer;
        let name = Word::Name(credential.name.clone());
        let end = credential.expires_at.unwrap_or(self.email.written_at);
        let text = self.t_args(
            "mail-ends-text",
            vec![
                ("name", name.clone()),
                ("ending", newest_ending(credential).into()),
                ("company", self.company()),
                ("time", date::day_and_clock(localizer, end).into()),
            ],
        );
        let about = vec![("name", name), ("day", date::day(localizer, end).into())];
        Draft::new(self.t_args("mail-ends-subject", about), self.about(credential, text))
    }

    fn stops(&self, credential: &ApiCredential) -> Draft {
        let localizer = self.localizer;
        let name = Word::Name(credential.name.clone());
        let stopping = credential.stopping_secret(self.provider.now());
        let (ending, stop) = stopping.map_or_else(
            || (String::new(), self.email.written_at),
            |(secret, at)| (secret.ending.clone(), at),
        );
        let text = self.t_args(
            "mail-stops-text",
            vec![
                ("name", name.clone()),
                ("ending", ending.into()),
                ("company", self.company()),
                ("time", date::day_and_clock(localizer, stop).into()),
            ],
        );
        let about = vec![("name", name), ("day", date::day(localizer, stop).into())];
        Draft::new(self.t_args("mail-stops-subject", about), self.about(credential, text))
    }

    fn unending_key(&self, credential: &ApiCredential) -> Draft {
        let name = Word::Name(credential.name.clone());
        let text = self.t_args(
            "mail-key-text",
            vec![
                ("name", name.clone()),
                ("ending", newest_ending(credential).into()),
                ("company", self.company()),
                ("day", date::day(self.localizer, credential.created_at).into()),
            ],
        );
        let subject = self.t_args("mail-key-subject", vec![("name", name)]);
        Draft::new(subject, self.about(credential, text))
    }

    fn about(&self, credential: &ApiCredential, text: Message) -> Vec<Block> {
        let localizer = self.localizer;
        let used = match credential.last_used_at {
            Some(at) => date::ago(localizer, at, self.provider.now()),
            None => localizer.t("app-never-used"),
        };
        vec![
            Block::Sentence(text),
            Block::Facts(vec![self.fact("app-last-used", used)]),
            self.action(localizer.t("mail-credential-link"), &credential_home(credential)),
        ]
    }
}

fn newest_ending(credential: &ApiCredential) -> String {
    credential.secrets.first().map(|secret| secret.ending.clone()).unwrap_or_default()
}

/// In seconds.
const DAY: u64 = 24 * 60 * 60;
