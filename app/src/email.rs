//! Plain text, in the words of the pages.

use oauth::client::Client;
use oauth::client::proven::Proven;
use oauth::credential::api_credential::ApiCredential;
use oauth::scope::ScopeSet;
use provider::Provider;
use provider::administration::approvals::Approval;
use provider::notifications::outbox::{ActiveAccess, EmailContents, RenderedEmail};
use routes::CONNECTED_APPS;

use crate::components::publisher_line::publisher_text;
use crate::i18n::{Localizer, date};
use crate::pages::credentials::present::credential_home;
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailText {
    pub subject: String,
    pub body: String,
}

pub fn render_email(provider: &Provider, email: &RenderedEmail) -> EmailText {
    let writer = Writer { provider, localizer: Localizer::of(email.language), email };
    let (subject, parts) = match &email.contents {
        EmailContents::AccessAllowed { client, proven, scopes, place, standing } => {
            writer.allowed((client, proven), scopes, place.as_deref(), standing.as_ref())
        }
        EmailContents::ApprovalAsked(approval) => writer.asked(approval),
        EmailContents::ApprovalAnswered(approval) => writer.answered(approval),
        EmailContents::CredentialEnds(credential) => writer.ends(credential),
        EmailContents::SecretStops(credential) => writer.stops(credential),
        EmailContents::KeyStands(credential) => writer.unending_key(credential),
    };
    let localizer = writer.localizer;
    let name = one_line(&email.to.full_name());
    let greeting = localizer.t_args("mail-greeting", &[("name", name.into())]);
    let closing = localizer.t_args("mail-closing", &[("platform", writer.platform().into())]);
    let closing = format!("-- \n{closing}");
    let all: Vec<String> = [greeting].into_iter().chain(parts).chain([closing]).collect();
    EmailText { subject: one_line(&subject), body: format!("{}\n", all.join("\n\n")) }
}

struct Writer<'a> {
    provider: &'a Provider,
    localizer: Localizer,
    email: &'a RenderedEmail,
}

type Draft = (String, Vec<String>);

