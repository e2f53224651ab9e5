//! In the shapes in which the Customer API shows it.

pub(crate) mod candidates;
pub(crate) mod companies;
pub(crate) mod configuration;
pub(crate) mod jobs;
pub(crate) mod messages;
pub(crate) mod state;
pub(crate) mod webhooks;

use oauth::timestamp::Timestamp;
use time::OffsetDateTime;
use time::macros::format_description;

/// RFC 3339, in UTC, to the second: as text, earlier times come first.
pub(crate) fn rfc3339(time: Timestamp) -> String {
    let form = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
    let time = OffsetDateTime::from_unix_timestamp(time.0).ok();
    time.and_then(|time| time.format(&form).ok()).unwrap_or_else(|| "?".to_owned())
}
