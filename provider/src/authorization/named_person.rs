//! Whom a request means: by an ID token that it brings back, or by a claim.

use oauth::authorize::AuthorizationRequest;

use crate::account::session::SignedIn;
use crate::authorization::AuthorizationService;

impl AuthorizationService {
    /// OpenID Connect Core §3.1.2.1: "If the End-User identified by the ID Token is already logged
    /// in or is logged in as a result of the request [...] the Authorization Server returns a
    /// positive response; otherwise, it MUST return an error". A hint that cannot be verified,
    /// because it is of another app or its key has long ended, names an unknown person: only where
    /// no one is to be asked is that an error.
    pub(crate) fn is_the_person_named(
        &self,
        request: &AuthorizationRequest,
        signed_in: &SignedIn,
    ) -> bool {
        if !request.identity.names_a_person() {
            return true;
        }
        let own = self.tokens.subject(&request.client, &signed_in.user.id);
        let of_hint = request.identity.hint.as_ref().map(|hint| {
            let hint = self.tokens.verify_hint(hint);
            hint.filter(|hint| hint.is_for(&request.client.id)).map(|hint| hint.sub)
        });
        let is_hinted = match of_hint {
            Some(Some(sub)) => sub == own,
            Some(None) => !request.prompt.none,
            None => true,
        };
        is_hinted && request.identity.subject.as_ref().is_none_or(|sub| *sub == own)
    }
}
