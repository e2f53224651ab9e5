use std::error::Error;
use std::io;
use std::iter::successors;
use std::time::Duration;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use tokio_rustls::rustls;

use super::error::{EmailError, SendError};
use crate::settings::{SmtpSettings, SmtpTls};

/// How long sending one email may take: sixteen of them are sent within their lease.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A server; each email takes a connection of its own.
pub(super) struct Smtp(AsyncSmtpTransport<Tokio1Executor>);

impl Smtp {
    /// `domain` is the name in HELO.
    pub(super) fn new(server: &SmtpSettings, domain: &str) -> Result<Self, EmailError> {
        let SmtpSettings { host, port, tls, credentials } = server;
        let parameters =
            || TlsParameters::new(host.clone()).map_err(|error| EmailError::Tls(error.to_string()));
        let tls = match tls {
            SmtpTls::FromTheStart => Tls::Wrapper(parameters()?),
            SmtpTls::Demanded => Tls::Required(parameters()?),
            SmtpTls::None => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(*port)
            .tls(tls)
            .hello_name(ClientId::Domain(domain.to_owned()))
            .timeout(Some(TIMEOUT));
        if let Some((user, password)) = credentials {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Self(builder.build()))
    }

    pub(super) async fn send(&self, message: Message) -> Result<(), SendError> {
        match tokio::time::timeout(TIMEOUT, self.0.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(SendError::Server(said(&error))),
            Err(_) => Err(SendError::Server(LATE.to_owned())),
        }
    }
}

const LATE: &str = "it took longer than 30 seconds";

/// What went wrong, without the server's own words: they repeat addresses.
fn said(error: &lettre::transport::smtp::Error) -> String {
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
