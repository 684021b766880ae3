"""The frozen records that phases hand to each other."""
