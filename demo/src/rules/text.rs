use api::ApiError;
use provider::account::users::check_email;
use url::Url;

const URL_LIMIT: usize = 2000;

/// In characters.
const LINE_LIMIT: usize = 120;

/// On one line.
pub(super) fn line(field: &'static str, text: &str) -> Result<String, ApiError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ApiError::invalid(field, "it is empty; write something"));
    }
    if text.contains(['\n', '\r', '\t']) {
        return Err(ApiError::invalid(field, "write it on one line"));
    }
    paragraph(field, text.to_owned(), LINE_LIMIT)
}

/// Invisible, or changes the direction of the characters after it.
fn is_odd(letter: char) -> bool {
    let turns = matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    turns || letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')
}

/// May be empty.
pub(super) fn paragraph(
    field: &'static str,
    text: String,
    most: usize,
) -> Result<String, ApiError> {
    if text.chars().count() > most {
        return Err(ApiError::invalid(field, format!("shorten it to {most} characters or fewer")));
    }
    if text.contains(is_odd) {
        return Err(ApiError::invalid(field, "it holds a character that does not show; remove it"));
    }
    Ok(text)
}

pub(super) fn message(field: &'static str, text: String, most: usize) -> Result<String, ApiError> {
    if text.trim().is_empty() {
        return Err(ApiError::invalid(field, "it is empty; write something"));
    }
    paragraph(field, text, most)
}

pub(super) fn email(field: &'static str, text: String) -> Result<String, ApiError> {
    match check_email(&text) {
        Ok(_) => Ok(text),
        Err(_) => Err(ApiError::invalid(field, "it is no e-mail address")),
    }
}

pub(super) fn https_url(field: &'static str, text: String) -> Result<String, ApiError> {
    let is_good =
        |url: Url| url.scheme() == "https" && url.username().is_empty() && url.password().is_none();
    if text.len() <= URL_LIMIT && Url::parse(&text).is_ok_and(is_good) {
        Ok(text)
    } else {
        let rule = format!(
            "write an address that begins with https://, without a password, of {URL_LIMIT} \
             characters or fewer"
        );
        Err(ApiError::invalid(field, rule))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_bounded_and_show_what_they_hold() {
        for text in ["Ada", "Node.js developer", "resume.pdf", "Ångström", " trimmed "] {
            assert_eq!(line("f", text).expect("good"), text.trim());
        }
        for text in ["", " ", "a\nb", "a\u{202E}b", &"x".repeat(121)] {
            assert!(line("f", text).is_err(), "{text:?}");
        }
        assert!(paragraph("f", "a\n\tb".to_owned(), 9).is_ok());
        for text in ["a\u{7}b", "0123456789"] {
            assert!(paragraph("f", text.to_owned(), 9).is_err(), "{text:?}");
        }
        assert!(message("f", " \n".to_owned(), 9).is_err());
    }

    #[test]
    fn an_address_is_of_the_web_and_of_tls() {
        assert!(https_url("f", "https://a.example/b?c".to_owned()).is_ok());
        for text in ["", "a.example", "http://a.example", "https://u:p@a.example", "javascript:x"] {
            assert!(https_url("f", text.to_owned()).is_err(), "{text}");
        }
        assert!(https_url("f", format!("https://a.example/{}", "x".repeat(2000))).is_err());
    }
}
