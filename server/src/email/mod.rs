//! Sends emails: from the outbox to an SMTP server, or into a folder.

mod error;
mod folder;
mod message;
mod smtp;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::email::{Colours, render_email as render};
use lettre::Address;
use lettre::message::Mailbox;
use metrics::counter;
use provider::Provider;
use provider::error::ProviderError;
use provider::notifications::outbox::DeliveryFailure;
use provider::notifications::rendered_email::RenderedEmail;
use url::Url;

pub use self::error::EmailError;
use self::error::SendError;
use self::folder::Folder;
use self::smtp::Smtp;
use crate::settings::EmailSettings;
use crate::telemetry::metrics::{EMAILS, GIVEN_UP, SENT, TRIED_AGAIN};

const FOLDER: &str = "mail";

#[derive(Clone)]
pub struct Mailer {
    provider: Provider,
    from: Mailbox,
    colours: Colours,
    transport: Arc<Transport>,
}

enum Transport {
    Server(Smtp),
    Folder(Folder),
}

impl Mailer {
    pub fn new(
        provider: &Provider,
        settings: &EmailSettings,
        data: &Path,
    ) -> Result<Self, EmailError> {
        let from = match &settings.from {
            Some(from) => from.clone(),
            None => Mailbox::new(None, own_address(&provider.settings().issuer)),
        };
        let name = from.name.or_else(|| Some(provider.settings().platform_name.clone()));
        let from = Mailbox::new(name, from.email);
        let transport = if let Some(server) = &settings.server {
            Transport::Server(Smtp::new(server, from.email.domain())?)
        } else {
            let folder: PathBuf = settings.folder.clone().unwrap_or_else(|| data.join(FOLDER));
            Transport::Folder(Folder::open(folder)?)
        };
        let (provider, colours) = (provider.clone(), Colours::default());
        Ok(Self { provider, from, colours, transport: Arc::new(transport) })
    }

    #[must_use]
    pub fn with_colours(self, colours: Colours) -> Self {
        Self { colours, ..self }
    }

    /// Sends emails that are due, at most one lease of them; returns how many it tried.
    pub async fn send_due(&self) -> Result<usize, ProviderError> {
        let emails = self.provider.notifications().due_emails().await?;
        for email in &emails {
            self.settle(email, self.send(email).await).await?;
        }
        Ok(emails.len())
    }

    async fn send(&self, email: &RenderedEmail) -> Result<(), SendError> {
        let text = render(&self.provider, &self.colours, email);
        let message = message::compose(&self.from, email, text)?;
        match &*self.transport {
            Transport::Server(server) => server.send(&message).await,
            Transport::Folder(folder) => folder.store(&email.id, &message).await,
        }
    }

    async fn settle(
        &self,
        email: &RenderedEmail,
        sent: Result<(), SendError>,
    ) -> Result<(), ProviderError> {
        let id = &email.id;
        let notifications = self.provider.notifications();
        let Err(error) = sent else {
            counter!(EMAILS, "outcome" => SENT).increment(1);
            return notifications.email_sent(email).await;
        };
        let why = error.to_string();
        let outcome = if matches!(error, SendError::Unwritable | SendError::Refused(_)) {
            notifications.email_refused(email, &why).await?;
            DeliveryFailure::GivenUp
        } else {
            notifications.email_failed(email, &why).await?
        };
        match outcome {
            DeliveryFailure::TriedAgainAt(at) => {
                counter!(EMAILS, "outcome" => TRIED_AGAIN).increment(1);
                let seconds = at.since(self.provider.now()).as_secs();
                tracing::warn!(email = %id, %error, seconds, "an email is tried again later");
            }
            DeliveryFailure::GivenUp => {
                counter!(EMAILS, "outcome" => GIVEN_UP).increment(1);
                tracing::error!(email = %id, %error, "an email is given up");
            }
        }
        Ok(())
    }
}

/// Connects to the mail server, if there is one, as for an email.
pub(crate) async fn check_server(settings: &EmailSettings) -> Option<Result<(), String>> {
    let server = settings.server.as_ref()?;
    let domain = settings.from.as_ref().map_or("localhost", |from| from.email.domain());
    let checked = match Smtp::new(server, domain) {
        Ok(smtp) => smtp.check().await.map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    Some(checked)
}

/// The sender where none is configured: such emails go into the folder only.
#[expect(clippy::expect_used, reason = "a domain of emails alone")]
fn own_address(issuer: &str) -> Address {
    let url = Url::parse(issuer).ok();
    let host = url.as_ref().and_then(Url::domain).unwrap_or("localhost");
    Address::new("no-reply", host)
        .or_else(|_| Address::new("no-reply", "localhost"))
        .expect("an address")
}
