#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use shuliang_fuzz::{checks, words};

fuzz_target!(|bytes: &[u8]| checks::passages(&String::from_utf8_lossy(bytes)));
fuzz_mutator!(|bytes: &mut [u8], size: usize, room: usize, seed: u32| { words::mutate(bytes, size, room, seed) });
