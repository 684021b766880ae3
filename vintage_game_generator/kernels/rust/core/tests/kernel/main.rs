//! The kernel's own tests.

mod json;
mod levels;
mod recordings;
mod saves;
mod toy;
mod vectors;
mod world;
