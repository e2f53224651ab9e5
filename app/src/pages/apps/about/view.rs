use leptos::prelude::*;

use crate::components::error_summary::{ErrorSummary, error_for};
use crate::components::form::HiddenFields;
use crate::components::pick_row::PickRow;
use crate::components::text_field::TextField;
use crate::i18n::{Localizer, t};
use crate::page::Page;
use crate::pages::apps::about::form::{DESCRIPTION, KIND, NAME};
use crate::pages::apps::about::present::AboutPage;
use crate::pages::apps::steps::StepList;

impl Page for AboutPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-new")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let error = |field| error_for(&page.errors, field);
        let (name_error, description_error) = (error(NAME), error(DESCRIPTION));
        let kinds = page.kinds.into_iter().filter(|kind| kind.chosen || !page.kind_is_kept);
        let kinds = kinds.map(|choice| view! { <PickRow field=KIND choice /> });
        let kept =
            page.kind_is_kept.then(|| view! { <p class="muted">{t("partner-kind-kept")}</p> });
        view! {
            <div class="page">
                <ErrorSummary errors=page.errors.clone() />
                <StepList steps=page.steps />
                <h1>{t("partner-new")}</h1>
                <form method="post" action=page.form.action class="stack" novalidate=true>
                    <HiddenFields fields=page.form.hidden />
                    <TextField
                        id=NAME
                        label=t("partner-name")
                        hint=t("partner-name-hint")
                        value=page.name
                        error=name_error
                    />
                    <TextField
                        id=DESCRIPTION
                        label=t("partner-description")
                        hint=t("partner-description-hint")
                        value=page.description
                        error=description_error
                    />
                    <fieldset>
                        <legend>{t("partner-kind")}</legend>
                        {kinds.collect_view()}
                        {kept}
                    </fieldset>
                    <p>
                        <button type="submit" class="btn btn-main">
                            {t("partner-save")}
                        </button>
                    </p>
                </form>

            </div>
        }
        .into_any()
    }
}
