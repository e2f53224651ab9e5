//! An app that people sign in to with OpenID Connect.

use aws_lc_rs::rsa::PublicKeyComponents;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::client::{ClientScope, Requirement};
use serde_json::Value;

use crate::browser::code;
use crate::jwt::{claims_of, header_of};
use crate::{Answer, AuthorizationUrl, Browser, TestServer};

impl TestServer {
    /// Lets an app of the demo sign people in: `openid` is required, `profile` and `email` are
    /// the person's choice.
    pub async fn let_ask_who(&self, client: &str) {
        self.change_client(client, |client| {
            for (name, requirement) in [
                ("openid", Requirement::Required),
                ("profile", Requirement::Optional),
                ("email", Requirement::Optional),
            ] {
                client.scopes.push(ClientScope {
                    scope: name.parse().expect("a scope"),
                    requirement,
                    is_default: false,
                    purpose: None,
                });
            }
        })
        .await;
    }

    /// What a token answer's ID token says, once its signature has been verified with the keys that
    /// are published.
    pub async fn id_token(&self, answer: &Answer) -> Value {
        let token = answer.json()["id_token"].as_str().expect("an ID token").to_owned();
        self.signed(&token, "JWT").await
    }

    /// What a JWT of that type says, verified like it.
    pub async fn signed(&self, token: &str, typ: &str) -> Value {
        let (signed, signature) = token.rsplit_once('.').expect("parts");
        let header = header_of(token);
        assert_eq!(header["typ"], typ);
        let set = self.get(routes::JWKS).await.assert_status(200).json();
        let keys = set["keys"].as_array().expect("keys");
        let key = keys.iter().find(|key| key["kid"] == header["kid"]).expect("published");
        assert_eq!(key["alg"], header["alg"]);
        let number = |name: &str| {
            URL_SAFE_NO_PAD.decode(key[name].as_str().expect(name)).expect("base64url")
        };
        let (message, signature) =
            (signed.as_bytes(), URL_SAFE_NO_PAD.decode(signature).expect("base64url"));
        let verified = match key["alg"].as_str().expect("alg") {
            "RS256" => PublicKeyComponents { n: number("n"), e: number("e") }.verify(
                &RSA_PKCS1_2048_8192_SHA256,
                message,
                &signature,
            ),
            "ES256" => {
                let point = [vec![4], number("x"), number("y")].concat();
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, &signature)
            }
            _ => UnparsedPublicKey::new(&ED25519, number("x")).verify(message, &signature),
        };
        verified.expect("our own signature");
        claims_of(token)
    }
}

impl Browser<'_> {
    /// Allows everything that is asked for; the code.
    pub async fn allow_all(&mut self, request: &AuthorizationUrl) -> String {
        let page = self.consent_page(request).await;
        let form = page.form("Allow access");
        let all = form.boxes.clone().into_iter();
        let form = all.fold(form, |form, known| form.tick(&known.value)).press("Allow access");
        code(&self.submit(&form).await)
    }
}
