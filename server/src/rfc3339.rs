use oauth::timestamp::Timestamp;
use time::OffsetDateTime;
use time::macros::format_description;

pub(crate) fn utc(time: Timestamp) -> String {
    let form = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
    let time = OffsetDateTime::from_unix_timestamp(time.0).ok();
    time.and_then(|time| time.format(&form).ok()).unwrap_or_else(|| "?".to_owned())
}