impl Writer<'_> {
    fn platform(&self) -> String {
        self.provider.settings().platform_name.clone()
    }

    fn company(&self) -> String {
        one_line(&self.email.company.name)
    }

    fn link(&self, label: &str, path: &str) -> String {
        format!("{label}\n{}{path}", self.provider.settings().issuer)
    }

    fn list(&self, client: &Client, scopes: &ScopeSet) -> String {
        let groups = Permissions::of(self.provider, client, self.localizer).groups(scopes);
        let lines = groups.into_iter().flat_map(|group| group.scopes);
        let lines: Vec<String> =
            lines.map(|line| format!("* {}\n  {}", line.prompt, line.sentence)).collect();
        lines.join("\n")
    }

    fn allowed(
        &self,
        (client, proven): (&Client, &Proven),
        scopes: &ScopeSet,
        place: Option<&str>,
        active: Option<&ActiveAccess>,
    ) -> Draft {
        let localizer = self.localizer;
        let about = [
            ("app", one_line(&client.display_name()).into()),
            ("platform", self.platform().into()),
        ];
        let mut facts = Vec::new();
        let publisher = client.publisher_name();
        if !publisher.is_empty() {
            let publisher = publisher_text(localizer, &one_line(&publisher), proven);
            facts.push(localizer.t_args("mail-publisher", &[("publisher", publisher.into())]));
        }
        let time = date::day_and_clock(localizer, self.email.written_at);
        facts.push(localizer.t_args("mail-when", &[("time", time.into())]));
        if let Some(network) = place {
            facts.push(localizer.t_args("mail-where", &[("network", network.into())]));
        }
        if let Some(active) = active {
            facts.push(date::grant_end(localizer, active.expires_at));
        }
        let mut parts = vec![
            localizer.t_args("mail-allowed-text", &about),
            self.list(client, scopes),
            facts.join("\n"),
        ];
        match active {
            Some(active) => {
                parts.push(self.link(&localizer.t("mail-not-me"), &active.revocation_link));
                let days = self.provider.settings().lifetimes.not_me_link.as_secs() / DAY;
                let days = i64::try_from(days).unwrap_or(i64::MAX);
                parts.push(localizer.t_args("mail-not-me-text", &[("days", days.into())]));
            }
            None => parts.push(localizer.t("mail-gone")),
        }
        parts.push(self.link(&localizer.t("mail-connected-apps"), CONNECTED_APPS));
        (localizer.t_args("mail-allowed-subject", &about), parts)
    }

    fn asked(&self, approval: &Approval) -> Draft {
        let localizer = self.localizer;
        let name = one_line(&approval.user.full_name());
        let app = one_line(&approval.client.display_name());
        let text = localizer.t_args(
            "mail-asked-text",
            &[
                ("name", name.as_str().into()),
                ("email", one_line(&approval.user.email).into()),
                ("app", app.as_str().into()),
                ("company", self.company().into()),
            ],
        );
        let mut parts = vec![text, self.list(&approval.client, &approval.request.scopes)];
        parts.extend(quoted(&localizer.t("mail-asked-message"), &approval.request.message));
        parts.push(
            self.link(
                &localizer.t("mail-asked-link"),
                &routes::admin_request(&approval.request.id),
            ),
        );
        let subject =
            localizer.t_args("mail-asked-subject", &[("name", name.into()), ("app", app.into())]);
        (subject, parts)
    }

    fn answered(&self, approval: &Approval) -> Draft {
        let localizer = self.localizer;
        let app = one_line(&approval.client.display_name());
        let name = one_line(approval.answered_by.as_deref().unwrap_or_default());
        let about = [("app", app.as_str().into())];
        let answered_by = [("name", name.into()), ("app", app.as_str().into())];
        let answer = approval.request.answer.as_ref();
        let (subject, text) = if answer.is_some_and(|answer| answer.approved) {
            let subject = localizer.t_args("mail-approved-subject", &about);
            (subject, localizer.t_args("mail-approved-text", &answered_by))
        } else {
            let subject = localizer.t_args("mail-refused-subject", &about);
            (subject, localizer.t_args("mail-refused-text", &answered_by))
        };
        let reason = answer.map(|answer| answer.reason.as_str()).unwrap_or_default();
        let mut parts = vec![text];
        parts.extend(quoted(&localizer.t("mail-reason"), reason));
        parts.push(self.link(&localizer.t("mail-connected-apps"), CONNECTED_APPS));
        (subject, parts)
    }

    fn ends(&self, credential: &ApiCredential) -> Draft {
        let localizer = self.localizer;
        let name = one_line(&credential.name);
        let end = credential.expires_at.unwrap_or(self.email.written_at);
        let text = localizer.t_args(
            "mail-ends-text",
            &[
                ("name", name.as_str().into()),
                ("ending", newest_ending(credential).into()),
                ("company", self.company().into()),
                ("time", date::day_and_clock(localizer, end).into()),
            ],
        );
        let about = [("name", name.into()), ("day", date::day(localizer, end).into())];
        (localizer.t_args("mail-ends-subject", &about), self.about(credential, text))
    }

    fn stops(&self, credential: &ApiCredential) -> Draft {
        let localizer = self.localizer;
        let name = one_line(&credential.name);
        let stopping = credential.stopping_secret(self.provider.now());
        let (ending, stop) = stopping.map_or_else(
            || (String::new(), self.email.written_at),
            |(secret, at)| (secret.ending.clone(), at),
        );
        let text = localizer.t_args(
            "mail-stops-text",
            &[
                ("name", name.as_str().into()),
                ("ending", ending.into()),
                ("company", self.company().into()),
                ("time", date::day_and_clock(localizer, stop).into()),
            ],
        );
        let about = [("name", name.into()), ("day", date::day(localizer, stop).into())];
        (localizer.t_args("mail-stops-subject", &about), self.about(credential, text))
    }

    fn unending_key(&self, credential: &ApiCredential) -> Draft {
        let localizer = self.localizer;
        let name = one_line(&credential.name);
        let text = localizer.t_args(
            "mail-key-text",
            &[
                ("name", name.as_str().into()),
                ("ending", newest_ending(credential).into()),
                ("company", self.company().into()),
                ("day", date::day(localizer, credential.created_at).into()),
            ],
        );
        let subject = localizer.t_args("mail-key-subject", &[("name", name.into())]);
        (subject, self.about(credential, text))
    }

    fn about(&self, credential: &ApiCredential, text: String) -> Vec<String> {
        let localizer = self.localizer;
        let used = date::last_used(localizer, credential.last_used_at, self.provider.now());
        vec![
            text,
            used,
            self.link(&localizer.t("mail-credential-link"), &credential_home(credential)),
        ]
    }
}

fn newest_ending(credential: &ApiCredential) -> String {
    credential.secrets.first().map(|secret| secret.ending.clone()).unwrap_or_default()
}

fn quoted(label: &str, text: &str) -> Option<String> {
    let lines: Vec<String> =
        text.lines().map(|line| format!("> {}", one_line(line)).trim_end().to_owned()).collect();
    (!text.trim().is_empty()).then(|| format!("{label}\n{}", lines.join("\n")))
}

fn one_line(text: &str) -> String {
    let visible = |character: char| if character.is_control() { ' ' } else { character };
    text.chars().map(visible).collect::<String>().trim().to_owned()
}

/// In seconds.
const DAY: u64 = 24 * 60 * 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_begins_a_line_of_its_own() {
        assert_eq!(one_line(" A\r\nBcc: b@b.example\u{7f}\t "), "A  Bcc: b@b.example");
    }

    #[test]
    fn what_somebody_wrote_is_marked_on_every_line() {
        assert_eq!(quoted("They say:", " \n"), None);
        let said = quoted("They say:", "One\n\nTwo\r\n-- \nThree");
        assert_eq!(said.as_deref(), Some("They say:\n> One\n>\n> Two\n> --\n> Three"));
    }
}
