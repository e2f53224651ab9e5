use leptos::prelude::*;
use provider::account::factors::recovery_code::RecoveryCode;
use serde::{Deserialize, Serialize};

use crate::components::literal::LiteralBlock;
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page, Place};

/// They are shown once. No `Debug`.
#[derive(Serialize, Deserialize)]
pub struct RecoveryCodesPage {
    codes: Vec<String>,
    /// Where the person goes on.
    done: String,
    /// They have just signed in with a second factor that they were asked to set up.
    signs_in: bool,
}

impl RecoveryCodesPage {
    pub fn new(codes: &[RecoveryCode], done: impl Into<String>, signs_in: bool) -> Self {
        let codes = codes.iter().map(RecoveryCode::expose).collect();
        Self { codes, done: done.into(), signs_in }
    }
}

impl Page for RecoveryCodesPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("recovery-codes")
    }

    fn frame(&self) -> Frame {
        if self.signs_in { Frame::Small } else { Frame::Managed(Place::Account) }
    }

    fn shows_account(&self) -> bool {
        !self.signs_in
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let content = view! {
            <h1>{t("recovery-codes")}</h1>
            <p class="note note-warn">{t("recovery-codes-once")}</p>
            <div class="recovery-codes"><LiteralBlock text=page.codes.join("\n") /></div>
            <p>{t("recovery-codes-what")}</p>
            <p><a class="btn btn-main" href=page.done>{t("recovery-codes-saved")}</a></p>
        };
        if page.signs_in {
            view! { <div class="card">{content}</div> }.into_any()
        } else {
            view! { <div class="panel narrow"><div class="panel-in roomy">{content}</div></div> }
                .into_any()
        }
    }
}
