//! What is looked at after every step: every token that is remembered, and one of
//! them as an API and as a caller sees it.

use super::model::{AccessToken, same};
use super::people::set;
use super::walk::Walk;
use testkit::client_endpoints::assert_inactive;

impl Walk<'_> {
    pub(super) async fn look(&mut self) {
        let version = self.version();
        for token in &self.model.access {
            self.compare(token).await;
        }
        if let Some(place) = self.chance.late(self.model.access.len()) {
            let token = self.model.access[place].clone();
            self.introspect(&token).await;
            self.call(&token).await;
        }
        assert_eq!(self.version(), version, "written by asking");
    }

    /// Every token opens what the model says, and no more.
    async fn compare(&self, token: &AccessToken) {
        let live =
            self.server.provider.tokens().validate_access_token(&token.value).await.expect("read");
        let expected = self.model.opens(token);
        let opens = live.as_ref().map(|live| live.scopes.to_string());
        assert_eq!(live.is_some(), expected.is_some(), "{token:?} opens {opens:?}");
        let Some((live, expected)) = live.zip(expected) else { return };
        assert!(same(&live.scopes, &expected), "{} is not {expected}: {token:?}", live.scopes);
        assert_eq!(live.expires_at.0, token.expires_at, "{token:?}");
        let family = &self.model.families[token.family];
        let grant = &self.model.grants[family.grant];
        assert_eq!(live.client_id.as_str(), family.app.id());
        assert_eq!(live.user_id.expect("a person's").as_str(), grant.person.id());
        // Said apart from the model's own arithmetic: nothing outlives its grant, and
        // nothing is beyond what the person's answer allowed.
        assert!(!grant.revoked && self.model.now < grant.expires_at);
        assert!(live.scopes.is_subset(&family.scopes) && live.scopes.is_subset(&grant.scopes));
    }

    async fn introspect(&self, token: &AccessToken) {
        let told = self.server.introspect(&token.value).await;
        let Some(expected) = self.model.opens(token) else { return assert_inactive(&told) };
        assert_eq!(told["active"], true, "{token:?}");
        assert_eq!(told["exp"], token.expires_at);
        let scope = told["scope"].as_str().unwrap_or_default();
        assert!(same(&set(scope), &expected), "{scope} is not {expected}");
        let family = &self.model.families[token.family];
        assert_eq!(told["client_id"], family.app.id());
        assert_eq!(told["sub"], self.model.grants[family.grant].person.id());
    }

    async fn call(&self, token: &AccessToken) {
        let opens = self.model.opens(token);
        let of_scope = |scope: &str| match &opens {
            None => 401,
            Some(opens) if set(scope).is_subset(opens) => 200,
            Some(_) => 403,
        };
        let me = if opens.is_some() { 200 } else { 401 };
        self.server.call("/api/users/me", &token.value).await.assert_status(me);
        for (path, scope) in [("/api/candidates", "candidates_read"), ("/api/jobs", "jobs_read")] {
            self.server.call(path, &token.value).await.assert_status(of_scope(scope));
        }
    }
}
