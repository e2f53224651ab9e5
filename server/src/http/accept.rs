//! Whether the caller can read a page: people's browsers can, programs read JSON.

use std::cmp::Ordering;

use axum::http::HeaderMap;
use axum::http::header::ACCEPT;

/// Whether an error at this path is answered with a page, or else with JSON.
pub(crate) fn wants_page(path: &str, headers: &HeaderMap) -> bool {
    prefers_page(headers).unwrap_or_else(|| !is_for_programs(path))
}

/// Below these paths no browser looks for anything.
fn is_for_programs(path: &str) -> bool {
    const FOLDERS: [&str; 5] = ["/.well-known", "/guard", "/oauth", routes::API, routes::ADMIN_API];
    let is_below = |folder: &&str| {
        path.strip_prefix(*folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    path == routes::LEGACY_TOKEN || (path != routes::AUTHORIZE && FOLDERS.iter().any(is_below))
}

/// RFC 9110 §12.5.1. Of two that are accepted alike, the one that is named is preferred to one
/// that `*/*` brings along. `None`: nothing is said, or both alike.
fn prefers_page(headers: &HeaderMap) -> Option<bool> {
    let mut ranges = ranges(headers).peekable();
    ranges.peek()?;
    let (mut html, mut json) = (Preference::default(), Preference::default());
    for (range, quality) in ranges {
        let named = |precision| Preference { precision, quality };
        match range.as_str() {
            "text/html" | "application/xhtml+xml" => html.learn(named(3)),
            "text/*" => html.learn(named(2)),
            "application/*" => json.learn(named(2)),
            "*/*" => {
                html.learn(named(1));
                json.learn(named(1));
            }
            "application/json" => json.learn(named(3)),
            other if other.ends_with("+json") => json.learn(named(3)),
            _ => {}
        }
    }
    // Who takes neither is no browser.
    if html.quality == 0 {
        return Some(false);
    }
    match html.rank().cmp(&json.rank()) {
        Ordering::Greater => Some(true),
        Ordering::Less => Some(false),
        Ordering::Equal => None,
    }
}

/// What is said of a type: "the most specific reference has precedence".
#[derive(Clone, Copy, Default)]
struct Preference {
    precision: u8,
    /// In thousandths.
    quality: u16,
}

impl Preference {
    fn rank(self) -> (u16, u8) {
        (self.quality, self.precision)
    }

    fn learn(&mut self, said: Self) {
        let is_closer = said.precision > self.precision;
        if is_closer || (said.precision == self.precision && said.quality > self.quality) {
            *self = said;
        }
    }
}

/// The media ranges with their weights. What cannot be read says nothing.
fn ranges(headers: &HeaderMap) -> impl Iterator<Item = (String, u16)> {
    let lines = headers.get_all(ACCEPT).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).filter_map(|item| {
        let mut parts = item.split(';').map(str::trim);
        let range = parts.next().filter(|range| range.contains('/'))?.to_ascii_lowercase();
        let weight = parts.find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")));
        Some((range, weight.map_or(Some(1000), thousandths)?))
    })
}

/// RFC 9110 §12.4.2: from 0 to 1, with three decimal places at most.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    if decimals.len() > 3 || !decimals.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let thousandths = format!("{decimals:0<3}").parse().ok()?;
    match (whole, thousandths) {
        ("0", thousandths) => Some(thousandths),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn page(path: &str, accept: &[&str]) -> bool {
        let mut headers = HeaderMap::new();
        for line in accept {
            headers.append(ACCEPT, HeaderValue::from_str(line).expect("a value"));
        }
        wants_page(path, &headers)
    }

    #[test]
    fn a_program_gets_no_page() {
        for accept in [
            "application/json",
            "APPLICATION/JSON; charset=utf-8",
            "application/problem+json",
            "application/json, text/plain, */*",
            "application/*",
            "text/html;q=0.5, application/json",
            "text/html;q=0.500,application/json;q=0.501",
            "text/html;q=0, */*",
            "text/html;q=0",
            "text/plain",
            "image/avif,image/webp",
        ] {
            assert!(!page("/", &[accept]), "{accept}");
        }
        assert!(!page("/", &["text/html;q=0.1", "application/json"]));
    }

    #[test]
    fn a_browser_gets_one_and_so_does_who_has_no_preference() {
        for accept in [
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "text/html",
            "text/*",
            "*/*",
            "",
            "text/html, application/json",
            "application/json;q=0.9, text/html",
            "application/json;q=0, */*",
            "nonsense",
            "*/*;q=2",
        ] {
            assert!(page("/", &[accept]), "{accept}");
        }
        assert!(page("/", &[]));
        assert!(page("/oauth/authorize", &["text/html"]));
        assert!(page("/oauthor", &["*/*"]));
    }

    #[test]
    fn at_endpoints_only_who_asks_for_a_page_gets_one() {
        for path in [
            "/oauth/token",
            "/oauth/no-such",
            "/identity/oauth/token",
            "/.well-known/no-such",
            "/api",
            "/api/no-such",
            "/admin/api/apps",
            "/guard/check",
        ] {
            assert!(!page(path, &[]) && !page(path, &["*/*"]), "{path}");
            assert!(!page(path, &["text/html, application/json"]), "{path}");
            assert!(page(path, &["text/html,*/*;q=0.8"]), "{path}");
        }
    }
}
