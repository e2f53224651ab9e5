//! Which apps may introduce themselves, as the operator decides.

use super::client_url::ClientUrl;
use crate::words::words;

words! {
    pub enum DocumentPolicy {
        Off = "off",
        /// From trusted hosts alone.
        Listed = "listed",
        Any = "any",
    }
}

words! {
    pub enum RegistrationPolicy {
        Off = "off",
        /// With an initial access token (RFC 7591 §1.2).
        Token = "token",
        Open = "open",
    }
}

#[derive(Clone, Debug)]
pub struct IntroductionPolicy {
    pub documents: DocumentPolicy,
    /// In lower case; each is itself alone, without its subdomains.
    pub trusted_hosts: Vec<String>,
    /// Documents on this device are taken too, over http.
    pub development: bool,
    pub registration: RegistrationPolicy,
    /// How many registered clients there may be at a time.
    pub max_registrations: u32,
}

impl Default for IntroductionPolicy {
    fn default() -> Self {
        Self {
            documents: DocumentPolicy::Any,
            trusted_hosts: Vec::new(),
            development: false,
            registration: RegistrationPolicy::Off,
            max_registrations: 10_000,
        }
    }
}

impl IntroductionPolicy {
    pub fn permits(&self, url: &ClientUrl) -> bool {
        if url.is_on_this_device() {
            return self.development && self.documents != DocumentPolicy::Off;
        }
        match self.documents {
            DocumentPolicy::Off => false,
            DocumentPolicy::Listed => self.trusted_hosts.iter().any(|host| host == url.host()),
            DocumentPolicy::Any => true,
        }
    }
}
