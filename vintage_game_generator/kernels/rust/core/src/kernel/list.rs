//! A list that is indexed the way rules count.

use std::ops::{Deref, DerefMut, Index, IndexMut};

/// A list of fixed length whose places and length are `i32`, like all numbers of the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List<T>(Vec<T>);

impl<T> List<T> {
    /// Returns the length.
    #[must_use]
    pub fn len(&self) -> i32 {
        self.0.len() as i32
    }

    /// Returns whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Clone> List<T> {
    /// Returns a list of a length, with the same value everywhere.
    #[must_use]
    pub fn filled(value: T, length: usize) -> Self {
        Self(vec![value; length])
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<T> Index<i32> for List<T> {
    type Output = T;

    /// Panics where a slice would; a negative place is one past all ends.
    #[inline]
    fn index(&self, place: i32) -> &T {
        &self.0[place as usize]
    }
}

impl<T> IndexMut<i32> for List<T> {
    #[inline]
    fn index_mut(&mut self, place: i32) -> &mut T {
        &mut self.0[place as usize]
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}
