//! An email as a message (RFC 5322). The names in it are people's and apps' own: lettre
//! encodes whatever could end a header.

use std::time::{Duration, UNIX_EPOCH};

use app::email::EmailText;
use lettre::Address;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};
use oauth::id::EmailId;
use oauth::language::Language;
use oauth::spelling::email::deliverable;
use provider::notifications::rendered_email::RenderedEmail;

use super::error::SendError;

type BoxedError = Box<dyn std::error::Error + Send + Sync>;

/// RFC 3834 §5: "The Auto-Submitted field [...] indicates that the message was originated by
/// an automatic process": holiday notices are not sent in answer to it.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, BoxedError> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The language of the text (RFC 3282 §2).
#[derive(Clone)]
struct ContentLanguage(Language);

impl Header for ContentLanguage {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(tag: &str) -> Result<Self, BoxedError> {
        Ok(Self(Language::from_tag(tag).unwrap_or_default()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.tag().to_owned())
    }
}

/// The same message, however often sending it is tried.
pub(super) fn compose(
    from: &Mailbox,
    email: &RenderedEmail,
    text: EmailText,
) -> Result<Message, SendError> {
    let address: Address =
        deliverable(&email.to.email).parse().map_err(|_| SendError::Unwritable)?;
    // lettre encodes what is not ASCII, and cannot write a name that ends a line.
    let name = email.to.full_name().replace(char::is_control, " ");
    // Whose address it is is not always known: then it has no name.
    let is_name = |name: &&str| !name.is_empty() && *name != email.to.email;
    let name = Some(name.trim()).filter(is_name).map(str::to_owned);
    let to = Mailbox::new(name, address);
    let seconds = u64::try_from(email.written_at.0).unwrap_or_default();
    let id = format!("<{}@{}>", email.id, from.email.domain());
    Message::builder()
        .from(from.clone())
        .to(to)
        .subject(text.subject.clone())
        .date(UNIX_EPOCH + Duration::from_secs(seconds))
        .message_id(Some(id))
        .header(AutoSubmitted)
        .header(ContentLanguage(email.language))
        .multipart(alternatives(&email.id, text))
        .map_err(|_| SendError::Unwritable)
}

/// RFC 2046 §5.1.4: "the alternatives appear in an order of increasing faithfulness".
fn alternatives(id: &EmailId, text: EmailText) -> MultiPart {
    // The same each time, and in no encoded text: there `=` begins two digits or a line's end.
    MultiPart::alternative()
        .boundary(format!("=_{id}"))
        .singlepart(SinglePart::plain(text.text))
        .singlepart(SinglePart::html(text.html))
}

/// The text as it is sent. RFC 2047 §2: "each line of a header field that contains one or more
/// 'encoded-word's is limited to 76 characters"; lettre does not fold between such a name and the
/// address.
pub(super) fn text_of(message: &Message) -> Vec<u8> {
    const LONGEST: usize = 76;
    let text = String::from_utf8_lossy(&message.formatted()).into_owned();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return text.into_bytes() };
    let folded = head.split("\r\n").map(|line| match line.rsplit_once("?= <") {
        Some((name, address)) if line.len() > LONGEST => format!("{name}?=\r\n <{address}"),
        _ => line.to_owned(),
    });
    let head = folded.collect::<Vec<_>>().join("\r\n");
    format!("{head}\r\n\r\n{body}").into_bytes()
}
