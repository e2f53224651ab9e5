use serde_json::{Map, Value};

use crate::timestamp::Timestamp;

/// Below it every number of seconds is exact in JSON, and any sum of two fits.
const LIMIT: i64 = 1 << 53;

/// `Err` if the claim is there and no time.
///
/// RFC 7519 §2: "A JSON numeric value representing the number of seconds from 1970-01-01T00:00:00Z
/// UTC [...] non-integer values can be represented."
pub(super) fn read(claims: &Map<String, Value>, name: &str) -> Result<Option<Timestamp>, ()> {
    let Some(value) = claims.get(name) else {
        return Ok(None);
    };
    let seconds = value.as_i64().or_else(|| value.as_f64().and_then(whole));
    match seconds {
        Some(seconds) if (0..LIMIT).contains(&seconds) => Ok(Some(Timestamp(seconds))),
        _ => Err(()),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the fraction is what is to be dropped")]
fn whole(seconds: f64) -> Option<i64> {
    (0.0..9e15).contains(&seconds).then_some(seconds as i64)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read_one(value: Value) -> Result<Option<Timestamp>, ()> {
        let mut claims = Map::new();
        claims.insert("iat".to_owned(), value);
        read(&claims, "iat")
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for value in [json!(null), json!("1"), json!(-1), json!(-0.5), json!([1]), json!(1e300)] {
            assert_eq!(read_one(value.clone()), Err(()), "{value}");
        }
        assert_eq!(read_one(json!(i64::MAX)), Err(()));
        assert_eq!(read_one(json!(u64::MAX)), Err(()));
    }

    #[test]
    fn seconds_are_read_and_fractions_dropped() {
        assert_eq!(read(&Map::new(), "iat"), Ok(None));
        assert_eq!(read_one(json!(1_800_000_000)), Ok(Some(Timestamp(1_800_000_000))));
        assert_eq!(read_one(json!(1_800_000_000.9)), Ok(Some(Timestamp(1_800_000_000))));
    }
}
