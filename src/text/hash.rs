//! The one hash of the program: rapidhash.
//!
//! What is written to disk (names of published files, the manifest) uses [`hash_bytes`], whose output is fixed by the
//! definition of rapidhash V3. [`hash_of`] and the maps are for values of one run.

use std::hash::{BuildHasher, Hash};

/// A map with a fast hash, seeded anew in each run: its order must not reach the output.
pub type FastMap<K, V> = rapidhash::RapidHashMap<K, V>;

/// A set with a fast hash, seeded anew in each run: its order must not reach the output.
pub type FastSet<T> = rapidhash::RapidHashSet<T>;

/// An incremental hash of values, for one run.
pub type ValueHasher = rapidhash::quality::RapidHasher<'static>;

/// A 64-bit hash of bytes, the same on every machine and with every toolchain.
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    rapidhash::v3::rapidhash_v3(bytes)
}

/// A 64-bit hash of several texts, the same on every machine; `["ab", "c"]` and `["a", "bc"]` differ.
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
    fn stored_hashes_stay_what_they_are() {
        // Another number would rename published files.
        assert_eq!(hash_bytes(b"hello world"), 0x2f27_cb27_d524_0940);
        assert_ne!(hash_texts(&["ab", "c"]), hash_texts(&["a", "bc"]));
    }
}
