//! The way a user signs in has changed.

use provider::notifications::rendered_email::SignInChange;

use super::content::{Action, Block, Word, one_line};
use super::{DAY, Draft, Writer};
use crate::i18n::date;

impl Writer<'_> {
    pub(super) fn sign_in_changed(
        &self,
        change: SignInChange,
        name: &str,
        place: Option<&str>,
        link: &str,
    ) -> Draft {
        let localizer = self.localizer;
        let change = word(change);
        let about = vec![("change", change.into()), ("platform", self.platform().into())];
        let subject = self.t_args("mail-factor-subject", about);
        let named = vec![("change", change.into()), ("name", Word::Name(one_line(name)))];
        let time = date::day_and_clock(localizer, self.email.written_at);
        let mut facts = vec![self.fact("mail-when", time)];
        facts.extend(place.map(|network| self.fact("mail-where", network.to_owned())));
        let days = self.provider.settings().lifetimes.not_me_link.as_secs() / DAY;
        let days = i64::try_from(days).unwrap_or(i64::MAX);
        let blocks = vec![
            Block::Sentence(self.t_args("mail-factor-text", named)),
            Block::Facts(facts),
            Block::Heading(localizer.t("mail-not-me")),
            Block::Action(Action {
                label: localizer.t("mail-factor-link"),
                url: self.url(link),
                takes_away: true,
            }),
            Block::Small(self.t_args("mail-factor-link-text", vec![("days", days.into())])),
        ];
        Draft::new(subject, blocks)
    }
}

/// As the messages choose by it.
fn word(change: SignInChange) -> &'static str {
    match change {
        SignInChange::PasskeyAdded => "passkey_added",
        SignInChange::PasskeyRemoved => "passkey_removed",
        SignInChange::AuthenticatorAdded => "authenticator_added",
        SignInChange::AuthenticatorRemoved => "authenticator_removed",
        SignInChange::RecoveryCodesMade => "recovery_codes_made",
        SignInChange::RecoveryCodeUsed => "recovery_code_used",
        SignInChange::IdentityLinked => "identity_linked",
        SignInChange::IdentityUnlinked => "identity_unlinked",
        SignInChange::Reset => "reset",
    }
}
