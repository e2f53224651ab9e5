//! Domains that publishers prove to be their own.

use thiserror::Error;
use url::Host;

use crate::text::text;

/// Lower case, in Punycode where it is not ASCII.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Domain(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DomainError {
    #[error("write a domain name, such as example.com")]
    Malformed,
    #[error("an IP address cannot be verified; write a domain name")]
    Address,
    #[error("a name of one machine or one network cannot be verified")]
    Local,
}

/// Names that no registry gives away (RFC 6761, RFC 6762, RFC 8375, RFC 9476).
const LOCAL: [&str; 7] = ["localhost", "local", "internal", "invalid", "onion", "alt", "home.arpa"];

text!(Domain);

impl Domain {
    pub fn parse(text: &str) -> Result<Self, DomainError> {
        let host = match Host::parse(text.trim()) {
            // Only now is every full stop one (UTS 46 §4).
            Ok(Host::Domain(host)) => host.trim_end_matches('.').to_owned(),
            Ok(Host::Ipv4(_) | Host::Ipv6(_)) => return Err(DomainError::Address),
            Err(_) => return Err(DomainError::Malformed),
        };
        if LOCAL.iter().any(|name| host == *name || host.ends_with(&format!(".{name}"))) {
            return Err(DomainError::Local);
        }
        // RFC 1035 §2.3.1 and §2.3.4.
        let is_label = |label: &str| {
            let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            (1..=63).contains(&label.len())
                && label.bytes().all(is_letter)
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        if host.len() > 253 || !host.contains('.') || !host.split('.').all(is_label) {
            return Err(DomainError::Malformed);
        }
        Ok(Self(host))
    }

    /// A name of its own, so that who can set another record of the domain proves nothing.
    pub fn record_name(&self) -> String {
        format!("_countersign-challenge.{}", self.0)
    }

    /// RFC 8615.
    pub fn file_address(&self) -> String {
        format!("https://{}/.well-known/countersign-domain-verification", self.0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProvenBy {
    Record,
    File,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainCheck {
    Proven(ProvenBy),
    NotFound,
    OtherValue,
    NoAnswer,
}

impl DomainCheck {
    pub const ALL: [Self; 5] = [
        Self::Proven(ProvenBy::Record),
        Self::Proven(ProvenBy::File),
        Self::NotFound,
        Self::OtherValue,
        Self::NoAnswer,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Proven(ProvenBy::Record) => "proven_by_record",
            Self::Proven(ProvenBy::File) => "proven_by_file",
            Self::NotFound => "not_found",
            Self::OtherValue => "other_value",
            Self::NoAnswer => "no_answer",
        }
    }

    pub fn is_proven(self) -> bool {
        matches!(self, Self::Proven(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_one_can_own_is_refused() {
        use DomainError as E;
        for (text, error) in [
            ("", E::Malformed),
            ("example", E::Malformed),
            ("*.example.com", E::Malformed),
            ("https://example.com", E::Malformed),
            ("example.com/path", E::Malformed),
            ("exa_mple.com", E::Malformed),
            ("-a.example", E::Malformed),
            ("127.0.0.1", E::Address),
            ("2130706433", E::Address),
            ("[::1]", E::Address),
            ("localhost", E::Local),
            ("app.localhost", E::Local),
            ("printer.local", E::Local),
            ("db.internal", E::Local),
        ] {
            assert_eq!(Domain::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_name_is_written_one_way() {
        for text in
            ["Example.COM", "example.com.", " example.com ", "example。com｡", "ｅxample．com"]
        {
            assert_eq!(
                Domain::parse(text).map(|domain| domain.to_string()),
                Ok("example.com".to_owned())
            );
        }
        assert_eq!(
            Domain::parse("bücher.example").expect("a name").as_str(),
            "xn--bcher-kva.example"
        );
    }
}
