//! Bytes of any encoding read as UTF-8, with every wrong byte named by its offset.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, DecoderResult};

use super::encoding::{self, Encoding};

/// So many bytes are looked at to find the encoding, and decoded at a time.
const WINDOW: usize = 64 * 1024;

/// So many faults of an input are named one by one, the rest counted: a picture given as text has thousands.
const MOST_NAMED: usize = 8;

/// What is wrong with the bytes of an input. Offsets count the bytes of the input, after it was unpacked.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("wrong {} at offset {start}, not {encoding}; read as U+FFFD", if end - start == 1 { "byte" } else { "bytes" })]
    Wrong { start: u64, end: u64, encoding: &'static str },
    #[error("cut off in the middle of a letter at offset {start} ({encoding})")]
    Cut { start: u64, encoding: &'static str },
    #[error("{number} more places with wrong bytes; --encoding tells another encoding than {encoding}")]
    More { number: usize, encoding: &'static str },
    #[error("cannot be read on from offset {offset}: {cause}")]
    Stopped { offset: u64, cause: io::Error },
}

/// Reads UTF-8 out of bytes of any encoding. It never fails: what is wrong is among the [faults](Self::take_faults),
/// and a letter that cannot be read is U+FFFD. A byte order mark stays, so that offsets are offsets of the file.
pub struct Decoded {
    bytes: Box<dyn Read + Send>,
    said: Encoding,
    /// Bytes that are read and not yet decoded.
    raw: Vec<u8>,
    /// Where `raw` starts in the input.
    offset: u64,
    state: State,
    /// UTF-8 that is decoded and not yet taken, from `taken` on.
    text: Vec<u8>,
    taken: usize,
    faults: Vec<Fault>,
    places: usize,
}

enum State {
    Started,
    /// Nothing but ASCII so far.
    Open,
    Decoding(Decoder),
    Ended,
}

impl Decoded {
    pub fn new(bytes: Box<dyn Read + Send>, said: Encoding) -> Self {
        let (raw, text, faults) = Default::default();
        // Where nothing must be found out, nothing is waited for: rows of a slow pipe are read as they come.
        let state = encoding::settled(said).map_or(State::Started, decoding);
        Self { bytes, said, raw, offset: 0, state, text, taken: 0, faults, places: 0 }
    }

    /// The faults of what was read since this was last asked.
    pub fn take_faults(&mut self) -> Vec<Fault> {
        std::mem::take(&mut self.faults)
    }

    /// Fills `raw` up to a window, or to the end of the input.
    fn fill(&mut self) {
        let missing = WINDOW.saturating_sub(self.raw.len()) as u64;
        let read = self.bytes.by_ref().take(missing).read_to_end(&mut self.raw);
        self.stop_at(read.err());
    }

    /// Reads into `raw` what is at hand, so that a slow pipe is decoded as it comes. At the end it stays empty.
    fn fill_some(&mut self) {
        self.raw.resize(WINDOW, 0);
        let read = loop {
            match self.bytes.read(&mut self.raw) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.raw.truncate(*read.as_ref().unwrap_or(&0));
        self.stop_at(read.err());
    }

    /// After a failure nothing more is read, and what was read before it stands.
    fn stop_at(&mut self, failure: Option<io::Error>) {
        if let Some(cause) = failure {
            self.bytes = Box::new(io::empty());
            self.faults.push(Fault::Stopped { offset: self.offset + self.raw.len() as u64, cause });
        }
    }

    /// One step on the way: some bytes go from `raw` to `text`, or the state changes.
    fn step(&mut self) {
        self.state = match std::mem::replace(&mut self.state, State::Ended) {
            State::Ended => State::Ended,
            State::Started => {
                self.fill();
                encoding::at_start(self.said, &self.raw).map_or(State::Open, decoding)
            }
            State::Open => self.pass_ascii(),
            State::Decoding(decoder) => self.decode_some(decoder),
        };
    }

    /// Hands on the ASCII that `raw` opens with. What comes behind it shows the encoding.
    fn pass_ascii(&mut self) -> State {
        self.fill();
        let ascii = self.raw.iter().take_while(|byte| byte.is_ascii()).count();
        match ascii {
            0 if self.raw.is_empty() => State::Ended,
            0 => decoding(encoding::found(&self.raw)),
            _ => {
                self.text.extend(self.raw.drain(..ascii));
                self.offset += ascii as u64;
                State::Open
            }
        }
    }

    fn decode_some(&mut self, mut decoder: Decoder) -> State {
        if self.raw.is_empty() {
            self.fill_some();
        }
        let ended = self.raw.is_empty();
        self.decode(&mut decoder);
        if !ended {
            return State::Decoding(decoder);
        }
        if self.places > MOST_NAMED {
            let number = self.places - MOST_NAMED;
            self.faults.push(Fault::More { number, encoding: decoder.encoding().name() });
        }
        State::Ended
    }

    /// Decodes all of `raw`. Where `raw` is empty the input has ended, and what still waits in the decoder is cut off.
    fn decode(&mut self, decoder: &mut Decoder) {
        let raw = std::mem::take(&mut self.raw);
        let mut rest = raw.as_slice();
        let mut piece = [0; 8192];
        loop {
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(rest, &mut piece, raw.is_empty());
            self.text.extend_from_slice(&piece[..written]);
            rest = &rest[read..];
            self.offset += read as u64;
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, behind) => {
                    let (end, encoding) = (self.offset - u64::from(behind), decoder.encoding().name());
                    let start = end - u64::from(length);
                    self.note(match raw.is_empty() {
                        true => Fault::Cut { start, encoding },
                        false => Fault::Wrong { start, end, encoding },
                    });
                    self.text.extend("\u{fffd}".bytes());
                }
            }
        }
    }

    /// Keeps a fault; wrong bytes that follow one another are one fault.
    fn note(&mut self, fault: Fault) {
        match (self.faults.last_mut(), &fault) {
            (Some(Fault::Wrong { end: before, .. }), Fault::Wrong { start, end, .. }) if *before == *start => {
                *before = *end
            }
            _ => {
                self.places += 1;
                if self.places <= MOST_NAMED {
                    self.faults.push(fault);
                }
            }
        }
    }
}

fn decoding(encoding: &'static encoding_rs::Encoding) -> State {
    tracing::debug!(encoding = encoding.name(), "decoding");
    State::Decoding(encoding.new_decoder_without_bom_handling())
}

impl BufRead for Decoded {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.taken == self.text.len() {
            self.text.clear();
            self.taken = 0;
            while self.text.is_empty() && !matches!(self.state, State::Ended) {
                self.step();
            }
        }
        Ok(&self.text[self.taken..])
    }

    fn consume(&mut self, amount: usize) {
        self.taken += amount;
    }
}

