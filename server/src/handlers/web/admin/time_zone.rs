use app::pages::admin::time_zone::present::chosen;
use axum::extract::State;
use routes::UrlBuilder;

use super::{DONE, TIME_ZONE_SAVED, policy};
use crate::http::{PageResult, UserForm, see_other};
use crate::state::AppState;

pub(crate) async fn post(State(state): State<AppState>, form: UserForm) -> PageResult {
    let sent = form.read(routes::ADMIN_POLICY)?;
    match chosen(&sent) {
        Ok(zone) => {
            let administration = state.provider.administration();
            administration.set_time_zone(form.user.caller(), zone).await?;
            let page = UrlBuilder::relative(routes::ADMIN_POLICY);
            Ok(see_other(page.query(DONE, TIME_ZONE_SAVED)))
        }
        Err(error) => {
            let user = form.user.at(routes::ADMIN_POLICY.to_owned());
            let refused = policy::Refused { time_zone: Some(error), ..policy::Refused::default() };
            policy::show_policy(&state, &user, None, refused).await
        }
    }
}
