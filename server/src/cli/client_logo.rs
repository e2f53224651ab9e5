use clap::Args;
use oauth::id::ClientId;
use provider::clients::logo::{LogoSource, SIDE};
use url::Url;

use crate::cli::arguments::DataOptions;
use crate::cli::database::{self, CommandResult};
use crate::outbound::OutboundClient;

#[derive(Args, Clone)]
pub struct LogoOptions {
    /// The ID of the client
    #[arg(long, value_name = "ID")]
    pub client: String,

    #[arg(
        long,
        value_name = "URL",
        help = "The address of its logo, such as https://example.com/logo.png"
    )]
    pub url: String,

    #[command(flatten)]
    pub data: DataOptions,
}

pub fn run(options: &LogoOptions) -> CommandResult {
    let done = database::run(set_logo(options, &OutboundClient::default()))?;
    Ok(database::print(&format!("{done}\n"))?)
}

async fn set_logo(options: &LogoOptions, source: &dyn LogoSource) -> CommandResult<String> {
    let LogoOptions { client, url, data } = options;
    let url = Url::parse(url).map_err(|error| {
        format!(
            "--url {url}: {error}; write the whole address, such as https://example.com/logo.png"
        )
    })?;
    let (provider, store, _lock) = database::open(data).await?;
    let client = ClientId::new(client);
    let set = provider.clients().set_client_logo(&client, &url, source).await;
    store.close().await;
    match set {
        Ok(id) => Ok(format!(
            "The logo of {client} was fetched from {url}, checked, and scaled to {SIDE} by \
             {SIDE} pixels.\nIt is served as {} and shown where answers go to a verified domain.",
            routes::logo(format!("{id}.png"))
        )),
        Err(error) => Err(format!("the logo of {client} was not changed: {error}").into()),
    }
}

#[cfg(test)]
mod tests {
    use async_trait::async_trait;
    use provider::clients::logo::LogoFetchError;

    use super::*;
    use crate::data_dir::DataDir;

    struct Redirecting;

    #[async_trait]
    impl LogoSource for Redirecting {
        async fn fetch(&self, _url: &Url) -> Result<Vec<u8>, LogoFetchError> {
            Err(LogoFetchError::Redirects { status: 302 })
        }
    }

    async fn error(folder: &std::path::Path, url: &str) -> String {
        let options = LogoOptions {
            client: "acme".to_owned(),
            url: url.to_owned(),
            data: DataOptions::embedded(folder.to_owned()),
        };
        let error = set_logo(&options, &Redirecting).await.expect_err("refused").to_string();
        error.replace(&folder.display().to_string(), "DIR")
    }

    #[tokio::test]
    async fn what_is_wrong_says_what_to_mend() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = "https://acme.example/logo.png";
        assert_eq!(
            error(folder.path(), "acme.example").await,
            "--url acme.example: relative URL without a base; write the whole address, such as \
             https://example.com/logo.png"
        );
        assert_eq!(
            error(folder.path(), url).await,
            "--data DIR: there is no database; name the directory that `serve` uses"
        );
        let made = DataDir::open(folder.path(), None).await.expect("opens");
        made.database.close().await;
        assert_eq!(
            error(folder.path(), url).await,
            "the logo of acme was not changed: there is no client acme; check its id"
        );
    }
}
