use leptos::prelude::*;
use routes::{ADMIN_PEOPLE, CONNECTED_APPS, FRONT, SECOND_FACTOR, SIGN_IN};
use serde::{Deserialize, Serialize};

use crate::components::return_to_app::{ReturnTo, ReturnToApp};
use crate::context::{RenderContext, platform_name};
use crate::i18n::{Localizer, email, name, strong_name, t, t_args, t_named, t_rich};
use crate::page::Page;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum OutcomePage {
    /// `time` is for example "14:05".
    AlreadyAnswered {
        allowed: bool,
        time: String,
    },
    Expired {
        app: String,
    },
    AccountChanged {
        name: String,
        review: String,
    },
    /// The company's name is empty, if it is not for them to know.
    CompanyEnded {
        company: String,
        review: String,
    },
    AdministratorAsked {
        app: String,
        company: String,
        return_to: Option<ReturnTo>,
    },
    DeviceAnswered {
        app: String,
        allowed: bool,
    },
    RemovedByLink {
        app: String,
    },
    AccountLocked {
        email: String,
    },
    AccountDeleted,
    /// Another person must administer the company before they go.
    LastAdministrator {
        company: String,
    },
    LinkExpired,
    /// By the link of an email about how they sign in.
    SignedOutByLink,
    SignInLinkExpired,
    SignInLinkUnknown,
    LinkUnknown,
    NotAllowed {
        app: String,
        return_to: Option<ReturnTo>,
    },
}

impl OutcomePage {
    pub(crate) fn heading(&self, localizer: Localizer) -> String {
        match self {
            Self::AlreadyAnswered { .. } => localizer.t("outcome-answered"),
            Self::Expired { .. } => localizer.t("outcome-expired"),
            Self::AccountChanged { .. } => localizer.t("outcome-changed"),
            Self::CompanyEnded { company, .. } if company.is_empty() => {
                localizer.t("outcome-company-unknown")
            }
            Self::CompanyEnded { company, .. } => {
                localizer.t_args("outcome-company-ended", &[("company", company.as_str().into())])
            }
            Self::DeviceAnswered { allowed: true, .. } => localizer.t("device-connected"),
            Self::RemovedByLink { .. } => localizer.t("not-me-removed"),
            Self::AccountLocked { .. } => localizer.t("lock-done"),
            Self::AccountDeleted => localizer.t("delete-done"),
            Self::LastAdministrator { .. } => localizer.t("delete-last"),
            Self::SignedOutByLink => localizer.t("factor-link-done"),
            Self::LinkExpired | Self::SignInLinkExpired => localizer.t("not-me-expired"),
            Self::LinkUnknown | Self::SignInLinkUnknown => localizer.t("not-me-unknown"),
            Self::NotAllowed { .. } | Self::DeviceAnswered { .. } => {
                localizer.t("outcome-not-allowed")
            }
            Self::AdministratorAsked { company, .. } => {
                localizer.t_args("outcome-asked", &[("company", company.as_str().into())])
            }
        }
    }
}

fn answered(allowed: bool, time: String) -> String {
    let time = [("time", time.into())];
    if allowed {
        t_args("outcome-did-allow-at", &time)
    } else {
        t_args("outcome-did-not-allow-at", &time)
    }
}

impl Page for OutcomePage {
    fn title(&self, localizer: Localizer) -> String {
        self.heading(localizer)
    }

    fn status(&self) -> u16 {
        match self {
            Self::AlreadyAnswered { .. }
            | Self::AccountChanged { .. }
            | Self::LastAdministrator { .. }
            | Self::CompanyEnded { .. } => 409,
            Self::Expired { .. } | Self::LinkExpired | Self::SignInLinkExpired => 410,
            Self::LinkUnknown | Self::SignInLinkUnknown => 404,
            Self::NotAllowed { .. }
            | Self::RemovedByLink { .. }
            | Self::AccountLocked { .. }
            | Self::AccountDeleted
            | Self::SignedOutByLink
            | Self::AdministratorAsked { .. }
            | Self::DeviceAnswered { .. } => 200,
        }
    }

