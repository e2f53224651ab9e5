use serde_json::json;

use super::*;
use crate::catalogue::{CUSTOMER_API, Catalogue};
use crate::client::introduced::metadata::MetadataError;
use crate::client::redirect_uri::RedirectUriError;
use crate::discovery::protected_resource::{ProtectedResource, scopes_of_self_introduced};

const ID: &str = "https://app.example/client";

fn document() -> Value {
    json!({
        "client_id": ID,
        "client_name": "Acme",
        "redirect_uris": ["https://app.example/cb", "http://127.0.0.1/cb"],
        "grant_types": ["authorization_code", "refresh_token", "urn:example:other"],
        "token_endpoint_auth_method": "none",
        "logo_uri": "https://cdn.example/logo.png",
        "x_unknown": { "a": [1, 2] },
    })
}

fn read(document: &Value) -> Result<ClientDocument, DocumentError> {
    let id = ClientId::new(ID);
    let url = ClientUrl::parse(&id).expect("an address");
    ClientDocument::read(&id, &url, document.to_string().as_bytes())
}

fn with(name: &str, value: impl Into<Value>) -> Value {
    let mut document = document();
    document[name] = value.into();
    document
}

fn client(document: &Value) -> Client {
    let catalogue = Catalogue::parse("test", CUSTOMER_API).expect("shipped");
    let rules = NameRules::new("Countersign", []);
    let document = read(document).expect("in order");
    let known = [ProtectedResource::new("https://api.example/".parse().expect("a resource"))];
    let scopes = scopes_of_self_introduced(&known, &catalogue, document.scope());
    document.client(scopes, &rules, Timestamp(0))
}

fn key() -> Value {
    json!({
        "kty": "EC", "crv": "P-256", "kid": "1",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    })
}

#[test]
fn connect_2_a_document_that_lies_or_holds_a_secret_is_refused() {
    let refused = |document: Value| read(&document).expect_err("refused");
    for other in ["https://other.example/client", "https://app.example/Client", ""] {
        assert_eq!(refused(with("client_id", other)), DocumentError::OtherClient);
    }
    assert_eq!(refused(with("client_id", json!([ID]))), DocumentError::OtherClient);
    assert_eq!(refused(with("client_secret", "x")), DocumentError::Secret);
    assert_eq!(refused(with("client_secret_expires_at", 0)), DocumentError::Secret);
    let mut private = key();
    private["d"] = "AQAB".into();
    let keys = with("jwks", json!({ "keys": [private] }));
    assert!(matches!(refused(keys), DocumentError::Metadata(MetadataError::Keys(_))));
    for method in ["client_secret_basic", "client_secret_post", "client_secret_jwt"] {
        let only = with("token_endpoint_auth_method", method);
        assert_eq!(refused(only), DocumentError::SharedSecretOnly, "{method}");
    }
    let signs = with("token_endpoint_auth_method", "private_key_jwt");
    assert_eq!(refused(signs), DocumentError::NoUsableKey);
}

