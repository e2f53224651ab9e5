//! Draws the page for an error that a page's handler reports, and for what never reached one.

use app::pages::error::present::ErrorCase;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, RETRY_AFTER};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use crate::http::browser_session::KnownUser;
use crate::http::headers::set;
use crate::http::page_error::PageToDraw;
use crate::http::{AnswerPage, Pages, RequestContext};
use crate::middleware::show_again::EditedMeanwhile;
use crate::state::AppState;

pub(crate) async fn layer(
    State(state): State<AppState>,
    context: RequestContext,
    mut request: Request,
    next: Next,
) -> Response {
    let user = KnownUser::default();
    request.extensions_mut().insert(context.clone());
    request.extensions_mut().insert(user.clone());
    let answers_form = request.method() == Method::POST;
    let mut response = next.run(request).await;
    if let Some(PageToDraw(case)) = response.extensions().get() {
        let case = ErrorCase::clone(case);
        // After an internal error nothing is taken for granted.
        let is_ours = matches!(case, ErrorCase::Server | ErrorCase::Unavailable);
        let user = user.0.get().filter(|_| !is_ours);
        let localizer = context.localizer();
        let pages = Pages::new(&state, context, user);
        let edited = matches!(case, ErrorCase::EditedMeanwhile { .. }) && answers_form;
        let mut page = if answers_form {
            pages.answer(AnswerPage::Error(case))
        } else {
            pages.error_case(case)
        };
        if edited {
            page.extensions_mut().insert(EditedMeanwhile(localizer));
        }
        if page.status() == StatusCode::SERVICE_UNAVAILABLE {
            set(page.headers_mut(), RETRY_AFTER, "1");
        }
        return page;
    }
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        let pages = Pages::new(&state, context, None);
        let mut page = pages.error_case(ErrorCase::MethodNotAllowed);
        if let Some(allowed) = response.headers().get(ALLOW) {
            page.headers_mut().insert(ALLOW, allowed.clone());
        }
        return page;
    }
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        set(response.headers_mut(), RETRY_AFTER, "1");
    }
    response
}
