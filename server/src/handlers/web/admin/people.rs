//! The company's people, for its administrators.

use app::components::error_summary::FormError;
use app::pages::admin::people::form::{EMAIL, FIRST_NAME, JOB_TITLE, LAST_NAME, ROLE};
use app::pages::admin::people::invite::{field_error, invite_page, taken_error};
use app::pages::admin::people::person::person_page;
use app::pages::admin::people::present::people_page;
use app::pages::confirm::ConfirmPage;
use app::pages::error::present::ErrorCase;
use axum::extract::{Path, State};
use oauth::id::UserId;
use oauth::parameters::Parameters;
use oauth::role::Role;
use provider::account::people::{Invitation, PeopleError};
use provider::administration::error::check_administrator;
use routes::UrlBuilder;

use super::{DONE, show};
use crate::http::entered::Entered;
use crate::http::{AuthenticatedUser, PageError, PageResult, Query, UserForm, see_other};
use crate::state::AppState;

impl From<PeopleError> for PageError {
    fn from(error: PeopleError) -> Self {
        match error {
            PeopleError::NotAdministrator => ErrorCase::NotAdministrator.into(),
            PeopleError::NotFound => ErrorCase::NotFound.into(),
            // The pages have no button for it.
            PeopleError::OwnAccount
            | PeopleError::LastAdministrator
            | PeopleError::HasPassword
            | PeopleError::InvitedOften
            | PeopleError::OfOtherCompanies
            | PeopleError::EmailTaken
            | PeopleError::Invalid(_) => ErrorCase::Forbidden.into(),
            PeopleError::Internal(error) => error.into(),
        }
    }
}

const INVITED: &str = "invited";
const ROLE_SET: &str = "role";
const ENABLED: &str = "enabled";
const DISABLED: &str = "disabled";
const SIGNED_OUT: &str = "signed-out";
const LOCKED_DOWN: &str = "locked-down";
const FACTORS_RESET: &str = "factors-reset";

pub(crate) async fn list(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let after = query.get(routes::AFTER).map(UserId::new);
    let people = state.provider.accounts().people(user.caller(), after.as_ref()).await?;
    let (localizer, company) = (user.context.localizer(), &user.signed_in.company.name);
    let invites = state.provider.settings().own_login.is_none();
    let page = people_page(localizer, company, &people, (state.provider.now(), invites));
    Ok(show(&user, None, page))
}

pub(crate) async fn person(
    State(state): State<AppState>,
    Path(id): Path<UserId>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let done = query.get(DONE).and_then(|done| match done {
        INVITED => Some(localizer.t("people-done-invited")),
        ROLE_SET => Some(localizer.t("people-done-role")),
        ENABLED => Some(localizer.t("people-done-enabled")),
        DISABLED => Some(localizer.t("people-done-disabled")),
        SIGNED_OUT => Some(localizer.t("people-done-signed-out")),
        LOCKED_DOWN => Some(localizer.t("people-done-locked-down")),
        FACTORS_RESET => Some(localizer.t("people-done-factors-reset")),
        _ => None,
    });
    show_person(&state, &user, &id, done, None).await
}

async fn show_person(
    state: &AppState,
    user: &AuthenticatedUser,
    id: &UserId,
    done: Option<String>,
    error: Option<FormError>,
) -> PageResult {
    let person = state.provider.accounts().person(user.caller(), id).await?;
    let is_own = *id == user.signed_in.user.id;
    let (localizer, now) = (user.context.localizer(), state.provider.now());
    let mut page = person_page(localizer, &person, is_own, now, |path| user.form(path));
    page.error = error;
    let may_reset = state.provider.accounts().may_reset_factors(user.caller(), id).await?;
    page.reset_factors = may_reset.then(|| routes::admin_person_reset_factors(id));
    page.invite = page.invite.filter(|_| state.provider.settings().own_login.is_none());
    Ok(show(user, done, page))
}

pub(crate) async fn invite_form(
    Query(query): Query,
    entered: Entered,
    user: AuthenticatedUser,
) -> PageResult {
    check_administrator(&user.signed_in)?;
    let localizer = user.context.localizer();
    let sent = entered.answered(&query).map(|(sent, _)| read(&sent));
    let errors = sent.as_ref().map(Invitation::errors).unwrap_or_default();
    let errors = errors.into_iter().map(|field| field_error(localizer, field)).collect();
    let form = user.form(routes::ADMIN_PEOPLE_INVITE);
    Ok(show(&user, None, invite_page(localizer, sent.unwrap_or_default(), errors, form)))
}

pub(crate) async fn invite(State(state): State<AppState>, form: UserForm) -> PageResult {
    let sent = read(&form.read(routes::ADMIN_PEOPLE_INVITE)?);
    let localizer = form.user.context.localizer();
    let errors = match state.provider.accounts().invite(form.user.caller(), &sent).await {
        Ok(id) => return Ok(done(&id, INVITED)),
        Err(PeopleError::Invalid(fields)) => {
            fields.into_iter().map(|field| field_error(localizer, field)).collect()
        }
        Err(PeopleError::EmailTaken) => vec![taken_error(localizer)],
        Err(PeopleError::InvitedOften) => {
            vec![FormError { text: localizer.t("people-invited-often"), field: None }]
        }
        Err(error) => return Err(error.into()),
    };
    let user = form.user.answering(routes::ERRORS);
    let form = user.form(routes::ADMIN_PEOPLE_INVITE);
    Ok(show(&user, None, invite_page(localizer, sent, errors, form)))
}

