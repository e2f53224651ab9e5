//! Reads a message (RFC 5322) as a mail program does.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use testkit::ISSUER;

/// A message.
#[derive(Clone, Debug)]
pub(crate) struct Eml {
    /// Its headers, unfolded, as they are sent.
    pub(crate) headers: Vec<(String, String)>,
    /// Its text, for those who do without the other form.
    pub(crate) body: String,
    pub(crate) html: String,
}

impl Eml {
    pub(crate) fn parse(message: &[u8]) -> Self {
        let text = String::from_utf8(message.to_vec()).expect("ASCII");
        assert!(text.is_ascii(), "{text}");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        let mut message = Self { headers: headers(head), body: String::new(), html: String::new() };
        let kind = message.header("Content-Type");
        let boundary = kind.strip_prefix("multipart/alternative;").expect("two forms").trim();
        let boundary = boundary.trim_start_matches("boundary=").trim_matches('"');
        let delimiter = format!("--{boundary}");
        let parts: Vec<_> = body.split(&delimiter).filter_map(part).collect();
        let [(plain, text), (rich, html)] = &parts[..] else { panic!("two parts: {parts:#?}") };
        assert_eq!(
            (plain.as_str(), rich.as_str()),
            ("text/plain; charset=utf-8", "text/html; charset=utf-8")
        );
        message.body.clone_from(text);
        message.html.clone_from(html);
        message
    }

    /// A header that must be there once, as it was sent.
    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> &str {
        let found: Vec<_> = self.headers.iter().filter(|(known, _)| known == name).collect();
        assert_eq!(found.len(), 1, "{name} in {:#?}", self.headers);
        &found[0].1
    }

    /// The subject, as people read it.
    pub(crate) fn subject(&self) -> String {
        decoded(self.header("Subject"))
    }

    #[track_caller]
    pub(crate) fn assert_says(&self, words: &str) -> &Self {
        assert!(self.body.contains(words), "{words:?} in {}", self.body);
        self
    }

    /// The path of the only link that begins so.
    #[track_caller]
    pub(crate) fn link(&self, beginning: &str) -> String {
        let mut lines = self.body.lines().filter_map(|line| line.strip_prefix(ISSUER));
        let found = lines.find(|path| path.starts_with(beginning));
        found.unwrap_or_else(|| panic!("no link to {beginning} in {}", self.body)).to_owned()
    }
}

fn headers(head: &str) -> Vec<(String, String)> {
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    unfolded
        .split("\r\n")
        .map(|line| line.split_once(": ").unwrap_or_else(|| panic!("no header: {line:?}")))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// The kind of a part and what it says; `None` of what is before the first and after the last.
fn part(part: &str) -> Option<(String, String)> {
    let (head, body) = part.strip_prefix("\r\n")?.split_once("\r\n\r\n")?;
    let headers = headers(head);
    let header = |name: &str| {
        let found = headers.iter().find(|(known, _)| known == name);
        found.unwrap_or_else(|| panic!("{name} in {headers:#?}")).1.clone()
    };
    let body = match header("Content-Transfer-Encoding").as_str() {
        "7bit" => body.as_bytes().to_vec(),
        "base64" => STANDARD.decode(body.replace("\r\n", "")).expect("base64"),
        "quoted-printable" => quoted_printable(body),
        other => panic!("unknown encoding {other}"),
    };
    let text = String::from_utf8(body).expect("UTF-8").replace("\r\n", "\n");
    Some((header("Content-Type"), text))
}

/// RFC 2045 §6.7.
fn quoted_printable(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let joined = text.replace("=\r\n", "");
    let mut rest = joined.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'=' {
            let digits = std::str::from_utf8(&after[..2]).expect("digits");
            bytes.push(u8::from_str_radix(digits, 16).expect("a byte"));
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    bytes
}

/// Encoded words (RFC 2047), in base64.
fn decoded(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("=?utf-8?b?") {
        // Space between two encoded words is not shown.
        if !before.trim().is_empty() {
            text.push_str(before);
        }
        let (word, after) = after.split_once("?=").expect("an end");
        text.push_str(&String::from_utf8(STANDARD.decode(word).expect("base64")).expect("UTF-8"));
        rest = after;
    }
    text + rest
}