impl Read for Decoded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut ready = self.fill_buf()?;
        let read = ready.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], said: Encoding) -> (String, Vec<String>) {
        let mut decoded = Decoded::new(Box::new(io::Cursor::new(bytes.to_vec())), said);
        let mut text = String::new();
        decoded.read_to_string(&mut text).expect("decoding does not fail");
        (text, decoded.take_faults().iter().map(Fault::to_string).collect())
    }

    #[test]
    fn ascii_alone_is_text() {
        assert_eq!(decoded(b"", Encoding::Auto), (String::new(), vec![]));
        assert_eq!(decoded(b"3 km\n", Encoding::Auto), ("3 km\n".into(), vec![]));
    }

    #[test]
    fn wrong_bytes_are_named_by_their_place_however_far_in() {
        let ascii = "a".repeat(3 * WINDOW);
        let bytes = [ascii.as_bytes(), "桥".as_bytes(), b"\xff\xfe", "座".repeat(WINDOW).as_bytes(), b"\xe6"].concat();
        let (text, faults) = decoded(&bytes, Encoding::Auto);
        assert_eq!(text, format!("{ascii}桥\u{fffd}\u{fffd}{}\u{fffd}", "座".repeat(WINDOW)));
        assert_eq!(
            faults,
            [
                "wrong bytes at offset 196611, not UTF-8; read as U+FFFD",
                "cut off in the middle of a letter at offset 393221 (UTF-8)"
            ]
        );
    }

    #[test]
    fn the_letters_of_utf16_may_be_cut_and_halves_may_stand_alone() {
        let (text, faults) = decoded(b"\xff\xfe\x65\x68\x00\xd8\x33\x00\x33", Encoding::Auto);
        assert_eq!(text, "\u{feff}桥\u{fffd}3\u{fffd}");
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[1].starts_with("cut off in the middle of a letter at offset 8"), "{faults:?}");
    }

    #[test]
    fn many_wrong_bytes_are_counted() {
        let bytes = [b"3".as_slice(), b"\xff"].concat().repeat(100);
        let (_, faults) = decoded(&bytes, Encoding::Utf8);
        assert_eq!(faults.len(), MOST_NAMED + 1);
        assert!(faults[MOST_NAMED].starts_with("92 more places with wrong bytes"), "{faults:?}");
    }

    /// Fails after some bytes, as a packed file that is cut off does.
    struct Breaking(&'static [u8]);

    impl Read for Breaking {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            match self.0.read(buffer)? {
                0 => Err(io::Error::other("no more")),
                read => Ok(read),
            }
        }
    }

    #[test]
    fn what_stood_before_a_failure_is_read() {
        let mut decoded = Decoded::new(Box::new(Breaking("桥3座".as_bytes())), Encoding::Auto);
        let mut text = String::new();
        decoded.read_to_string(&mut text).expect("decoding does not fail");
        assert_eq!(text, "桥3座");
        let faults: Vec<String> = decoded.take_faults().iter().map(Fault::to_string).collect();
        assert_eq!(faults, ["cannot be read on from offset 7: no more"]);
    }

    /// The standard library replaces the same wrong sequences, so the texts must agree, byte by byte.
    #[test]
    fn any_bytes_are_read_as_the_standard_library_reads_them() {
        let pieces: &[&[u8]] =
            &[b"3", b"\n", b"\0", b"\xff", b"\xe6", b"\xa1", b"\xf0\x9f", b"\xc0", "桥".as_bytes(), "𠮷".as_bytes()];
        let mut state = 1_u32;
        for length in (0..40).cycle().take(400) {
            let mut bytes = Vec::new();
            for _ in 0..length {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                bytes.extend_from_slice(pieces[(state >> 16) as usize % pieces.len()]);
            }
            let (text, faults) = decoded(&bytes, Encoding::Utf8);
            assert_eq!(text, String::from_utf8_lossy(&bytes), "{bytes:?}");
            assert_eq!(faults.is_empty(), std::str::from_utf8(&bytes).is_ok(), "{bytes:?}: {faults:?}");
            for said in [Encoding::Auto, Encoding::Gb18030, Encoding::Big5, Encoding::Utf16] {
                decoded(&bytes, said);
            }
        }
    }
}
