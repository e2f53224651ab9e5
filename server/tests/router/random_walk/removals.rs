//! A person takes back what they allowed.

use oauth::scope::ScopeSet;

use super::people::{App, Person};
use super::walk::{Walk, assert_unwritten};

impl Walk<'_> {
    /// One permission: if the app can do without it.
    pub(super) async fn remove_permission(&mut self) {
        let person = self.chance.one(&Person::ALL);
        let app = self.chance.one(&App::ALL);
        let Some(grant) = self.model.standing(person, app) else { return };
        let scopes: Vec<_> = self.model.grants[grant].scopes.iter().cloned().collect();
        let removable = self.model.grants[grant].scopes.difference(&app.required());
        if scopes.is_empty() {
            return;
        }
        let scope = scopes[self.chance.below(scopes.len())].clone();
        self.tell(format_args!("{person:?} takes {scope} back from {app:?}"));
        let path = format!("/connected-apps/{}", self.grant_id(person.id(), app.id()));
        let browser = self.browser(person).await;
        // The token of the form is that of any form of ours.
        let form = browser.get("/").await.form("Sign out");
        let body = format!("{}&scope={scope}", form.body());
        let version = self.version();
        let answer =
            self.browser(person).await.post(&format!("{path}/remove-permission"), body).await;
        if removable.contains(&scope) {
            answer.our_location();
            let one: ScopeSet = [scope].into_iter().collect();
            let grant = &mut self.model.grants[grant];
            grant.scopes = grant.scopes.difference(&one);
            grant.declined = grant.declined.union(&one);
        } else {
            answer.assert_page(409);
            assert_unwritten(self, version, &answer);
        }
    }

    /// All that an app may do.
    pub(super) async fn remove_app(&mut self) {
        let person = self.chance.one(&Person::ALL);
        let app = self.chance.one(&App::ALL);
        let known = |grant: &super::model::Grant| grant.person == person && grant.app == app;
        if !self.model.grants.iter().any(known) {
            return;
        }
        self.tell(format_args!("{person:?} removes {app:?}"));
        let standing = self.model.standing(person, app);
        let path = format!("/connected-apps/{}/remove", self.grant_id(person.id(), app.id()));
        let page = self.browser(person).await.get(&path).await;
        let Some(grant) = standing else {
            page.assert_page(404);
            return;
        };
        let answer = self.browser(person).await.submit(&page.form("Remove access")).await;
        answer.our_location();
        self.model.grants[grant].revoked = true;
    }
}
