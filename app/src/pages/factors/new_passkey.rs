use leptos::prelude::*;
use routes::PASSKEY_CHALLENGE;

use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::PostForm;
use crate::components::page_head::PageHead;
use crate::components::passkey_form::{PasskeyForm, PasskeyUse};
use crate::components::text_field::text_field;
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page, Place, Scripts};
use crate::pages::factors::NAME;
use crate::pages::factors::item::FactorKind;

#[derive(Clone, Debug)]
pub struct NewPasskeyPage {
    pub form: PostForm,
    pub name: String,
    pub error: Option<NewPasskeyError>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewPasskeyError {
    NoName,
    Expired,
    Refused,
    Known,
    TooMany,
}

impl Page for NewPasskeyPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("passkey-add")
    }

    fn has_errors(&self) -> bool {
        self.error.is_some()
    }

    fn scripts(&self) -> Scripts {
        Scripts::Inline
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Account)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let error = page.error.map(|error| match error {
            NewPasskeyError::NoName => FormError::new(t("factor-no-name"), NAME),
            NewPasskeyError::Expired => FormError { text: t("passkey-expired"), field: None },
            NewPasskeyError::Refused => FormError { text: t("passkey-not-made"), field: None },
            NewPasskeyError::Known => FormError { text: t("passkey-known"), field: None },
            NewPasskeyError::TooMany => FormError { text: t("factor-too-many"), field: None },
        });
        let errors: Vec<_> = error.into_iter().collect();
        let fields = view! {
            <div class="panel panel-in roomy">
                {text_field(NAME, t("factor-name"), t("factor-name-hint"), page.name, &errors)}
            </div>
        };
        view! {
            <ErrorSummary errors />
            <PageHead
                title=t("passkey-add")
                crumbs=FactorKind::Passkey.crumbs()
                lead=Some(t("passkey-what").into_any())
            />
            <div class="parts narrow">
                <PasskeyForm
                    form=page.form
                    challenge=PASSKEY_CHALLENGE
                    of=PasskeyUse::Make
                    label=t("passkey-make")
                    class="btn btn-main"
                    fields=fields.into_any()
                />
            </div>
        }
        .into_any()
    }
}
