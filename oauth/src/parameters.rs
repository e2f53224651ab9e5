use std::collections::HashSet;

use thiserror::Error;

/// RFC 6749 §3.1 and §3.2: "Request and response parameters MUST NOT be included more than once",
/// "Parameters sent without a value MUST be treated as if they were omitted from the request", "The
/// authorization server MUST ignore unrecognized request parameters."
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Parameters(Vec<(String, String)>);

/// The one parameter that may be given more than once (RFC 8707 §2).
const MAY_BE_REPEATED: &str = "resource";

/// The one parameter that means something when it is empty: a request for no scope at all is an
/// error, not a request for the default ones.
const MEANS_SOMETHING_EMPTY: &str = "scope";

/// A request of any RFC has fewer than thirty.
const LIMIT: usize = 100;

/// A page's form has some fields for each scope of the catalogue.
pub const FORM_LIMIT: usize = 1000;

impl Parameters {
    pub fn parse(text: &str) -> Result<Self, ParameterError> {
        Self::parse_bytes(text.as_bytes())
    }

    /// `application/x-www-form-urlencoded` bytes, which must be UTF-8 after decoding (RFC 6749
    /// appendix B).
    pub fn parse_bytes(bytes: &[u8]) -> Result<Self, ParameterError> {
        Self::parse_up_to(LIMIT, bytes)
    }

    /// What a form of our own pages sends.
    pub fn parse_form(bytes: &[u8]) -> Result<Self, ParameterError> {
        Self::parse_up_to(FORM_LIMIT, bytes)
    }

    fn parse_up_to(limit: usize, bytes: &[u8]) -> Result<Self, ParameterError> {
        let mut parameters: Vec<(String, String)> = Vec::new();
        for pair in bytes.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            if parameters.len() == limit {
                return Err(ParameterError::TooMany { limit });
            }
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            let name = decode(halves.next().unwrap_or_default())?;
            let value = decode(halves.next().unwrap_or_default())?;
            parameters.push((name, value));
        }
        let mut seen = HashSet::with_capacity(parameters.len());
        let mut names = parameters.iter().map(|(name, _)| name.as_str());
        match names.find(|name| !seen.insert(*name) && *name != MAY_BE_REPEATED) {
            Some(name) => Err(ParameterError::Repeated(printable(name.to_owned()))),
            None => Ok(Self(parameters)),
        }
    }

    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, ParameterError> {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        Self::parse(&query)
    }

    /// `None` if it is missing or empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.value(name).filter(|value| !value.is_empty())
    }

    /// For a parameter that may be given more than once.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let values = self.0.iter().filter(move |(known, _)| known == name);
        values.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    #[must_use]
    pub fn only(mut self, names: &[&str]) -> Self {
        self.0.retain(|(name, _)| names.contains(&name.as_str()));
        self
    }

    #[must_use]
    pub fn without(mut self, names: &[&str]) -> Self {
        self.0.retain(|(name, _)| !names.contains(&name.as_str()));
        self
    }

    /// Replaces a value that is there.
    #[must_use]
    pub fn with(self, name: &str, value: impl Into<String>) -> Self {
        let mut parameters = self.without(&[name]);
        parameters.0.push((name.to_owned(), value.into()));
        parameters
    }

    /// Present but empty is `Some("")`.
    pub fn scope(&self) -> Option<&str> {
        self.value(MEANS_SOMETHING_EMPTY)
    }

    /// Where it is no client that says it: what is there and empty is not as if it were missing.
    pub fn even_empty(&self, name: &str) -> Option<&str> {
        self.value(name)
    }

    pub fn require(&self, name: &'static str) -> Result<&str, ParameterError> {
        self.get(name).ok_or(ParameterError::Missing(name))
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// To come back to the same request.
    pub fn to_query(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }
}

/// Values may be secrets: only the names are shown.
impl std::fmt::Debug for Parameters {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

/// The characters of an `error_description` are restricted (RFC 6749 §5.2).
fn printable(name: String) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    if name.len() <= 40 && !name.is_empty() && name.bytes().all(plain) {
        name
    } else {
        "a parameter".to_owned()
    }
}

