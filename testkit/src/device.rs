//! A device without a browser of its own (RFC 8628), and the person in front of it.

use crate::client::form;
use crate::{Answer, Browser, TestServer};

pub const DEVICE_GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

#[derive(Clone, Debug)]
pub struct Waiting {
    pub device_code: String,
    pub user_code: String,
}

impl TestServer {
    pub async fn begin(&self, pairs: &[(&str, &str)]) -> Answer {
        self.post_form("/oauth/device_authorization", &[], form(pairs)).await
    }

    pub async fn waiting(&self) -> Waiting {
        Waiting::read(&self.begin(&[("client_id", "demo-device")]).await)
    }

    pub async fn poll(&self, device_code: &str) -> Answer {
        let pairs = [
            ("grant_type", DEVICE_GRANT),
            ("client_id", "demo-device"),
            ("device_code", device_code),
        ];
        self.token(None, &pairs).await
    }
}

impl Waiting {
    #[track_caller]
    pub fn read(answer: &Answer) -> Self {
        answer.assert_status(200).assert_header("cache-control", "no-store");
        let json = answer.json();
        let text = |name: &str| json[name].as_str().expect("a text").to_owned();
        Self { device_code: text("device_code"), user_code: text("user_code") }
    }
}

impl Browser<'_> {
    pub async fn type_code(&mut self, code: &str) -> Answer {
        let page = self.get("/device").await;
        let answer = self.submit(&page.form("Continue").set("user_code", code)).await;
        self.follow(answer).await
    }

    pub async fn answer_device(&mut self, waiting: &Waiting, button: &str) -> Answer {
        let page = self.type_code(&waiting.user_code).await;
        page.assert_page(200);
        self.submit(&page.form(button).press(button)).await
    }
}
