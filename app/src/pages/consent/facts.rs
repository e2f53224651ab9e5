use oauth::authorize::{AuthorizationRequest, Recipient};
use oauth::client::proven::Proven;

use crate::i18n::{Localizer, date};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AppFacts {
    pub name: String,
    /// Only beside a mark.
    pub logo: Option<String>,
    pub publisher: String,
    pub proven: Proven,
    pub destination: Destination,
    pub redirect_uri: Option<String>,
    pub client_id: String,
    pub website: Option<String>,
    pub support_email: Option<String>,
    pub domains: Vec<String>,
    pub registered: Option<String>,
    pub privacy_policy: Option<String>,
    pub terms: Option<String>,
    /// Its name is its own word.
    pub introduced: bool,
    /// Its document is on this device.
    pub for_development: bool,
}

impl AppFacts {
    pub fn is_stranger(&self) -> bool {
        self.introduced && !self.proven.is_verified()
    }

    /// Where a domain is all that is proven, we ask for trust in that, not in a name that anyone
    /// can take.
    pub fn whom_to_trust(&self) -> String {
        match &self.proven {
            Proven::Domain(domain) => domain.clone(),
            Proven::Nothing | Proven::Name { .. } if self.publisher.is_empty() => self.name.clone(),
            Proven::Nothing | Proven::Name { .. } => self.publisher.clone(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Destination {
    Host(String),
    ThisDevice(String),
    /// What answers to a scheme on this device.
    Program(String),
    OtherDevice(String),
}

impl Destination {
    pub fn text(&self) -> &str {
        match self {
            Self::Host(text)
            | Self::ThisDevice(text)
            | Self::Program(text)
            | Self::OtherDevice(text) => text,
        }
    }
}

pub fn app_facts(localizer: Localizer, request: &AuthorizationRequest) -> AppFacts {
    let client = &request.client;
    let publisher = client.publisher.as_ref();
    AppFacts {
        name: client.display_name(),
        // Only where we know whose it is: a picture persuades more than a name.
        logo: client
            .logo
            .as_ref()
            .filter(|_| request.proven.is_verified())
            .map(|id| routes::logo(format!("{id}.png"))),
        publisher: client.publisher_name(),
        proven: request.proven.clone(),
        destination: destination(&request.recipient),
        redirect_uri: request
            .recipient
            .callback()
            .map(|callback| callback.redirect_uri().to_owned()),
        client_id: client.id.to_string(),
        website: publisher.and_then(|publisher| publisher.website.clone()),
        support_email: publisher.and_then(|publisher| publisher.support_email.clone()),
        domains: publisher.map(|publisher| publisher.verified_domains.clone()).unwrap_or_default(),
        registered: Some(date::day(localizer, client.registered_at)),
        privacy_policy: publisher.and_then(|publisher| publisher.privacy_policy.clone()),
        terms: publisher.and_then(|publisher| publisher.terms.clone()),
        introduced: client.is_self_introduced(),
        for_development: client.is_for_development(),
    }
}

fn destination(recipient: &Recipient) -> Destination {
    match recipient {
        Recipient::App(callback) => {
            let destination = callback.destination();
            let text = destination.host_and_port.clone();
            match &destination.host {
                // Without its colon, a scheme with a dot reads like a host.
                None if text.contains('.') => Destination::Program(text),
                None => Destination::Program(text.trim_end_matches(':').to_owned()),
                Some(_) if destination.on_this_device => Destination::ThisDevice(text),
                Some(_) => Destination::Host(text),
            }
        }
        Recipient::Device(device) => Destination::OtherDevice(device.user_code.clone()),
    }
}