fn read(sent: &Parameters) -> Invitation {
    let text = |name| sent.get(name).unwrap_or_default().to_owned();
    Invitation {
        email: text(EMAIL),
        first_name: text(FIRST_NAME),
        last_name: text(LAST_NAME),
        job_title: text(JOB_TITLE),
        role: sent.get(ROLE).and_then(Role::parse),
    }
}

pub(crate) async fn invite_again(
    State(state): State<AppState>,
    Path(id): Path<UserId>,
    form: UserForm,
) -> PageResult {
    form.read(&routes::admin_person(&id))?;
    let invited = state.provider.accounts().invite_again(form.user.caller(), &id).await;
    answer(&state, form.user, &id, invited, INVITED).await
}

pub(crate) async fn set_role(
    State(state): State<AppState>,
    Path(id): Path<UserId>,
    form: UserForm,
) -> PageResult {
    let page = routes::admin_person(&id);
    let sent = form.read(&page)?;
    let role = sent.get(ROLE).and_then(Role::parse).ok_or(ErrorCase::Unreadable)?;
    let changed = state.provider.accounts().set_role(form.user.caller(), &id, role).await;
    answer(&state, form.user, &id, changed, ROLE_SET).await
}

pub(crate) async fn enable(
    State(state): State<AppState>,
    Path(id): Path<UserId>,
    form: UserForm,
) -> PageResult {
    form.read(&routes::admin_person(&id))?;
    let outcome = state.provider.accounts().set_active(form.user.caller(), &id, true).await;
    answer(&state, form.user, &id, outcome, ENABLED).await
}

pub(crate) async fn disable_now(
    State(state): State<AppState>,
    Path(id): Path<UserId>,
    form: UserForm,
) -> PageResult {
    form.read(&routes::admin_person(&id))?;
    let outcome = state.provider.accounts().set_active(form.user.caller(), &id, false).await;
    answer(&state, form.user, &id, outcome, DISABLED).await
}

pub(crate) async fn sign_out_now(
    State(state): State<AppState>,
    Path(id): Path<UserId>,
    form: UserForm,
) -> PageResult {
    form.read(&routes::admin_person(&id))?;
    state.provider.accounts().sign_out_person(form.user.caller(), &id).await?;
    Ok(done(&id, SIGNED_OUT))
}

pub(crate) async fn lock_down_now(
    State(state): State<AppState>,
    Path(id): Path<UserId>,
    form: UserForm,
) -> PageResult {
    form.read(&routes::admin_person(&id))?;
    state.provider.accounts().lock_down(form.user.caller(), &id).await?;
    Ok(done(&id, LOCKED_DOWN))
}

pub(crate) async fn reset_factors_now(
    State(state): State<AppState>,
    Path(id): Path<UserId>,
    form: UserForm,
) -> PageResult {
    form.read(&routes::admin_person(&id))?;
    state.provider.accounts().reset_factors_of_person(form.user.caller(), &id).await?;
    Ok(done(&id, FACTORS_RESET))
}

pub(crate) async fn reset_factors(
    State(state): State<AppState>,
    Path(id): Path<UserId>,
    user: AuthenticatedUser,
) -> PageResult {
    let texts = ("people-reset-question", "people-reset-text", "people-reset");
    confirm(&state, &user, &id, texts, routes::admin_person_reset_factors(&id)).await
}

pub(crate) async fn disable(
    State(state): State<AppState>,
    Path(id): Path<UserId>,
    user: AuthenticatedUser,
) -> PageResult {
    let texts = ("people-disable-question", "people-disable-text", "people-disable");
    confirm(&state, &user, &id, texts, routes::admin_person_disable(&id)).await
}

pub(crate) async fn sign_out(
    State(state): State<AppState>,
    Path(id): Path<UserId>,
    user: AuthenticatedUser,
) -> PageResult {
    let texts = ("people-sign-out-question", "people-sign-out-text", "people-sign-out");
    confirm(&state, &user, &id, texts, routes::admin_person_sign_out(&id)).await
}

pub(crate) async fn lock_down(
    State(state): State<AppState>,
    Path(id): Path<UserId>,
    user: AuthenticatedUser,
) -> PageResult {
    let texts = ("people-lock-down-question", "people-lock-down-text", "people-lock-down");
    confirm(&state, &user, &id, texts, routes::admin_person_lock_down(&id)).await
}

async fn confirm(
    state: &AppState,
    user: &AuthenticatedUser,
    id: &UserId,
    (question, text, act): (&'static str, &'static str, &'static str),
    action: String,
) -> PageResult {
    let localizer = user.context.localizer();
    let person = state.provider.accounts().person(user.caller(), id).await?;
    let name = [("name", person.member.user.full_name().into())];
    Ok(user.pages().show(ConfirmPage {
        question: localizer.t_args(question, &name),
        consequences: vec![localizer.t(text)],
        keep: localizer.t("admin-confirm-cancel"),
        back: routes::admin_person(id),
        act: localizer.t(act),
        form: user.form(action),
    }))
}

/// Where the company's last administrator is meant, or a person was invited too often, the page
/// says so.
async fn answer(
    state: &AppState,
    user: AuthenticatedUser,
    id: &UserId,
    set: Result<(), PeopleError>,
    word: &str,
) -> PageResult {
    let key = match set {
        Ok(()) => return Ok(done(id, word)),
        Err(PeopleError::LastAdministrator) => "people-last-administrator",
        Err(PeopleError::InvitedOften) => "people-invited-often",
        Err(error) => return Err(error.into()),
    };
    let text = user.context.localizer().t(key);
    let user = user.at(routes::admin_person(id));
    show_person(state, &user, id, None, Some(FormError { text, field: None })).await
}

fn done(id: &UserId, word: &str) -> axum::response::Response {
    see_other(UrlBuilder::relative(routes::admin_person(id)).query(DONE, word))
}
