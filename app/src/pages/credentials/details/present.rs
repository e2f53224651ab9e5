use oauth::credential::api_credential::ApiCredentialKind;
use oauth::role::Role;
use provider::Provider;
use provider::account::session::SignedIn;
use provider::credentials::api_credentials::ApiCredentialRecord;
use routes::{COPY_OF, NEW_CLIENT, NEW_TOKEN};

use crate::components::badge::Tone;
use crate::components::scope_line::ScopeGroup;
use crate::i18n::{Localizer, date};
use crate::pages::account::role_name;
use crate::pages::credentials::present::{
    CredentialActions, actions, client_id, kind_name, permissions, secrets, status, with_place,
};

#[derive(Clone, Debug)]
pub struct CredentialDetailsPage {
    pub name: String,
    pub kind: String,
    pub status: (String, Tone),
    pub facts: Vec<(String, String)>,
    pub client_id: Option<String>,
    pub secrets: Vec<(String, String)>,
    pub opens: CredentialAccess,
    pub actions: Option<CredentialActions>,
    pub copy: Option<String>,
}

#[derive(Clone, Debug)]
pub enum CredentialAccess {
    Everything(String),
    Permissions(Vec<ScopeGroup>),
}

pub fn credential_details_page(
    provider: &Provider,
    localizer: Localizer,
    signed_in: &SignedIn,
    record: &ApiCredentialRecord,
) -> CredentialDetailsPage {
    let ApiCredentialRecord { credential, maker } = record;
    let now = provider.now();
    let mut facts = Vec::new();
    facts.extend(
        credential.role.map(|role| (localizer.t("cred-client-role"), role_name(localizer, role))),
    );
    if !credential.note.is_empty() {
        facts.push((localizer.t(note_label(credential.kind)), credential.note.clone()));
    }
    facts.push((localizer.t("cred-maker"), maker.clone()));
    facts.push((localizer.t("cred-made"), date::day_and_clock(localizer, credential.created_at)));
    let end = match credential.expires_at {
        Some(at) => date::day_and_clock(localizer, at),
        None => localizer.t("cred-no-end"),
    };
    facts.push((localizer.t("cred-ends"), end));
    let used = match credential.last_used_at {
        Some(at) => with_place(localizer, date::ago(localizer, at, now), credential),
        None => localizer.t("app-never-used"),
    };
    facts.push((localizer.t("app-last-used"), used));
    let permissions = permissions(provider, localizer, credential.kind);
    let company = [("company", signed_in.company.name.as_str().into())];
    let form = match credential.kind {
        ApiCredentialKind::ApiKey | ApiCredentialKind::PartnerApiKey | ApiCredentialKind::App => {
            None
        }
        ApiCredentialKind::ApiToken => Some(NEW_TOKEN),
        ApiCredentialKind::OAuthClient => Some(NEW_CLIENT),
    };
    let may_copy =
        !credential.kind.is_companys() || signed_in.membership.role == Role::Administrator;
    let form = form.filter(|_| may_copy);
    CredentialDetailsPage {
        name: credential.name.clone(),
        kind: kind_name(localizer, credential.kind),
        status: status(localizer, credential, now),
        facts,
        client_id: client_id(credential),
        secrets: secrets(provider, localizer, credential),
        opens: match permissions {
            None => {
                CredentialAccess::Everything(localizer.t_args("cred-opens-everything", &company))
            }
            Some(permissions) => {
                CredentialAccess::Permissions(permissions.groups(&credential.scopes))
            }
        },
        actions: actions(signed_in, credential, now),
        copy: form.map(|form| format!("{form}?{COPY_OF}={}", credential.id)),
    }
}

fn note_label(kind: ApiCredentialKind) -> &'static str {
    match kind {
        ApiCredentialKind::OAuthClient => "cred-description",
        _ => "cred-note",
    }
}
