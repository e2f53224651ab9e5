//! Traces for a collector that reads OpenTelemetry's protocol (OTLP over HTTP).
//!
//! Only spans that are made for it are sent: those of the target [`store::TRACE`], which
//! name what is done and never with what. Nothing that is logged goes the same way.

use admission::Work;
use opentelemetry::KeyValue;
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::{
    ExporterBuildError, Protocol, SpanExporter, WithExportConfig as _, WithHttpConfig as _,
};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::{
    BatchConfigBuilder, BatchSpanProcessor, Sampler, SdkTracerProvider,
};
use tokio::runtime::Handle;
use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::registry::LookupSpan;

use crate::settings::TraceSettings;
use crate::telemetry::otlp_client::OtlpClient;

const SERVICE: &str = "countersign";

/// How many spans may wait to be sent; beyond it they are dropped, and no request waits. A
/// span takes about half a KiB.
const QUEUE: usize = 8192;
const BATCH: usize = 512;

/// For a batch, and for the last one when the server stops.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

#[derive(Debug)]
pub(crate) struct Traces(SdkTracerProvider);

impl Traces {
    /// On a thread of its own, by the runtime's connections.
    pub(crate) fn start(
        settings: &TraceSettings,
        runtime: Handle,
    ) -> Result<Self, ExporterBuildError> {
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(OtlpClient::new(runtime, PATIENCE))
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(settings.url())
            .with_timeout(PATIENCE)
            .build()?;
        let queue = BatchConfigBuilder::default()
            .with_max_queue_size(QUEUE)
            .with_max_export_batch_size(BATCH)
            .build();
        let processor = BatchSpanProcessor::builder(exporter).with_batch_config(queue).build();
        let sampler = Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(settings.sample)));
        let version = KeyValue::new("service.version", env!("CARGO_PKG_VERSION"));
        let resource = Resource::builder().with_service_name(SERVICE).with_attribute(version);
        let provider = SdkTracerProvider::builder()
            .with_span_processor(processor)
            .with_sampler(sampler)
            .with_resource(resource.build())
            .build();
        Ok(Self(provider))
    }

    pub(crate) fn layer<S>(&self) -> impl Layer<S> + Send + Sync + 'static
    where
        S: Subscriber + for<'span> LookupSpan<'span> + Send + Sync,
    {
        let ours = Targets::new().with_target(store::TRACE, LevelFilter::TRACE);
        tracing_opentelemetry::layer()
            .with_tracer(self.0.tracer(SERVICE))
            .with_location(false)
            .with_threads(false)
            .with_target(false)
            .with_tracked_inactivity(false)
            .with_filter(ours)
    }

    pub(crate) async fn finish(self) {
        let work = Work::new(1, 0, 0);
        let finished = work.run("", move || self.0.shutdown_with_timeout(PATIENCE)).await;
        if let Ok(Ok(Err(error))) = finished {
            tracing::warn!(%error, "the last traces were not sent");
        }
    }
}
