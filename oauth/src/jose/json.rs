//! JSON that two programs cannot read differently.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// A key inside a header, a list inside a claim, and some room.
const DEPTH: u8 = 8;

/// RFC 7515 §4: "The Header Parameter names within the JOSE Header MUST be unique; JWS parsers MUST
/// either reject JWSs with duplicate Header Parameter names or use a JSON parser that returns only
/// the lexically last duplicate member name"; RFC 7519 §4 says the same of claims. Which one counts
/// must not depend on who reads: they are rejected, at any depth.
pub(crate) fn read_object(text: &[u8]) -> Option<Map<String, Value>> {
    let mut reader = serde_json::Deserializer::from_slice(text);
    let value = Strict { depth: DEPTH }.deserialize(&mut reader).ok()?;
    reader.end().ok()?;
    match value {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

#[derive(Clone, Copy)]
struct Strict {
    depth: u8,
}

impl Strict {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth.checked_sub(1).ok_or_else(|| E::custom("nested too deep"))?;
        Ok(Self { depth })
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("not a number"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inside = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inside)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let inside = self.deeper()?;
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let value = members.next_value_seed(inside)?;
            if object.insert(name, value).is_some() {
                return Err(A::Error::custom("duplicate member name"));
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_read_in_two_ways_is_refused() {
        for text in [
            r#"{"alg":"ES256","alg":"EdDSA"}"#,
            // The same name, written differently.
            r#"{"alg":1,"\u0061lg":2}"#,
            r#"{"jwk":{"x":1,"x":1}}"#,
            r#"{"list":[{"x":1,"x":1}]}"#,
            r#"{"a":1} {"a":2}"#,
            r#"{"a":1,}"#,
            r#"{"a":1e999}"#,
            r#"{"a":"\ud800"}"#,
            "{\"a\":1}\0",
            "\u{feff}{}",
        ] {
            assert_eq!(read_object(text.as_bytes()), None, "{text}");
        }
        assert_eq!(read_object(b"{\"a\":\"\xff\"}"), None);
    }

    #[test]
    fn what_is_no_object_is_refused() {
        for text in ["", "null", "1", "\"{}\"", "[]", "[{}]"] {
            assert_eq!(read_object(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn what_is_nested_too_deep_is_refused() {
        let nested = |depth: usize| {
            format!("{{\"a\":{}{}}}", "[".repeat(depth), "]".repeat(depth)).into_bytes()
        };
        assert_eq!(read_object(&nested(8)), None);
        assert_eq!(read_object(&nested(100_000)), None);
        assert!(read_object(&nested(7)).is_some());
    }

    #[test]
    fn an_object_is_read_as_anyone_reads_it() {
        let text = r#" {"a":[1,-2,1.5,true,null,"\u00e9\n"],"b":{"c":{}}} "#;
        let read = read_object(text.as_bytes()).map(Value::Object);
        assert_eq!(read, serde_json::from_str(text).ok());
    }
}
