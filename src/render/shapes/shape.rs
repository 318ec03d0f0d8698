//! Types that become template values and describe themselves for the theme contract.

use std::marker::PhantomData;
use tera::{Map, Value};

/// A type that a template can receive and that describes itself.
pub(in crate::render) trait Shape: Into<Value> {
    fn describe() -> Type;
}

/// A shape with named parts.
pub(in crate::render) trait Parts: Shape {
    fn describe_parts() -> Named;

    /// Calls `to` with the name and value of each part.
    fn emit(self, to: &mut impl FnMut(&'static str, Value));
}

/// A type as described in the contract.
pub(in crate::render) enum Type {
    /// A type without parts: `text`, `number`.
    Word(&'static str),
    /// A value that may be missing.
    Optional(Box<Type>),
    List(Box<Type>),
    Named(Named),
}

/// A type with parts. `parts` is a function because types may be recursive.
pub(in crate::render) struct Named {
    pub name: &'static str,
    pub about: &'static [&'static str],
    pub parts: fn() -> Vec<Part>,
    /// Whether a value is one of the parts, selected by its `type`, instead of all of them.
    pub is_choice: bool,
}

pub(in crate::render) struct Part {
    pub name: &'static str,
    pub about: &'static [&'static str],
    pub of: Type,
}

/// Structs for templates. A part without a doc comment does not compile, because the contract is generated from these
/// comments.
macro_rules! shape {
    ($($(#[doc = $about:literal])+ pub struct $name:ident { $($(#[doc = $doc:literal])+ pub $part:ident: $of:ty,)* })+) => {$(
        $(#[doc = $about])+
        pub(in crate::render) struct $name {
            $($(#[doc = $doc])+ pub $part: $of,)*
        }

        impl $crate::render::shapes::Parts for $name {
            fn describe_parts() -> $crate::render::shapes::Named {
                $crate::render::shapes::Named {
                    name: stringify!($name),
                    about: &[$($about),+],
                    parts: || vec![$($crate::render::shapes::Part {
                        name: $crate::render::shapes::part_name(stringify!($part)),
                        about: &[$($doc),+],
                        of: <$of as $crate::render::shapes::Shape>::describe(),
                    }),*],
                    is_choice: false,
                }
            }

            #[allow(unused_variables)] // some have no part
            fn emit(self, to: &mut impl FnMut(&'static str, tera::Value)) {
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
            fn describe() -> $crate::render::shapes::Type {
                $crate::render::shapes::Type::Named(<Self as $crate::render::shapes::Parts>::describe_parts())
            }
        }
    )+};
}
pub(super) use shape;

/// Enums for templates: a map whose `type` is the tag of the variant.
macro_rules! choice {
    ($(#[doc = $about:literal])+ pub enum $name:ident {
        $($(#[doc = $doc:literal])+ #[tag = $tag:literal] $variant:ident($of:ty),)*
    }) => {
        $(#[doc = $about])+
        #[allow(clippy::large_enum_variant)] // turned into a template value at once
        pub(in crate::render) enum $name {
            $($(#[doc = $doc])+ $variant($of),)*
        }

        impl $name {
            /// The tag of the variant.
            pub fn tag(&self) -> &'static str {
                match self {
                    $($name::$variant(_) => $tag,)*
                }
            }
        }

        impl $crate::render::shapes::Parts for $name {
            fn describe_parts() -> $crate::render::shapes::Named {
                $crate::render::shapes::Named {
                    name: stringify!($name),
                    about: &[$($about),+],
                    parts: || vec![$($crate::render::shapes::Part {
                        name: $tag,
                        about: &[$($doc),+],
                        of: <$of as $crate::render::shapes::Shape>::describe(),
                    }),*],
                    is_choice: true,
                }
            }

            fn emit(self, to: &mut impl FnMut(&'static str, tera::Value)) {
                match self {
                    $($name::$variant(shape) => $crate::render::shapes::Parts::emit(shape, to),)*
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
            fn describe() -> $crate::render::shapes::Type {
                $crate::render::shapes::Type::Named(<Self as $crate::render::shapes::Parts>::describe_parts())
            }
        }
    };
}
pub(super) use choice;

/// A map of the parts.
pub(in crate::render) fn value(shape: impl Parts, mut map: Map) -> Value {
    shape.emit(&mut |name, value| {
        map.insert(name.into(), value);
    });
    Value::from(map)
}

/// The name of a part, without the `r#` of Rust keywords.
pub(in crate::render) const fn part_name(written: &'static str) -> &'static str {
    match written.as_bytes() {
        [b'r', b'#', ..] => written.split_at(2).1,
        _ => written,
    }
}

/// String types, each with its name in the contract.
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
            fn describe() -> Type {
                Type::Word($word)
            }
        }
    )*};
}

texts! {
    /// Plain text.
    Plain = "text",
    /// An address from the root of the site, or of another site.
    Url = "address",
    /// The code of a language.
    Code = "language",
}

/// HTML that is printed without escaping.
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
    fn describe() -> Type {
        Type::Word("html")
    }
}

/// A shape converted to a template value once and shared by all pages that show it.
pub(in crate::render) struct Prepared<T> {
    value: Value,
    of: PhantomData<fn() -> T>,
}

impl<T: Shape> Prepared<Vec<T>> {
    /// A list of prepared values.
    pub fn list(each: &[Prepared<T>]) -> Self {
        let values: Vec<Value> = each.iter().map(|prepared| prepared.value.clone()).collect();
        Prepared { value: Value::from(values), of: PhantomData }
    }
}

impl<T: Shape> From<T> for Prepared<T> {
    fn from(shape: T) -> Self {
        Prepared { value: shape.into(), of: PhantomData }
    }
}

impl<T> Clone for Prepared<T> {
    fn clone(&self) -> Self {
        Prepared { value: self.value.clone(), of: PhantomData }
    }
}

impl<T> PartialEq for Prepared<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> From<Prepared<T>> for Value {
    fn from(prepared: Prepared<T>) -> Value {
        prepared.value
    }
}

impl<T: Shape> Shape for Prepared<T> {
    fn describe() -> Type {
        T::describe()
    }
}

impl<T: Shape> Shape for Option<T> {
    fn describe() -> Type {
        Type::Optional(Box::new(T::describe()))
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn describe() -> Type {
        Type::List(Box::new(T::describe()))
    }
}

macro_rules! words {
    ($($of:ty = $word:literal),*) => {$(
        impl Shape for $of {
            fn describe() -> Type {
                Type::Word($word)
            }
        }
    )*};
}

words!(bool = "yes or no", u64 = "number", i64 = "number", usize = "number", f64 = "number");
