use crate::authorize::pkce::CodeVerifier;
use crate::credential::secret::{AuthorizationCode, DeviceCode, RefreshToken};
use crate::parameters::Parameters;
use crate::scope::ScopeSet;
use crate::token::authorization_code::CodeExchange;
use crate::token::error::TokenError;

#[derive(Debug)]
pub enum TokenRequest {
    /// RFC 6749 §4.1.3.
    AuthorizationCode { code: AuthorizationCode, exchange: CodeExchange },
    /// RFC 6749 §4.4.2.
    ClientCredentials { scopes: Option<ScopeSet> },
    /// RFC 6749 §6.
    RefreshToken { refresh_token: RefreshToken, scopes: Option<ScopeSet> },
    /// RFC 8628 §3.4.
    DeviceCode { device_code: DeviceCode },
}

impl TokenRequest {
    /// `password` and every other grant type are refused (RFC 9700 §2.4: the password grant "MUST
    /// NOT be used").
    pub fn read(parameters: &Parameters) -> Result<Self, TokenError> {
        let scopes = || ScopeSet::of_request(parameters.scope());
        match parameters.require("grant_type")? {
            "authorization_code" => Ok(Self::AuthorizationCode {
                code: AuthorizationCode::new(parameters.require("code")?),
                exchange: CodeExchange {
                    redirect_uri: parameters.get("redirect_uri").map(str::to_owned),
                    code_verifier: parameters
                        .get("code_verifier")
                        .map(CodeVerifier::parse)
                        .transpose()?,
                    dpop_key: None,
                },
            }),
            "client_credentials" => Ok(Self::ClientCredentials { scopes: scopes()? }),
            "refresh_token" => Ok(Self::RefreshToken {
                refresh_token: RefreshToken::new(parameters.require("refresh_token")?),
                scopes: scopes()?,
            }),
            "urn:ietf:params:oauth:grant-type:device_code" => Ok(Self::DeviceCode {
                device_code: DeviceCode::new(parameters.require("device_code")?),
            }),
            _ => Err(TokenError::UnsupportedGrantType),
        }
    }
}
