//! Which passages are the same passage: groups that grow as near standings are found. Exact copies need none: the hash
//! of their letters is their group.

/// Groups of passages (union by smaller index, with path halving).
#[derive(Debug)]
pub(super) struct Clusters {
    parents: Vec<usize>,
}

impl Clusters {
    /// Every passage alone.
    pub(super) fn of(passages: usize) -> Self {
        Self { parents: (0..passages).collect() }
    }

    /// Puts two passages into one group.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first_of(one), self.first_of(other));
        self.parents[one.max(other)] = one.min(other);
    }

    /// Whether two passages are in one group.
    pub(super) fn joined(&mut self, one: usize, other: usize) -> bool {
        self.first_of(one) == self.first_of(other)
    }

    fn first_of(&mut self, mut passage: usize) -> usize {
        while self.parents[passage] != passage {
            self.parents[passage] = self.parents[self.parents[passage]];
            passage = self.parents[passage];
        }
        passage
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_grow_together() {
        let mut clusters = Clusters::of(4);
        clusters.join(0, 3);
        clusters.join(3, 2);
        assert!(clusters.joined(2, 3) && !clusters.joined(1, 2));
    }
}
