//! What must hold of every parser, whatever it is given: each function takes bytes and
//! panics where a promise is broken. `tests/corpus.rs` gives them the stored inputs at every change;
//! `engine` has a program of libFuzzer for each, which makes up more (`make verify-fuzz`).

pub mod credentials;
pub mod jose;
pub mod logo;
pub mod pipeline;
pub mod requests;
pub mod texts;

/// Bytes as the text that most parsers take; the rest has been refused before them.
fn text(data: &[u8]) -> Option<&str> {
    std::str::from_utf8(data).ok()
}

/// Two texts out of one, parted by the first line break.
fn two(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}
