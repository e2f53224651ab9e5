//! What we give out, when it comes back: tokens, keys, codes that people type.

use oauth::credential::api_key::ApiKeyFormat;
use oauth::credential::format::{CredentialFormat, CredentialKind};
use oauth::credential::user_code::UserCode;

use crate::text;

const KINDS: [CredentialKind; 7] = [
    CredentialKind::AccessToken,
    CredentialKind::RefreshToken,
    CredentialKind::AuthorizationCode,
    CredentialKind::DeviceCode,
    CredentialKind::ClientSecret,
    CredentialKind::SessionToken,
    CredentialKind::ApiToken,
];

/// A text is of one kind at most, and what we write is of its kind.
pub fn credentials(data: &[u8]) {
    let format = CredentialFormat::new("csn");
    if let Some(text) = text(data) {
        let kinds = KINDS.into_iter().filter(|kind| format.is_well_formed(*kind, text));
        assert!(kinds.count() <= 1, "{text} is of two kinds");
        for kind in KINDS {
            assert!(!format.is_well_formed(kind, text) || format.is_marked(kind, text));
            // As it is stored, it is told from its neighbours.
            let mut other = text.to_owned();
            other.push('0');
            assert_ne!(format.lookup_hash(kind, text), format.lookup_hash(kind, &other));
            assert!(!format.is_well_formed(kind, &other) || !format.is_well_formed(kind, text));
        }
        if let Ok(prefix) = text.parse() {
            drop(ApiKeyFormat::new(&prefix));
        }
        oauth::id::made_at_ms(text);
    }
    let Some((entropy, rest)) = data.split_first_chunk::<32>() else { return };
    let made_at = rest.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    let access = format.access_token(made_at, entropy);
    let refresh = format.refresh_token(made_at, entropy);
    let secret = format.client_secret(entropy);
    assert!(format.is_well_formed(CredentialKind::AccessToken, access.expose()));
    assert!(format.is_well_formed(CredentialKind::RefreshToken, refresh.expose()));
    assert!(format.is_well_formed(CredentialKind::ClientSecret, secret.expose()));
    assert!(!format.is_well_formed(CredentialKind::AccessToken, refresh.expose()));
}

/// However a code is typed, it is the same code as it is shown.
pub fn user_code(data: &[u8]) {
    if let Some(text) = text(data)
        && let Ok(code) = UserCode::parse(text)
    {
        let again = UserCode::parse(&code.shown()).expect("as it is shown");
        assert_eq!(again.digest(), code.digest());
        let typed = UserCode::parse(&text.to_lowercase());
        assert!(typed.is_ok_and(|typed| typed == code));
    }
    let Some(entropy) = data.first_chunk::<8>() else { return };
    let code = UserCode::from_entropy(*entropy);
    assert!(UserCode::parse(&code.shown()).is_ok_and(|read| read == code));
}
