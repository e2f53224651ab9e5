use std::error::Error;
use std::io;
use std::iter::successors;
use std::time::Duration;

use lettre::transport::smtp;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::{Address, Message};
use tokio_rustls::rustls;

use super::error::{EmailError, SendError};
use super::message::text_of;
use crate::settings::{SmtpSettings, SmtpTls};

/// How long sending one email may take: sixteen of them are sent within their lease.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How long a server may take to say goodbye.
const FAREWELL: Duration = Duration::from_secs(1);

/// A server; each email takes a connection of its own.
pub(super) struct Smtp {
    host: String,
    port: u16,
    tls: Tls,
    /// The name in EHLO.
    name: ClientId,
    credentials: Option<Credentials>,
}

enum Tls {
    FromTheStart(TlsParameters),
    Demanded(TlsParameters),
    None,
}

impl Smtp {
    /// `domain` is the name in EHLO.
    pub(super) fn new(server: &SmtpSettings, domain: &str) -> Result<Self, EmailError> {
        let SmtpSettings { host, port, tls, credentials } = server;
        let parameters =
            || TlsParameters::new(host.clone()).map_err(|error| EmailError::Tls(error.to_string()));
        let tls = match tls {
            SmtpTls::FromTheStart => Tls::FromTheStart(parameters()?),
            SmtpTls::Demanded => Tls::Demanded(parameters()?),
            SmtpTls::None => Tls::None,
        };
        let credentials = credentials.clone();
        Ok(Self {
            host: host.clone(),
            port: *port,
            tls,
            name: ClientId::Domain(domain.to_owned()),
            credentials: credentials.map(|(user, password)| Credentials::new(user, password)),
        })
    }

    pub(super) async fn send(&self, message: &Message) -> Result<(), SendError> {
        let sending = async {
            let mut connection = self.connect().await?;
            let outcome = hand_over(&mut connection, message).await;
            Ok((connection, outcome))
        };
        let (connection, outcome) = in_time(sending).await?;
        // It has answered already: what it says to QUIT changes nothing.
        leave(connection).await;
        outcome
    }

    /// Connects and signs in, as for an email.
    pub(super) async fn check(&self) -> Result<(), SendError> {
        leave(in_time(self.connect()).await?).await;
        Ok(())
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SendError> {
        self.try_connect().await.map_err(of_server)
    }

    async fn try_connect(&self) -> Result<AsyncSmtpConnection, smtp::Error> {
        let at_once = match &self.tls {
            Tls::FromTheStart(parameters) => Some(parameters.clone()),
            Tls::Demanded(_) | Tls::None => None,
        };
        let server = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, Some(TIMEOUT), &self.name, at_once, None)
                .await?;
        if let Tls::Demanded(parameters) = &self.tls {
            connection.starttls(parameters.clone(), &self.name).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
        }
        Ok(connection)
    }
}

async fn in_time<T>(work: impl Future<Output = Result<T, SendError>>) -> Result<T, SendError> {
    let late = |_| SendError::Server(LATE.to_owned());
    tokio::time::timeout(TIMEOUT, work).await.map_err(late)?
}

async fn leave(mut connection: AsyncSmtpConnection) {
    let _ = tokio::time::timeout(FAREWELL, connection.abort()).await;
}

/// RFC 5321 §3.3. Until the sender is taken, a refusal is about us (the server, the password, the
/// sender's address) and would meet every email: the operator mends it, and the email waits. What
/// is answered to the recipient or to the text is about this email.
async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    message: &Message,
) -> Result<(), SendError> {
    let envelope = message.envelope();
    let mut options = Vec::new();
    // RFC 6531 §3.2: such a message goes to no server that does not know of it.
    let is_ascii = |address: &Address| address.user().is_ascii() && address.domain().is_ascii();
    if !envelope.to().iter().chain(envelope.from()).all(is_ascii) {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(SendError::Unwritable);
        }
        options.push(MailParameter::SmtpUtfEight);
        options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    let sender = Mail::new(envelope.from().cloned(), options);
    connection.command(sender).await.map_err(of_server)?;
    for to in envelope.to() {
        connection.command(Rcpt::new(to.clone(), Vec::new())).await.map_err(of_email)?;
    }
    connection.command(Data).await.map_err(of_email)?;
    connection.message(&text_of(message)).await.map_err(of_email)?;
    Ok(())
}

const LATE: &str = "it took longer than 30 seconds";

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn of_server(error: smtp::Error) -> SendError {
    SendError::Server(said(&error))
}

/// RFC 5321 §4.2.1: after a 5xx "the SMTP client SHOULD NOT repeat the exact request".
#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn of_email(error: smtp::Error) -> SendError {
    match error.status().map(u16::from) {
        // It does not speak as we do, or wants us to sign in (RFC 4954 §6).
        Some(502..=504 | 530 | 534 | 535 | 538) => SendError::Server(said(&error)),
        Some(code @ 500..) => SendError::Refused(code),
        _ => SendError::Server(said(&error)),
    }
}

/// What went wrong, without the server's own words: they repeat addresses.
fn said(error: &smtp::Error) -> String {
    if let Some(fault) = tls_fault(error) {
        return format!("no TLS with it: {fault}");
    }
    match error.status() {
        Some(code) => format!("it answered {code}"),
        None if error.is_timeout() => LATE.to_owned(),
        None if error.is_tls() => "no TLS with it".to_owned(),
        None if error.is_response() => "it did not speak SMTP".to_owned(),
        None if error.is_client() => {
            "it does not do what is needed (TLS, or signing in)".to_owned()
        }
        None => "it was not to be reached".to_owned(),
    }
}

/// Why there is no TLS, such as a certificate of an unknown authority. Where TLS begins with
/// the connection, the library takes it for a server that is not to be reached.
fn tls_fault<'error>(error: &'error (dyn Error + 'static)) -> Option<&'error rustls::Error> {
    let mut causes = successors(Some(error), |&error| error.source());
    causes.find_map(|cause| cause.downcast_ref::<io::Error>()?.get_ref()?.downcast_ref())
}
