//! The kernel that rules run on: world, chance, hash, maps and recordings, without a window.

#![forbid(unsafe_code)]

pub mod kernel;
