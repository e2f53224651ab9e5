//! The APIs that tokens are for (RFC 8707): a token for one is of no use at another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use url::Url;

use crate::text::text;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Resource(String);

text!(Resource, Resource::from_str, ResourceError);

impl Resource {
    /// Whether both name the same API, by what a client's library may change of a URL on its way:
    /// letters of scheme and host in lower case, a default port and an empty path (RFC 3986
    /// §6.2.2.1, §6.2.3). Nothing else is equal.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.is_named_by(&other.0)
    }

    /// As [`Self::is_same_as`], for what a token says.
    pub fn is_named_by(&self, audience: &str) -> bool {
        self.0 == audience
            || normalized(&self.0).is_some_and(|one| Some(one) == normalized(audience))
    }

    /// Scheme, host and port; `null` if it has none.
    pub fn origin(&self) -> String {
        Url::parse(&self.0).map_or("null".to_owned(), |url| url.origin().ascii_serialization())
    }
}

/// `None`: equal to nothing but itself.
fn normalized(uri: &str) -> Option<(String, String, &str)> {
    let (scheme, rest) = uri.split_once("://")?;
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let scheme = scheme.to_ascii_lowercase();
    let default_port = match scheme.as_str() {
        "https" => ":443",
        "http" => ":80",
        _ => return None,
    };
    // A user name has no letters that do not count.
    if authority.contains('@') {
        return None;
    }
    let authority = authority.to_ascii_lowercase();
    let host = authority.strip_suffix(default_port).unwrap_or(&authority).to_owned();
    Some((scheme, host, if path.is_empty() { "/" } else { path }))
}

impl FromStr for Resource {
    type Err = ResourceError;

    /// RFC 8707 §2: "an absolute URI [...] MUST NOT include a fragment component".
    fn from_str(text: &str) -> Result<Self, ResourceError> {
        let printable = text.bytes().all(|byte| byte.is_ascii_graphic());
        if !printable || text.contains('#') || Url::parse(text).is_err() {
            return Err(ResourceError::Malformed);
        }
        Ok(Self(text.to_owned()))
    }
}

/// In order and each once. None at all: the platform's own API.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Resources(Vec<Resource>);

impl Resources {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What `Display` wrote, of resources that were checked then.
    pub fn of_stored(text: &str) -> Self {
        Self(text.split_ascii_whitespace().map(|text| Resource(text.to_owned())).collect())
    }

    pub fn iter(&self) -> impl Iterator<Item = &Resource> {
        self.0.iter()
    }

    pub fn contains(&self, resource: &Resource) -> bool {
        self.0.contains(resource)
    }

    /// None named: the platform's own.
    #[must_use]
    pub fn or_own(self, own: Option<&Resource>) -> Self {
        if self.is_empty() { own.cloned().into_iter().collect() } else { self }
    }

    pub fn overlap(&self, other: &Self) -> bool {
        self.iter().any(|resource| other.contains(resource))
    }

    /// A request may narrow what was allowed, never widen it (RFC 8707 §2.2).
    pub fn narrowed_to(&self, requested: &Self) -> Result<Self, ResourceError> {
        if requested.is_empty() {
            return Ok(self.clone());
        }
        if requested.iter().all(|resource| self.contains(resource)) {
            Ok(requested.clone())
        } else {
            Err(ResourceError::NotAllowed)
        }
    }
}

impl FromIterator<Resource> for Resources {
    fn from_iter<I: IntoIterator<Item = Resource>>(resources: I) -> Self {
        let mut resources: Vec<Resource> = resources.into_iter().collect();
        resources.sort();
        resources.dedup();
        Self(resources)
    }
}

/// Separated by spaces, which no URI holds.
impl fmt::Display for Resources {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, resource) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str(" ")?;
            }
            formatter.write_str(resource.as_str())?;
        }
        Ok(())
    }
}

impl FromStr for Resources {
    type Err = ResourceError;

    fn from_str(text: &str) -> Result<Self, ResourceError> {
        text.split_ascii_whitespace().map(str::parse).collect()
    }
}

/// `invalid_target` (RFC 8707 §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ResourceError {
    #[error("resource must be an absolute URI without a fragment")]
    Malformed,
    #[error("resource is not one this server issues tokens for")]
    Unknown,
    #[error("resource was not part of the authorization request")]
    NotAllowed,
    #[error("nothing that was allowed is a scope of this resource")]
    NothingAllowed,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<Resource> {
        ["https://api.example/", "https://files.example/v2"]
            .into_iter()
            .map(|text| text.parse().expect("a resource"))
            .collect()
    }

    #[test]
    fn what_was_allowed_can_be_narrowed_and_never_widened() {
        let all: Resources = known().into_iter().collect();
        let first: Resources = known().into_iter().take(1).collect();
        assert_eq!(all.narrowed_to(&first), Ok(first.clone()));
        assert_eq!(all.narrowed_to(&Resources::default()), Ok(all.clone()));
        assert_eq!(first.narrowed_to(&all), Err(ResourceError::NotAllowed));
        assert_eq!(Resources::default().narrowed_to(&first), Err(ResourceError::NotAllowed));
    }
}
