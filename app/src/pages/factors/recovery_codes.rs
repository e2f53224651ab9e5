use leptos::prelude::*;
use provider::account::factors::recovery_code::RecoveryCode;
use serde::{Deserialize, Serialize};

use crate::components::form::{ButtonForm, PostForm};
use crate::components::literal::LiteralBlock;
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page, Place};

/// They are shown once. No `Debug`.
#[derive(Serialize, Deserialize)]
pub struct RecoveryCodesPage {
    codes: Vec<String>,
    /// Where the person goes on.
    done: String,
    /// The form that waits there, in the middle of which they had to sign in.
    waiting: Option<PostForm>,
    /// They have just signed in with a second factor that they were asked to set up.
    signs_in: bool,
}

impl RecoveryCodesPage {
    pub fn new(codes: &[RecoveryCode], done: impl Into<String>, signs_in: bool) -> Self {
        let codes = codes.iter().map(RecoveryCode::expose).collect();
        Self { codes, done: done.into(), waiting: None, signs_in }
    }

    #[must_use]
    pub fn with_waiting(self, waiting: Option<PostForm>) -> Self {
        Self { waiting, ..self }
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
        let next = match page.waiting {
            Some(form) => {
                view! { <ButtonForm form label=t("recovery-codes-saved") class="btn btn-main" /> }
                    .into_any()
            }
            None => view! {
                <p><a class="btn btn-main" href=page.done>{t("recovery-codes-saved")}</a></p>
            }
            .into_any(),
        };
        let content = view! {
            <h1>{t("recovery-codes")}</h1>
            <p class="note note-warn">{t("recovery-codes-once")}</p>
            <div class="recovery-codes"><LiteralBlock text=page.codes.join("\n") /></div>
            <p>{t("recovery-codes-what")}</p>
            {next}
        };
        if page.signs_in {
            view! { <div class="card">{content}</div> }.into_any()
        } else {
            view! { <div class="panel narrow"><div class="panel-in roomy">{content}</div></div> }
                .into_any()
        }
    }
}
