use leptos::prelude::*;
use routes::{PASSKEYS, SECOND_FACTOR};

use crate::components::buttons::SubmitButton;
use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::page_head::{Crumb, PageHead};
use crate::components::text_field::text_field;
use crate::i18n::{Localizer, t};
use crate::page::{ENTRIES, Frame, Page, Place};
use crate::pages::factors::NAME;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorKind {
    Passkey,
    Authenticator,
}

impl FactorKind {
    pub fn list(self) -> &'static str {
        match self {
            Self::Passkey => PASSKEYS,
            Self::Authenticator => SECOND_FACTOR,
        }
    }

    pub(super) fn crumbs(self) -> Vec<Crumb> {
        let label = match self {
            Self::Passkey => t("passkeys"),
            Self::Authenticator => t("second-factor"),
        };
        vec![Crumb { href: self.list().to_owned(), label }]
    }
}

/// One of them, to be named.
#[derive(Clone, Debug)]
pub struct FactorPage {
    pub kind: FactorKind,
    pub form: PostForm,
    pub name: String,
    pub no_name: bool,
}

impl Page for FactorPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("factor-rename")
    }

    fn has_errors(&self) -> bool {
        self.no_name
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Account)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let errors: Vec<_> =
            page.no_name.then(|| FormError::new(t("factor-no-name"), NAME)).into_iter().collect();
        view! {
            <ErrorSummary errors=errors.clone() />
            <PageHead title=t("factor-rename") crumbs=page.kind.crumbs() />
            <form id=ENTRIES method="post" action=page.form.action class="parts narrow" novalidate=true>
                <HiddenFields fields=page.form.hidden />
                <div class="panel panel-in roomy">
                    {text_field(NAME, t("factor-name"), t("factor-name-hint"), page.name, &errors)}
                </div>
                <SubmitButton label=t("factor-save") />
            </form>
        }
        .into_any()
    }
}
