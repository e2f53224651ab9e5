use oauth::catalogue::Level;
use oauth::client::Requirement;
use oauth::client::app::draft::AppDraft;
use provider::Provider;

use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
use crate::i18n::Localizer;
use crate::pages::apps::permissions::form::{NOT_USED, OPTIONAL, REQUIRED};
use crate::pages::apps::steps::Steps;
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct AppPermissionsPage {
    pub steps: Steps,
    pub form: PostForm,
    pub errors: Vec<FormError>,
    pub groups: Vec<(String, Vec<PermissionChoice>)>,
}

#[derive(Clone, Debug)]
pub struct PermissionChoice {
    pub id: String,
    pub prompt: String,
    pub sentence: String,
    pub level: Level,
    pub admin: bool,
    pub chosen: &'static str,
    pub is_default: bool,
    pub purpose: String,
}

pub fn permissions_page(
    provider: &Provider,
    localizer: Localizer,
    steps: Steps,
    form: PostForm,
    draft: &AppDraft,
    errors: Vec<FormError>,
) -> AppPermissionsPage {
    let catalogue = provider.catalogue();
    let all = catalogue.scopes().iter().map(|entry| entry.scope.clone()).collect();
    let groups =
        Permissions::of_catalogue(provider, localizer).groups(&all).into_iter().map(|group| {
            let choices = group.scopes.into_iter().map(|line| {
                let written = draft.scopes.iter().find(|entry| entry.scope.as_str() == line.id);
                PermissionChoice {
                    chosen: match written.map(|entry| entry.requirement) {
                        None => NOT_USED,
                        Some(Requirement::Required) => REQUIRED,
                        Some(Requirement::Optional) => OPTIONAL,
                    },
                    is_default: written.is_some_and(|entry| entry.is_default),
                    purpose: written.map(|entry| entry.purpose.clone()).unwrap_or_default(),
                    id: line.id,
                    prompt: line.prompt,
                    sentence: line.sentence,
                    level: line.level,
                    admin: line.admin,
                }
            });
            (group.name, choices.collect())
        });
    AppPermissionsPage { steps, form, errors, groups: groups.collect() }
}
