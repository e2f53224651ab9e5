//! What an administrator sees.

use oauth::id::{ApprovalRequestId, ClientId, GrantId};
use oauth::parameters::Parameters;
use oauth::policy::{AppDecision, CompanyPolicy, WhoMayConnect};
use oauth::redirect_uri::Destination;
use provider::Provider;
use provider::approvals::{Approval, MESSAGE_LENGTH};
use provider::company_apps::{CompanyApp, CompanyAppDetails, PEOPLE_SHOWN};

use super::date;
use super::permissions::Permissions;
use crate::components::badge::Level;
use crate::components::form::PostForm;
use crate::pages::admin::app::{AdminAppPage, PersonRow};
use crate::pages::admin::apps::CompanyAppRow;
use crate::pages::admin::policy::{AdminPolicyPage, LevelPolicy};
use crate::pages::admin::request::AdminRequestPage;
use crate::pages::admin::requests::ApprovalRow;
use crate::pages::consent::Standing;
use crate::words::Words;

/// A company's apps.
pub const ADMIN: &str = "/admin";
/// One of them.
pub const ADMIN_APP: &str = "/admin/app";
/// Approving it for everyone.
pub const ADMIN_APP_APPROVE: &str = "/admin/app/approve";
/// Leaving it to the policy.
pub const ADMIN_APP_UNDECIDE: &str = "/admin/app/undecide";
/// Removing it for everyone.
pub const ADMIN_APP_REMOVE: &str = "/admin/app/remove";
/// Blocking it.
pub const ADMIN_APP_BLOCK: &str = "/admin/app/block";
/// What one person in the company has allowed.
pub const ADMIN_GRANTS: &str = "/admin/grants";
/// What people ask of their administrators.
pub const ADMIN_REQUESTS: &str = "/admin/requests";
/// What people may allow.
pub const ADMIN_POLICY: &str = "/admin/policy";
/// What was done.
pub const ADMIN_AUDIT: &str = "/admin/audit";
/// The same as a file.
pub const ADMIN_AUDIT_FILE: &str = "/admin/audit.csv";

/// The path of a page about one app of the company: `/admin/app`, and below it.
pub fn app_path(path: &str, client: &ClientId) -> String {
    let query = Parameters::from_pairs([("client_id", client.as_str())]).unwrap_or_default();
    format!("{path}?{}", query.to_query())
}

/// The path of the page that asks before one person's access is removed.
pub fn remove_grant_path(id: &GrantId) -> String {
    format!("{ADMIN_GRANTS}/{id}/remove")
}

/// The path of one request.
pub fn request_path(id: &ApprovalRequestId) -> String {
    format!("{ADMIN_REQUESTS}/{id}")
}

/// An app in the list.
pub fn app_row(provider: &Provider, words: Words, app: &CompanyApp) -> CompanyAppRow {
    let people = words.say_with("admin-app-count", &[("people", app.people.into())]);
    let used = date::last_used(words, app.last_used_at, provider.now());
    CompanyAppRow {
        app: app.client.display_name(),
        publisher: app.client.publisher_name(),
        standing: standing(&app.client),
        used: if app.people == 0 { people } else { format!("{people} · {used}") },
        decision: app.decision.as_ref().map(|decision| decided(words, Some(decision))),
        details: app_path(ADMIN_APP, &app.client.id),
    }
}

