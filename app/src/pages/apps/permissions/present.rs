use oauth::catalogue::{DataFlag, Level};
use oauth::client::Requirement;
use oauth::client::app::draft::AppDraft;
use oauth::scope::ScopeSet;
use provider::Provider;

use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
use crate::components::permission_summary::PermissionSummary;
use crate::i18n::Localizer;
use crate::pages::apps::frame::AppFrame;
use crate::pages::apps::permissions::form::{NOT_USED, OPTIONAL, REQUIRED};
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct AppPermissionsPage {
    pub frame: AppFrame,
    pub form: PostForm,
    pub errors: Vec<FormError>,
    pub groups: Vec<(String, Vec<PermissionChoice>)>,
    pub summary: PermissionSummary,
}

#[derive(Clone, Debug)]
pub struct PermissionChoice {
    pub id: String,
    pub prompt: String,
    pub sentence: String,
    pub level: Level,
    pub admin: bool,
    pub flags: Vec<DataFlag>,
    pub chosen: &'static str,
    pub is_default: bool,
    pub purpose: String,
}

pub fn permissions_page(
    provider: &Provider,
    localizer: Localizer,
    frame: AppFrame,
    form: PostForm,
    draft: &AppDraft,
    errors: Vec<FormError>,
) -> AppPermissionsPage {
    let all = provider.catalogue().all_scopes().map(|entry| entry.scope.clone()).collect();
    let permissions = Permissions::of_catalogue(provider, localizer);
    let groups = permissions.groups(&all).into_iter().map(|group| {
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
                flags: line.flags,
            }
        });
        (group.name, choices.collect())
    });
    let groups = groups.collect();
    AppPermissionsPage {
        summary: summary(provider, &permissions, draft),
        frame,
        form,
        errors,
        groups,
    }
}

/// Of what is known: a draft may hold permissions that the catalogue no longer has.
fn summary(
    provider: &Provider,
    permissions: &Permissions<'_>,
    draft: &AppDraft,
) -> PermissionSummary {
    let catalogue = provider.catalogue();
    let known = || draft.scopes.iter().filter(|entry| catalogue.find(&entry.scope).is_some());
    let scopes: ScopeSet = known().map(|entry| entry.scope.clone()).collect();
    PermissionSummary {
        used: known().count(),
        optional: known().filter(|entry| entry.requirement == Requirement::Optional).count(),
        highest: permissions.highest(&scopes),
        all: catalogue.all_scopes().count(),
    }
}
