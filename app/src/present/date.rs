//! Points in time, written out for people, with their zone.

use oauth::timestamp::Timestamp;
use time::OffsetDateTime;
use time::macros::format_description;

fn utc(timestamp: Timestamp) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(timestamp.0).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// "31 March 2027".
pub fn day(timestamp: Timestamp) -> String {
    utc(timestamp)
        .format(format_description!("[day padding:none] [month repr:long] [year]"))
        .unwrap_or_default()
}

/// "14:05 (UTC)".
pub fn clock(timestamp: Timestamp) -> String {
    utc(timestamp).format(format_description!("[hour]:[minute] (UTC)")).unwrap_or_default()
}

/// "31 March 2027, 14:05 (UTC)".
pub fn day_and_clock(timestamp: Timestamp) -> String {
    format!("{}, {}", day(timestamp), clock(timestamp))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_out_with_its_zone() {
        assert_eq!(day_and_clock(Timestamp(1_774_965_900)), "31 March 2026, 14:05 (UTC)");
    }
}
