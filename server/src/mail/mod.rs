//! Letters on their way: from the outbox to an SMTP server, or into a folder.

mod folder;
mod message;
mod smtp;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::email::render_email as write_letter;
use lettre::Address;
use lettre::message::Mailbox as Sender;
use metrics::counter;
use provider::Provider;
use provider::error::ProviderError;
use provider::mail::{Failed, OpenedLetter};
use thiserror::Error;
use url::Url;

use self::folder::Folder;
use self::smtp::Smtp;
use crate::metrics::LETTERS;
use crate::settings::Mail;

/// The folder of the files in the data folder.
const FOLDER: &str = "mail";

/// Why letters cannot be sent at all.
#[derive(Debug, Error)]
pub enum MailError {
    /// The certificate authorities of the system cannot be read.
    #[error("mail.server: no TLS: {0}")]
    Tls(String),
    /// The folder cannot be made.
    #[error("{path}: {fault}")]
    Folder {
        /// Which.
        path: String,
        /// What the system says.
        fault: std::io::Error,
    },
}

/// Why a letter was not sent. The text is for the log: it names no address, and nothing that
/// a server said, which may.
#[derive(Debug, Error)]
enum SendError {
    /// It cannot be written to that address, today or later.
    #[error("the address, or what stands in the letter, is not for mail")]
    Unwritable,
    /// The server refused it, or was not to be reached.
    #[error("the mail server: {0}")]
    Server(String),
    /// It could not be written into the folder.
    #[error("the folder: {0}")]
    Folder(std::io::ErrorKind),
}

/// Sends what is in the outbox. A clone is a handle.
#[derive(Clone)]
pub struct Mailbox {
    provider: Provider,
    from: Sender,
    post: Arc<Post>,
}

enum Post {
    Server(Smtp),
    Folder(Folder),
}

impl Mailbox {
    /// As it was configured; files are kept below the data folder unless it says otherwise.
    pub fn new(provider: &Provider, mail: &Mail, data: &Path) -> Result<Self, MailError> {
        let from = match &mail.from {
            Some(from) => from.clone(),
            None => Sender::new(None, own_address(&provider.settings().issuer)),
        };
        let name = from.name.or_else(|| Some(provider.settings().platform_name.clone()));
        let from = Sender::new(name, from.email);
        let post = if let Some(server) = &mail.server {
            Post::Server(Smtp::new(server, from.email.domain())?)
        } else {
            let folder: PathBuf = mail.folder.clone().unwrap_or_else(|| data.join(FOLDER));
            Post::Folder(Folder::open(folder)?)
        };
        Ok(Self { provider: provider.clone(), from, post: Arc::new(post) })
    }

    /// Sends letters that are due, at most so many as one node takes at a time; how many it
    /// tried.
    pub async fn send_due(&self) -> Result<usize, ProviderError> {
        let letters = self.provider.letters_to_send().await?;
        for letter in &letters {
            self.settle(letter, self.send(letter).await).await?;
        }
        Ok(letters.len())
    }

    async fn send(&self, letter: &OpenedLetter) -> Result<(), SendError> {
        let text = write_letter(&self.provider, letter);
        let message = message::compose(&self.from, letter, text)?;
        match &*self.post {
            Post::Server(server) => server.send(message).await,
            Post::Folder(folder) => folder.keep(&letter.id, &message).await,
        }
    }

    /// Notes what became of a try.
    async fn settle(
        &self,
        letter: &OpenedLetter,
        sent: Result<(), SendError>,
    ) -> Result<(), ProviderError> {
        let id = &letter.id;
        let error = match sent {
            Ok(()) => {
                counter!(LETTERS, "outcome" => "sent").increment(1);
                return self.provider.letter_sent(letter).await;
            }
            Err(error) => error,
        };
        if matches!(error, SendError::Unwritable) {
            counter!(LETTERS, "outcome" => "given_up").increment(1);
            tracing::error!(letter = %id, %error, "a letter is given up");
            return self.provider.letter_sent(letter).await;
        }
        match self.provider.letter_failed(letter).await? {
            Failed::TriedAgainAt(at) => {
                counter!(LETTERS, "outcome" => "tried_again").increment(1);
                let seconds = at.since(self.provider.now()).as_secs();
                tracing::warn!(letter = %id, %error, seconds, "a letter is tried again later");
            }
            Failed::GivenUp => {
                counter!(LETTERS, "outcome" => "given_up").increment(1);
                tracing::error!(letter = %id, %error, "a letter is given up");
            }
        }
        Ok(())
    }
}

/// Who letters are from if nobody said: they go nowhere but into the folder.
#[expect(clippy::expect_used, reason = "a domain of letters alone")]
fn own_address(issuer: &str) -> Address {
    let url = Url::parse(issuer).ok();
    let host = url.as_ref().and_then(Url::domain).unwrap_or("localhost");
    Address::new("no-reply", host)
        .or_else(|_| Address::new("no-reply", "localhost"))
        .expect("an address")
}
