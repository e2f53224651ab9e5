//! Letters, in plain text: the words are those of the pages.

use oauth::api_credential::{ApiCredential, ApiCredentialKind};
use oauth::client::Client;
use oauth::id::ClientId;
use oauth::scope::ScopeSet;
use provider::Provider;
use provider::approvals::Approval;
use provider::mail::{Contents, OpenedLetter, StandingAccess};

use super::admin::request_path;
use super::apps::app_path;
use super::connected_apps::CONNECTED_APPS_PATH;
use super::credentials::credential_path;
use super::date;
use super::permissions::Permissions;
use crate::words::Words;

/// A letter as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterText {
    /// Its subject, one line.
    pub subject: String,
    /// Its text.
    pub body: String,
}

/// Writes a letter.
pub fn letter(provider: &Provider, letter: &OpenedLetter) -> LetterText {
    let writer = Writer { provider, words: Words::of(letter.language), letter };
    let (subject, parts) = match &letter.contents {
        Contents::AccessAllowed { client, scopes, place, standing } => {
            writer.allowed(client, scopes, place.as_deref(), standing.as_ref())
        }
        Contents::ApprovalAsked(approval) => writer.asked(approval),
        Contents::ApprovalAnswered(approval) => writer.answered(approval),
        Contents::CredentialEnds(credential) => writer.ends(credential),
        Contents::SecretStops(credential) => writer.stops(credential),
        Contents::KeyStands(credential) => writer.stands(credential),
    };
    let words = writer.words;
    let name = one_line(&letter.to.full_name());
    let greeting = words.say_with("mail-greeting", &[("name", name.into())]);
    let closing = words.say_with("mail-closing", &[("platform", writer.platform().into())]);
    let closing = format!("-- \n{closing}");
    let all: Vec<String> = [greeting].into_iter().chain(parts).chain([closing]).collect();
    LetterText { subject: one_line(&subject), body: format!("{}\n", all.join("\n\n")) }
}

struct Writer<'a> {
    provider: &'a Provider,
    words: Words,
    letter: &'a OpenedLetter,
}

/// A letter's subject, and its paragraphs.
type Draft = (String, Vec<String>);

