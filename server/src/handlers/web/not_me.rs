//! "This wasn't me": what links in emails lead to. They need no session; who holds one may do the
//! one thing that it is about, and nothing else.

use app::components::form::PostForm;
use app::i18n::Localizer;
use app::pages::confirm::ConfirmPage;
use app::pages::dead_link::{DeadLinkPage, MailLink};
use app::pages::outcome::OutcomePage;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use oauth::client::Client;
use oauth::client::publisher::Publisher;
use provider::account::mail_link::MailLinkError;
use provider::account::revocation_link::RevocationLink;

use crate::http::{BrowserSession, ClientAddress, PageResult, Pages, RequestContext};
use crate::state::AppState;

/// What a link takes away.
#[derive(Clone, Copy)]
pub(crate) enum NotMe {
    /// An app's access.
    Access,
    /// All that opens an account.
    Account,
    /// Sessions, and what was added to sign in with.
    SignIn,
}

enum Asked {
    Confirm(Box<ConfirmPage>),
    Done(OutcomePage),
}

impl NotMe {
    pub(crate) fn route(self) -> MethodRouter<AppState> {
        let ask = move |State(state): State<AppState>, Path(sealed): Path<String>, pages: Pages| {
            self.ask(state, sealed, pages)
        };
        let act = move |State(state): State<AppState>,
                        Path(sealed): Path<String>,
                        context: RequestContext,
                        browser: BrowserSession,
                        address: ClientAddress| {
            self.act(state, sealed, context, browser, address)
        };
        get(ask).post(act)
    }

    fn path(self, sealed: &str) -> String {
        match self {
            Self::Access => routes::revocation_link(sealed),
            Self::Account => routes::lock_link(sealed),
            Self::SignIn => routes::factor_link(sealed),
        }
    }

    /// Only asks: programs that check emails for dangers follow their links.
    async fn ask(self, state: AppState, sealed: String, pages: Pages) -> PageResult {
        match self.question(&state, &sealed, pages.localizer()).await {
            Ok(Asked::Confirm(page)) => Ok(pages.show(*page)),
            Ok(Asked::Done(page)) => Ok(pages.show(page)),
            Err(error) => self.refused(&pages, error),
        }
    }

    /// The form needs no token: an attacker who can forge it holds the link, and with it all that
    /// the form does.
    async fn act(
        self,
        state: AppState,
        sealed: String,
        context: RequestContext,
        browser: BrowserSession,
        ClientAddress(address): ClientAddress,
    ) -> PageResult {
        // The page's address shows it again.
        let context = context.at(self.path(&sealed));
        let accounts = state.provider.accounts();
        let done = match self {
            Self::Access => {
                let done = accounts.revoke_by_link(&sealed, &address).await;
                done.map(|link| removed(&link.client))
            }
            Self::Account => {
                let done = accounts.lock_by_link(&sealed, &address).await;
                done.map(|user| OutcomePage::AccountLocked { email: user.email })
            }
            Self::SignIn => {
                let done = accounts.use_factor_link(&sealed, &address).await;
                done.map(|_| OutcomePage::SignedOutByLink)
            }
        };
        // Their own session here, if there was one, may be gone.
        let ends_session = done.is_ok() && matches!(self, Self::SignIn);
        let pages = Pages::new(&state, context, (!ends_session).then_some(&browser));
        match done {
            Ok(page) => Ok(pages.show(page)),
            Err(error) => self.refused(&pages, error),
        }
    }

    async fn question(
        self,
        state: &AppState,
        sealed: &str,
        localizer: Localizer,
    ) -> Result<Asked, MailLinkError> {
        let accounts = state.provider.accounts();
        let (question, consequences, keep, act) = match self {
            Self::Access => {
                let RevocationLink { client, is_active } = accounts.revocation_link(sealed).await?;
                if !is_active {
                    return Ok(Asked::Done(removed(&client)));
                }
                let name = client.display_name();
                let publisher = client.publisher.as_ref();
                let publisher = publisher.map_or_else(|| name.clone(), Publisher::display_name);
                let app = [("app", name.as_str().into())];
                let stops = [("app", name.as_str().into()), ("publisher", publisher.into())];
                let texts = vec![
                    localizer.t_args("not-me-text", &app),
                    localizer.t_args("app-remove-text", &stops),
                ];
                (localizer.t_args("app-remove-question", &app), texts, "not-me-keep", "app-remove")
            }
            Self::Account => {
                let user = accounts.lock_link(sealed).await?;
                let question = localizer.t_args("lock-question", &[("email", user.email.into())]);
                let texts = vec![localizer.t("lock-text"), localizer.t("lock-next")];
                (question, texts, "lock-keep", "lock-do")
            }
            Self::SignIn => {
                let removes = accounts.factor_link(sealed).await?.removes;
                let removes = removes
                    .map(|name| localizer.t_args("factor-link-removes", &[("name", name.into())]));
                let texts = [localizer.t("factor-link-text")].into_iter().chain(removes).collect();
                let question = localizer.t("factor-link-question");
                (question, texts, "factor-link-keep", "factor-link-do")
            }
        };
        Ok(Asked::Confirm(Box::new(ConfirmPage {
            question,
            consequences,
            keep: localizer.t(keep),
            act: localizer.t(act),
            form: PostForm::new(self.path(sealed)),
            back: routes::FRONT.to_owned(),
        })))
    }

    fn refused(self, pages: &Pages, error: MailLinkError) -> PageResult {
        Ok(self.dead(pages, error.has_expired()?))
    }

    fn dead(self, pages: &Pages, expired: bool) -> Response {
        pages.show(match (self, expired) {
            (Self::Account, expired) => {
                return pages.show(DeadLinkPage { link: MailLink::Password, expired });
            }
            (Self::Access, false) => OutcomePage::LinkUnknown,
            (Self::Access, true) => OutcomePage::LinkExpired,
            (Self::SignIn, false) => OutcomePage::SignInLinkUnknown,
            (Self::SignIn, true) => OutcomePage::SignInLinkExpired,
        })
    }
}

fn removed(client: &Client) -> OutcomePage {
    OutcomePage::RemovedByLink { app: client.display_name() }
}
