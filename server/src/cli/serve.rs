use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;

use demo::Demo;
use listenfd::ListenFd;
use oauth::catalogue::{API_TOKENS, CUSTOMER_API};
use provider::clients::apps::publisher::DomainLookup;
use provider::clock::SystemClock;
use provider::randomness::SystemRandomness;
use provider::{Parts, Provider};
use tokio::net::TcpListener;

use crate::assets::Assets;
use crate::back_channel::LogoutSender;
use crate::brand::Brand;
use crate::connections::Connections;
use crate::data_dir::DataDir;
use crate::email::Mailer;
use crate::middleware::rate_limit::RateLimiter;
use crate::middleware::trace::TrustedCallers;
use crate::outbound::OutboundClient;
use crate::outbound::app_web::OutboundAppWeb;
use crate::outbound::domain_lookup::SystemDomainLookup;
use crate::settings::{ServeOptions, Settings, check_claims, check_scopes};
use crate::startup::{self, StartupError};
use crate::state::AppState;
use crate::telemetry::metrics::MetricsServer;
use crate::telemetry::traces::Traces;
use crate::telemetry::{log, metrics};
use crate::{listener, open_files, router, tasks, tls};

pub fn run(options: ServeOptions) -> Result<(), StartupError> {
    let settings = Settings::load(options)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(StartupError::Runtime)?;
    let traces = settings.traces.as_ref();
    let traces =
        traces.map(|traces| Traces::start(traces, runtime.handle().clone())).transpose()?;
    let log = log::begin(&settings.log, traces.as_ref());
    let served = runtime.block_on(async {
        let served = serve(settings).await;
        if let Some(traces) = traces {
            traces.finish().await;
        }
        served
    });
    log.finish();
    served
}

async fn serve(settings: Settings) -> Result<(), StartupError> {
    let stop_signal = stop_signal().map_err(StartupError::Runtime)?;
    let assets = Assets::find(settings.site.as_deref())?;
    let catalogue = startup::load_catalogue(settings.catalogue.as_deref(), CUSTOMER_API)?;
    check_scopes(&settings.resources, &catalogue)?;
    check_claims(&settings.claims, &catalogue)?;
    let token_catalogue = startup::load_catalogue(settings.token_catalogue.as_deref(), API_TOKENS)?;
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
    let address = listener.local_addr().map_err(StartupError::Runtime)?;
    let issuer =
        settings.issuer.clone().unwrap_or_else(|| format!("http://localhost:{}", address.port()));

    let DataDir { database, master_key, lock: _lock } =
        DataDir::open(&settings.data, settings.database.as_ref()).await?;
    let provider = Provider::open(Parts {
        store: database.store(),
        clock: Arc::new(SystemClock),
        randomness: Arc::new(SystemRandomness),
        master_key,
        catalogue,
        token_catalogue,
        settings: startup::server_settings(&settings, issuer),
        web: Arc::new(OutboundAppWeb::new(settings.demo)),
    })
    .await?;
    startup::prepare_data(&provider, &settings).await?;
    let demo = if settings.demo {
        Some(Demo::open(provider.clone(), Some(settings.data.join("demo.json"))).await?)
    } else {
        None
    };

    let mailer = Mailer::new(&provider, &settings.email, &settings.data)?
        .with_colours(settings.brand.email_colours());
    let system = Arc::new(SystemDomainLookup::default());
    let domains: Arc<dyn DomainLookup> = match &demo {
        Some(demo) => Arc::new(demo.domains(system)),
        None => system,
    };
    let upstream = Arc::new(OutboundClient::of_companies(settings.demo));
    let logouts = LogoutSender::new(provider.clone(), Arc::clone(&upstream));
    let state =
        AppState::new(provider, assets, brand, demo, settings.playground, domains, upstream);
    let checking = state.upstream.clone();
    let provider = state.provider.clone();
    let counting = provider.clone();
    tasks::keep("delete_expired", provider.clone(), tasks::delete_expired);
    tasks::keep("request_counts", provider.clone(), tasks::store_request_counts);
    tasks::keep("rotate_keys", provider.clone(), tasks::rotate_due_keys);
    tasks::keep("expiry_notices", provider.clone(), tasks::send_expiry_notices);
    tasks::keep("identity_providers", checking, tasks::check_identity_providers);
    tasks::keep("emails", mailer, tasks::send_emails);
    tasks::keep("logouts", logouts, tasks::send_logouts);
    let limiter = RateLimiter::new(settings.limits, settings.trusted_proxies.clone());
    tasks::keep("forget_networks", limiter.clone(), RateLimiter::forget_idle_addresses);
    let mut router = router::router(state, limiter);
    if let Some((listener, handle)) = metrics {
        router = router::measured(router);
        let server = MetricsServer::new(listener, handle, database.clone())
            .map_err(StartupError::Runtime)?;
        tasks::keep("metrics", server, MetricsServer::serve);
        tasks::keep("gauges", provider, tasks::collect_gauges);
    }
    if settings.traces.is_some() {
        router = router::traced(router, TrustedCallers::new(&settings.trusted_proxies));
    }
    let certificate = settings.tls.map(tls::serve_current).transpose()?;
    announce(if certificate.is_some() { "https" } else { "http" }, address);
    let mut served = Ok(());
    let stop = async {
        tokio::select! {
            () = stop_signal => {
                tracing::info!("stopping: requests that are under way may finish");
            }
            () = database.ended() => {
                tracing::error!("stopping: the database's writer has ended");
                served = Err(StartupError::WriterEnded);
            }
        }
    };
    let system = open_files::for_connections();
    let connections = Connections::new(&settings.limits, system, settings.trusted_proxies);
    listener::serve(listener, certificate, connections, router, stop).await;
    if let Err(error) = counting.store_request_counts().await {
        tracing::warn!(%error, "the last counts of requests are lost");
    }
    database.close().await;
    served
}

/// The socket that systemd holds (`deploy/countersign.socket`): while the program is
/// replaced, connections wait there instead of being refused.
fn inherited_socket() -> Result<Option<TcpListener>, StartupError> {
    let found = ListenFd::from_env().take_tcp_listener(0).map_err(StartupError::Runtime)?;
    let Some(socket) = found else { return Ok(None) };
    socket.set_nonblocking(true).map_err(StartupError::Runtime)?;
    TcpListener::from_std(socket).map(Some).map_err(StartupError::Runtime)
}

async fn listen(address: SocketAddr) -> Result<TcpListener, StartupError> {
    TcpListener::bind(address).await.map_err(|error| StartupError::Listen { address, error })
}

/// The one line on standard output, for the program that waits for it.
fn announce(scheme: &str, address: SocketAddr) {
    let mut stdout = std::io::stdout().lock();
    // Standard output may be closed; the server serves all the same.
    let _ = writeln!(stdout, "countersign listening on {scheme}://{address}");
    let _ = stdout.flush();
}

/// The signals are listened for from this call on, not from the first poll on: one that comes as
/// soon as the server is announced must not end it in disorder.
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
