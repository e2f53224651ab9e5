use leptos::prelude::*;

use crate::i18n::t;

/// The identity providers of companies with which the person signs in.
#[derive(Clone, Debug)]
pub struct LinkedProviders {
    pub providers: Vec<LinkedProvider>,
    /// Why none of them can be unlinked here.
    pub why_not: Option<WhyLinked>,
}

#[derive(Clone, Debug)]
pub struct LinkedProvider {
    pub name: String,
    /// Where it is unlinked.
    pub unlink: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyLinked {
    OnlyWayIn,
    /// It speaks for its company, and not for the account.
    SignedInWithOne,
}

impl LinkedProviders {
    /// Nothing where there are none.
    pub(super) fn view(self) -> Option<AnyView> {
        if self.providers.is_empty() {
            return None;
        }
        let why_not = self.why_not.map(|why| {
            let text = match why {
                WhyLinked::OnlyWayIn => t("account-provider-only"),
                WhyLinked::SignedInWithOne => t("account-provider-signed-in"),
            };
            view! { <p class="small muted">{text}</p> }
        });
        let rows = self.providers.into_iter().map(row).collect_view();
        Some(
            view! {
                <section class="page-part" aria-labelledby="providers">
                    <h2 id="providers">{t("account-providers")}</h2>
                    <p class="muted">{t("account-providers-text")}</p>
                    {rows}
                    {why_not}
                </section>
            }
            .into_any(),
        )
    }
}

fn row(LinkedProvider { name, unlink }: LinkedProvider) -> AnyView {
    let unlink = unlink.map(|path| {
        let which = format!(" {name}");
        view! {
            <a class="btn btn-danger" href=path>
                {t("account-provider-unlink")}
                <span class="vh">{which}</span>
            </a>
        }
    });
    view! {
        <div class="panel panel-in row">
            <p>
                <bdi class="wrap">{name}</bdi>
            </p>
            {unlink}
        </div>
    }
    .into_any()
}
