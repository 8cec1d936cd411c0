//! Proofs: the verified textbook relations, random relations against a brute-force oracle, and budgets.

mod budget;
mod oracle;
mod random;
mod textbook;
