//! What people wrote: names, domains, addresses, languages; and the catalogue.

use oauth::catalogue::Catalogue;
use oauth::client::domain::Domain;
use oauth::client::logo::LogoId;
use oauth::display_text::{NameRules, check_name, check_purpose, clean};
use oauth::email::is_plausible;
use oauth::language::Language;
use oauth::network::network_of;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::spelling::email::{EmailAddress, fold};
use oauth::spelling::forwarded;
use oauth::spelling::host::{is_host_of, is_valid};
use oauth::timestamp::Timestamp;

use crate::{text, two};

/// What is clean stays as it is, is one line, and no longer than it may be; what may be
/// registered is clean already, but for the space as wide as a Chinese character.
pub fn display_text(data: &[u8]) {
    let Some((length, data)) = data.split_first() else { return };
    let Some(text) = text(data) else { return };
    let limit = usize::from(*length).max(1);
    let cleaned = clean(text, limit);
    assert_eq!(clean(&cleaned, limit), cleaned, "{text:?}");
    assert!(cleaned.chars().count() <= limit, "{text:?}");
    assert!(!cleaned.chars().any(|character| character.is_control() || character == '\u{202E}'));
    assert!(!cleaned.starts_with(' ') && !cleaned.ends_with(' ') && !cleaned.contains("  "));
    let rules = NameRules::new("Countersign", ["Talentsync".to_owned()]);
    if let Ok(name) = check_name(text, &rules) {
        assert_eq!(check_name(&name, &rules).as_ref(), Ok(&name), "{text:?}");
        assert_eq!(clean(&name, 256), name.replace('\u{3000}', " "), "{text:?}");
    }
    if let Ok(purpose) = check_purpose(text) {
        assert_eq!(check_purpose(&purpose).as_ref(), Ok(&purpose), "{text:?}");
        assert_eq!(clean(&purpose, 256), purpose.replace('\u{3000}', " "), "{text:?}");
    }
}

/// A domain is written in one way; an e-mail address is at one.
pub fn domain(data: &[u8]) {
    let Some(text) = text(data) else { return };
    if let Ok(domain) = Domain::parse(text) {
        assert_eq!(Domain::parse(domain.as_str()).as_ref(), Ok(&domain), "{text:?}");
        let file = url::Url::parse(&domain.file_address()).expect("an address");
        assert_eq!(file.host_str(), Some(domain.as_str()), "{text:?}");
        assert!(domain.as_str().bytes().all(|byte| !byte.is_ascii_uppercase()));
    }
    if is_plausible(text) {
        assert!(text.is_ascii() && !text.contains(['\r', '\n', ' ', '<', '>', '?']));
        let at = text.rfind('@').expect("plausible");
        assert!(Domain::parse(&text[at + 1..]).is_ok());
    }
    let folded = fold(text);
    assert_eq!(fold(&folded), folded, "{text:?}");
    if let Ok(address) = EmailAddress::parse(text) {
        assert_eq!(fold(address.as_str()), folded, "{text:?}");
        assert_eq!(fold(&address.deliverable()), folded, "{text:?}");
        assert!(!address.as_str().contains(['\r', '\n', ' ', '"']), "{text:?}");
    }
    if let Some(address) = forwarded::address(data) {
        let written = address.to_string();
        assert_eq!(forwarded::address(written.as_bytes()), Some(address), "{text:?}");
    }
    if is_host_of(text, "https://auth.example") {
        assert!(is_valid(text), "{text:?}");
    }
    if let Some(network) = network_of(text) {
        assert_eq!(network_of(&network).as_ref(), Some(&network), "{text:?}");
    }
}

/// Languages are negotiated, logos named and times counted without a fault.
pub fn headers(data: &[u8]) {
    if let Some(first) = data.first_chunk::<16>() {
        let (one, other) = first.split_at(8);
        let number =
            |bytes: &[u8]| bytes.iter().fold(0_i64, |sum, byte| (sum << 8) | i64::from(*byte));
        let (one, other) = (Timestamp(number(one)), Timestamp(number(other)));
        let between = one.since(other);
        assert!(between.is_zero() || one > other);
        assert!(other + between >= other && one - between <= one);
    }
    let Some(text) = text(data) else { return };
    let (chosen, rest) = two(text);
    let (locales, accepted) = two(rest);
    let some = |text: &'static str| Some(text);
    let language = Language::negotiate(Some(chosen), Some(locales), Some(accepted));
    assert_eq!(Language::from_tag(language.tag()), Some(language));
    assert_eq!(Language::negotiate(some("de"), Some(locales), Some(accepted)), Language::German);
    if let Some(logo) = LogoId::parse(text) {
        assert_eq!(LogoId::parse(logo.as_str()).as_ref(), Some(&logo));
        assert!(!logo.as_str().contains(['/', '.', '\\']), "an id is no path");
    }
}

/// A catalogue that is read knows all that it speaks of.
pub fn catalogue(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let Ok(catalogue) = Catalogue::parse("fuzzed.toml", text) else { return };
    let all: ScopeSet = catalogue.scopes().iter().map(|entry| entry.scope.clone()).collect();
    assert_eq!(all.len(), catalogue.scopes().len(), "a scope twice");
    for role in [Role::Standard, Role::Administrator] {
        let allowable = catalogue.allowable_by(role, &all);
        assert!(allowable.is_subset(&all));
    }
    assert!(all.iter().all(|scope| catalogue.find(scope).is_some()));
    assert_eq!(catalogue.allowable_by(Role::Administrator, &all), all);
}
