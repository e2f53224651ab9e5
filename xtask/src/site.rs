use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use wasm_bindgen_cli_support::Bindgen;

const NAME: &str = "countersign";
/// The consent page has a sheet of its own, so that a first visit loads no more than it needs, and
/// signing in before it one more.
const STYLES: [(&str, &str); 3] =
    [(NAME, "style/main.css"), ("consent", "style/flow.css"), ("step", "style/step.css")];
/// Scripts that some pages load, each by itself.
const SCRIPTS: [(&str, &str); 1] = [("passkeys", "app/scripts/passkeys.js")];
const PUBLIC: &str = "public";

/// The instructions that rustc emits for the target, named one by one: with every feature on,
/// wasm-opt writes modules that browsers refuse.
const WASM_OPT: &[&str] = &[
    "-Oz",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--strip-producers",
    "--strip-target-features",
];

const BROWSERS: &str = "defaults";

#[derive(Debug, Error)]
pub(crate) enum SiteError {
    #[error("{path}: {error}")]
    File { path: PathBuf, error: io::Error },
    #[error("wasm-bindgen: {0:#}")]
    Bindgen(String),
    #[error("{tool} is missing or failed ({reason}); it comes with `npm ci`")]
    Tool { tool: &'static str, reason: String },
}

pub(crate) fn build(wasm: &Path, out: &Path) -> Result<(), SiteError> {
    let package = out.join("pkg");
    match fs::remove_dir_all(out) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(file(out, error)),
        _ => {}
    }
    fs::create_dir_all(&package).map_err(|error| file(&package, error))?;
    copy_public_files(out)?;

    // The page's own script gives the module's address, which is not known yet.
    Bindgen::new()
        .input_path(wasm)
        .out_name(NAME)
        .typescript(false)
        .omit_default_module_path(true)
        .web(true)
        .and_then(|bindgen| bindgen.generate(&package))
        .map_err(|error| SiteError::Bindgen(format!("{error:#}")))?;
    let bound = package.join(format!("{NAME}_bg.wasm"));
    let module = package.join(format!("{NAME}.wasm"));
    run("wasm-opt", Command::new("wasm-opt").args(WASM_OPT).arg(&bound).arg("-o").arg(&module))?;
    fs::remove_file(&bound).map_err(|error| file(&bound, error))?;
    let script = package.join(format!("{NAME}.js"));
    minify(&script, &script)?;
    for (name, source) in SCRIPTS {
        minify(Path::new(source), &package.join(format!("{name}.js")))?;
        name_by_content(&package, name, "js")?;
    }

    for (name, source) in STYLES {
        let style = package.join(format!("{name}.css"));
        let mut bundle = Command::new("lightningcss");
        bundle.args(["--bundle", "--minify", "--targets", BROWSERS, source, "--output-file"]);
        run("lightningcss", bundle.arg(&style))?;
        name_by_content(&package, name, "css")?;
    }
    for ending in ["js", "wasm"] {
        name_by_content(&package, NAME, ending)?;
    }
    compress_all(out)
}

fn minify(source: &Path, out: &Path) -> Result<(), SiteError> {
    let mut minify = Command::new("esbuild");
    minify.args(["--minify", "--format=esm", "--log-level=warning", "--allow-overwrite"]);
    run("esbuild", minify.arg(source).arg(format!("--outfile={}", out.display())))
}

fn copy_public_files(out: &Path) -> Result<(), SiteError> {
    let folder = Path::new(PUBLIC);
    for entry in fs::read_dir(folder).map_err(|error| file(folder, error))? {
        let path = entry.map_err(|error| file(folder, error))?.path();
        let to = out.join(path.file_name().unwrap_or_default());
        fs::copy(&path, to).map_err(|error| file(&path, error))?;
    }
    Ok(())
}

/// Browsers cache these files for a year: another content is another name.
fn name_by_content(package: &Path, name: &str, ending: &str) -> Result<(), SiteError> {
    let path = package.join(format!("{name}.{ending}"));
    let content = fs::read(&path).map_err(|error| file(&path, error))?;
    let mut start = [0; 8];
    start.copy_from_slice(&Sha256::digest(&content)[..8]);
    let named = format!("{name}.{:016x}.{ending}", u64::from_be_bytes(start));
    fs::rename(&path, package.join(named)).map_err(|error| file(&path, error))
}

/// Without times, so that two builds are the same.
fn compress_all(folder: &Path) -> Result<(), SiteError> {
    for entry in fs::read_dir(folder).map_err(|error| file(folder, error))? {
        let path = entry.map_err(|error| file(folder, error))?.path();
        if path.is_dir() {
            compress_all(&path)?;
            continue;
        }
        if matches!(path.extension().and_then(OsStr::to_str), Some("br" | "gz")) {
            continue;
        }
        let content = fs::read(&path).map_err(|error| file(&path, error))?;
        let packed = brotli(&content).and_then(|packed| fs::write(beside(&path, "br"), packed));
        packed.map_err(|error| file(&path, error))?;
        let packed = gzip(&content).and_then(|packed| fs::write(beside(&path, "gz"), packed));
        packed.map_err(|error| file(&path, error))?;
    }
    Ok(())
}

fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &*content, &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn run(tool: &'static str, command: &mut Command) -> Result<(), SiteError> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(SiteError::Tool { tool, reason: status.to_string() }),
        Err(error) => Err(SiteError::Tool { tool, reason: error.to_string() }),
    }
}

fn file(path: &Path, error: io::Error) -> SiteError {
    SiteError::File { path: path.to_owned(), error }
}
