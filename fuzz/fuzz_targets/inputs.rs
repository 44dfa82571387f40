#![no_main]

use libfuzzer_sys::fuzz_target;
use shuliang_fuzz::inputs;

fuzz_target!(|bytes: &[u8]| inputs::check(bytes));
