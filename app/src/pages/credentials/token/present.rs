use oauth::credential::request::{ApiCredentialError, EXPIRY_DAYS, EXPIRY_LIMIT_DAYS};
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use provider::Provider;
use provider::account::session::SignedIn;

use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
use crate::components::permission_summary::PermissionSummary;
use crate::components::scope_line::ScopeGroup;
use crate::i18n::{Localizer, date};
use crate::pages::credentials::present::{ONE_DAY, form_error};
use crate::pages::credentials::review::ReviewPage;
use crate::pages::credentials::token::form::TokenDraft;
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct TokenFormPage {
    pub form: PostForm,
    pub errors: Vec<FormError>,
    pub name: String,
    pub note: String,
    pub presets: Vec<PresetChoice>,
    pub permissions: Vec<ScopeGroup>,
    pub summary: PermissionSummary,
    pub days: Vec<(u32, String, bool)>,
    /// The day that was typed instead.
    pub day: Option<String>,
    pub day_limits: (String, String),
}

#[derive(Clone, Debug, Default)]
pub struct PresetChoice {
    /// Empty: none.
    pub id: String,
    pub title: String,
    /// What to know of it.
    pub note: String,
    /// With spaces between them.
    pub scopes: String,
    pub chosen: bool,
}

pub fn token_form_page(
    provider: &Provider,
    localizer: Localizer,
    signed_in: &SignedIn,
    draft: &TokenDraft,
    errors: &[ApiCredentialError],
    form: PostForm,
) -> TokenFormPage {
    let catalogue = provider.token_catalogue();
    let all: ScopeSet = catalogue.scopes().iter().map(|entry| entry.scope.clone()).collect();
    let givable = catalogue.allowable_by(signed_in.membership.role, &all);
    let language = localizer.language();
    let chosen = catalogue.presets().iter().find(|preset| preset.id == draft.preset);
    let none = PresetChoice {
        title: localizer.t("cred-start-self"),
        chosen: chosen.is_none(),
        ..PresetChoice::default()
    };
    // One whose permissions the person cannot give would only disappoint.
    let presets = catalogue
        .presets()
        .iter()
        .filter(|preset| preset.scopes.is_subset(&givable))
        .map(|preset| {
            let words = preset.words(language);
            PresetChoice {
                id: preset.id.clone(),
                title: words.title.clone(),
                note: words.note.clone(),
                scopes: preset.scopes.to_string(),
                chosen: preset.id == draft.preset,
            }
        })
        .chain([none]);
    let now = provider.now();
    let day = |days: u32| date::iso_day(localizer, now + ONE_DAY * days);
    let permissions = Permissions::of_tokens(provider, localizer);
    let ticked: ScopeSet =
        draft.scopes.iter().filter(|scope| givable.contains(scope)).cloned().collect();
    TokenFormPage {
        errors: errors.iter().map(|error| form_error(provider, localizer, error)).collect(),
        name: draft.name.clone(),
        note: draft.note.clone(),
        presets: presets.collect(),
        summary: PermissionSummary {
            used: ticked.iter().count(),
            optional: 0,
            highest: permissions.highest(&ticked),
            all: givable.iter().count(),
        },
        permissions: permissions.groups_with(&givable, |scope, mut line| {
            line.selected = draft.scopes.contains(scope);
            line
        }),
        days: EXPIRY_DAYS
            .into_iter()
            .map(|days| {
                let end = date::day(localizer, now + ONE_DAY * days);
                (days, end, draft.day().is_none() && draft.days() == Some(days))
            })
            .collect(),
        day: draft.day().map(str::to_owned),
        day_limits: (day(1), day(EXPIRY_LIMIT_DAYS - 1)),
        form,
    }
}

pub fn token_review_page(
    provider: &Provider,
    localizer: Localizer,
    draft: &TokenDraft,
    expires_at: Timestamp,
    form: PostForm,
) -> ReviewPage {
    let permissions = Permissions::of_tokens(provider, localizer);
    let mut facts = vec![(localizer.t("cred-name"), draft.name.clone())];
    if !draft.note.is_empty() {
        facts.push((localizer.t("cred-note"), draft.note.clone()));
    }
    facts.push((localizer.t("cred-ends"), date::day_and_clock(localizer, expires_at)));
    ReviewPage {
        facts,
        highest: permissions.highest(&draft.scopes),
        permissions: permissions.groups(&draft.scopes),
        no_more: localizer.t("cred-no-more"),
        create: localizer.t("cred-token-create"),
        form: draft.hide_in(form),
    }
}
