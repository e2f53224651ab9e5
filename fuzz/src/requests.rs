//! What requests carry: forms, scopes, addresses, PKCE, clients' credentials.

use oauth::authorize::pkce::{CodeChallenge, CodeVerifier};
use oauth::client::authentication::ClientAuthentication;
use oauth::client::redirect_uri::{Destination, RedirectUri};
use oauth::discovery::protected_resource::{ProtectedResource, named};
use oauth::discovery::resource::{Resource, Resources};
use oauth::parameters::Parameters;
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;
use oauth::token::TokenRequest;
use url::Url;

use crate::{text, two};

/// Written and read again, parameters are the same; each is there once.
pub fn parameters(data: &[u8]) {
    let Ok(read) = Parameters::parse_bytes(data) else { return };
    let again = Parameters::parse(&read.to_query()).expect("what we write can be read");
    assert!(again == read, "{data:?}");
    assert!(Parameters::parse(&format!("{}&zz=1&zz=2", read.to_query())).is_err());
    for name in ["scope", "state", "prompt", "resource", "client_id"] {
        assert!(read.get(name).is_none_or(|value| !value.is_empty()));
        assert_eq!(read.clone().without(&[name]).get(name), None);
        let with = read.clone().with(name, "value");
        assert_eq!(with.get(name), Some("value"));
    }
    // What asks for tokens is read of the same form.
    drop(TokenRequest::read(&read));
}

/// A set is written as it was read, without what was repeated, and its operations keep
/// to their laws.
pub fn scope(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let (one, other) = two(text);
    drop(one.parse::<Scope>());
    let Ok(one) = ScopeSet::parse(one) else { return };
    assert!(!one.is_empty());
    assert_eq!(ScopeSet::parse(&one.to_string()).as_ref(), Ok(&one));
    assert!(text.is_ascii() || two(text).0.is_ascii());
    for scope in &one {
        assert_eq!(one.iter().filter(|known| *known == scope).count(), 1, "{one}");
    }
    let Ok(other) = ScopeSet::parse(other) else { return };
    let (both, less) = (one.intersection(&other), one.difference(&other));
    assert_eq!(both.len() + less.len(), one.len());
    assert!(both.is_subset(&one) && both.is_subset(&other) && less.is_subset(&one));
    assert!(less.iter().all(|scope| !other.contains(scope)));
    let all = one.union(&other);
    assert!(one.is_subset(&all) && other.is_subset(&all));
    assert_eq!(all.len(), other.len() + less.len());
}

/// No request's address that fits a registered one leads to another host, scheme or
/// path, and none of them can hold what we would say ourselves.
pub fn redirect_uri(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let (registered, presented) = two(text);
    drop(Destination::of(registered));
    let Ok(uri) = RedirectUri::register_native(registered) else {
        assert!(RedirectUri::register(registered).is_err());
        assert!(RedirectUri::register_for_partner(registered, true).is_err());
        return;
    };
    assert_eq!(uri.as_str(), registered);
    assert!(uri.matches(registered, false) && uri.matches(registered, true));
    let url = Url::parse(registered).expect("registered");
    assert!(url.fragment().is_none() && url.username().is_empty() && url.password().is_none());
    assert!(url.scheme() != "http" || Destination::of(registered).on_this_device);
    assert!(
        !url.query_pairs().any(|(name, _)| matches!(&*name, "code" | "state" | "iss" | "error"))
    );
    if RedirectUri::register_for_partner(registered, false).is_ok() && url.scheme() == "https" {
        assert!(url.domain().is_some(), "{registered} names no domain");
    }
    assert!(!uri.matches(presented, false) || presented == registered);
    if uri.matches(presented, true) {
        let other = Url::parse(presented).expect("what matches is an address");
        assert_eq!(other.host_str(), url.host_str(), "{registered} {presented}");
        assert_eq!(
            (other.scheme(), other.path(), other.query(), other.fragment()),
            (url.scheme(), url.path(), url.query(), None)
        );
        assert!(other.username().is_empty() && other.password().is_none());
        assert_eq!(Destination::of(presented).host, Destination::of(registered).host);
    }
}

/// A verifier answers its own challenge and no other.
pub fn pkce(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let (verifier, challenge) = two(text);
    let challenge = CodeChallenge::parse(challenge);
    if let Ok(challenge) = &challenge {
        assert_eq!(CodeChallenge::parse(challenge.as_str()).as_ref(), Ok(challenge));
        assert_eq!(challenge.as_str().len(), 43);
    }
    let Ok(verifier) = CodeVerifier::parse(verifier) else { return };
    let own = CodeChallenge::of(&verifier);
    assert!(own.is_answered_by(&verifier));
    assert_eq!(CodeChallenge::parse(own.as_str()).as_ref(), Ok(&own));
    if let Ok(challenge) = challenge {
        assert_eq!(challenge.is_answered_by(&verifier), challenge == own);
    }
}

/// The first line is the header, the rest the form. No input authenticates a client that is not
/// registered.
pub fn client_authentication(data: &[u8]) {
    let split = data.iter().position(|byte| *byte == b'\n');
    let (header, body) = match split {
        Some(at) => (Some(&data[..at]), &data[at + 1..]),
        None => (None, data),
    };
    let Ok(parameters) = Parameters::parse_bytes(body) else { return };
    let Ok(read) =
        ClientAuthentication::read(header.filter(|header| !header.is_empty()), &parameters)
    else {
        return;
    };
    let named = parameters.get("client_id");
    assert!(named.is_none_or(|named| named == read.client_id.as_str()), "two clients in one");
    assert!(read.check(None, "https://id.example", Timestamp(1_800_000_000)).is_err());
}

/// A resource is stored as it was written; what is named is what is known.
pub fn resource(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let known = ["https://id.example/api", "https://id.example/files"]
        .map(|text| ProtectedResource::new(text.parse().expect("a resource")));
    if let Ok(parameters) = Parameters::parse(text)
        && let Ok(named) = named(&parameters, &known)
    {
        assert!(named.iter().all(|named| known.iter().any(|api| api.resource == *named)));
    }
    if let Ok(resource) = text.parse::<Resource>() {
        assert_eq!(resource.as_str(), text);
        drop(resource.origin());
        drop(oauth::discovery::resource_metadata::well_known(&resource));
        drop(oauth::discovery::resource_metadata::path_at_issuer(&resource, "https://id.example"));
    }
    let Ok(resources) = text.parse::<Resources>() else { return };
    assert_eq!(resources.to_string().parse::<Resources>().as_ref(), Ok(&resources));
    assert_eq!(Resources::of_stored(&resources.to_string()), resources);
    assert!(resources.narrowed_to(&Resources::default()).is_ok());
}
