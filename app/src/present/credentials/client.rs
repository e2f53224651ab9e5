//! What an OAuth client is to be, as pages show it.

use oauth::api_credential::{ApiCredentialError, CheckedOAuthClient};
use oauth::role::Role;
use provider::Provider;
use provider::session::SignedIn;

use super::{ClientDraft, fault};
use crate::components::form::PostForm;
use crate::pages::credentials::client_form::ClientFormPage;
use crate::pages::credentials::review::ReviewPage;
use crate::present::account;
use crate::present::permissions::Permissions;
use crate::words::Words;

/// The form for an OAuth client, as far as it is filled in.
pub fn client_form(
    provider: &Provider,
    words: Words,
    signed_in: &SignedIn,
    draft: &ClientDraft,
    errors: &[ApiCredentialError],
    form: PostForm,
) -> ClientFormPage {
    let all = provider.catalogue().scopes().iter().map(|entry| entry.scope.clone()).collect();
    let company = [("company", signed_in.company.name.as_str().into())];
    let roles = Role::ALL.into_iter().map(|role| {
        let consequence = match role {
            Role::Administrator => words.say_with("cred-client-administrator", &company),
            Role::Standard => words.say("cred-client-standard"),
        };
        (role.as_str(), account::role(words, role), consequence, draft.role == Some(role))
    });
    ClientFormPage {
        faults: errors.iter().map(|error| fault(provider, words, error)).collect(),
        company: signed_in.company.name.clone(),
        name: draft.name.clone(),
        note: draft.note.clone(),
        roles: roles.collect(),
        permissions: Permissions::of_catalogue(provider, words).groups_with(
            &all,
            |scope, mut line| {
                line.ticked = draft.scopes.contains(scope);
                line
            },
        ),
        form,
    }
}

/// What an OAuth client would be.
pub fn client_review(
    provider: &Provider,
    words: Words,
    draft: &ClientDraft,
    checked: &CheckedOAuthClient,
    form: PostForm,
) -> ReviewPage {
    let permissions = Permissions::of_catalogue(provider, words);
    let mut facts = vec![(words.say("cred-name"), checked.name.clone())];
    if !checked.note.is_empty() {
        facts.push((words.say("cred-description"), checked.note.clone()));
    }
    facts.push((words.say("cred-client-role"), account::role(words, checked.role)));
    ReviewPage {
        facts,
        highest: permissions.highest(&checked.scopes),
        permissions: permissions.groups(&checked.scopes),
        no_more: words.say("cred-client-no-more"),
        create: words.say("cred-client-create"),
        form: draft.hide_in(form),
    }
}
