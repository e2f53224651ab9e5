//! An app sends a person; the person answers.

use oauth::scope::ScopeSet;

use super::model::{Answered, Code, DAY, Grant, MINUTE, Offer, Request, Showing};
use super::people::{App, Person};
use super::walk::{Walk, assert_unwritten};
use testkit::browser::code;
use testkit::request::{STATE, challenge};
use testkit::{Answer, AuthorizationUrl};

/// For how long a page waits for its answer.
const PENDING: i64 = DAY;

impl Walk<'_> {
    /// An app sends a user to us.
    pub(super) async fn begin(&mut self) {
        let person = self.chance.one(&Person::ALL);
        let app = self.chance.one(&App::ALL);
        let scopes = self.some_scopes(app);
        let callbacks = app.callbacks();
        let redirect_uri = callbacks[self.chance.below(callbacks.len())].clone();
        let prompt = self.chance.one(&["", "", "", "", "consent", "none", "login", "unknown"]);
        let foreign = self.chance.percent(4);
        let challenged = app != App::Legacy || self.chance.percent(50);
        let mut url = match app {
            App::Partner => AuthorizationUrl::partner(),
            App::Spa => AuthorizationUrl::spa(),
            App::Legacy => AuthorizationUrl::legacy(),
        };
        url = url.with("redirect_uri", &redirect_uri).without("scope");
        if app == App::Legacy && challenged {
            url = url.with("code_challenge", &challenge()).with("code_challenge_method", "S256");
        }
        if let Some(scopes) = &scopes {
            let more = if foreign { " unheard_of" } else { "" };
            url = url.with("scope", &format!("{scopes}{more}"));
        }
        if !prompt.is_empty() {
            url = url.with("prompt", prompt);
        }
        let foreign = foreign && scopes.is_some();
        let scopes = scopes.unwrap_or_else(|| app.default());
        let asks_anew = prompt == "consent";
        let request = Request { person, app, scopes, redirect_uri, challenged, asks_anew };
        self.tell(format_args!("{request:?}, prompt {prompt:?}, foreign: {foreign}"));

        self.browser(person).await;
        let offer = self.model.offer(&request);
        if prompt != "none" && prompt != "login" && !foreign {
            let silent = self.model.is_answered_silently(&request, &offer);
            // Who has to give their password again, does it before, and begins anew.
            if !silent && self.model.needs_recent_sign_in(person, &offer) {
                let version = self.version();
                let answer = self.browser(person).await.get(&url.path()).await;
                assert!(answer.our_location().starts_with("/sign-in?confirm="));
                assert_unwritten(self, version, &answer);
                self.sign_in(person).await;
            }
        }
        let version = self.version();
        let answer = self.browser(person).await.get(&url.path()).await;
        if !foreign && prompt != "login" && self.model.is_answered_silently(&request, &offer) {
            let code = Self::code_in(&answer, &request.redirect_uri);
            let allowed = offer.already.clone();
            return self.allowed(&request, &offer, &allowed, code, None);
        }
        if foreign {
            answer.assert_error_sent_to(&request.redirect_uri, "invalid_scope");
        } else if prompt == "login" {
            assert!(answer.our_location().starts_with("/sign-in"));
        } else if prompt == "none" {
            answer.assert_error_sent_to(&request.redirect_uri, "consent_required");
        } else {
            self.shown(request, offer, &answer);
        }
        assert_unwritten(self, version, &answer);
    }

    fn some_scopes(&mut self, app: App) -> Option<ScopeSet> {
        if self.chance.percent(15) {
            return None;
        }
        let all: Vec<_> = app.required().union(&app.optional()).iter().cloned().collect();
        let percent = self.chance.one(&[20, 50, 100]);
        let some: ScopeSet = all.into_iter().filter(|_| self.chance.percent(percent)).collect();
        // Mostly what the app cannot do without is asked for.
        let some = if self.chance.percent(70) { app.required().union(&some) } else { some };
        (!some.is_empty()).then_some(some)
    }

    fn shown(&mut self, request: Request, offer: Offer, page: &Answer) {
        page.assert_page(200);
        let verb = if offer.is_settled() { "Continue" } else { "Allow access" };
        let form = page.form(verb);
        let boxes: Vec<&str> = form.boxes.iter().map(|known| known.value.as_str()).collect();
        for scope in &offer.asked().difference(&offer.required) {
            assert!(boxes.contains(&scope.as_str()), "no box for {scope} among {boxes:?}");
        }
        let session = self.model.session(request.person).number;
        let shown_at = self.model.now;
        self.model.showings.push(Showing {
            request,
            offer,
            form,
            session,
            shown_at,
            answered: None,
        });
    }

    /// A user answers a page that they have open, for the first time or again.
    pub(super) async fn answer(&mut self) {
        let Some(place) = self.chance.late(self.model.showings.len()) else { return };
        let showing = self.model.showings[place].clone();
        let request = &showing.request;
        let choosable = showing.offer.asked().difference(&showing.offer.required);
        let percent = self.chance.one(&[0, 40, 100]);
        let ticked: ScopeSet =
            choosable.iter().filter(|_| self.chance.percent(percent)).cloned().collect();
        let refuses = self.chance.percent(15);
        let days_30 = self.chance.percent(30);
        let what = if refuses { "refuses" } else { "allows" };
        let (shown_at, person) = (showing.shown_at, request.person);
        self.tell(format_args!("{person:?} {what} what was shown at {shown_at}, with {ticked}"));

        self.browser(person).await;
        let (version, now) = (self.version(), self.model.now);
        let settled = showing.offer.is_settled();
        let mut form = showing.form.clone();
        for scope in &ticked {
            form = form.tick(scope.as_str());
        }
        if days_30 && !settled {
            form = form.set("duration", "30-days");
        }
        form = form.press(match (refuses, settled) {
            (true, true) => "Cancel",
            (true, false) => "Don't allow",
            (false, true) => "Continue",
            (false, false) => "Allow access",
        });
        let answer = self.browser(person).await.submit(&form).await;

        let still = self.model.offer(request);
        let is_ours = showing.session == self.model.session(person).number
            && now < showing.shown_at + PENDING;
        if !is_ours {
            answer.assert_page(410);
            return assert_unwritten(self, version, &answer);
        }
        if let Some(first) = &showing.answered {
            self.assert_answered_before(&showing, first, refuses, &ticked, &answer);
            return assert_unwritten(self, version, &answer);
        }
        if refuses {
            answer.assert_error_sent_to(&request.redirect_uri, "access_denied");
            self.model.showings[place].answered = Some(Answered { allowed: None, at: now });
            return;
        }
        if answer.status == 410 {
            // Only where something else would be shown now.
            assert!(!still.is_like(&showing.offer), "{still:?}");
            return assert_unwritten(self, version, &answer);
        }
        assert!(showing.offer.already.is_subset(&still.already), "what was lost came back");
        if self.model.needs_recent_sign_in(person, &showing.offer) {
            answer.assert_page(200).assert_says("Confirm it's you.");
            return assert_unwritten(self, version, &answer);
        }
        let granted = showing.offer.required.union(&ticked);
        if granted.is_empty() && showing.offer.already.is_empty() {
            answer.assert_page(422);
            return assert_unwritten(self, version, &answer);
        }
        let code = Self::code_in(&answer, &request.redirect_uri);
        let allowed = showing.offer.already.union(&granted);
        self.model.showings[place].answered =
            Some(Answered { allowed: Some((code.clone(), allowed.clone())), at: now });
        let chosen = form.fields.iter().find(|(name, _)| name == "duration");
        let before = self.model.before(request);
        let end = match (chosen.map(|(_, value)| value.as_str()), before) {
            (Some("30-days"), _) => now + 30 * DAY,
            (Some("as-before"), Some(grant)) => grant.expires_at,
            _ => now + 365 * DAY,
        };
        self.allowed(request, &showing.offer, &allowed, code, Some(end));
    }

    /// A second answer gives nothing that the first did not.
    fn assert_answered_before(
        &self,
        showing: &Showing,
        first: &Answered,
        refuses: bool,
        ticked: &ScopeSet,
        answer: &Answer,
    ) {
        let in_time = self.model.now < first.at + MINUTE;
        match &first.allowed {
            None if refuses && in_time => {
                answer.assert_error_sent_to(&showing.request.redirect_uri, "access_denied");
            }
            Some((known, allowed)) if !refuses && answer.status == 303 => {
                let now_allowed =
                    showing.offer.already.union(&showing.offer.required).union(ticked);
                assert!(in_time && now_allowed == *allowed, "another answer was taken");
                assert_eq!(Self::code_in(answer, &showing.request.redirect_uri), *known);
            }
            _ => assert!(matches!(answer.status.as_u16(), 409 | 410 | 422), "{}", answer.status),
        }
    }

    fn code_in(answer: &Answer, redirect_uri: &str) -> String {
        let sent = answer.assert_sent_to(redirect_uri);
        assert_eq!(sent["state"], STATE);
        code(answer)
    }

    /// Notes what follows from an answer. `end` is when the grant ends, where that was
    /// asked.
    fn allowed(
        &mut self,
        request: &Request,
        offer: &Offer,
        allowed: &ScopeSet,
        code: String,
        end: Option<i64>,
    ) {
        let now = self.model.now;
        let standing = self.model.standing(request.person, request.app);
        let asked = offer.asked();
        let grant = if asked.is_empty() {
            let grant = standing.expect("what was allowed before stands");
            self.model.grants[grant].redirect_uri.clone_from(&request.redirect_uri);
            grant
        } else {
            let place = standing.unwrap_or(self.model.grants.len());
            let (scopes, declined) = standing
                .map(|place| &self.model.grants[place])
                .map(|grant| (grant.scopes.clone(), grant.declined.clone()))
                .unwrap_or_default();
            let allowed = asked.intersection(allowed);
            let refused = asked.difference(&allowed);
            let grant = Grant {
                person: request.person,
                app: request.app,
                scopes: scopes.difference(&refused).union(&allowed),
                declined: declined.difference(&allowed).union(&refused),
                redirect_uri: request.redirect_uri.clone(),
                expires_at: end.expect("asked"),
                unused_ends_at: now + 90 * DAY,
                revoked: false,
            };
            match standing {
                Some(place) => self.model.grants[place] = grant,
                None => self.model.grants.push(grant),
            }
            place
        };
        assert!(self.model.codes.iter().all(|known| known.value != code), "a code twice");
        self.model.codes.push(Code {
            value: code,
            app: request.app,
            grant,
            scopes: allowed.clone(),
            redirect_uri: request.redirect_uri.clone(),
            challenged: request.challenged,
            expires_at: now + MINUTE,
            family: None,
            swept: false,
        });
    }
}
