use leptos::prelude::*;
use routes::PLAYGROUND;

use crate::i18n::{Localizer, localizer, t, t_args};

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

    fn number(self) -> usize {
        Self::ALL.iter().take_while(|step| **step != self).count() + 1
    }

    pub(super) fn title(self, localizer: Localizer) -> String {
        localizer.t_args(
            "play-title",
            &[
                ("step", self.number().into()),
                ("steps", Self::ALL.len().into()),
                ("name", self.name(localizer).into()),
            ],
        )
    }

    /// `aside` is shown beside the content where there is room, and after it where there is none.
    pub(super) fn framed(self, content: AnyView, aside: Option<AnyView>) -> AnyView {
        let numbered = (1_u32..).zip(Self::ALL);
        let steps = numbered
            .map(|(number, step)| {
                let here = (step == self).then_some("step");
                view! {
                    <li>
                        <span class="step" aria-current=here>
                            <span class="n">{number}</span>
                            " "
                            <span class="step-label">{step.name(localizer())}</span>
                        </span>
                    </li>
                }
            })
            .collect_view();
        // On a phone the others are numbers.
        let now = t_args(
            "partner-step-now",
            &[
                ("number", self.number().into()),
                ("all", Self::ALL.len().into()),
                ("step", self.name(localizer()).into()),
            ],
        );
        let aside = aside.map(|aside| view! { <aside class="play-side">{aside}</aside> });
        let class = if aside.is_some() { "play-cols play-two" } else { "play-cols" };
        view! {
            <div class="play">
                <p class="small muted">
                    <strong>{t("play-practice")}</strong>
                    " "
                    {t("play-practice-text")}
                </p>
                <p class="step-now" aria-hidden="true">{now}</p>
                <nav aria-label=t("play-steps")><ol class="stepper">{steps}</ol></nav>
                <div class=class>
                    <div class="play-main">{content}</div>
                    {aside}
                </div>
            </div>
        }
        .into_any()
    }
}

/// What could go wrong here, and how to see it.
pub(super) fn wrong(lead: &'static str, turns: AnyView) -> AnyView {
    view! {
        <h2>{t("play-wrong")}</h2>
        <p class="small muted">{t(lead)}</p>
        {turns}
    }
    .into_any()
}

const SHOWN: usize = 40;

/// Enough of a value to know it again.
pub(super) fn short(value: &str) -> String {
    let mut shown: String = value.chars().take(SHOWN).collect();
    if shown.len() < value.len() {
        shown.push('…');
    }
    shown
}

#[component]
pub(super) fn StartAgain() -> impl IntoView {
    view! { <p class="row"><a href=PLAYGROUND>{t("play-again")}</a></p> }
}
