use std::io::Write as _;
use std::process::ExitCode;

use server::cli::Cli;
use server::environment::begin_without_empty;

/// Requests allocate many small strings that live shortly.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let ran = match Cli::read() {
        Ok(cli) => begin_without_empty().map_err(Into::into).and_then(|()| cli.run()),
        // Help, the version, or a usage error with its own exit code.
        Err(said) => match said.print().and_then(|()| std::io::stdout().flush()) {
            Ok(()) => return ExitCode::from(u8::try_from(said.exit_code()).unwrap_or(2)),
            Err(error) => Err(error.into()),
        },
    };
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Standard error may be closed, too.
            let _ = writeln!(std::io::stderr(), "countersign: {error}");
            ExitCode::FAILURE
        }
    }
}
