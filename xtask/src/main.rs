//! What a shell script should not do: `scripts/` calls these tasks.

mod import_cycles;
mod site;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "xtask", about = "Tasks of the build that a shell script should not do")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Writes the site: the islands' WebAssembly with its script, the style sheet and the public
    /// files, named by their content and compressed
    Site {
        /// The module that cargo built for WebAssembly
        #[arg(long)]
        wasm: PathBuf,
        /// The folder to write; what it held before is deleted
        #[arg(long)]
        out: PathBuf,
    },
    /// Fails where source files of one crate import each other in a circle
    ImportCycles {
        /// The `src` folders of the crates
        #[arg(required = true)]
        sources: Vec<PathBuf>,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Site { wasm, out } => site::build(&wasm, &out).map_err(|error| error.to_string()),
        Task::ImportCycles { sources } => import_cycles::check(&sources),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
