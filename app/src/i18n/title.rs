use super::localizer::Localizer;

/// The page's state first, for those who hear it.
pub fn titled(localizer: Localizer, state: String, platform: &str) -> String {
    localizer.t_args("title", &[("state", state.into()), ("platform", platform.into())])
}

pub fn error_title(localizer: Localizer, state: String) -> String {
    localizer.t_args("title-error", &[("state", state.into())])
}
