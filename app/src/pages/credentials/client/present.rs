use oauth::credential::request::{ApiCredentialError, CheckedOAuthClient};
use oauth::role::Role;
use provider::Provider;
use provider::account::session::SignedIn;

use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
use crate::components::permission_summary::PermissionSummary;
use crate::components::pick_row::Choice;
use crate::components::scope_line::ScopeGroup;
use crate::i18n::Localizer;
use crate::pages::account::role_name;
use crate::pages::credentials::client::form::ClientDraft;
use crate::pages::credentials::present::form_error;
use crate::pages::credentials::review::ReviewPage;
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct ClientFormPage {
    pub form: PostForm,
    pub errors: Vec<FormError>,
    pub company: String,
    pub name: String,
    pub note: String,
    pub roles: Vec<Choice>,
    pub permissions: Vec<ScopeGroup>,
    pub summary: PermissionSummary,
}

pub fn client_form_page(
    provider: &Provider,
    localizer: Localizer,
    signed_in: &SignedIn,
    draft: &ClientDraft,
    errors: &[ApiCredentialError],
    form: PostForm,
) -> ClientFormPage {
    let all = provider.catalogue().scopes().iter().map(|entry| entry.scope.clone()).collect();
    let company = [("company", signed_in.company.name.as_str().into())];
    let roles = Role::ALL.into_iter().map(|role| {
        let consequence = match role {
            Role::Administrator => localizer.t_args("cred-client-administrator", &company),
            Role::Standard => localizer.t("cred-client-standard"),
        };
        Choice {
            value: role.as_str(),
            name: role_name(localizer, role),
            consequence,
            chosen: draft.role == Some(role),
        }
    });
    let permissions = Permissions::of_catalogue(provider, localizer);
    ClientFormPage {
        errors: errors.iter().map(|error| form_error(provider, localizer, error)).collect(),
        company: signed_in.company.name.clone(),
        name: draft.name.clone(),
        note: draft.note.clone(),
        roles: roles.collect(),
        permissions: permissions.groups_with(&all, |scope, mut line| {
            line.selected = draft.scopes.contains(scope);
            line
        }),
        summary: PermissionSummary {
            used: draft.scopes.iter().count(),
            optional: 0,
            highest: permissions.highest(&draft.scopes),
            all: provider.catalogue().scopes().len(),
        },
        form,
    }
}

pub fn client_review_page(
    provider: &Provider,
    localizer: Localizer,
    draft: &ClientDraft,
    checked: &CheckedOAuthClient,
    form: PostForm,
) -> ReviewPage {
    let permissions = Permissions::of_catalogue(provider, localizer);
    let mut facts = vec![(localizer.t("cred-name"), checked.name.clone())];
    if !checked.note.is_empty() {
        facts.push((localizer.t("cred-description"), checked.note.clone()));
    }
    facts.push((localizer.t("cred-client-role"), role_name(localizer, checked.role)));
    ReviewPage {
        facts,
        highest: permissions.highest(&checked.scopes),
        permissions: permissions.groups(&checked.scopes),
        no_more: localizer.t("cred-client-no-more"),
        create: localizer.t("cred-client-create"),
        form: draft.hide_in(form),
    }
}
