"""The gallery: one page that shows finished games, their films and proofs, and plays them."""
