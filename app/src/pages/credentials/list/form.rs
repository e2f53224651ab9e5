use oauth::parameters::Parameters;
use provider::credentials::list::{ApiCredentialFilter, ApiCredentialPages, ApiCredentialStatus};
use routes::{CREDENTIALS, UrlBuilder};

/// The fields of the list's address.
pub const STATUS: &str = "status";
pub const FIND: &str = "q";

/// The lists' ids, and the fields with the numbers of their pages.
pub const TOKENS: &str = "tokens";
pub const CLIENTS: &str = "clients";
pub const KEYS: &str = "keys";

const TEXT_LIMIT: usize = 254;

pub fn credential_filter(query: &Parameters) -> ApiCredentialFilter {
    let text: String =
        query.get(FIND).unwrap_or_default().trim().chars().take(TEXT_LIMIT).collect();
    let status = query.get(STATUS).unwrap_or_default();
    let status = [ApiCredentialStatus::ExpiresSoon, ApiCredentialStatus::Ended]
        .into_iter()
        .find(|known| word(*known) == status);
    ApiCredentialFilter {
        status: status.unwrap_or_default(),
        text: Some(text).filter(|text| !text.is_empty()),
    }
}

pub fn credential_pages(query: &Parameters) -> ApiCredentialPages {
    let page = |list| query.get(list).and_then(|number| number.parse().ok()).unwrap_or(1);
    ApiCredentialPages { tokens: page(TOKENS), clients: page(CLIENTS), keys: page(KEYS) }
}

pub(super) fn word(status: ApiCredentialStatus) -> &'static str {
    match status {
        ApiCredentialStatus::Active => "",
        ApiCredentialStatus::ExpiresSoon => "soon",
        ApiCredentialStatus::Ended => "ended",
    }
}

pub(super) fn with_status(status: ApiCredentialStatus) -> String {
    match word(status) {
        "" => CREDENTIALS.to_owned(),
        word => UrlBuilder::relative(CREDENTIALS).query(STATUS, word).into(),
    }
}

/// That page of one list. The others stay where they are.
pub(super) fn at_page(
    filter: &ApiCredentialFilter,
    pages: ApiCredentialPages,
    list: &'static str,
    page: u32,
) -> String {
    let status = Some(word(filter.status)).filter(|word| !word.is_empty());
    let mut address = UrlBuilder::relative(CREDENTIALS);
    for (field, value) in [(STATUS, status), (FIND, filter.text.as_deref())] {
        if let Some(value) = value {
            address = address.query(field, value);
        }
    }
    let lists = [(TOKENS, pages.tokens), (CLIENTS, pages.clients), (KEYS, pages.keys)];
    for (field, number) in lists {
        let number = if field == list { page } else { number };
        if number > 1 {
            address = address.query(field, number.to_string());
        }
    }
    address.fragment(list)
}
