//! The logo of an app, which its owners upload.

use oauth::audit::AuditAction;
use oauth::client::Client;
use oauth::client::app::change::{AppChange, changes};
use oauth::client::logo::LogoId;
use oauth::id::ClientId;
use thiserror::Error;

use super::AppError;
use crate::audit_event::of_client;
use crate::caller::Caller;
use crate::clients::ClientService;
use crate::clients::logo::{DrawError, PictureError};
use crate::error::ProviderError;

#[derive(Debug, Error)]
pub enum AppLogoError {
    #[error(transparent)]
    Picture(#[from] PictureError),
    #[error(transparent)]
    App(#[from] AppError),
}

impl From<DrawError> for AppLogoError {
    fn from(error: DrawError) -> Self {
        match error {
            DrawError::Picture(error) => Self::Picture(error),
            DrawError::Busy(error) => Self::App(ProviderError::from(error).into()),
        }
    }
}

impl ClientService {
    /// Checks a picture, and gives it to a registered app as its logo.
    pub async fn upload_app_logo(
        &self,
        caller: Caller<'_>,
        id: &ClientId,
        picture: Vec<u8>,
    ) -> Result<(), AppLogoError> {
        // First: nothing is decoded without permission.
        let app = self.own_app(&caller, id).await?;
        let png = self.draw_logo(app.company_id.as_str(), picture).await?;
        Ok(self.change_app_logo(caller, id, Some(&png)).await?)
    }

    pub async fn remove_app_logo(&self, caller: Caller<'_>, id: &ClientId) -> Result<(), AppError> {
        self.change_app_logo(caller, id, None).await
    }

    async fn change_app_logo(
        &self,
        caller: Caller<'_>,
        id: &ClientId,
        png: Option<&[u8]>,
    ) -> Result<(), AppError> {
        let app = self.own_app(&caller, id).await?;
        if app.registered_at.is_none() {
            return Err(AppError::NotFound);
        }
        let before = self.shared.registered_client(id).await?;
        let client = Client { logo: png.map(LogoId::of), ..Client::clone(&before) };
        let changes = changes(&before, &client);
        if changes.is_empty() {
            return Ok(());
        }
        let asks_anew = changes.iter().any(AppChange::asks_everybody_anew);
        let changed_at = asks_anew.then(|| self.shared.now());
        let action = match png {
            Some(_) => AuditAction::LogoGiven,
            None => AuditAction::LogoRemoved,
        };
        let event = self.shared.event(caller, action, of_client(&client));
        self.shared.store.set_client_logo(id, png, changed_at, event.into()).await?;
        self.review_again(caller, &app, &changes).await?;
        tracing::info!(client_id = %id, by = %caller.user.id, "an app's logo was changed");
        Ok(())
    }
}
