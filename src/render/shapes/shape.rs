//! Types that become values for templates, and can tell a theme's designer what they are.

use std::marker::PhantomData;
use tera::{Map, Value};

/// What can be handed to a template and told to its designer.
pub(in crate::render) trait Shape: Into<Value> {
    fn told() -> Type;
}

/// A shape of several parts, each with a name.
pub(in crate::render) trait Parts: Shape {
    fn named() -> Named;

    /// Hands over each part with its name.
    fn put(self, to: &mut impl FnMut(&'static str, Value));
}

/// The type of what a template receives.
pub(in crate::render) enum Type {
    /// By a word that says it all: `text`, `number`.
    Word(&'static str),
    /// It may be missing.
    Optional(Box<Type>),
    List(Box<Type>),
    Named(Named),
}

/// A type with parts. They are told when asked for, as they may hold the type itself.
pub(in crate::render) struct Named {
    pub name: &'static str,
    pub about: &'static [&'static str],
    pub parts: fn() -> Vec<Part>,
    /// Whether it is one of its parts, which its `type` names, and not all of them.
    pub is_choice: bool,
}

pub(in crate::render) struct Part {
    pub name: &'static str,
    pub about: &'static [&'static str],
    pub of: Type,
}

/// A type with parts, each with what it means.
macro_rules! shape {
    ($($(#[doc = $about:literal])+ $name:ident { $($(#[doc = $doc:literal])+ $part:ident: $of:ty,)* })+) => {$(
        $(#[doc = $about])+
        pub(in crate::render) struct $name {
            $($(#[doc = $doc])+ pub $part: $of,)*
        }

        impl $crate::render::shapes::Parts for $name {
            fn named() -> $crate::render::shapes::Named {
                $crate::render::shapes::Named {
                    name: stringify!($name),
                    about: &[$($about),+],
                    parts: || vec![$($crate::render::shapes::Part {
                        name: $crate::render::shapes::part_name(stringify!($part)),
                        about: &[$($doc),+],
                        of: <$of as $crate::render::shapes::Shape>::told(),
                    }),*],
                    is_choice: false,
                }
            }

            #[allow(unused_variables)] // some have no part
            fn put(self, to: &mut impl FnMut(&'static str, tera::Value)) {
                $(to($crate::render::shapes::part_name(stringify!($part)), self.$part.into());)*
            }
        }

        impl From<$name> for tera::Value {
            fn from(shape: $name) -> tera::Value {
                let map = tera::Map::with_capacity(<[&str]>::len(&[$(stringify!($part)),*]));
                $crate::render::shapes::value(shape, map)
            }
        }

        impl $crate::render::shapes::Shape for $name {
            fn told() -> $crate::render::shapes::Type {
                $crate::render::shapes::Type::Named(<Self as $crate::render::shapes::Parts>::named())
            }
        }
    )+};
}
pub(super) use shape;

/// A type that is one of several, each under the name its `type` has.
macro_rules! choice {
    ($(#[doc = $about:literal])+ $name:ident { $($(#[doc = $doc:literal])+ $variant:ident($of:ty) = $tag:literal,)* }) => {
        $(#[doc = $about])+
        #[allow(clippy::large_enum_variant)] // it is made into a value at once
        pub(in crate::render) enum $name {
            $($(#[doc = $doc])+ $variant($of),)*
        }

        impl $name {
            /// The name of the one it is.
            pub fn tag(&self) -> &'static str {
                match self {
                    $($name::$variant(_) => $tag,)*
                }
            }
        }

        impl $crate::render::shapes::Parts for $name {
            fn named() -> $crate::render::shapes::Named {
                $crate::render::shapes::Named {
                    name: stringify!($name),
                    about: &[$($about),+],
                    parts: || vec![$($crate::render::shapes::Part {
                        name: $tag,
                        about: &[$($doc),+],
                        of: <$of as $crate::render::shapes::Shape>::told(),
                    }),*],
                    is_choice: true,
                }
            }

            fn put(self, to: &mut impl FnMut(&'static str, tera::Value)) {
                match self {
                    $($name::$variant(shape) => $crate::render::shapes::Parts::put(shape, to),)*
                }
            }
        }

        impl From<$name> for tera::Value {
            fn from(choice: $name) -> tera::Value {
                let mut map = tera::Map::new();
                map.insert("type".into(), choice.tag().into());
                $crate::render::shapes::value(choice, map)
            }
        }

        impl $crate::render::shapes::Shape for $name {
            fn told() -> $crate::render::shapes::Type {
                $crate::render::shapes::Type::Named(<Self as $crate::render::shapes::Parts>::named())
            }
        }
    };
}
pub(super) use choice;

/// The parts, put into a map.
pub(in crate::render) fn value(shape: impl Parts, mut map: Map) -> Value {
    shape.put(&mut |name, value| {
        map.insert(name.into(), value);
    });
    Value::from(map)
}

/// The name of a part whose name is a word of Rust.
pub(in crate::render) const fn part_name(written: &'static str) -> &'static str {
    match written.as_bytes() {
        [b'r', b'#', ..] => written.split_at(2).1,
        _ => written,
    }
}

/// Texts of one meaning each, as values already.
macro_rules! texts {
    ($($(#[doc = $about:literal])+ $name:ident = $word:literal,)*) => {$(
        $(#[doc = $about])+
        #[derive(Clone)]
        pub(in crate::render) struct $name(Value);

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $name(Value::from(text))
            }
        }

        impl From<&String> for $name {
            fn from(text: &String) -> Self {
                $name(Value::from(text.as_str()))
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                $name(Value::from(text))
            }
        }

        impl From<$name> for Value {
            fn from(text: $name) -> Value {
                text.0
            }
        }

        impl Shape for $name {
            fn told() -> Type {
                Type::Word($word)
            }
        }
    )*};
}

texts! {
    /// Words as they are.
    Plain = "text",
    /// From the root of the site, or of another site.
    Url = "address",
    /// A language by its code.
    Code = "language",
}

/// HTML that may be put as it is.
#[derive(Clone)]
pub(in crate::render) struct Html(Value);

impl Html {
    pub fn new(html: &str) -> Html {
        Html(Value::safe_string(html))
    }
}

impl From<Html> for Value {
    fn from(html: Html) -> Value {
        html.0
    }
}

impl Shape for Html {
    fn told() -> Type {
        Type::Word("html")
    }
}

/// A shape that is a value already, shared by all that show it.
pub(in crate::render) struct Made<T> {
    value: Value,
    of: PhantomData<fn() -> T>,
}

impl<T: Shape> Made<T> {
    pub fn value(&self) -> &Value {
        &self.value
    }
}

impl<T: Shape> Made<Vec<T>> {
    /// Of what is made already.
    pub fn list(each: &[Made<T>]) -> Self {
        let values: Vec<Value> = each.iter().map(|made| made.value.clone()).collect();
        Made { value: Value::from(values), of: PhantomData }
    }
}

impl<T: Shape> From<T> for Made<T> {
    fn from(shape: T) -> Self {
        Made { value: shape.into(), of: PhantomData }
    }
}

impl<T> Clone for Made<T> {
    fn clone(&self) -> Self {
        Made { value: self.value.clone(), of: PhantomData }
    }
}

impl<T> PartialEq for Made<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> From<Made<T>> for Value {
    fn from(made: Made<T>) -> Value {
        made.value
    }
}

impl<T: Shape> Shape for Made<T> {
    fn told() -> Type {
        T::told()
    }
}

impl<T: Shape> Shape for Option<T> {
    fn told() -> Type {
        Type::Optional(Box::new(T::told()))
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn told() -> Type {
        Type::List(Box::new(T::told()))
    }
}

macro_rules! words {
    ($($of:ty = $word:literal),*) => {$(
        impl Shape for $of {
            fn told() -> Type {
                Type::Word($word)
            }
        }
    )*};
}

words!(bool = "yes or no", u64 = "number", i64 = "number", usize = "number", f64 = "number");