/// `form_urlencoded::parse` would replace what is not UTF-8; a parameter that two parsers read
/// differently is refused instead.
fn decode(bytes: &[u8]) -> Result<String, ParameterError> {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().copied();
    while let Some(byte) = rest.next() {
        decoded.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
                let value = digit(rest.next())
                    .zip(digit(rest.next()))
                    .and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
                value.ok_or(ParameterError::NotUtf8)?
            }
            byte => byte,
        });
    }
    let text = String::from_utf8(decoded).map_err(|_| ParameterError::NotUtf8)?;
    // Of no parameter's characters (RFC 6749 appendix A), and of no text in PostgreSQL.
    if text.contains('\0') { Err(ParameterError::NullCharacter) } else { Ok(text) }
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ParameterError {
    /// RFC 6749 §3.1.
    #[error("{0} must not be given more than once")]
    Repeated(String),
    #[error("{0} is missing")]
    Missing(&'static str),
    /// RFC 6749 appendix B.
    #[error("the parameters must be percent-encoded UTF-8")]
    NotUtf8,
    /// RFC 6749 appendix A.
    #[error("no parameter may hold the character U+0000")]
    NullCharacter,
    #[error("the request is too long; it may have {limit} bytes")]
    TooLong { limit: usize },
    #[error("the request may have {limit} parameters")]
    TooMany { limit: usize },
    /// RFC 6749 §3.2: another content type, or two `Authorization` headers.
    #[error("the request must be one application/x-www-form-urlencoded form")]
    NotAForm,
    #[error("the parameters must be in the query or in the body, not in both")]
    InQueryAndBody,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_parameter_is_refused_even_if_unknown_or_empty() {
        for text in ["state=1&state=1", "x=&x=", "scope=a&%73cope=b", "Resource=a&Resource=b"] {
            assert!(matches!(Parameters::parse(text), Err(ParameterError::Repeated(_))), "{text}");
        }
    }

    #[test]
    fn more_parameters_than_any_request_has_are_refused() {
        let of = |count: usize, name: fn(usize) -> String| {
            (0..count).map(|index| format!("{}=1", name(index))).collect::<Vec<_>>().join("&")
        };
        for name in [|index| format!("p{index}"), |_| "resource".to_owned()] as [fn(_) -> _; 2] {
            let refused = Parameters::parse(&of(101, name));
            assert_eq!(refused, Err(ParameterError::TooMany { limit: 100 }));
            assert!(Parameters::parse(&of(100, name)).is_ok());
        }
        let form = of(1001, |index| format!("p{index}"));
        assert!(Parameters::parse_form(form.as_bytes()).is_err());
        assert!(Parameters::parse_form(form.rsplit_once('&').expect("many").0.as_bytes()).is_ok());
    }

    #[test]
    fn what_is_not_utf_8_is_refused() {
        for text in ["state=%ff", "state=%", "state=%e9x", "%c3%28=1", "state=%+1"] {
            assert_eq!(Parameters::parse(text), Err(ParameterError::NotUtf8), "{text}");
        }
    }

    #[test]
    fn the_null_character_is_refused_wherever_it_stands() {
        for text in ["state=%00", "client_id=a%00b", "%00=1", "state=\0"] {
            assert_eq!(Parameters::parse(text), Err(ParameterError::NullCharacter), "{text}");
        }
    }

    #[test]
    fn an_empty_parameter_counts_as_missing_but_scope_does_not() {
        let parameters = Parameters::parse("state=&scope=").expect("valid");
        assert_eq!(parameters.get("state"), None);
        assert_eq!(parameters.scope(), Some(""));
        assert_eq!(Parameters::parse("").expect("valid").scope(), None);
    }

    #[test]
    fn a_query_survives_being_read_and_written() {
        let text = "state=a+b%26c&redirect_uri=https%3A%2F%2Fapp.example%2F&scope=";
        assert_eq!(Parameters::parse(text).expect("valid").to_query(), text);
    }
}
