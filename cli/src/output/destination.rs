//! Where output goes: standard output, or a file that stands there whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use flate2::write::GzEncoder;
use tempfile::NamedTempFile;

use crate::input::Packing;

/// The unfinished file of this run, which is removed where the run is interrupted.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

/// What a shell is told of a run that was interrupted: 128 and the number of the signal.
const INTERRUPTED: i32 = 130;

/// Takes output. A file is written beside its place and moved there by [`commit`](Self::commit): a run that fails or is
/// cut off leaves what stood there before. Errors name the file.
pub struct Destination {
    name: String,
    packer: Packer,
}

enum Packer {
    None(BufWriter<Place>),
    Gzip(GzEncoder<BufWriter<Place>>),
    Zstd(zstd::Encoder<'static, BufWriter<Place>>),
}

enum Place {
    Stdout(io::Stdout),
    /// A device or a named pipe, which cannot be replaced.
    Device(File),
    File {
        unfinished: NamedTempFile,
        target: PathBuf,
    },
}

impl Destination {
    pub fn stdout() -> Self {
        Self { name: "standard output".into(), packer: Packer::None(BufWriter::new(Place::Stdout(io::stdout()))) }
    }

    /// The file `path`, packed as its ending says.
    pub fn file(path: &Path) -> io::Result<Self> {
        let name = path.display().to_string();
        let packer = Place::of(path).and_then(|place| packer(path, BufWriter::new(place)));
        packer.map(|packer| Self { name: name.clone(), packer }).map_err(|error| named(&name, error))
    }

    /// Ends the output: only now the file stands in its place.
    pub fn commit(self) -> io::Result<()> {
        let Self { name, packer } = self;
        let written = match packer {
            Packer::None(buffer) => Ok(buffer),
            Packer::Gzip(encoder) => encoder.finish(),
            Packer::Zstd(encoder) => encoder.finish(),
        };
        written
            .and_then(|buffer| buffer.into_inner().map_err(io::IntoInnerError::into_error))
            .and_then(Place::commit)
            .map_err(|error| named(&name, error))
    }
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match &mut self.packer {
            Packer::None(buffer) => buffer.write(bytes),
            Packer::Gzip(encoder) => encoder.write(bytes),
            Packer::Zstd(encoder) => encoder.write(bytes),
        };
        written.map_err(|error| named(&self.name, error))
    }

    /// Shows what was written so far where somebody may wait for it; a file is seen when it is whole.
    fn flush(&mut self) -> io::Result<()> {
        match &mut self.packer {
            Packer::None(buffer) if !matches!(buffer.get_ref(), Place::File { .. }) => {
                buffer.flush().map_err(|error| named(&self.name, error))
            }
            _ => Ok(()),
        }
    }
}

impl Place {
    fn of(path: &Path) -> io::Result<Self> {
        // A link stays a link: the file that it leads to is replaced.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if target.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        if target.exists() && !target.is_file() {
            return File::options().write(true).open(&target).map(Self::Device);
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let unfinished = unfinished(&target).tempfile_in(folder)?;
        remove_when_interrupted(unfinished.path());
        Ok(Self::File { unfinished, target })
    }

    fn commit(self) -> io::Result<()> {
        match self {
            Self::Stdout(mut stdout) => stdout.flush(),
            Self::Device(mut file) => file.flush(),
            Self::File { unfinished, target } => {
                unfinished.persist(target)?;
                *lock_unfinished() = None;
                Ok(())
            }
        }
    }

    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(stdout) => stdout,
            Self::Device(file) => file,
            Self::File { unfinished, .. } => unfinished,
        }
    }
}

impl Write for Place {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer().flush()
    }
}

fn packer(path: &Path, buffer: BufWriter<Place>) -> io::Result<Packer> {
    Ok(match Packing::of(path).0 {
        Packing::None => Packer::None(buffer),
        Packing::Gzip => Packer::Gzip(GzEncoder::new(buffer, flate2::Compression::default())),
        Packing::Zstd => Packer::Zstd(zstd::Encoder::new(buffer, zstd::DEFAULT_COMPRESSION_LEVEL)?),
    })
}

/// A name that shows whose file it is should the machine stop in the middle.
fn unfinished(target: &Path) -> tempfile::Builder<'static, 'static> {
    let _ = target;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".shuliang-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The permissions of a file that stands already; else what the user's mask leaves of the usual ones.
        let usual = || fs::Permissions::from_mode(0o666);
        builder.permissions(fs::metadata(target).map_or_else(|_| usual(), |metadata| metadata.permissions()));
    }
    builder
}

fn remove_when_interrupted(path: &Path) {
    *lock_unfinished() = Some(path.to_owned());
    // There is one handler a process: where it stands already, it looks at the same place.
    let _ = ctrlc::set_handler(|| {
        if let Some(path) = lock_unfinished().take() {
            let _ = fs::remove_file(path);
        }
        std::process::exit(INTERRUPTED);
    });
}

fn lock_unfinished() -> std::sync::MutexGuard<'static, Option<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn named(name: &str, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{name}: {error}"))
}