/// One app's page. `form` makes a form to a path below `/admin/app`.
pub fn app_page(
    provider: &Provider,
    words: Words,
    details: &CompanyAppDetails,
    form: impl Fn(&'static str) -> PostForm,
) -> AdminAppPage {
    let app = &details.app;
    let permissions = Permissions::of(provider, &app.client, words);
    let people: Vec<PersonRow> = details
        .people
        .iter()
        .map(|(record, user)| {
            let grant = &record.grant;
            let ends = date::grant_end(words, grant.expires_at);
            let since = words
                .say_with("admin-since", &[("day", date::day(words, grant.granted_at).into())]);
            PersonRow {
                name: user.full_name(),
                email: user.email.clone(),
                permissions: permissions.prompts(&grant.scopes).join(", "),
                since: format!("{since} · {ends}"),
                remove: remove_grant_path(&grant.id),
            }
        })
        .collect();
    let blocked = app.decision == Some(AppDecision::Blocked);
    let more = (app.people > PEOPLE_SHOWN).then(|| {
        words.say_with("admin-app-more", &[("people", (app.people - PEOPLE_SHOWN).into())])
    });
    AdminAppPage {
        app: app.client.display_name(),
        publisher: app.client.publisher_name(),
        standing: standing(&app.client),
        decision: decided(words, app.decision.as_ref()),
        remove: (!people.is_empty()).then(|| app_path(ADMIN_APP_REMOVE, &app.client.id)),
        people,
        more,
        block: (!blocked).then(|| app_path(ADMIN_APP_BLOCK, &app.client.id)),
        approve: app.decision.is_none().then(|| form(ADMIN_APP_APPROVE)),
        undecide: app.decision.is_some().then(|| form(ADMIN_APP_UNDECIDE)),
    }
}

/// A request in the list.
pub fn approval_row(words: Words, approval: &Approval) -> ApprovalRow {
    let state = match answered(words, approval) {
        Some((answered, _)) => answered,
        None => asked(words, approval),
    };
    ApprovalRow {
        app: approval.client.display_name(),
        state,
        details: request_path(&approval.request.id),
    }
}

/// One request's page.
pub fn request_page(
    provider: &Provider,
    words: Words,
    approval: &Approval,
    form: PostForm,
) -> AdminRequestPage {
    let permissions = Permissions::of(provider, &approval.client, words);
    let beyond = permissions.prompts(&approval.beyond_role);
    let message = Some(approval.request.message.clone()).filter(|message| !message.is_empty());
    AdminRequestPage {
        app: approval.client.display_name(),
        publisher: approval.client.publisher_name(),
        standing: standing(&approval.client),
        asked: asked(words, approval),
        message,
        permissions: permissions.groups(&approval.request.scopes),
        beyond_role: (!beyond.is_empty()).then(|| {
            words.say_with(
                "admin-request-beyond-role",
                &[
                    ("name", approval.user.full_name().into()),
                    ("permissions", beyond.join(", ").into()),
                ],
            )
        }),
        answered: answered(words, approval),
        form,
        reason_length: MESSAGE_LENGTH,
    }
}

/// The policy's page.
pub fn policy_page(words: Words, policy: &CompanyPolicy, form: PostForm) -> AdminPolicyPage {
    let level = |level, field, chosen: WhoMayConnect| LevelPolicy {
        level,
        field,
        choices: WhoMayConnect::ALL
            .into_iter()
            .map(|who| (who.as_str(), who_may(words, who), who == chosen))
            .collect(),
    };
    AdminPolicyPage {
        levels: vec![
            level(Level::Read, "read", policy.read),
            level(Level::Change, "change", policy.change),
            level(Level::Delete, "delete", policy.delete),
            level(Level::Admin, "admin", policy.admin),
        ],
        until_removed: policy.until_removed,
        form,
    }
}

fn who_may(words: Words, who: WhoMayConnect) -> String {
    match who {
        WhoMayConnect::Anyone => words.say("admin-policy-anyone"),
        WhoMayConnect::VerifiedPublishersOnly => words.say("admin-policy-verified"),
        WhoMayConnect::AdministratorsOnly => words.say("admin-policy-administrators"),
    }
}

fn asked(words: Words, approval: &Approval) -> String {
    words.say_with(
        "admin-request-asked",
        &[
            ("name", approval.user.full_name().into()),
            ("email", approval.user.email.as_str().into()),
            ("day", date::day_and_clock(words, approval.request.asked_at).into()),
        ],
    )
}

fn answered(words: Words, approval: &Approval) -> Option<(String, Option<String>)> {
    let answer = approval.request.answer.as_ref()?;
    let by = approval.answered_by.clone().unwrap_or_default();
    let day = date::day_and_clock(words, answer.at);
    let by_and_when = [("name", by.into()), ("day", day.into())];
    let text = if answer.approved {
        words.say_with("admin-request-approved", &by_and_when)
    } else {
        words.say_with("admin-request-refused", &by_and_when)
    };
    Some((text, Some(answer.reason.clone()).filter(|reason| !reason.is_empty())))
}

fn decided(words: Words, decision: Option<&AppDecision>) -> String {
    match decision {
        Some(AppDecision::Approved(_)) => words.say("admin-decided-approved"),
        Some(AppDecision::Blocked) => words.say("admin-decided-blocked"),
        None => words.say("admin-decided-policy"),
    }
}

/// Where no redirect host is in use, the mark must hold for all of them.
fn standing(client: &oauth::client::Client) -> Standing {
    let verified = !client.redirect_uris.is_empty()
        && client
            .redirect_uris
            .iter()
            .all(|uri| client.is_verified_for(&Destination::of(uri.as_str()).host));
    if verified { Standing::Verified } else { Standing::Unverified }
}
