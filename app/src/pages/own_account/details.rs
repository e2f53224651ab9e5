use leptos::prelude::*;
use oauth::language::Language;

use crate::components::error_summary::{FormError, error_for};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::text_field::field_error;
use crate::i18n::{Localizer, t};
use crate::page::ENTRIES;
use crate::pages::own_account::form::{FIRST_NAME, LANGUAGE, LAST_NAME};

#[derive(Clone, Debug)]
pub struct Details {
    pub form: PostForm,
    pub first_name: String,
    pub last_name: String,
    pub language: Language,
    pub errors: Vec<FormError>,
}

/// That a name is missing or may not be so.
pub fn name_error(localizer: Localizer, field: &'static str) -> FormError {
    FormError::new(localizer.t("account-name-error"), field)
}

impl Details {
    pub(super) fn view(self) -> AnyView {
        let languages = Language::ALL
            .into_iter()
            .map(|language| {
                let (tag, selected) = (language.tag(), language == self.language);
                view! {
                    <option value=tag lang=tag selected=selected>
                        {language.own_name()}
                    </option>
                }
            })
            .collect_view();
        view! {
            <section class="page-part" aria-labelledby="details">
                <h2 id="details">{t("account-details")}</h2>
                <form
                    id=ENTRIES
                    method="post"
                    action=self.form.action
                    class="panel panel-in form"
                    novalidate=true
                >
                    <HiddenFields fields=self.form.hidden />
                    <div class="pair">
                        {name(FIRST_NAME, t("account-first-name"), "given-name", self.first_name, &self.errors)}
                        {name(LAST_NAME, t("account-last-name"), "family-name", self.last_name, &self.errors)}
                    </div>
                    <div class="pair">
                        <div class="field">
                            <label for=LANGUAGE>{t("account-language")}</label>
                            <select class="in" id=LANGUAGE name=LANGUAGE autocomplete="language">
                                {languages}
                            </select>
                        </div>
                    </div>
                    <div>
                        <button type="submit" class="btn">
                            {t("account-save")}
                        </button>
                    </div>
                </form>
            </section>
        }
        .into_any()
    }
}

fn name(
    id: &'static str,
    label: String,
    autocomplete: &'static str,
    value: String,
    errors: &[FormError],
) -> AnyView {
    let error = error_for(errors, id);
    let invalid = error.is_some();
    let error_id = format!("{id}-error");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {field_error(error_id.clone(), error)}
            <input
                id=id
                name=id
                class="in"
                type="text"
                autocomplete=autocomplete
                value=value
                required=true
                aria-invalid=invalid.then_some("true")
                aria-describedby=invalid.then_some(error_id)
            />
        </div>
    }
    .into_any()
}
