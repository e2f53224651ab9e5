use super::*;

/// RFC 7515 appendix A.3.1, without its private part.
fn p256() -> Value {
    json!({
        "kty": "EC", "crv": "P-256",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    })
}

/// RFC 8037 appendix A.2.
fn ed25519() -> Value {
    json!({
        "kty": "OKP", "crv": "Ed25519",
        "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    })
}

/// RFC 7638 §3.1, but for its algorithm, RS256.
fn rsa() -> Value {
    json!({
        "kty": "RSA", "e": "AQAB", "kid": "2011-04-29",
        "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAt\
              VT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64t\
              Z_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2Qv\
              zqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpb\
              ISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBn\
              iIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
    })
}

fn with(mut key: Value, name: &str, value: impl Into<Value>) -> Value {
    key[name] = value.into();
    key
}

fn error(key: &Value) -> JwkError {
    PublicJwk::from_json(key).expect_err("refused")
}

#[test]
fn private_and_symmetric_keys_are_refused() {
    for member in PRIVATE_MEMBERS {
        for key in [p256(), ed25519(), rsa()] {
            assert_eq!(error(&with(key, member, "AQAB")), JwkError::Private, "{member}");
        }
    }
    assert_eq!(error(&json!({ "kty": "oct", "k": "AQAB" })), JwkError::Private);
    assert_eq!(error(&json!({ "kty": "oct" })), JwkError::Symmetric);
}

#[test]
fn kinds_and_curves_that_are_not_verified_with_are_refused() {
    for key in [
        with(p256(), "crv", "P-384"),
        with(p256(), "crv", "secp256k1"),
        with(ed25519(), "crv", "X25519"),
        with(p256(), "kty", "OKP"),
        with(ed25519(), "kty", "EC"),
        json!({ "kty": "AKP" }),
    ] {
        assert_eq!(error(&key), JwkError::Unsupported, "{key}");
    }
    assert_eq!(error(&json!({})), JwkError::NoKind);
    assert_eq!(error(&json!([])), JwkError::NotAnObject);
}

#[test]
fn numbers_of_another_length_or_form_are_refused() {
    let bytes = |count| URL_SAFE_NO_PAD.encode(vec![1_u8; count]);
    for key in [
        with(p256(), "x", bytes(31)),
        with(p256(), "x", bytes(33)),
        with(p256(), "y", ""),
        with(p256(), "y", Value::Null),
        with(p256(), "x", format!("{}=", bytes(32))),
        with(p256(), "x", format!("{}b", "a".repeat(42))),
        with(ed25519(), "x", bytes(64)),
        with(rsa(), "e", "Aw"),
        with(rsa(), "e", "AQAA"),
        with(rsa(), "e", "AAEAAQ"),
        with(rsa(), "e", bytes(5)),
        with(rsa(), "n", ""),
        with(rsa(), "n", URL_SAFE_NO_PAD.encode([vec![0_u8], vec![255; 256]].concat())),
        with(rsa(), "n", URL_SAFE_NO_PAD.encode(vec![254_u8; 256])),
    ] {
        assert_eq!(error(&key), JwkError::Malformed, "{key}");
    }
    for count in [128, 255, 513, 2048] {
        let key = with(rsa(), "n", URL_SAFE_NO_PAD.encode(vec![255_u8; count]));
        assert_eq!(error(&key), JwkError::RsaLength, "{count}");
    }
    let bits_2047 = [vec![127_u8], vec![255; 255]].concat();
    let key = with(rsa(), "n", URL_SAFE_NO_PAD.encode(bits_2047));
    assert_eq!(error(&key), JwkError::RsaLength);
}

#[test]
fn a_key_for_something_else_is_refused() {
    for key in [
        with(p256(), "alg", "ES384"),
        with(p256(), "alg", "EdDSA"),
        with(p256(), "alg", "HS256"),
        with(p256(), "alg", Value::Null),
        with(rsa(), "alg", "RS512"),
        with(rsa(), "alg", "ES256"),
        with(rsa(), "alg", "PS512"),
        with(ed25519(), "alg", "none"),
        with(ed25519(), "use", "enc"),
        with(ed25519(), "use", 1),
        with(ed25519(), "key_ops", json!(["deriveKey"])),
        with(ed25519(), "key_ops", "verify"),
    ] {
        assert_eq!(error(&key), JwkError::OtherPurpose, "{key}");
    }
    for kid in [json!(""), json!(1), json!(null), json!("k".repeat(257))] {
        assert_eq!(error(&with(p256(), "kid", kid)), JwkError::MalformedKid);
    }
}

#[test]
fn the_thumbprints_of_the_rfcs_hold() {
    for (key, thumbprint) in [
        // RFC 7638 §3.1.
        (rsa(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"),
        // RFC 8037 appendix A.3.
        (ed25519(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"),
    ] {
        let key = PublicJwk::from_json(&key).expect("valid");
        assert_eq!(key.thumbprint().as_str(), thumbprint);
    }
}

#[test]
fn a_key_is_written_as_it_can_be_read_again() {
    for key in [p256(), ed25519(), rsa()] {
        let read = PublicJwk::from_json(&key).expect("valid").with_kid("mine");
        let written = read.to_json();
        assert_eq!(written["use"], "sig");
        assert_eq!(written["kid"], "mine");
        assert_eq!(PublicJwk::from_json(&written), Ok(read));
        assert!(PRIVATE_MEMBERS.iter().all(|member| written.get(member).is_none()));
    }
}

#[test]
fn a_set_that_is_broken_private_or_of_no_use_is_refused() {
    let set = |keys: &[Value]| parse_set(&json!({ "keys": keys }).to_string());
    for text in ["", "[]", "{}", r#"{"keys":{}}"#, r#"{"keys":[],"keys":[]}"#] {
        assert_eq!(parse_set(text), Err(JwkError::NotASet), "{text}");
    }
    assert_eq!(set(&[]), Err(JwkError::NoUsableKey));
    assert_eq!(set(&[with(p256(), "use", "enc")]), Err(JwkError::NoUsableKey));
    assert_eq!(set(&[p256(), with(ed25519(), "d", "AQAB")]), Err(JwkError::Private));
    assert_eq!(set(&[p256(), with(p256(), "x", "AQAB")]), Err(JwkError::Malformed));
    assert_eq!(set(&[rsa(), rsa()]), Err(JwkError::RepeatedKid));
    assert_eq!(set(&vec![p256(); 17]), Err(JwkError::TooManyKeys));
    assert_eq!(parse_set(&" ".repeat(SET_BYTES + 1)), Err(JwkError::SetTooLong));
}

#[test]
fn a_set_yields_the_keys_that_are_of_use() {
    let keys = [
        p256(),
        with(p256(), "crv", "P-521"),
        with(rsa(), "alg", "RS512"),
        with(ed25519(), "use", "sig"),
    ];
    let keys = parse_set(&json!({ "keys": keys }).to_string()).expect("valid");
    let algorithms: Vec<_> = keys.iter().map(|key| key.algorithm().as_str()).collect();
    assert_eq!(algorithms, ["ES256", "EdDSA"]);
}
