//! What is wanted of a figure, and whether it is met.

/// An upper bound on a figure.
pub(in crate::bench) struct Target {
    what: String,
    value: f64,
    limit: f64,
}

impl Target {
    pub(in crate::bench) fn new(what: impl Into<String>, value: f64, limit: f64) -> Self {
        Self { what: what.into(), value, limit }
    }
}

/// Prints how the figures stand to their targets; how many targets were missed.
pub(in crate::bench) fn print(targets: &[Target]) -> usize {
    println!();
    let mut missed = 0;
    for Target { what, value, limit } in targets {
        let is_met = value <= limit;
        missed += usize::from(!is_met);
        println!(
            "{}  {what}: {value:.2} (target: at most {limit:.2})",
            if is_met { "met   " } else { "MISSED" }
        );
    }
    missed
}
