use leptos::prelude::with_context;
use oauth::language::Language;

use super::localizer::{Arg, Localizer};
use crate::context::RenderContext;

pub fn t(key: &'static str) -> String {
    localizer().t(key)
}

pub fn t_args(key: &'static str, args: &[(&'static str, Arg)]) -> String {
    localizer().t_args(key, args)
}

pub fn localizer() -> Localizer {
    with_context(|context: &RenderContext| context.localizer)
        .unwrap_or(Localizer::of(Language::English))
}
