//! What people call a browser and its system, from what it calls itself (RFC 9110 §10.1.5).
//! Browsers say less and less there, and any program may say anything: it is a help to memory, not
//! a proof.

use crate::i18n::Localizer;

/// The first that is found: most claim to be others, too.
const BROWSERS: [(&str, &str); 10] = [
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

pub(crate) fn browser_name(localizer: Localizer, user_agent: Option<&str>) -> String {
    let user_agent = user_agent.unwrap_or_default();
    let find = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => localizer
            .t_args("account-browser", &[("browser", browser.into()), ("system", system.into())]),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => localizer.t("account-browser-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use oauth::language::Language;

    use super::*;

    #[test]
    fn a_browser_is_called_what_people_call_it() {
        let name = |text| browser_name(Localizer::of(Language::English), text);
        for (user_agent, called) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like \
                 Gecko) Version/18.5 Safari/605.1.15",
                "Safari on macOS",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/141.0.0.0 Mobile Safari/537.36",
                "Chrome on Android",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
                "Firefox on Linux",
            ),
            ("curl/8.5.0", "Unknown browser"),
            ("<script>Linux", "Linux"),
        ] {
            assert_eq!(name(Some(user_agent)), called);
        }
        assert_eq!(name(None), "Unknown browser");
    }
}
