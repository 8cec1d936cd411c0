//! Choices from a string of bytes: fewer and smaller bytes make simpler schemas, so proptest shrinks
//! a failing schema by shrinking the bytes.

pub(crate) struct Choice<'b> {
    bytes: &'b [u8],
    count: u32,
}

impl<'b> Choice<'b> {
    pub(crate) const fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, count: 0 }
    }

    /// A number below `limit`; 0 when the bytes are used up.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        match self.bytes.split_first() {
            Some((&first, rest)) => {
                self.bytes = rest;
                usize::from(first) % limit
            }
            None => 0,
        }
    }

    /// True in so many of a hundred cases; false when the bytes are used up.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        // Zero is what shrinking leads to: it must mean the simpler case.
        self.below(100) >= 100 - percent
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// A number that no other call of this schema gives.
    pub(crate) fn number(&mut self) -> u32 {
        self.count += 1;
        self.count
    }

    /// A name: plain, or one that no SQL may be broken by.
    pub(crate) fn name(&mut self, plain: &str) -> &'static str {
        let number = self.number();
        if self.chance(80) {
            return leak_text(format!("{plain}{number}"));
        }
        let hostile = self.pick(&HOSTILE_NAMES);
        leak_text(format!("{hostile}{number}"))
    }

    /// A name, or none, so that one is made.
    pub(crate) fn maybe_name(&mut self, plain: &str) -> Option<&'static str> {
        self.chance(20).then(|| self.name(plain))
    }

    /// A text that no SQL may be broken by.
    pub(crate) fn text(&mut self) -> &'static str {
        self.pick(&HOSTILE_TEXTS)
    }

    /// A doc comment, or none.
    pub(crate) fn comment(&mut self) -> &'static str {
        if self.chance(30) { self.text() } else { "" }
    }
}

const HOSTILE_NAMES: [&str; 18] = [
    "Order",
    "select",
    "a b",
    "say \"hi\"",
    "it's",
    "back`tick",
    "a]b[",
    "back\\slash",
    "*/",
    "/*",
    "--",
    "a;b",
    "$$",
    "%s",
    "\u{202e}rtl",
    "straße",
    "日本語",
    ":name?1",
];

pub(crate) const HOSTILE_TEXTS: [&str; 22] = [
    "plain",
    "it's",
    "two ''",
    "say \"hi\"",
    "back`tick",
    "back\\slash\\",
    "\\'; DROP TABLE customer; --",
    "line one\nline two",
    "carriage\r\nreturn\ttab",
    "*/ DROP TABLE customer; /*",
    "-- not a comment",
    "$$ body $$",
    "$body$",
    "%s {} {0} ?1 :name",
    "\u{202e}right to left\u{202c}",
    "日本語 Ελληνικά",
    "emoji 🦀 é",
    "trailing space ",
    " leading space",
    "]]>",
    "\u{1}\u{7f}",
    "ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää",
];

pub(crate) fn leak<T>(items: Vec<T>) -> &'static [T] {
    Box::leak(items.into_boxed_slice())
}

pub(crate) fn leak_one<T>(item: T) -> &'static T {
    Box::leak(Box::new(item))
}

pub(crate) fn leak_text(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}
