//! Hash functions and hash maps, all based on rapidhash.
//!
//! Hashes written to disk (names of published files, the manifest) use [`hash_bytes`], whose output is fixed by
//! rapidhash V3. [`hash_of`] and the maps are valid within one run only.

use std::hash::{BuildHasher, Hash};

/// A hash map with a random seed in each run: its iteration order must not reach the output.
pub type FastMap<K, V> = rapidhash::RapidHashMap<K, V>;

/// A hash set with a random seed in each run: its iteration order must not reach the output.
pub type FastSet<T> = rapidhash::RapidHashSet<T>;

/// An incremental hasher for values, valid within one run.
pub type ValueHasher = rapidhash::quality::RapidHasher<'static>;

/// A 64-bit hash of bytes, the same on every machine and with every toolchain, so that it may be stored.
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    rapidhash::v3::rapidhash_v3(bytes)
}

/// A 64-bit hash of several texts, the same on every machine. Lengths are hashed too: `["ab", "c"]` and `["a", "bc"]`
/// differ.
pub fn hash_texts(texts: &[&str]) -> u64 {
    let mut bytes = Vec::new();
    for text in texts {
        bytes.extend((text.len() as u64).to_le_bytes());
        bytes.extend(text.as_bytes());
    }
    hash_bytes(&bytes)
}

/// A 64-bit hash of a value. It may differ between versions of the program, so it must not be stored.
pub fn hash_of(value: &(impl Hash + ?Sized)) -> u64 {
    rapidhash::quality::SeedableState::fixed().hash_one(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_hashes_are_stable() {
        // A different hash would rename every published picture.
        assert_eq!(hash_bytes(b"hello world"), 0x2f27_cb27_d524_0940);
        assert_ne!(hash_texts(&["ab", "c"]), hash_texts(&["a", "bc"]));
    }
}
