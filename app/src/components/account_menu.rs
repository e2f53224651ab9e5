use leptos::prelude::*;
use routes::{ACCOUNT, CONNECTED_APPS, HELP};

use crate::components::form::HiddenFields;
use crate::components::icon::{Icon, Symbol};
use crate::context::{AccountChip, CompanySwitch};
use crate::i18n::{email, name, strong_name, t, t_rich};

const MENU: &str = "me";

/// Opens without scripts. Browsers that know no popovers show it in place.
#[component]
pub fn AccountButton(account: AccountChip) -> impl IntoView {
    let initials = initials(&account.name);
    let company = account.companies.is_some().then(|| {
        view! {
            <span class="me-company">" · " <bdi>{account.company}</bdi></span>
        }
    });
    view! {
        <button type="button" class="me" popovertarget=MENU>
            <span class="face" aria-hidden="true">{initials}</span>
            <span class="vh">{t("header-account")} ": "</span>
            <bdi class="me-name">{account.name}</bdi>
            {company}
            <Icon symbol=Symbol::Down small=true />
        </button>
    }
}

#[component]
pub fn AccountMenu(account: AccountChip) -> AnyView {
    let AccountChip { name: person, email: address, company, role, sign_out, companies } = account;
    let companies = companies.map(|companies| view! { <OtherCompanies companies /> });
    view! {
        <div id=MENU class="pop" popover="">
            <p class="pop-head">
                {strong_name(person)} <br /> {email(address)} <br />
                <span class="muted">
                    {t_rich(
                        "header-company",
                        vec![("company", name(company)), ("role", name(role))],
                    )}
                </span>
            </p>
            {companies}
            <a href=ACCOUNT>
                <Icon symbol=Symbol::Person />
                {t("account-title")}
            </a>
            <a href=CONNECTED_APPS>
                <Icon symbol=Symbol::Apps />
                {t("apps-title")}
            </a>
            <a href=HELP>
                <Icon symbol=Symbol::Question />
                {t("page-help")}
            </a>
            <form method="post" action=sign_out.action>
                <HiddenFields fields=sign_out.hidden />
                <button type="submit">
                    <Icon symbol=Symbol::SignOut />
                    {t("sign-out")}
                </button>
            </form>
        </div>
    }
    .into_any()
}

/// A button for each other company that they can act for.
#[component]
fn OtherCompanies(companies: CompanySwitch) -> AnyView {
    let CompanySwitch { form, others } = companies;
    let buttons = others
        .into_iter()
        .map(|(id, company)| {
            let label = t_rich("header-act-for", vec![("company", name(company))]);
            view! {
                <button type="submit" name="company" value=id>
                    <Icon symbol=Symbol::Building />
                    <span>{label}</span>
                </button>
            }
        })
        .collect_view();
    view! {
        <form class="pop-companies" method="post" action=form.action>
            <HiddenFields fields=form.hidden />
            {buttons}
        </form>
    }
    .into_any()
}

/// Of the first and the last word of a name.
pub fn initials(name: &str) -> String {
    let first_of = |word: &str| word.chars().find(|character| character.is_alphanumeric());
    let mut words = name.split_whitespace().filter_map(first_of);
    let ends = [words.next(), words.next_back()];
    ends.into_iter().flatten().flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_those_of_the_first_and_the_last_word() {
        assert_eq!(initials("Ravi Patel"), "RP");
        assert_eq!(initials("Ada de la Northwind"), "AN");
        assert_eq!(initials("李"), "李");
        assert_eq!(initials("“Kim” (Lee)"), "KL");
        assert_eq!(initials("…"), "");
    }
}
