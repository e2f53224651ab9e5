use async_trait::async_trait;
use hickory_resolver::TokioResolver;
use hickory_resolver::proto::rr::RData;
use provider::clients::apps::publisher::{DomainLookup, NoAnswer};
use url::Url;

use crate::outbound::OutboundClient;

pub struct SystemDomainLookup {
    /// `None`: the system has no name server configured.
    dns: Option<TokioResolver>,
    web: OutboundClient,
    /// Where files are looked for instead of on the domain itself: for tests.
    web_at: Option<Url>,
}

impl Default for SystemDomainLookup {
    fn default() -> Self {
        let dns = TokioResolver::builder_tokio().and_then(|mut builder| {
            // The person has just changed a record, and asks for its present value.
            builder.options_mut().cache_size = 0;
            builder.build()
        });
        let dns = dns.inspect_err(|error| tracing::warn!(%error, "domains cannot be looked up"));
        Self { dns: dns.ok(), web: OutboundClient::default(), web_at: None }
    }
}

impl SystemDomainLookup {
    pub fn new(dns: TokioResolver, web: OutboundClient, web_at: Url) -> Self {
        Self { dns: Some(dns), web, web_at: Some(web_at) }
    }
}

#[async_trait]
impl DomainLookup for SystemDomainLookup {
    async fn records(&self, name: &str) -> Result<Vec<String>, NoAnswer> {
        let dns = self.dns.as_ref().ok_or(NoAnswer)?;
        // With its dot at the end: no search list of the system's is gone through.
        match dns.txt_lookup(format!("{name}.")).await {
            Ok(found) => Ok(found
                .answers()
                .iter()
                .filter_map(|record| match &record.data {
                    // RFC 7208 §3.3: parts are "concatenated together without adding
                    // spaces", as everybody reads them.
                    RData::TXT(text) => {
                        Some(String::from_utf8_lossy(&text.txt_data.concat()).into_owned())
                    }
                    _ => None,
                })
                .collect()),
            Err(error) if error.is_no_records_found() => Ok(Vec::new()),
            Err(_) => Err(NoAnswer),
        }
    }

    async fn file(&self, address: &str) -> Result<Option<String>, NoAnswer> {
        let mut url = Url::parse(address).map_err(|_| NoAnswer)?;
        if let Some(web_at) = &self.web_at {
            url = web_at.join(url.path()).map_err(|_| NoAnswer)?;
        }
        self.web.text(&url).await.map_err(|_| NoAnswer)
    }
}
