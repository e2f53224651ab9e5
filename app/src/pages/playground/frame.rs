use leptos::prelude::*;
use routes::PLAYGROUND;

use crate::i18n::{Localizer, localizer, t};

/// Its number is its place among these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Choose,
    Ask,
    Back,
    Token,
    Call,
}

impl Step {
    const ALL: [Self; 5] = [Self::Choose, Self::Ask, Self::Back, Self::Token, Self::Call];

    fn name(self, localizer: Localizer) -> String {
        localizer.t(match self {
            Self::Choose => "play-step-choose",
            Self::Ask => "play-step-ask",
            Self::Back => "play-step-back",
            Self::Token => "play-step-token",
            Self::Call => "play-call",
        })
    }

    pub(super) fn title(self, localizer: Localizer) -> String {
        let number = Self::ALL.iter().take_while(|step| **step != self).count() + 1;
        localizer.t_args(
            "play-title",
            &[
                ("step", number.into()),
                ("steps", Self::ALL.len().into()),
                ("name", self.name(localizer).into()),
            ],
        )
    }

    pub(super) fn framed(self, content: AnyView) -> AnyView {
        let steps = Self::ALL
            .into_iter()
            .map(|step| {
                let here = (step == self).then_some("step");
                view! { <li aria-current=here>{step.name(localizer())}</li> }
            })
            .collect_view();
        view! {
            <div class="page playground">
                <p class="box">
                    <strong>{t("play-practice")}</strong>
                    " "
                    {t("play-practice-text")}
                </p>
                <nav aria-label=t("play-steps")><ol class="trail">{steps}</ol></nav>
                {content}
            </div>
        }
        .into_any()
    }
}

#[component]
pub(super) fn StartAgain() -> impl IntoView {
    view! { <p class="links"><a href=PLAYGROUND>{t("play-again")}</a></p> }
}
