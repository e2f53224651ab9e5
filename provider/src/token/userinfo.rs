//! The userinfo endpoint (OpenID Connect Core §5.3): what an app may know of the person.

use oauth::discovery::resource::{Resource, Resources};
use oauth::id::{ClientId, CompanyId, UserId};
use oauth::identity::claims::{self, Claim};
use oauth::identity::is_only_identity;
use oauth::jose::dpop::DpopError;
use oauth::scope::ScopeSet;
use oauth::token::access_token::LiveAccessToken;
use oauth::token::response::TokenType;
use serde_json::{Map, Value};

use crate::error::{ProviderError, UseCaseError};
use crate::token::TokenService;
use crate::token::dpop::RequestProof;

impl TokenService {
    /// What a token opens at the userinfo endpoint, whichever APIs it is for: the person granted
    /// `openid` for just this.
    pub async fn validate_token_at_userinfo(
        &self,
        scheme: TokenType,
        token: &str,
        proof: &RequestProof,
    ) -> Result<Option<LiveAccessToken>, UseCaseError<DpopError>> {
        let Some(live) = self.validate_access_token(token).await? else { return Ok(None) };
        self.check_holder(live, scheme, token, proof).await
    }

    /// `None`: the account, or the app, is gone since the token was validated.
    pub async fn user_info(
        &self,
        client: &ClientId,
        user: &UserId,
        company: &CompanyId,
        granted: &ScopeSet,
    ) -> Result<Option<Map<String, Value>>, ProviderError> {
        let (Some(user), Some(client)) = (
            self.shared.store.find_user_to_show(user).await?,
            self.shared.store.find_client(client).await?,
        ) else {
            return Ok(None);
        };
        let mut told = claims::of(&user, Claim::ALL, granted);
        told.extend(self.custom_claims(&user.id, &client.id, company, granted, |_| true).await?);
        told.insert("sub".to_owned(), self.subject(&client, &user.id).into());
        Ok(Some(told))
    }

    /// A token that opens nothing but who the person is, is for no API: what an API shows to every
    /// good token may be more than they granted.
    pub(super) fn audience(&self, scopes: &ScopeSet, named: Resources) -> Resources {
        if !is_only_identity(scopes) {
            return named;
        }
        let userinfo = format!("{}{}", self.shared.settings.issuer, routes::USERINFO);
        // An issuer that is no URL has no APIs either.
        userinfo.parse::<Resource>().into_iter().collect()
    }
}
