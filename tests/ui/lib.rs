//! The cases of every rule: one folder a rule, `fail_*.rs` with what rustc says beside it, `pass_*.rs`.
