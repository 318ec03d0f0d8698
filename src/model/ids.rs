//! Ids of the parts of a model: their indexes in the model's lists.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u16);

        impl $name {
            /// The id of the item at this index.
            ///
            /// # Panics
            /// If the index is 65,536 or more, which the size limit of model files does not allow.
            pub fn new(index: usize) -> Self {
                $name(u16::try_from(index).expect("a model has fewer than 65,536 items of a list"))
            }

            /// The index in the model's list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id! {
    /// A kind, by its index in the model.
    KindId
}
id! {
    /// A field, by its index in its kind or group.
    FieldId
}
id! {
    /// A vocabulary, by its index in the model.
    VocabId
}
id! {
    /// A term, by its index in [`Vocabulary::terms`](super::Vocabulary::terms).
    TermId
}

id! {
    /// A gathering, by its index in the model.
    GatheringId
}
