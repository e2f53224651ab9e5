use oauth::client::app::change::AppChange;
use oauth::scope::Scope;

use crate::i18n::Localizer;
use crate::pages::permissions::Permissions;

/// What saving a draft would change of a registered app, and what that means for its users.
pub(super) fn change_lines(
    localizer: Localizer,
    changes: &[AppChange],
    is_listed: bool,
    permissions: &Permissions<'_>,
) -> Vec<String> {
    let with = |key, scope: &Scope| {
        localizer.t_args(key, &[("permission", permissions.prompt(scope).into())])
    };
    let mut lines: Vec<String> =
        changes
            .iter()
            .map(|change| match change {
                AppChange::Name { before, now } => {
                    let names = [("before", before.as_str().into()), ("now", now.as_str().into())];
                    localizer.t_args("partner-change-name", &names)
                }
                AppChange::Description => localizer.t("partner-change-description"),
                // Logos are no part of a draft.
                AppChange::Logo | AppChange::LogoGone => localizer.t("partner-logo"),
                AppChange::NewHost(host) => {
                    localizer.t_args("partner-change-host", &[("host", host.as_str().into())])
                }
                AppChange::NewAddress(address) => localizer
                    .t_args("partner-change-new-address", &[("address", address.as_str().into())]),
                AppChange::TestingAddress(address) => localizer
                    .t_args("partner-change-testing", &[("address", address.as_str().into())]),
                AppChange::AddressGone(address) => localizer
                    .t_args("partner-change-address", &[("address", address.as_str().into())]),
                AppChange::ResponseModes => localizer.t("partner-change-modes"),
                AppChange::SignIn => localizer.t("partner-change-sign-in"),
                AppChange::NewSubjects => localizer.t("partner-change-subjects"),
                AppChange::NowRequired(scope) => with("partner-change-required", scope),
                AppChange::NowOptional(scope) => with("partner-change-optional", scope),
                AppChange::ScopeGone(scope) => with("partner-change-gone", scope),
                AppChange::ScopeWords(scope) => with("partner-change-words", scope),
            })
            .collect();
    if changes.iter().any(AppChange::asks_everybody_anew) {
        lines.push(localizer.t("partner-change-asks"));
    }
    if is_listed && changes.iter().any(AppChange::is_reviewed) {
        lines.push(localizer.t("partner-change-review"));
    }
    lines
}
