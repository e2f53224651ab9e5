//! Pages that many people see alike are drawn once. What differs between them is text of a
//! request's own, such as a form's token, which is put in where the first drawing had a mark.

use std::collections::HashMap;
use std::hash::Hasher;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Some ten kilobytes each.
const LIMIT: usize = 128;

static TEMPLATES: LazyLock<Mutex<HashMap<Shown, Arc<Template>>>> = LazyLock::new(Mutex::default);

/// All that a page shows but for a request's own texts, as `Hash` tells it.
#[derive(Default, PartialEq, Eq, Hash)]
pub(crate) struct Shown(Vec<u8>);

impl Hasher for Shown {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Never called: what was written is compared as it is.
    fn finish(&self) -> u64 {
        0
    }
}

/// An HTML document, and where a request's own texts are put in.
struct Template {
    parts: Vec<Part>,
}

enum Part {
    Html(Box<str>),
    /// Which of the own texts.
    Own(usize),
}

/// The document for `own` texts; `draw` draws it with the marks that it is given in their place.
/// `secret` is random and this request's alone: no text of the page can have a mark in it.
pub(crate) fn fill(
    shown: Shown,
    own: &[String],
    secret: &str,
    draw: impl FnOnce(&[String]) -> String,
) -> String {
    // Nothing that can panic runs while the lock is held.
    let templates = || TEMPLATES.lock().unwrap_or_else(PoisonError::into_inner);
    let known = templates().get(&shown).cloned();
    let template = known.unwrap_or_else(|| {
        let marks: Vec<String> = (0..own.len()).map(|at| format!("{secret}.{at}.")).collect();
        let template = Arc::new(Template::of(&draw(&marks), secret));
        let mut templates = templates();
        if templates.len() >= LIMIT {
            templates.clear();
        }
        templates.insert(shown, Arc::clone(&template));
        template
    });
    template.fill(own)
}

impl Template {
    fn of(html: &str, secret: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = html;
        while let Some((before, mark)) = rest.split_once(secret) {
            parts.push(Part::Html(before.into()));
            let mut of_mark = mark.splitn(3, '.').skip(1);
            let at = of_mark.next().and_then(|number| number.parse().ok());
            parts.extend(at.map(Part::Own));
            rest = of_mark.next().unwrap_or_default();
        }
        parts.push(Part::Html(rest.into()));
        Self { parts }
    }

    fn fill(&self, own: &[String]) -> String {
        let length = |part: &Part| match part {
            Part::Html(html) => html.len(),
            Part::Own(at) => own.get(*at).map_or(0, String::len),
        };
        // What is escaped is longer; nearly nothing is.
        let mut html = String::with_capacity(self.parts.iter().map(length).sum());
        for part in &self.parts {
            match part {
                Part::Html(text) => html.push_str(text),
                Part::Own(at) => {
                    let text = own.get(*at).map_or("", String::as_str);
                    // For a text and for an attribute's value alike; most are tokens.
                    if text.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
                        html_escape::encode_double_quoted_attribute_to_string(text, &mut html);
                    } else {
                        html.push_str(text);
                    }
                }
            }
        }
        html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(shown: &str, own: &[&str]) -> String {
        let mut key = Shown::default();
        key.write(shown.as_bytes());
        let own: Vec<String> = own.iter().map(|text| (*text).to_owned()).collect();
        fill(key, &own, "s3cret", |marks| {
            format!("<p title=\"{}\">{shown}: {}</p>", marks[0], marks[1..].concat())
        })
    }

    #[test]
    fn what_is_filled_in_is_text_and_never_html_nor_a_mark() {
        let hostile = "\"><script>&s3cret.1.";
        let filled = page("hostile", &[hostile, hostile]);
        assert_eq!(filled.matches('<').count(), 2, "{filled}");
        assert_eq!(filled.matches("&quot;&gt;&lt;script&gt;&amp;s3cret.1.").count(), 2, "{filled}");
    }

    #[test]
    fn each_request_has_its_own_texts_on_the_page_of_all() {
        assert_eq!(page("alike", &["a", "b"]), "<p title=\"a\">alike: b</p>");
        assert_eq!(page("alike", &["c", "d"]), "<p title=\"c\">alike: d</p>");
        assert_eq!(page("other", &["c", "d"]), "<p title=\"c\">other: d</p>");
    }

    #[test]
    fn marks_side_by_side_are_two() {
        let own: Vec<&str> = vec!["0"; 12];
        assert_eq!(page("many", &own), format!("<p title=\"0\">many: {}</p>", "0".repeat(11)));
    }
}
