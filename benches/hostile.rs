//! Texts that tempt a reader into more than linear time: one sign, up to a megabyte.
//!
//! Each row prints nanoseconds a byte at doubling sizes; where the time is linear, a row stays level.
//! `cargo bench --bench hostile -- --test` only reads small ones, to see that the program still runs.

use std::hint::black_box;
use std::time::Instant;

const SIGNS: &[&str] = &[
    "九",
    "1,",
    "点",
    "万",
    "（",
    "“",
    "《",
    "、",
    "，",
    "的",
    "每",
    "占",
    "9个",
    "约1%",
    "九⏎",
    "1 ",
    "三天前走",
    "2024年，",
];

/// The sizes in bytes: from 16 KiB to a megabyte.
const SIZES: std::ops::RangeInclusive<u32> = 14..=20;

fn main() {
    let sizes = if std::env::args().any(|argument| argument == "--test") { 8..=12 } else { SIZES };
    // The dictionaries are built at the first call.
    black_box(shuliang::extract("新建学校3所"));
    print!("{:<8}", "ns/byte");
    sizes.clone().for_each(|power| print!("{:>9}", format!("{}K", (1 << power) as f64 / 1024.0)));
    println!();
    for sign in SIGNS {
        print!("{sign:<8}");
        for power in sizes.clone() {
            let text = sign.replace('⏎', "\n").repeat((1 << power) / sign.len());
            let start = Instant::now();
            black_box(shuliang::extract(black_box(&text)));
            print!("{:>9.1}", start.elapsed().as_nanos() as f64 / text.len() as f64);
        }
        println!();
    }
}
