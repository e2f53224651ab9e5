//! An authenticator for passkeys, in software: what a browser and a device do together.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::{Answer, Browser, ISSUER};

pub struct SoftPasskey {
    key: EcdsaKeyPair,
    id: [u8; 16],
    user_handle: String,
    pub counter: u32,
    /// Whether the device asked for a PIN or the like.
    pub verifies: bool,
    /// Whether it is shared between devices.
    pub synced: bool,
    /// Where the browser is.
    pub origin: String,
}

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const MAY_BE_SHARED: u8 = 0x08;
const SHARED: u8 = 0x10;
const WITH_KEY: u8 = 0x40;

fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn bytes(head: &[u8], value: &[u8]) -> Vec<u8> {
    [head, value].concat()
}

impl SoftPasskey {
    pub fn new(number: u8) -> Self {
        Self {
            key: EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).expect("a key"),
            id: [number; 16],
            user_handle: String::new(),
            counter: 0,
            verifies: true,
            synced: false,
            origin: ISSUER.to_owned(),
        }
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let data = json!({
            "type": kind,
            "challenge": options["challenge"],
            "origin": self.origin,
            "crossOrigin": false,
        });
        data.to_string().into_bytes()
    }

    fn authenticator_data(&self, more: u8) -> Vec<u8> {
        let host = digest(&SHA256, b"localhost");
        let mut flags = PRESENT | more;
        if self.verifies {
            flags |= VERIFIED;
        }
        if self.synced {
            flags |= MAY_BE_SHARED | SHARED;
        }
        let mut data = bytes(host.as_ref(), &[flags]);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// `navigator.credentials.create`
    pub fn create(&mut self, options: &Value) -> String {
        options["user"]["id"].as_str().expect("a handle").clone_into(&mut self.user_handle);
        let client_data = self.client_data("webauthn.create", options);
        let mut data = self.authenticator_data(WITH_KEY);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(self.id);
        // RFC 9053 §7.1.1: an EC2 key for ES256 on P-256.
        let point = self.key.public_key().as_ref();
        data.extend([0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 32]);
        data.extend(&point[33..65]);
        let length = u8::try_from(data.len()).expect("short");
        let mut object = bytes(&[0xA3, 0x63], b"fmt");
        object.extend(bytes(&[0x64], b"none"));
        object.extend(bytes(&[0x67], b"attStmt"));
        object.push(0xA0);
        object.extend(bytes(&[0x68], b"authData"));
        object.extend([0x58, length]);
        object.extend(data);
        let response = json!({
            "clientDataJSON": encoded(&client_data),
            "attestationObject": encoded(&object),
        });
        self.answer(&response)
    }

    /// `navigator.credentials.get`
    pub fn get(&mut self, options: &Value) -> String {
        let client_data = self.client_data("webauthn.get", options);
        let data = self.authenticator_data(0);
        let hash = digest(&SHA256, &client_data);
        let signed = bytes(&data, hash.as_ref());
        let signature = self.key.sign(&SystemRandom::new(), &signed).expect("signed");
        let response = json!({
            "clientDataJSON": encoded(&client_data),
            "authenticatorData": encoded(&data),
            "signature": encoded(signature.as_ref()),
            "userHandle": self.user_handle,
        });
        self.answer(&response)
    }

    fn answer(&self, response: &Value) -> String {
        let id = encoded(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response }).to_string()
    }
}

impl Browser<'_> {
    /// As the page's script does it.
    pub async fn make_passkey(&mut self, passkey: &mut SoftPasskey) -> Answer {
        let form = self.get("/account/passkeys/new").await.form("Create passkey");
        let asked = self.get("/account/passkeys/challenge").await.json();
        let answer = passkey.create(&asked["options"]);
        let sealed = asked["sealed"].as_str().expect("a seal");
        let form = form.set("name", "Laptop").set("challenge", sealed).set("passkey", &answer);
        self.submit(&form).await
    }

    /// From a page that asks for one.
    pub async fn use_passkey(&mut self, passkey: &mut SoftPasskey, page: &str) -> Answer {
        let form = self.get(page).await.form("Sign in with a passkey");
        let asked = self.get("/sign-in/passkey").await.json();
        let answer = passkey.get(&asked["options"]);
        let sealed = asked["sealed"].as_str().expect("a seal");
        self.submit(&form.set("challenge", sealed).set("passkey", &answer)).await
    }
}