impl Writer<'_> {
    fn platform(&self) -> String {
        self.provider.settings().platform_name.clone()
    }

    fn company(&self) -> String {
        one_line(&self.letter.company.name)
    }

    /// A line that says where a link leads, and the link.
    fn link(&self, label: &str, path: &str) -> String {
        format!("{label}\n{}{path}", self.provider.settings().issuer)
    }

    /// Each permission with its sentence, as on the consent page.
    fn list(&self, client: &Client, scopes: &ScopeSet) -> String {
        let groups = Permissions::of(self.provider, client, self.words).groups(scopes);
        let lines = groups.into_iter().flat_map(|group| group.scopes);
        let lines: Vec<String> =
            lines.map(|line| format!("* {}\n  {}", line.prompt, line.sentence)).collect();
        lines.join("\n")
    }

    fn allowed(
        &self,
        client: &Client,
        scopes: &ScopeSet,
        place: Option<&str>,
        standing: Option<&StandingAccess>,
    ) -> Draft {
        let words = self.words;
        let about = [
            ("app", one_line(&client.display_name()).into()),
            ("platform", self.platform().into()),
        ];
        let mut facts = Vec::new();
        let publisher = client.publisher_name();
        if !publisher.is_empty() {
            let publisher = one_line(&publisher);
            facts.push(words.say_with("mail-publisher", &[("publisher", publisher.into())]));
        }
        let time = date::day_and_clock(words, self.letter.written_at);
        facts.push(words.say_with("mail-when", &[("time", time.into())]));
        if let Some(network) = place {
            facts.push(words.say_with("mail-where", &[("network", network.into())]));
        }
        if let Some(standing) = standing {
            facts.push(date::grant_end(words, standing.expires_at));
        }
        let mut parts = vec![
            words.say_with("mail-allowed-text", &about),
            self.list(client, scopes),
            facts.join("\n"),
        ];
        match standing {
            Some(standing) => {
                parts.push(self.link(&words.say("mail-not-me"), &standing.not_me));
                let days = self.provider.settings().lifetimes.not_me_link.as_secs() / DAY;
                let days = i64::try_from(days).unwrap_or(i64::MAX);
                parts.push(words.say_with("mail-not-me-text", &[("days", days.into())]));
            }
            None => parts.push(words.say("mail-gone")),
        }
        parts.push(self.link(&words.say("mail-connected-apps"), CONNECTED_APPS_PATH));
        (words.say_with("mail-allowed-subject", &about), parts)
    }

    fn asked(&self, approval: &Approval) -> Draft {
        let words = self.words;
        let name = one_line(&approval.user.full_name());
        let app = one_line(&approval.client.display_name());
        let text = words.say_with(
            "mail-asked-text",
            &[
                ("name", name.as_str().into()),
                ("email", one_line(&approval.user.email).into()),
                ("app", app.as_str().into()),
                ("company", self.company().into()),
            ],
        );
        let mut parts = vec![text, self.list(&approval.client, &approval.request.scopes)];
        parts.extend(quoted(&words.say("mail-asked-message"), &approval.request.message));
        parts.push(self.link(&words.say("mail-asked-link"), &request_path(&approval.request.id)));
        let subject =
            words.say_with("mail-asked-subject", &[("name", name.into()), ("app", app.into())]);
        (subject, parts)
    }

    fn answered(&self, approval: &Approval) -> Draft {
        let words = self.words;
        let app = one_line(&approval.client.display_name());
        let name = one_line(approval.answered_by.as_deref().unwrap_or_default());
        let about = [("app", app.as_str().into())];
        let told = [("name", name.into()), ("app", app.as_str().into())];
        let answer = approval.request.answer.as_ref();
        let (subject, text) = if answer.is_some_and(|answer| answer.approved) {
            let subject = words.say_with("mail-approved-subject", &about);
            (subject, words.say_with("mail-approved-text", &told))
        } else {
            let subject = words.say_with("mail-refused-subject", &about);
            (subject, words.say_with("mail-refused-text", &told))
        };
        let reason = answer.map(|answer| answer.reason.as_str()).unwrap_or_default();
        let mut parts = vec![text];
        parts.extend(quoted(&words.say("mail-reason"), reason));
        parts.push(self.link(&words.say("mail-connected-apps"), CONNECTED_APPS_PATH));
        (subject, parts)
    }

    fn ends(&self, credential: &ApiCredential) -> Draft {
        let words = self.words;
        let name = one_line(&credential.name);
        let end = credential.expires_at.unwrap_or(self.letter.written_at);
        let text = words.say_with(
            "mail-ends-text",
            &[
                ("name", name.as_str().into()),
                ("ending", newest_ending(credential).into()),
                ("company", self.company().into()),
                ("time", date::day_and_clock(words, end).into()),
            ],
        );
        let about = [("name", name.into()), ("day", date::day(words, end).into())];
        (words.say_with("mail-ends-subject", &about), self.about(credential, text))
    }

    fn stops(&self, credential: &ApiCredential) -> Draft {
        let words = self.words;
        let name = one_line(&credential.name);
        let stopping = credential.stopping_secret(self.provider.now());
        let (ending, stop) = stopping.map_or_else(
            || (String::new(), self.letter.written_at),
            |(secret, at)| (secret.ending.clone(), at),
        );
        let text = words.say_with(
            "mail-stops-text",
            &[
                ("name", name.as_str().into()),
                ("ending", ending.into()),
                ("company", self.company().into()),
                ("time", date::day_and_clock(words, stop).into()),
            ],
        );
        let about = [("name", name.into()), ("day", date::day(words, stop).into())];
        (words.say_with("mail-stops-subject", &about), self.about(credential, text))
    }

    fn stands(&self, credential: &ApiCredential) -> Draft {
        let words = self.words;
        let name = one_line(&credential.name);
        let text = words.say_with(
            "mail-key-text",
            &[
                ("name", name.as_str().into()),
                ("ending", newest_ending(credential).into()),
                ("company", self.company().into()),
                ("day", date::day(words, credential.created_at).into()),
            ],
        );
        let subject = words.say_with("mail-key-subject", &[("name", name.into())]);
        (subject, self.about(credential, text))
    }

    /// A text about a credential, when that was last used, and where it is looked after.
    fn about(&self, credential: &ApiCredential, text: String) -> Vec<String> {
        let words = self.words;
        let path = match credential.kind {
            ApiCredentialKind::App => app_path(&ClientId::new(credential.id.as_str())),
            _ => credential_path(&credential.id),
        };
        let used = date::last_used(words, credential.last_used_at, self.provider.now());
        vec![text, used, self.link(&words.say("mail-credential-link"), &path)]
    }
}

/// The last characters of a credential's newest secret, by which people know it.
fn newest_ending(credential: &ApiCredential) -> String {
    credential.secrets.first().map(|secret| secret.ending.clone()).unwrap_or_default()
}

/// What somebody wrote, each line marked as theirs.
fn quoted(label: &str, text: &str) -> Option<String> {
    let lines: Vec<String> =
        text.lines().map(|line| format!("> {}", one_line(line)).trim_end().to_owned()).collect();
    (!text.trim().is_empty()).then(|| format!("{label}\n{}", lines.join("\n")))
}

/// A name, on one line whatever is in it.
fn one_line(text: &str) -> String {
    let visible = |letter: char| if letter.is_control() { ' ' } else { letter };
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
