//! An app exchanges what it has for tokens, and gives tokens back.

use oauth::scope::ScopeSet;

use super::model::{AccessToken, DAY, Family, GRACE, HOUR, RefreshToken, same};
use super::people::{App, set};
use super::walk::{Walk, assert_unwritten};
use testkit::Answer;
use testkit::client_endpoints::{REVOKE, assert_inactive};
use testkit::request::VERIFIER;
use testkit::token_client::Tokens;

/// What is wrong with an exchange, if anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    None,
    Verifier,
    RedirectUri,
    OtherApp,
}

impl Walk<'_> {
    /// An app exchanges a code.
    pub(super) async fn redeem(&mut self) {
        let Some(place) = self.chance.late(self.model.codes.len()) else { return };
        let code = self.model.codes[place].clone();
        let fault = match self.chance.below(100) {
            0..70 => Fault::None,
            70..80 => Fault::Verifier,
            80..90 => Fault::RedirectUri,
            _ => Fault::OtherApp,
        };
        self.tell(format_args!("redeem {code:?}, fault: {fault:?}"));
        let app = if fault == Fault::OtherApp { self.other_than(code.app) } else { code.app };
        let mut redirect_uri = code.redirect_uri.clone();
        if fault == Fault::RedirectUri {
            redirect_uri.push('2');
        }
        let mut pairs = vec![
            ("grant_type", "authorization_code"),
            ("code", &code.value),
            ("redirect_uri", &redirect_uri),
        ];
        pairs.extend(match (code.challenged, fault) {
            (true, Fault::Verifier) => {
                Some(("code_verifier", "another-verifier-that-is-as-long-as-it-must-be"))
            }
            // RFC 9700 §2.1.1: a verifier where there was no challenge is a fault.
            (true, _) | (false, Fault::Verifier) => Some(("code_verifier", VERIFIER)),
            (false, _) => None,
        });
        let version = self.version();
        let answer = self.as_app(app, "/oauth/token", pairs).await;

        let model = &mut self.model;
        let standing = model.stands(code.grant);
        let in_time = model.now < code.expires_at;
        let first_scopes = code.scopes.intersection(&model.grants[code.grant].scopes);
        if fault == Fault::None
            && !code.swept
            && let Some(family) = code.family
        {
            // RFC 6749 §4.1.2: anyone else who has the code may have had the tokens.
            answer.assert_token_error(400, "invalid_grant");
            model.families[family].revoked |= standing;
            return;
        }
        let good = fault == Fault::None
            && code.family.is_none()
            && in_time
            && standing
            && !first_scopes.is_empty();
        if !good {
            answer.assert_token_error(400, "invalid_grant");
            return assert_unwritten(self, version, &answer);
        }
        let family = model.families.len();
        model.codes[place].family = Some(family);
        model.families.push(Family {
            app,
            grant: code.grant,
            scopes: code.scopes.clone(),
            revoked: false,
            generation: 0,
        });
        self.take(family, &code.scopes, &answer);
    }

    /// An app exchanges a refresh token: the current one, one just rotated, an old one.
    pub(super) async fn refresh(&mut self) {
        let Some(place) = self.chance.late(self.model.refresh.len()) else { return };
        let token = self.model.refresh[place].clone();
        let family = self.model.families[token.family].clone();
        let other_app = self.chance.percent(8);
        let app = if other_app { self.other_than(family.app) } else { family.app };
        let grant = &self.model.grants[family.grant];
        let left = family.scopes.intersection(&grant.scopes);
        let scope = match self.chance.below(100) {
            0..70 => None,
            70..85 => left.iter().next().map(ToString::to_string),
            _ => Some("candidates_read users_manage".to_owned()),
        };
        self.tell(format_args!("refresh {token:?}, other app: {other_app}, scope {scope:?}"));
        let mut pairs = vec![("grant_type", "refresh_token"), ("refresh_token", &token.value)];
        pairs.extend(scope.as_deref().map(|scope| ("scope", scope)));
        let version = self.version();
        let answer = self.as_app(app, "/oauth/token", pairs).await;

        let model = &mut self.model;
        let now = model.now;
        let wanted = scope.as_deref().map_or_else(|| left.clone(), set);
        let lives = model.family_lives(token.family) && now < token.expires_at && !left.is_empty();
        if other_app || !lives {
            answer.assert_token_error(400, "invalid_grant");
            return assert_unwritten(self, version, &answer);
        }
        if !wanted.is_subset(&left) {
            answer.assert_token_error(400, "invalid_scope");
            return assert_unwritten(self, version, &answer);
        }
        let is_newest = token.generation == family.generation;
        let lost = token.generation + 1 == family.generation
            && token.rotated_at.is_some_and(|at| now < at + GRACE);
        if !is_newest && !lost {
            // RFC 9700 §4.14.2: thief or owner, one of them has the newer one.
            answer.assert_token_error(400, "invalid_grant");
            model.families[token.family].revoked = true;
            return;
        }
        if is_newest {
            model.refresh[place].rotated_at = Some(now);
            model.families[token.family].generation += 1;
        }
        self.take(token.family, &wanted, &answer);
    }

    /// Takes the tokens of an answer that must be a good one.
    fn take(&mut self, family: usize, scopes: &ScopeSet, answer: &Answer) {
        let tokens = Tokens::read(answer);
        let model = &mut self.model;
        let scopes = model.cut(family, scopes);
        assert!(same(&set(&tokens.scope), &scopes), "{} is not {scopes}", tokens.scope);
        let (now, grant) = (model.now, model.families[family].grant);
        let grant_end = model.grants[grant].expires_at;
        let expires_at = (now + HOUR).min(grant_end);
        assert_eq!(Some(tokens.expires_in), u64::try_from(expires_at - now).ok());
        assert!(model.access.iter().all(|known| known.value != tokens.access), "a token twice");
        let value = tokens.access.clone();
        model.access.push(AccessToken { value, family, scopes, expires_at, revoked: false });
        model.note_use(grant);
        let value = tokens.refresh().to_owned();
        let generation = model.families[family].generation;
        match model.refresh.iter().find(|known| known.value == value) {
            // An answer that was lost is given again.
            Some(known) => assert_eq!((known.family, known.generation), (family, generation)),
            None => model.refresh.push(RefreshToken {
                value,
                family,
                generation,
                expires_at: (now + 90 * DAY).min(grant_end),
                rotated_at: None,
            }),
        }
    }

    /// An app gives an access token back, or another app tries to.
    pub(super) async fn revoke_access_token(&mut self) {
        let Some(place) = self.chance.late(self.model.access.len()) else { return };
        let token = self.model.access[place].clone();
        let owner = self.model.families[token.family].app;
        let is_kept = !token.revoked && token.expires_at >= self.model.swept_before;
        if self.revoke(owner, &token.value, is_kept).await {
            self.model.access[place].revoked = true;
        }
    }

    /// An app gives a refresh token back, and with it all of its family.
    pub(super) async fn revoke_refresh_token(&mut self) {
        let Some(place) = self.chance.late(self.model.refresh.len()) else { return };
        let token = self.model.refresh[place].clone();
        let owner = self.model.families[token.family].app;
        // One of a revoked family may have been swept before its own end.
        let is_kept = !self.model.families[token.family].revoked
            && token.expires_at >= self.model.swept_before;
        if self.revoke(owner, &token.value, is_kept).await {
            self.model.families[token.family].revoked = true;
        }
    }

    /// Whether it was its own app that did it. Of another one's, what is surely kept is
    /// refused.
    async fn revoke(&mut self, owner: App, token: &str, is_kept: bool) -> bool {
        let is_owner = self.chance.percent(75);
        let app = if is_owner { owner } else { self.other_than(owner) };
        self.tell(format_args!("{app:?} revokes {token} of {owner:?}"));
        let version = self.version();
        let answer = self.as_app(app, REVOKE, vec![("token", token)]).await;
        if is_owner {
            answer.assert_status(200);
            return true;
        }
        if is_kept {
            answer.assert_token_error(400, "invalid_grant");
        } else {
            assert!(matches!(answer.status.as_u16(), 200 | 400), "{}", answer.body);
        }
        assert_unwritten(self, version, &answer);
        false
    }

    /// What was never given out opens, gives and writes nothing.
    pub(super) async fn show_nonsense(&mut self) {
        let app = self.chance.one(&App::ALL);
        let known = self.model.access.last().map(|token| token.value.clone());
        let text = match (self.chance.below(3), known) {
            (0, Some(mut known)) => {
                known.pop();
                known
            }
            (1, Some(known)) => known.replace("_at_", "_rt_"),
            _ => "csn_at_0000000000000000000000".to_owned(),
        };
        self.tell(format_args!("{app:?} shows {text}"));
        let version = self.version();
        let code = vec![("grant_type", "authorization_code"), ("code", &text)];
        self.as_app(app, "/oauth/token", code).await.assert_status(400);
        let refresh = vec![("grant_type", "refresh_token"), ("refresh_token", &text)];
        self.as_app(app, "/oauth/token", refresh).await.assert_token_error(400, "invalid_grant");
        let answer = self.as_app(app, REVOKE, vec![("token", &text)]).await;
        answer.assert_status(200);
        self.server.call("/api/users/me", &text).await.assert_status(401);
        assert_inactive(&self.server.introspect(&text).await);
        assert_unwritten(self, version, &answer);
    }

    /// A form of an app, which says who it is as it can.
    async fn as_app(&self, app: App, path: &str, mut pairs: Vec<(&str, &str)>) -> Answer {
        let authorization = app.authorization();
        if authorization.is_none() {
            pairs.push(("client_id", app.id()));
        }
        self.server.post_pairs(path, authorization.as_deref(), &pairs).await
    }

    fn other_than(&mut self, app: App) -> App {
        let others: Vec<App> = App::ALL.into_iter().filter(|other| *other != app).collect();
        self.chance.one(&others)
    }
}
