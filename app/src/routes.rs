//! The paths of pages, and of what they link to.

use oauth::consent::grant::Grant;
use oauth::credential::api_credential::{ApiCredential, ApiCredentialKind};
use oauth::id::{ApiCredentialId, ApprovalRequestId, ClientId, GrantId};
use oauth::parameters::Parameters;

pub const LANGUAGE: &str = "/language";
pub const CONNECTED_APPS: &str = "/connected-apps";
pub const CREDENTIALS: &str = "/credentials";
pub const NEW_TOKEN: &str = "/credentials/tokens/new";
pub const NEW_CLIENT: &str = "/credentials/clients/new";
pub const NEW_KEY: &str = "/credentials/keys/new";
pub const BEFORE: &str = "before";
pub const COPY_OF: &str = "copy";
pub const REVOKED: &str = "revoked";
pub const ADMIN: &str = "/admin";
pub const ADMIN_APP: &str = "/admin/app";
pub const ADMIN_APP_APPROVE: &str = "/admin/app/approve";
pub const ADMIN_APP_RESET: &str = "/admin/app/undecide";
pub const ADMIN_APP_REMOVE: &str = "/admin/app/remove";
pub const ADMIN_APP_BLOCK: &str = "/admin/app/block";
pub const ADMIN_GRANTS: &str = "/admin/grants";
pub const ADMIN_REQUESTS: &str = "/admin/requests";
pub const ADMIN_POLICY: &str = "/admin/policy";
pub const ADMIN_AUDIT: &str = "/admin/audit";
pub const ADMIN_AUDIT_FILE: &str = "/admin/audit.csv";
pub const APPS: &str = "/apps";
pub const NEW_APP: &str = "/apps/new";
pub const MARKETPLACE: &str = "/marketplace";

pub fn logo_path(id: &oauth::client::logo::LogoId) -> String {
    format!("/logos/{id}.png")
}

pub fn grant_path(grant: &Grant) -> String {
    format!("{CONNECTED_APPS}/{}", grant.id)
}

pub fn credential_path(id: &ApiCredentialId) -> String {
    format!("{CREDENTIALS}/{id}")
}

pub fn credential_home(credential: &ApiCredential) -> String {
    match credential.kind {
        ApiCredentialKind::App => app_path(&ClientId::new(credential.id.as_str())),
        _ => credential_path(&credential.id),
    }
}

pub fn revoked_path(credential: &ApiCredential) -> String {
    let done = Parameters::from_pairs([(REVOKED, credential.id.as_str())]).unwrap_or_default();
    format!("{CREDENTIALS}?{}", done.to_query())
}

pub fn admin_app_path(path: &str, client: &ClientId) -> String {
    let query = Parameters::from_pairs([("client_id", client.as_str())]).unwrap_or_default();
    format!("{path}?{}", query.to_query())
}

pub fn remove_grant_path(id: &GrantId) -> String {
    format!("{ADMIN_GRANTS}/{id}/remove")
}

pub fn approval_request_path(id: &ApprovalRequestId) -> String {
    format!("{ADMIN_REQUESTS}/{id}")
}

pub fn app_path(id: &ClientId) -> String {
    format!("{APPS}/{id}")
}

pub fn app_page_path(id: &ClientId, page: &str) -> String {
    format!("{APPS}/{id}/{page}")
}
