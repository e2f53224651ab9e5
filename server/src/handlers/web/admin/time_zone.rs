use app::pages::admin::time_zone::present::{chosen, time_zone_page};
use axum::extract::State;
use provider::administration::error::check_administrator;
use routes::UrlBuilder;

use super::{DONE, show};
use crate::http::{AuthenticatedUser, PageResult, Query, UserForm, see_other};
use crate::state::AppState;

pub(crate) async fn get(Query(query): Query, user: AuthenticatedUser) -> PageResult {
    let localizer = user.context.localizer();
    check_administrator(&user.signed_in)?;
    let done = query.get(DONE).map(|_| localizer.t("admin-done-time-zone"));
    let (zone, form) = (user.signed_in.company.time_zone, user.form(routes::ADMIN_TIME_ZONE));
    Ok(show(&user, done, time_zone_page(localizer, zone, None, form)))
}

pub(crate) async fn post(State(state): State<AppState>, form: UserForm) -> PageResult {
    let sent = form.read(routes::ADMIN_TIME_ZONE)?;
    match chosen(&sent) {
        Ok(zone) => {
            let administration = state.provider.administration();
            administration.set_time_zone(form.user.caller(), zone).await?;
            let page = UrlBuilder::relative(routes::ADMIN_TIME_ZONE);
            Ok(see_other(page.query(DONE, "yes")))
        }
        Err(error) => {
            let (user, localizer) = (&form.user, form.user.context.localizer());
            let zone = user.signed_in.company.time_zone;
            let again = user.form(routes::ADMIN_TIME_ZONE);
            Ok(show(user, None, time_zone_page(localizer, zone, Some(error), again)))
        }
    }
}
