//! Emails about a person's own account.

use provider::notifications::rendered_email::SeenBrowser;

use super::content::{Action, Block, Word, one_line};
use super::{DAY, Draft, Writer};
use crate::browser_name::browser_name;
use crate::i18n::date;

impl Writer<'_> {
    pub(super) fn new_browser(&self, browser: &SeenBrowser, lock_link: &str) -> Draft {
        let about = vec![("platform", self.platform().into())];
        let text = self.t("mail-browser-text");
        let blocks = vec![Block::Sentence(text), self.seen(browser)];
        self.with_lock(Draft::new(self.t_args("mail-browser-subject", about), blocks), lock_link)
    }

    pub(super) fn password_changed(&self, browser: &SeenBrowser, lock_link: &str) -> Draft {
        let about = vec![("platform", self.platform().into())];
        let text = self.t("mail-password-text");
        let blocks = vec![Block::Sentence(text), self.seen(browser)];
        self.with_lock(Draft::new(self.t_args("mail-password-subject", about), blocks), lock_link)
    }

    pub(super) fn address_wanted(&self, link: &str) -> Draft {
        let about = || vec![("platform", self.platform().into())];
        let minutes = self.provider.settings().lifetimes.password_reset.as_secs() / 60;
        let minutes = i64::try_from(minutes).unwrap_or(i64::MAX);
        let blocks = vec![
            Block::Sentence(self.t_args("mail-address-text", about())),
            self.action(self.localizer.t("address-use"), link),
            Block::Small(self.t_args("mail-address-small", vec![("minutes", minutes.into())])),
        ];
        Draft::new(self.t_args("mail-address-subject", about()), blocks)
    }

    pub(super) fn address_changed(
        &self,
        now: &str,
        browser: &SeenBrowser,
        lock_link: &str,
    ) -> Draft {
        let about = || vec![("platform", self.platform().into())];
        let to = vec![("platform", self.platform().into()), ("email", one_line(now).into())];
        let text = self.t_args("mail-moved-text", to);
        let blocks = vec![Block::Sentence(text), self.seen(browser)];
        let draft = Draft::new(self.t_args("mail-moved-subject", about()), blocks);
        let mut draft = self.with_lock(draft, lock_link);
        draft.blocks.push(Block::Small(self.t("mail-moved-lock")));
        draft
    }

    pub(super) fn account_deleted(&self, browser: &SeenBrowser) -> Draft {
        let about = || vec![("platform", self.platform().into())];
        let text = self.t_args("mail-deleted-text", about());
        let blocks = vec![
            Block::Sentence(text),
            self.seen(browser),
            Block::Small(self.t("mail-deleted-small")),
        ];
        Draft::new(self.t_args("mail-deleted-subject", about()), blocks)
    }

    pub(super) fn password_reset(&self, link: &str) -> Draft {
        let about = || vec![("platform", self.platform().into())];
        let minutes = self.provider.settings().lifetimes.password_reset.as_secs() / 60;
        let minutes = i64::try_from(minutes).unwrap_or(i64::MAX);
        let blocks = vec![
            Block::Sentence(self.t_args("mail-reset-text", about())),
            self.action(self.localizer.t("mail-reset-link"), link),
            Block::Small(self.t_args("mail-reset-small", vec![("minutes", minutes.into())])),
        ];
        Draft::new(self.t_args("mail-reset-subject", about()), blocks)
    }

    pub(super) fn invited(&self, by: Option<&str>, link: &str) -> Draft {
        let about = || vec![("company", self.company()), ("platform", self.platform().into())];
        let text = match by {
            Some(by) => {
                let by = [("name", Word::Name(by.to_owned()))];
                self.t_args("mail-invited-text", about().into_iter().chain(by).collect())
            }
            None => self.t_args("mail-invited-operator", about()),
        };
        let days = self.provider.settings().lifetimes.invitation.as_secs() / DAY;
        let days = i64::try_from(days).unwrap_or(i64::MAX);
        let blocks = vec![
            Block::Sentence(text),
            self.action(self.localizer.t("mail-invited-link"), link),
            Block::Small(self.t_args("mail-invited-small", vec![("days", days.into())])),
        ];
        Draft::new(self.t_args("mail-invited-subject", about()), blocks)
    }

    pub(super) fn locked_down(&self, by: Option<&str>) -> Draft {
        let about = || vec![("platform", self.platform().into())];
        let text = match by {
            Some(by) => {
                let by = vec![("name", Word::Name(by.to_owned()))];
                self.t_args("mail-locked-text", by)
            }
            None => self.t_args("mail-locked-operator", about()),
        };
        let sign_in = self.action(self.localizer.t("sign-in"), routes::SIGN_IN);
        let blocks = vec![Block::Sentence(text), Block::Small(self.t("mail-locked-next")), sign_in];
        Draft::new(self.t_args("mail-locked-subject", about()), blocks)
    }

    /// When it was, and with what.
    fn seen(&self, browser: &SeenBrowser) -> Block {
        let SeenBrowser { user_agent, network } = browser;
        let time = date::day_and_clock(self.localizer, self.email.written_at);
        let name = browser_name(self.localizer, user_agent.as_deref());
        let mut facts =
            vec![self.fact("mail-when", time), self.fact("account-session-browser", name)];
        facts.extend(network.clone().map(|network| self.fact("mail-where", network)));
        Block::Facts(facts)
    }

    fn with_lock(&self, mut draft: Draft, lock_link: &str) -> Draft {
        let days = self.provider.settings().lifetimes.not_me_link.as_secs() / DAY;
        let days = i64::try_from(days).unwrap_or(i64::MAX);
        draft.blocks.extend([
            Block::Heading(self.localizer.t("mail-not-me")),
            Block::Action(Action {
                label: self.localizer.t("lock-do"),
                url: self.url(lock_link),
                takes_away: true,
            }),
            Block::Small(self.t_args("mail-lock-text", vec![("days", days.into())])),
        ]);
        draft
    }
}
