use oauth::client::ClientKind;
use oauth::client::app::draft::AppDraft;
use oauth::client::app::sign_in::SignInDraft;
use oauth::client::sign_in::Pkce;
use oauth::identity::OPENID;
use oauth::identity::subject::SubjectType;
use oauth::jose::algorithm::IdTokenAlgorithm;

use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
use crate::components::pick_row::Choice;
use crate::i18n::Localizer;
use crate::pages::apps::frame::AppFrame;

#[derive(Clone, Debug)]
pub struct SignInPage {
    pub frame: AppFrame,
    pub form: PostForm,
    pub errors: Vec<FormError>,
    pub draft: SignInDraft,
    pub subject_types: Vec<Choice>,
    pub algorithms: Vec<Choice>,
    /// None: an app without a secret has no choice.
    pub pkce: Vec<Choice>,
}

impl SignInPage {
    pub fn new(
        localizer: Localizer,
        draft: &AppDraft,
        frame: AppFrame,
        form: PostForm,
        errors: Vec<FormError>,
    ) -> Self {
        let sign_in = draft.sign_in.clone();
        let subject_types = SubjectType::ALL.map(|kind| Choice {
            value: kind.as_str(),
            name: localizer.t(subject_type(kind)),
            consequence: localizer.t(match kind {
                SubjectType::Public => "partner-subject-public-text",
                SubjectType::Pairwise => "partner-subject-pairwise-text",
            }),
            chosen: kind == sign_in.subject_type,
        });
        let algorithms = IdTokenAlgorithm::ALL.map(|algorithm| Choice {
            value: algorithm.as_str(),
            name: algorithm.as_str().to_owned(),
            consequence: match algorithm {
                IdTokenAlgorithm::Rs256 => localizer.t("partner-algorithm-usual"),
                IdTokenAlgorithm::Es256 | IdTokenAlgorithm::EdDsa => String::new(),
            },
            chosen: algorithm == sign_in.id_token_algorithm,
        });
        let pkce = Pkce::ALL.map(|rule| Choice {
            value: rule.as_str(),
            name: localizer.t(pkce(rule)),
            consequence: localizer.t(match rule {
                Pkce::Required => "partner-pkce-required-text",
                Pkce::OrNonce => "partner-pkce-or-nonce-text",
            }),
            chosen: rule == sign_in.pkce,
        });
        let has_secret = draft.kind.client_kind() == ClientKind::Confidential;
        Self {
            frame,
            form,
            errors,
            subject_types: subject_types.to_vec(),
            algorithms: algorithms.to_vec(),
            pkce: if has_secret { pkce.to_vec() } else { Vec::new() },
            draft: sign_in,
        }
    }
}

/// Whether there is anything to say of it: an app that does not sign people in needs none.
pub fn is_of_use(draft: &AppDraft) -> bool {
    let asks_who = draft.scopes.iter().any(|entry| entry.scope.as_str() == OPENID);
    asks_who || draft.sign_in != SignInDraft::default()
}

type Facts = Vec<(String, String)>;

/// In words, and what is read letter by letter.
pub fn facts(localizer: Localizer, draft: &SignInDraft) -> (Facts, Facts) {
    let fact = |label: &'static str, text: String| (localizer.t(label), text);
    let mut facts = vec![
        fact("partner-subject", localizer.t(subject_type(draft.subject_type))),
        fact("partner-algorithm", draft.id_token_algorithm.as_str().to_owned()),
    ];
    if draft.pkce == Pkce::OrNonce {
        facts.push(fact("partner-pkce", localizer.t(pkce(draft.pkce))));
    }
    if !draft.default_max_age.is_empty() {
        facts.push(fact("partner-max-age", draft.default_max_age.clone()));
    }
    if draft.two_factors {
        facts.push(fact("partner-two-factors", localizer.t("partner-two-factors-always")));
    }
    let backchannel = Some(&draft.backchannel_logout_uri).filter(|uri| !uri.is_empty());
    if backchannel.is_some() && draft.backchannel_logout_session_required {
        facts.push(fact("partner-logout-session", localizer.t("partner-logout-session-required")));
    }
    let uris = draft.post_logout_redirect_uris.split_whitespace();
    let uris = uris.map(|uri| fact("partner-logout-uris", uri.to_owned()));
    let backchannel = backchannel.map(|uri| fact("partner-backchannel-logout", uri.clone()));
    let login = Some(&draft.initiate_login_uri).filter(|uri| !uri.is_empty());
    let login = login.map(|uri| fact("partner-initiate-login", uri.clone()));
    (facts, uris.chain(backchannel).chain(login).collect())
}

fn subject_type(kind: SubjectType) -> &'static str {
    match kind {
        SubjectType::Public => "partner-subject-public",
        SubjectType::Pairwise => "partner-subject-pairwise",
    }
}

fn pkce(rule: Pkce) -> &'static str {
    match rule {
        Pkce::Required => "partner-pkce-required",
        Pkce::OrNonce => "partner-pkce-or-nonce",
    }
}