#[test]
fn connect_2_a_document_that_is_no_json_object_is_refused() {
    let id = ClientId::new(ID);
    let url = ClientUrl::parse(&id).expect("an address");
    let read = |body: &[u8]| ClientDocument::read(&id, &url, body);
    let twice = format!(r#"{{"client_id":"{ID}","client_id":"{ID}"}}"#);
    for body in ["", "[]", "null", "<!DOCTYPE html>", "{} {}", &twice] {
        assert_eq!(read(body.as_bytes()), Err(DocumentError::NotJson), "{body}");
    }
    assert_eq!(read(&[0xFF; 10]), Err(DocumentError::NotJson));
    assert_eq!(read(&vec![b' '; DOCUMENT_BYTES + 1]), Err(DocumentError::TooLong));
}

#[test]
fn connect_2_members_of_the_wrong_type_and_addresses_that_lead_nowhere_are_refused() {
    let refused = |name: &str, value: Value| match read(&with(name, value.clone())) {
        Err(DocumentError::Metadata(error)) => error,
        other => panic!("{name} {value}: {other:?}"),
    };
    for value in [json!(1), json!({}), json!([]), json!(true)] {
        assert_eq!(refused("client_name", value), MetadataError::Text("client_name"));
    }
    for value in [json!("https://app.example/cb"), json!({}), json!([1]), json!([null])] {
        assert_eq!(refused("redirect_uris", value), MetadataError::Texts("redirect_uris"));
    }
    assert_eq!(refused("redirect_uris", json!([])), MetadataError::NoRedirectUri);
    assert_eq!(refused("redirect_uris", Value::Null), MetadataError::NoRedirectUri);
    let many: Vec<_> = (0..33).map(|port| format!("http://127.0.0.1:{port}/")).collect();
    assert_eq!(refused("redirect_uris", json!(many)), MetadataError::TooManyRedirectUris);
    for (uri, error) in [
        ("javascript:alert(1)", RedirectUriError::DangerousScheme),
        ("http://app.example/cb", RedirectUriError::HttpsRequired),
        ("https://app.example/cb#x", RedirectUriError::Fragment),
        ("https://me@app.example/cb", RedirectUriError::UserInfo),
    ] {
        let error = MetadataError::RedirectUri(error);
        assert_eq!(refused("redirect_uris", json!(["https://app.example/cb", uri])), error);
    }
    assert_eq!(refused("grant_types", json!(["implicit"])), MetadataError::NoUsableGrantType);
    assert_eq!(refused("grant_types", json!("x")), MetadataError::Texts("grant_types"));
    assert_eq!(refused("scope", json!("a  b")), MetadataError::Scope);
    for uri in ["http://app.example/jwks", "https://me@app.example/", "file:///etc/passwd"] {
        assert_eq!(refused("jwks_uri", json!(uri)), MetadataError::JwksUri, "{uri}");
    }
    let mut two = with("jwks_uri", "https://app.example/jwks");
    two["jwks"] = json!({ "keys": [key()] });
    assert_eq!(read(&two), Err(DocumentError::Metadata(MetadataError::TwoKeySets)));
}

#[test]
fn connect_2_each_member_of_the_wrong_type_makes_a_document_none() {
    let texts = [
        "client_name",
        "token_endpoint_auth_method",
        "scope",
        "jwks_uri",
        "subject_type",
        "id_token_signed_response_alg",
        "backchannel_logout_uri",
        "initiate_login_uri",
    ];
    let lists = [
        "redirect_uris",
        "grant_types",
        "post_logout_redirect_uris",
        "default_acr_values",
        "token_endpoint_auth_methods_supported",
    ];
    let truths = ["require_auth_time", "backchannel_logout_session_required"];
    let wrong_texts = [json!(1), json!(true), json!(["x"]), json!({}), json!("x".repeat(1025))];
    let wrong_lists = [json!(1), json!(true), json!("x"), json!({}), json!([1]), json!([null])];
    let wrong_truths = [json!(1), json!("true"), json!([]), json!({})];
    let wrong_ages = [json!("60"), json!(1.5), json!(-1), json!(true), json!([]), json!({})];
    let wrong_sets = [json!(1), json!("x"), json!([]), json!({}), json!({ "keys": {} })];
    for (names, values) in [
        (&texts[..], &wrong_texts[..]),
        (&lists, &wrong_lists),
        (&truths, &wrong_truths),
        (&["default_max_age"], &wrong_ages),
        (&["jwks"], &wrong_sets),
    ] {
        for name in names {
            for value in values {
                let read = read(&with(name, value.clone()));
                assert!(
                    matches!(read, Err(DocumentError::Metadata(_))),
                    "{name} {value}: {read:?}"
                );
            }
            if *name != "redirect_uris" {
                assert!(read(&with(name, Value::Null)).is_ok(), "{name}");
            }
        }
    }
}

#[test]
fn connect_2_a_document_with_a_thousand_addresses_is_none() {
    let many: Vec<_> = (0..1000).map(|number| format!("http://[::1]/{number}")).collect();
    assert_eq!(read(&with("redirect_uris", many)), Err(DocumentError::TooLong));
    let short = vec!["a:b"; 700];
    let error = DocumentError::Metadata(MetadataError::TooManyRedirectUris);
    assert_eq!(read(&with("redirect_uris", short)), Err(error));
}

#[test]
fn connect_2_what_we_lack_is_ignored_and_every_permission_is_a_choice() {
    let client = client(&document());
    assert_eq!(client.name, "Acme");
    assert_eq!(client.kind, ClientKind::Public);
    assert!(client.native);
    let grant_types: Vec<_> = client.grant_types.iter().map(|grant| grant.as_str()).collect();
    assert_eq!(grant_types, ["authorization_code", "refresh_token"]);
    let administers = |scope: &str| client.scope(&scope.parse().expect("a scope")).is_some();
    assert!(administers("candidates_read") && !administers("users_read"));
    let is_optional = |entry: &crate::client::ClientScope| {
        entry.requirement == crate::client::Requirement::Optional
    };
    assert!(client.scopes.iter().all(is_optional));
    assert!(client.default_scopes().contains(&"candidates_read".parse().expect("a scope")));
}

#[test]
fn connect_4_the_scope_of_a_document_is_its_default_and_no_ceiling() {
    let client = client(&with("scope", "jobs_read users_read openid"));
    assert_eq!(client.default_scopes().to_string(), "jobs_read");
    assert!(client.scope(&"candidates_read".parse().expect("a scope")).is_some());
}

#[test]
fn connect_2_a_method_that_we_have_is_chosen_whatever_is_preferred() {
    let kind = |method: &str, supported: Value, keys: bool| {
        let mut document = with("token_endpoint_auth_method", method);
        document["token_endpoint_auth_methods_supported"] = supported;
        if keys {
            document["jwks_uri"] = "https://app.example/jwks".into();
        }
        client(&document).kind
    };
    let both = json!(["none", "private_key_jwt"]);
    assert_eq!(kind("private_key_jwt", both.clone(), true), ClientKind::Confidential);
    assert_eq!(kind("none", both.clone(), true), ClientKind::Confidential);
    assert_eq!(kind("private_key_jwt", both, false), ClientKind::Public);
    assert_eq!(kind("client_secret_basic", json!(["none"]), false), ClientKind::Public);
    let mut silent = document();
    silent.as_object_mut().expect("an object").remove("token_endpoint_auth_method");
    assert_eq!(client(&silent).kind, ClientKind::Public);
}

#[test]
fn connect_2_a_name_that_deceives_gives_way_to_the_host() {
    for name in ["Countersign", "Cоuntersign", "app.example", "", "😀", "A\u{202e}B"] {
        assert_eq!(client(&with("client_name", name)).name, "app.example", "{name}");
    }
    assert_eq!(client(&with("client_name", Value::Null)).name, "app.example");
}

#[test]
fn connect_1_a_host_is_proven_only_if_every_answer_goes_there_or_stays_on_the_device() {
    for (uris, proven) in [
        (json!(["https://app.example/cb"]), Some("app.example")),
        (
            json!(["https://app.example/cb", "http://localhost/cb", "cursor://x"]),
            Some("app.example"),
        ),
        (json!(["http://127.0.0.1/cb"]), Some("app.example")),
        (json!(["https://app.example/cb", "https://other.example/cb"]), None),
        (json!(["https://www.app.example/cb"]), None),
        (json!(["https://example/cb"]), None),
    ] {
        let client = client(&with("redirect_uris", uris.clone()));
        assert_eq!(client.proven().domain(), proven, "{uris}");
    }
    let here = Client { id: ClientId::new("http://localhost:4000/c"), ..client(&document()) };
    assert_eq!(here.proven().domain(), None);
}
