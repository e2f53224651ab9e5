//! The logo of an app, which its owners upload.

use oauth::app::change::{AppChange, changes};
use oauth::audit::AuditAction;
use oauth::client::Client;
use oauth::id::ClientId;
use oauth::logo::LogoId;
use thiserror::Error;

use super::AppError;
use crate::Provider;
use crate::audit::{of_client, recorded};
use crate::logo::{PictureError, draw_logo};
use crate::session::Actor;

/// Why an app has no new logo.
#[derive(Debug, Error)]
pub enum AppLogoError {
    /// What was uploaded is no logo.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// As for every wish of an owner.
    #[error(transparent)]
    App(#[from] AppError),
}

impl Provider {
    /// Checks a picture, and gives it to a registered app as its logo.
    pub async fn upload_app_logo(
        &self,
        signed_in: &Actor,
        id: &ClientId,
        picture: Vec<u8>,
    ) -> Result<(), AppLogoError> {
        // First: nothing is decoded for nobody.
        self.own_app(signed_in, id).await?;
        let png = draw_logo(picture).await?;
        Ok(self.change_app_logo(signed_in, id, Some(&png)).await?)
    }

    /// Takes the logo of a registered app away.
    pub async fn remove_app_logo(&self, signed_in: &Actor, id: &ClientId) -> Result<(), AppError> {
        self.change_app_logo(signed_in, id, None).await
    }

    async fn change_app_logo(
        &self,
        signed_in: &Actor,
        id: &ClientId,
        png: Option<&[u8]>,
    ) -> Result<(), AppError> {
        let app = self.own_app(signed_in, id).await?;
        if app.registered_at.is_none() {
            return Err(AppError::NotFound);
        }
        let before = self.registered_client(id).await?;
        let client = Client { logo: png.map(LogoId::of), ..Client::clone(&before) };
        let changes = changes(&before, &client);
        if changes.is_empty() {
            return Ok(());
        }
        let asks_anew = changes.iter().any(AppChange::asks_everybody_anew);
        let changed_at = asks_anew.then(|| self.now());
        let action = match png {
            Some(_) => AuditAction::LogoGiven,
            None => AuditAction::LogoRemoved,
        };
        let event = self.event(signed_in, action, of_client(&client));
        recorded(event, self.inner.store.set_client_logo(id, png, changed_at)).await?;
        self.review_again(&app, &changes).await?;
        tracing::info!(client_id = %id, by = %signed_in.user.id, "an app's logo was changed");
        Ok(())
    }
}
