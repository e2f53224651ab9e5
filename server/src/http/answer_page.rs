//! Pages that answer a form and that no path shows again. Sealed, they travel in the form with which
//! the language is switched: a secret that is shown once, for example, is in no address, and stays.

use app::pages::credentials::resubmission::ResubmissionPage;
use app::pages::credentials::secret_reveal::{Revealed, secret_reveal_page};
use app::pages::error::present::ErrorCase;
use app::pages::factors::recovery_codes::RecoveryCodesPage;
use app::pages::outcome::OutcomePage;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::http::page::Pages;

#[derive(Serialize, Deserialize)]
pub(crate) enum AnswerPage {
    Secret(Revealed),
    MadeBefore,
    RecoveryCodes(RecoveryCodesPage),
    Outcome(OutcomePage),
    Error(ErrorCase),
}

impl Pages {
    pub(crate) fn answer(&self, page: AnswerPage) -> Response {
        let pages = self.with_sealed(self.accounts().keep(self.person().cloned(), &page));
        match page {
            AnswerPage::Secret(made) => pages.show(secret_reveal_page(self.localizer(), made)),
            AnswerPage::MadeBefore => pages.show(ResubmissionPage),
            AnswerPage::RecoveryCodes(page) => pages.show(page),
            AnswerPage::Outcome(page) => pages.show(page),
            AnswerPage::Error(case) => pages.error_case(case),
        }
    }

    /// What [`Self::answer`] sealed for this person.
    pub(crate) fn open(&self, sealed: &str) -> Option<AnswerPage> {
        self.accounts().kept(self.person(), sealed)
    }
}
