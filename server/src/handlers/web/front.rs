use app::components::app_tile::AppFace;
use app::components::form::PostForm;
use app::i18n::Localizer;
use app::pages::front::FrontPage;
use app::pages::front::demo::{ConsentSample, DemoFront};
use app::pages::front::links::FrontLinks;
use app::pages::permissions::Permissions;
use axum::extract::{OriginalUri, State};
use provider::account::places::Places;

use super::practice::{cast, form_token, practice_accounts};
use crate::http::cookies::session_cookie;
use crate::http::headers::with_cookie;
use crate::http::page::{SIGNED_OUT, sign_out_form};
use crate::http::{BrowserSession, PageError, PageResult, Pages, RequestContext};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    context: RequestContext,
    OriginalUri(uri): OriginalUri,
    browser: BrowserSession,
) -> PageResult {
    let (token, new_token) = form_token(&state, &browser);
    let sign_in = PostForm::new(routes::SIGN_IN).with("token", token);
    let page = FrontPage {
        demo: demo(&state, context.localizer(), &browser, sign_in).await?,
        links: FrontLinks {
            registration: browser.signed_in.as_ref().is_none_or(|it| Places::of(it).own_apps),
            playground: state.playground,
            metadata: routes::METADATA.to_owned(),
            api: state.api.as_ref().map(|_| document(routes::API)),
            admin_api: document(routes::ADMIN_API),
        },
        sign_out: browser
            .signed_in
            .is_some()
            .then(|| sign_out_form(&state, browser.token.as_ref())),
        signed_out: uri.query() == Some(SIGNED_OUT) && browser.signed_in.is_none(),
    };
    let shows_form = page.demo.is_some();
    let pages = Pages::new(&state, context, Some(&browser));
    let response = pages.show(page);
    Ok(match new_token.filter(|_| shows_form) {
        Some(token) => with_cookie(response, &session_cookie(&state.provider, &token)),
        None => response,
    })
}

fn document(api: &str) -> String {
    format!("{api}{}", api::DOCUMENT)
}

async fn demo(
    state: &AppState,
    localizer: Localizer,
    browser: &BrowserSession,
    sign_in: PostForm,
) -> Result<Option<DemoFront>, PageError> {
    // The practice accounts have passwords, which are not taken where people sign in elsewhere.
    if state.provider.own_login().settings().is_some() {
        return Ok(None);
    }
    let Some(cast) = cast(state, browser, &sign_in).await? else { return Ok(None) };
    let accounts = practice_accounts(state, localizer, sign_in, |_| true).await?;
    let sample = sample(state, localizer).await?;
    Ok(accounts.map(|accounts| DemoFront {
        accounts,
        sample,
        owner: cast.owner,
        reviewer: cast.reviewer,
        customer: cast.customer,
    }))
}

/// What the playground's own client asks for if it names nothing.
async fn sample(
    state: &AppState,
    localizer: Localizer,
) -> Result<Option<ConsentSample>, PageError> {
    let Some(found) = state.provider.playground_client(None).await? else { return Ok(None) };
    let client = found.client;
    let lines = Permissions::of_catalogue(&state.provider, localizer)
        .groups(&client.default_scopes())
        .into_iter()
        .flat_map(|group| group.scopes);
    Ok(Some(ConsentSample {
        app: AppFace::of(&client),
        permissions: lines.map(|line| (line.prompt, line.sentence, line.level)).collect(),
    }))
}