    fn leads_to_app(&self) -> bool {
        true
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let heading = page.heading(expect_context::<RenderContext>().localizer);
        let content = match page {
            OutcomePage::AlreadyAnswered { allowed, time } => view! {
                            <p class="for">
            <span>{answered(allowed, time)}</span>
            </p>
                            <p>{t("outcome-close")}</p>
                            <ConnectedApps />
                        }
            .into_any(),
            OutcomePage::Expired { app } => view! {
                <p class="for"><strong>{t("nothing-shared")}</strong></p>
                <p>{t_named("outcome-start-again", ("app", app))}</p>
                <ConnectedApps />
            }
            .into_any(),
            OutcomePage::AccountChanged { name: person, review } => {
                let label = t_args("outcome-review", &[("name", person.as_str().into())]);
                let action = view! { <a class="btn btn-w" href=review>{label}</a> };
                view! {
                                    <p class="for">
                <span>{t_rich("outcome-now-signed-in", vec![("name", strong_name(person))])}</span>
                </p>
                                    <p>{t("nothing-shared")}</p>
                                    {action}
                                }
                .into_any()
            }
            OutcomePage::CompanyEnded { review, .. } => company_ended(review),
            OutcomePage::DeviceAnswered { app, allowed: true } => view! {
                            <p class="for">
            <span>{t_named("device-go-back", ("app", app))}</span>
            </p>
                            <p>{t("device-close")}</p>
                            <ConnectedApps />
                        }
            .into_any(),
            OutcomePage::DeviceAnswered { app, allowed: false } => view! {
                            <p class="for">
            <span>{t_named("outcome-not-shared-with", ("app", app))}</span>
            </p>
                            <HomeButton />
                        }
            .into_any(),
            OutcomePage::NotAllowed { app, return_to } => view! {
                            <p class="for">
            <span>{t_named("outcome-not-shared-with", ("app", app))}</span>
            </p>
                            <HomeButton />
                            {return_to.map(|to| view! { <ReturnToApp to /> })}
                        }
            .into_any(),
            OutcomePage::RemovedByLink { app } => view! {
                            <p class="for">
            <span>{t_named("not-me-removed-text", ("app", app))}</span>
            </p>
                            <p>{t_rich("not-me-next", vec![("link", apps_link())])}</p>
                        }
            .into_any(),
            OutcomePage::AccountLocked { email } => locked(email),
            OutcomePage::AccountDeleted => deleted(),
            OutcomePage::LastAdministrator { company } => last_administrator(company),
            OutcomePage::SignedOutByLink => signed_out(),
            OutcomePage::SignInLinkExpired | OutcomePage::SignInLinkUnknown => {
                let link = view! { <a href=SECOND_FACTOR>{t("second-factor")}</a> }.into_any();
                view! { <p>{t_rich("factor-link-other", vec![("link", link)])}</p> }.into_any()
            }
            OutcomePage::LinkExpired => {
                view! { <p>{t_rich("not-me-expired-text", vec![("link", apps_link())])}</p> }
                    .into_any()
            }
            OutcomePage::LinkUnknown => {
                view! { <p>{t_rich("not-me-unknown-text", vec![("link", apps_link())])}</p> }
                    .into_any()
            }
            OutcomePage::AdministratorAsked { app, company, return_to } => {
                let slots = vec![("company", name(company)), ("link", apps_link())];
                view! {
                                    <p class="for">
                <span>{t_named("outcome-not-shared-with", ("app", app))}</span>
                </p>
                                    <p>{t_rich("outcome-asked-text", slots)}</p>
                                    <HomeButton />
                                    {return_to.map(|to| view! { <ReturnToApp to /> })}
                                }
                .into_any()
            }
        };
        view! {
            <div class="card">
                <h1>{heading}</h1>
                {content}
            </div>
        }
        .into_any()
    }
}

fn deleted() -> AnyView {
    view! {
        <p>{t("delete-done-text")}</p>
        <HomeButton />
    }
    .into_any()
}

fn last_administrator(company: String) -> AnyView {
    view! {
        <p>{t_rich("delete-last-text", vec![("company", name(company))])}</p>
        <a class="btn btn-w" href=ADMIN_PEOPLE>
            {t("people-title")}
        </a>
    }
    .into_any()
}

fn signed_out() -> AnyView {
    view! {
        <p>{t("factor-link-done-text")}</p>
        <a class="btn btn-w" href=SIGN_IN>{t("sign-in")}</a>
    }
    .into_any()
}

fn company_ended(review: String) -> AnyView {
    view! {
        <p class="for">
            <strong>{t("nothing-shared")}</strong>
        </p>
        <p>{t("outcome-company-ended-text")}</p>
        <a class="btn btn-w" href=review>{t("outcome-company-review")}</a>
    }
    .into_any()
}

fn locked(address: String) -> AnyView {
    let slots = vec![("email", email(address))];
    view! {
        <p class="for">
            <span>{t_rich("lock-done-text", slots)}</span>
        </p>
        <HomeButton />
    }
    .into_any()
}

fn apps_link() -> AnyView {
    view! { <a href=CONNECTED_APPS>{t("apps-title")}</a> }.into_any()
}

#[component]
fn HomeButton() -> impl IntoView {
    let platform = platform_name();
    view! {
        <a class="btn btn-w" href=FRONT>
            {t_args("outcome-home", &[("platform", platform.into())])}
        </a>
    }
}

#[component]
fn ConnectedApps() -> impl IntoView {
    view! {
        <a class="btn btn-w" href=CONNECTED_APPS>{t("outcome-connected-apps")}</a>
    }
}
