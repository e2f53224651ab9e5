//! `countersign serve`.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use demo::Demo;
use demo::seed::SeedError;
use listenfd::ListenFd;
use metrics_exporter_prometheus::BuildError;
use oauth::catalogue::{API_TOKENS, CUSTOMER_API, Catalogue, CatalogueError};
use provider::clock::SystemClock;
use provider::error::ProviderError;
use provider::randomness::SystemRandomness;
use provider::{Parts, Provider};
use thiserror::Error;
use tokio::net::TcpListener;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _};

use crate::assets::{Assets, AssetsError};
use crate::background::{count_live, send_letters, sweep, tell_of_credentials, tend_signing_keys};
use crate::brand::{Brand, BrandError};
use crate::data_folder::{DataFolder, DataFolderError};
use crate::domain_lookup::RealLookup;
use crate::log::{JsonLines, Lines};
use crate::mail::{MailError, Mailbox};
use crate::middleware::trace::TrustedCallers;
use crate::middleware::traffic::Traffic;
use crate::settings::{Log, Settings, SettingsError};
use crate::state::AppState;
use crate::tls::TlsError;
use crate::traces::{Traces, TracesError};
use crate::{metrics, router, tls};

/// Why the server did not start, or ended.
#[derive(Debug, Error)]
pub enum ServeError {
    /// A setting is wrong.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The catalogue is wrong.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// The brand's files cannot be used.
    #[error(transparent)]
    Brand(#[from] BrandError),
    /// There are no style sheets and scripts.
    #[error(transparent)]
    Assets(#[from] AssetsError),
    /// A file cannot be read or written.
    #[error("{path}: {fault}")]
    File {
        /// Which.
        path: String,
        /// What the system says.
        fault: std::io::Error,
    },
    /// The store, or what it keeps, is not usable.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// The demo cannot be seeded or read.
    #[error(transparent)]
    Demo(#[from] SeedError),
    /// The data folder cannot be used.
    #[error(transparent)]
    Folder(#[from] DataFolderError),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {fault}")]
    Listen {
        /// Which.
        address: SocketAddr,
        /// What the system says.
        fault: std::io::Error,
    },
    /// `--demo` on a database with real data.
    #[error(
        "{data} holds data that is not a demo's, and --demo would mix practice data into it; \
         choose another folder with --data, or another database"
    )]
    NotADemo {
        /// The data folder, or the database.
        data: String,
    },
    /// No `--demo` on a demo's database.
    #[error(
        "{data} holds a demo's data, whose passwords are public; add --demo, or choose another \
         folder with --data, or another database"
    )]
    OnlyADemo {
        /// The data folder, or the database.
        data: String,
    },
    /// Certificate or key are wrong.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// Letters cannot be sent.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// Nothing can be counted.
    #[error("metrics: {0}")]
    Metrics(#[from] BuildError),
    /// Nothing can be traced.
    #[error(transparent)]
    Traces(#[from] TracesError),
    /// The runtime failed.
    #[error("the server failed: {0}")]
    Runtime(std::io::Error),
}

/// In a demo one person wears two hats: she registers apps, and lets them into the
/// Marketplace.
pub const DEMO_PLATFORM_ADMINISTRATOR: &str = "ada@northwind.example";

/// For how long requests may finish after SIGTERM.
const DRAIN: Duration = Duration::from_secs(10);

/// How long the head of a request, or the handshake before it, may take to arrive: one that
/// never ends would keep its connection for ever.
const HEADERS: Duration = Duration::from_secs(15);

/// Runs the server until it is told to stop.
pub fn run(settings: Settings) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(ServeError::Runtime)?;
    let traces = settings.traces.as_ref();
    let traces =
        traces.map(|traces| Traces::start(traces, runtime.handle().clone())).transpose()?;
    begin_log(&settings.log, traces.as_ref());
    runtime.block_on(async {
        let served = serve(settings).await;
        if let Some(traces) = traces {
            traces.finish().await;
        }
        served
    })
}

/// Logs from now on. Where nothing is traced, no filter stands between: an event is then
/// looked at once.
fn begin_log(log: &Log, traces: Option<&Traces>) {
    let filter = EnvFilter::new(&log.filter);
    let Some(traces) = traces else {
        let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
        return if log.json {
            lines.event_format(JsonLines).init();
        } else {
            lines.event_format(Lines).init();
        };
    };
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines = if log.json {
        lines.event_format(JsonLines).with_filter(filter).boxed()
    } else {
        lines.event_format(Lines).with_filter(filter).boxed()
    };
    tracing_subscriber::registry().with(lines).with(traces.layer()).init();
}

async fn serve(settings: Settings) -> Result<(), ServeError> {
    let stop_signal = stop_signal().map_err(ServeError::Runtime)?;
    let assets = Assets::find(settings.site.as_deref())?;
    let catalogue = load_catalogue(settings.catalogue.as_deref(), CUSTOMER_API)?;
    let token_catalogue = load_catalogue(settings.token_catalogue.as_deref(), API_TOKENS)?;
    let (brand, texts) = Brand::read(&settings.brand)?;
    if let Some(texts) = texts {
        texts.install();
    }
    let listener = match inherited_socket()? {
        Some(listener) => listener,
        None => listen(settings.listen).await?,
    };
    let metrics = match settings.metrics_listen {
        Some(address) => Some((listen(address).await?, metrics::install()?)),
        None => None,
    };
    let address = listener.local_addr().map_err(ServeError::Runtime)?;
    let issuer =
        settings.issuer.clone().unwrap_or_else(|| format!("http://localhost:{}", address.port()));

    let DataFolder { database, master_key, lock: _lock } =
        DataFolder::open(&settings.data, settings.database.as_ref()).await?;
    let mut decided = decided(&settings, issuer);
    decided.platform_administrators.clone_from(&settings.platform_administrators);
    if settings.demo && decided.platform_administrators.is_empty() {
        decided.platform_administrators.push(DEMO_PLATFORM_ADMINISTRATOR.to_owned());
    }
    if !settings.resources.is_empty() {
        decided.resources.clone_from(&settings.resources);
    }
    let provider = Provider::open(Parts {
        store: database.store(),
        clock: Arc::new(SystemClock),
        randomness: Arc::new(SystemRandomness),
        master_key,
        catalogue,
        token_catalogue,
        settings: decided,
    })
    .await?;
    prepare_data(&provider, &settings).await?;
    let demo = if settings.demo {
        Some(Demo::open(provider.clone(), Some(settings.data.join("demo.json"))).await?)
    } else {
        None
    };

    let mailbox = Mailbox::new(&provider, &settings.mail, &settings.data)?;
    let state = AppState::new(
        provider,
        assets,
        brand,
        demo,
        settings.playground,
        Arc::new(RealLookup::default()),
    );
    tokio::spawn(sweep(state.provider.clone()));
    tokio::spawn(tend_signing_keys(state.provider.clone()));
    tokio::spawn(tell_of_credentials(state.provider.clone()));
    tokio::spawn(send_letters(mailbox));
    let traffic = Traffic::new(settings.limits, settings.trusted_proxies.clone());
    tokio::spawn(traffic.clone().forget_the_quiet());
    let provider = state.provider.clone();
    let mut router = router::router(state, traffic);
    if let Some((listener, handle)) = metrics {
        router = router::measured(router);
        tokio::spawn(metrics::serve(listener, handle, database.clone()));
        tokio::spawn(count_live(provider));
    }
    if settings.traces.is_some() {
        router = router::traced(router, TrustedCallers::new(&settings.trusted_proxies));
    }
    let (scheme, certificate) = match &settings.tls {
        Some(tls) => ("https", Some(RustlsConfig::from_config(tls::read(tls)?))),
        None => ("http", None),
    };
    announce(scheme, address);

    let handle = axum_server::Handle::new();
    tokio::spawn(drain_when_told(stop_signal, handle.clone()));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let listener = listener.into_std().map_err(ServeError::Runtime)?;
    let server = axum_server::from_tcp(listener).map_err(ServeError::Runtime)?;
    let mut server = server.http1_only().handle(handle);
    server.http_builder().http1().header_read_timeout(HEADERS);
    let ended = match (certificate, settings.tls) {
        (Some(certificate), Some(tls)) => {
            tokio::spawn(tls::follow(tls, certificate.clone()));
            let acceptor = RustlsAcceptor::new(certificate).handshake_timeout(HEADERS);
            server.acceptor(acceptor).serve(service).await
        }
        _ => server.serve(service).await,
    };
    ended.map_err(ServeError::Runtime)?;
    database.close().await;
    Ok(())
}

/// The socket that systemd holds (`deploy/countersign.socket`): while the program is
/// replaced, connections wait there instead of being refused.
fn inherited_socket() -> Result<Option<TcpListener>, ServeError> {
    let found = ListenFd::from_env().take_tcp_listener(0).map_err(ServeError::Runtime)?;
    let Some(socket) = found else { return Ok(None) };
    socket.set_nonblocking(true).map_err(ServeError::Runtime)?;
    TcpListener::from_std(socket).map(Some).map_err(ServeError::Runtime)
}

async fn listen(address: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(address).await.map_err(|fault| ServeError::Listen { address, fault })
}

/// What the operator decided about what is made here, by the server or beside it.
pub(crate) fn decided(settings: &Settings, issuer: String) -> provider::settings::Settings {
    provider::settings::Settings {
        platform_name: settings.platform_name.clone(),
        letter_language: settings.mail.language,
        api_keys: settings.api_keys.clone(),
        partner_api_keys: settings.partner_api_keys,
        lifetimes: settings.lifetimes.clone(),
        throttle: settings.throttle.clone(),
        client_requests_per_second: settings.limits.client_requests_per_second,
        ..provider::settings::Settings::new(issuer)
    }
}

/// Tells the server to take no more requests, and to finish those under way.
async fn drain_when_told(told: impl Future<Output = ()>, handle: axum_server::Handle<SocketAddr>) {
    told.await;
    tracing::info!("stopping: requests that are under way may finish");
    handle.graceful_shutdown(Some(DRAIN));
}

/// The one line on standard output, for whoever waits for it.
fn announce(scheme: &str, address: SocketAddr) {
    let mut stdout = std::io::stdout().lock();
    // Nobody may be listening; that is no reason not to serve.
    let _ = writeln!(stdout, "countersign listening on {scheme}://{address}");
    let _ = stdout.flush();
}

/// Reads the files that the settings name.
pub(crate) fn check_files(settings: &Settings) -> Result<(), ServeError> {
    load_catalogue(settings.catalogue.as_deref(), CUSTOMER_API)?;
    load_catalogue(settings.token_catalogue.as_deref(), API_TOKENS)?;
    settings.tls.as_ref().map(tls::read).transpose()?;
    Brand::read(&settings.brand)?;
    Ok(())
}

pub(crate) fn load_catalogue(file: Option<&Path>, shipped: &str) -> Result<Catalogue, ServeError> {
    let Some(path) = file else {
        return Ok(Catalogue::parse("the shipped catalogue", shipped)?);
    };
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|fault| ServeError::File { path: name.clone(), fault })?;
    Ok(Catalogue::parse(&name, &text)?)
}

/// Holds `--demo` against what the database is marked as, and seeds it.
async fn prepare_data(provider: &Provider, settings: &Settings) -> Result<(), ServeError> {
    let data = || match &settings.database {
        Some(database) => database.url.to_string(),
        None => settings.data.display().to_string(),
    };
    match (settings.demo, provider.is_demo().await?) {
        (false, false) => {}
        (false, true) => return Err(ServeError::OnlyADemo { data: data() }),
        (true, true) => {
            demo::seed::finish(provider).await?;
            provider.follow_issuer().await?;
        }
        (true, false) if provider.is_empty().await? => demo::seed::seed(provider).await?,
        (true, false) => return Err(ServeError::NotADemo { data: data() }),
    }
    Ok(())
}

/// Resolves when the server is told to stop. The signals are listened for from
/// this call on, not from the first poll on: one that comes as soon as the
/// server is announced must not end it in disorder.
#[cfg(unix)]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
