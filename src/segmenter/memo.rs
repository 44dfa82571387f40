//! What was found out about words: a text speaks of the same persons, firms and things again and again.

use rustc_hash::{FxBuildHasher, FxHashMap};

/// So many words are remembered before all are forgotten.
const REMEMBERED: usize = 1 << 14;

/// Longer words, in bytes, are no words of a language but runs of letters: these are found out anew.
const LONGEST: usize = 64;

/// What was found out about words, by the word.
pub(crate) struct Memo<V>(FxHashMap<Box<str>, V>);

impl<V: Copy> Memo<V> {
    pub(crate) const fn new() -> Self {
        Self(FxHashMap::with_hasher(FxBuildHasher))
    }

    /// What is known of a word, found out where nothing is.
    pub(crate) fn of(&mut self, word: &str, find: impl FnOnce() -> V) -> V {
        self.get(word).unwrap_or_else(|| self.keep(word, find()))
    }

    pub(crate) fn get(&self, word: &str) -> Option<V> {
        self.0.get(word).copied()
    }

    /// Remembers what was found out.
    pub(crate) fn keep(&mut self, word: &str, found: V) -> V {
        if word.len() > LONGEST {
            return found;
        }
        if self.0.len() == REMEMBERED {
            self.0.clear();
        }
        self.0.insert(word.into(), found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_out_once() {
        let mut memo = Memo::new();
        assert_eq!((memo.of("桥", || 1), memo.of("桥", || 2), memo.get("路")), (1, 1, None));
    }

    #[test]
    fn a_run_of_letters_is_not_remembered() {
        let (mut memo, run) = (Memo::new(), "a".repeat(LONGEST + 1));
        assert_eq!((memo.of(&run, || 1), memo.get(&run)), (1, None));
    }

    #[test]
    fn many_words_are_forgotten() {
        let mut memo = Memo::new();
        (0..=REMEMBERED).for_each(|word| _ = memo.keep(&word.to_string(), word));
        assert_eq!((memo.get("0"), memo.get(&REMEMBERED.to_string())), (None, Some(REMEMBERED)));
    }
}
