//! Searches that were cut short.

rule! {
    /// The dependencies have so many candidate keys that the search for them was cut short.
    ///
    /// # Why
    /// There can be exponentially many keys. What is reported is certain; what would need all keys (whether the form
    /// that is asked for is reached, whether each key is kept unique) is left open, and is not passed. Pairs of
    /// columns that determine each other are the usual cause: keep one of each pair, and put the other into a table
    /// of its own.
    ///
    /// Read from the declaration: nothing is guessed. On by default.
    ///
    /// # Fires
    /// ```rust,fires
    /// #[derive(Entity)]
    /// #[determines(a -> b)]
    /// #[determines(b -> a)]
    /// #[determines(c -> d)]
    /// #[determines(d -> c)]
    /// #[determines(e -> f)]
    /// #[determines(f -> e)]
    /// #[determines(g -> h)]
    /// #[determines(h -> g)]
    /// #[determines(i -> j)]
    /// #[determines(j -> i)]
    /// #[determines(k -> l)]
    /// #[determines(l -> k)]
    /// #[determines(m -> n)]
    /// #[determines(n -> m)]
    /// #[determines(o -> p)]
    /// #[determines(p -> o)]
    /// #[determines(q -> r)]
    /// #[determines(r -> q)]
    /// #[determines(s -> t)]
    /// #[determines(t -> s)]
    /// #[determines(u -> v)]
    /// #[determines(v -> u)]
    /// #[determines(w -> x)]
    /// #[determines(x -> w)]
    /// #[determines(y -> z)]
    /// #[determines(z -> y)]
    /// #[waive(undeclared_key, reason = "a table of translations between codes")]
    /// struct Wheel {
    ///     #[key]
    ///     a: i64,
    ///     b: i64,
    ///     #[key]
    ///     c: i64,
    ///     d: i64,
    ///     #[key]
    ///     e: i64,
    ///     f: i64,
    ///     #[key]
    ///     g: i64,
    ///     h: i64,
    ///     #[key]
    ///     i: i64,
    ///     j: i64,
    ///     #[key]
    ///     k: i64,
    ///     l: i64,
    ///     #[key]
    ///     m: i64,
    ///     n: i64,
    ///     #[key]
    ///     o: i64,
    ///     p: i64,
    ///     #[key]
    ///     q: i64,
    ///     r: i64,
    ///     #[key]
    ///     s: i64,
    ///     t: i64,
    ///     #[key]
    ///     u: i64,
    ///     v: i64,
    ///     #[key]
    ///     w: i64,
    ///     x: i64,
    ///     #[key]
    ///     y: i64,
    ///     z: i64,
    /// }
    /// ```
    ///
    /// # Passes
    /// ```rust,passes
    /// #[derive(Entity)]
    /// #[determines(none)]
    /// struct Wheel {
    ///     #[key]
    ///     a: i64,
    ///     #[key]
    ///     c: i64,
    /// }
    /// ```
    UNDECIDED_NORMAL_FORM = "undecided_normal_form", Advice, Advice, waiver: Allowed,
}
