use leptos::prelude::*;
use routes::{
    ACCOUNT, ADMIN, ADMIN_AUDIT, ADMIN_PEOPLE, ADMIN_POLICY, ADMIN_REQUESTS, APPS, CONNECTED_APPS,
    CREDENTIALS, MARKETPLACE, PLAYGROUND,
};

use crate::components::badge::{Pill, Tone};
use crate::components::icon::{Icon, Symbol};
use crate::context::Navigation;
use crate::i18n::{t, t_args};
use crate::page::Place;

/// The id of the navigation, which a button in the bar opens where there is no room for both.
pub const NAVIGATION: &str = "nav";

const YOURS: &[Place] = &[Place::ConnectedApps, Place::Account];
const COMPANYS: &[Place] = &[
    Place::AppsInUse,
    Place::People,
    Place::Requests,
    Place::Policy,
    Place::Audit,
    Place::Credentials,
];
const BUILD: &[Place] = &[Place::OwnApps, Place::Playground, Place::Marketplace];

impl Place {
    pub fn path(self) -> &'static str {
        match self {
            Self::ConnectedApps => CONNECTED_APPS,
            Self::Account => ACCOUNT,
            Self::AppsInUse => ADMIN,
            Self::People => ADMIN_PEOPLE,
            Self::Requests => ADMIN_REQUESTS,
            Self::Policy => ADMIN_POLICY,
            Self::Audit => ADMIN_AUDIT,
            Self::Credentials => CREDENTIALS,
            Self::OwnApps => APPS,
            Self::Playground => PLAYGROUND,
            Self::Marketplace => MARKETPLACE,
        }
    }

    fn shown(self) -> (String, Symbol) {
        match self {
            Self::ConnectedApps => (t("apps-title"), Symbol::Apps),
            Self::Account => (t("account-title"), Symbol::Person),
            Self::AppsInUse => (t("nav-apps-in-use"), Symbol::People),
            Self::People => (t("people-title"), Symbol::Person),
            Self::Requests => (t("admin-requests"), Symbol::Inbox),
            Self::Policy => (t("admin-policy"), Symbol::Shield),
            Self::Audit => (t("audit"), Symbol::Log),
            Self::Credentials => (t("cred-title"), Symbol::Key),
            Self::OwnApps => (t("partner-title"), Symbol::Code),
            Self::Playground => (t("nav-playground"), Symbol::Flask),
            Self::Marketplace => (t("market-title"), Symbol::Bag),
        }
    }
}

/// Beside the page; on a narrow screen in a popover.
#[component]
pub fn SideNavigation(navigation: Navigation, current: Place, company: String) -> AnyView {
    let Navigation { places, waiting_requests } = navigation;
    let sections = [(t("nav-you"), YOURS), (company, COMPANYS), (t("nav-build"), BUILD)];
    let sections = sections
        .into_iter()
        .filter_map(|(heading, all)| {
            let open: Vec<Place> =
                all.iter().filter(|place| places.contains(place)).copied().collect();
            let entries = open
                .into_iter()
                .map(|place| {
                    let count = (place == Place::Requests).then_some(waiting_requests);
                    view! { <Entry place is_current=place == current count /> }
                })
                .collect::<Vec<_>>();
            (!entries.is_empty()).then(|| {
                view! {
                    <h2><bdi>{heading}</bdi></h2>
                    <ul>{entries}</ul>
                }
            })
        })
        .collect_view();
    view! { <nav id=NAVIGATION class="side" popover="" aria-label=t("nav")>{sections}</nav> }
        .into_any()
}

#[component]
fn Entry(place: Place, is_current: bool, count: Option<u32>) -> impl IntoView {
    let (label, symbol) = place.shown();
    let count = count.filter(|count| *count > 0).map(|count| {
        let waiting = t_args("nav-waiting", &[("count", count.into())]);
        view! {
            <span aria-hidden="true"><Pill text=shown(count) tone=Tone::Warning /></span>
            <span class="vh">{waiting}</span>
        }
    });
    view! {
        <li>
            <a href=place.path() aria-current=is_current.then_some("page")>
                <Icon symbol />
                <span>{label}</span>
                " "
                {count}
            </a>
        </li>
    }
}

/// No wider than three characters.
fn shown(count: u32) -> String {
    if count > 99 { "99+".to_owned() } else { count.to_string() }
}
