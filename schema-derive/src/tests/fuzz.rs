//! No token stream makes a macro panic, and what comes out is always Rust.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::quote;

use crate::{enumeration, expand_entity, expand_with, newtype};

const CASES: usize = 24_000;

const WORDS: &[&str] = &[
    "entity",
    "key",
    "column",
    "relation",
    "index",
    "unique",
    "access",
    "check",
    "determines",
    "audit",
    "snapshot",
    "denormalized",
    "waive",
    "order",
    "range",
    "one_of",
    "table",
    "in_schema",
    "requirement",
    "normal_form",
    "namespaced",
    "crate",
    "identity",
    "len",
    "text",
    "decimal",
    "default",
    "pii",
    "secret",
    "store",
    "blob",
    "integer",
    "real",
    "as",
    "json",
    "array",
    "type",
    "name",
    "was",
    "role",
    "created",
    "deleted",
    "none",
    "skip",
    "on_delete",
    "on_update",
    "cascade",
    "set_null",
    "restrict",
    "references",
    "deferrable",
    "reason",
    "on",
    "to",
    "desc",
    "asc",
    "nulls_first",
    "filter",
    "live",
    "include",
    "using",
    "gin",
    "hash",
    "opclass",
    "serves",
    "among",
    "all",
    "ignore_case",
    "nulls_not_distinct",
    "timestamps",
    "soft_delete",
    "actor",
    "version",
    "log",
    "except",
    "sync",
    "trigger",
    "app",
    "sql",
    "postgres",
    "mysql",
    "sqlite",
    "lower",
    "length",
    "coalesce",
    "now",
    "uuid",
    "is_none",
    "is_some",
    "is_in",
    "matches",
    "true",
    "id",
    "email",
    "deleted_at",
    "User",
    "Paid",
    "self",
    "_",
    "r#type",
    "redundant_index",
    "type_name",
];
const PUNCTUATION: &[&str] = &[
    ",", ",", ",", "=", "==", "!=", "<", "<=", ">", ">=", "->", "->>", "..", "..=", ".", "::", "&&", "||",
    "!", "-", "+", "%",
];
const LITERALS: &[&str] = &[
    "0",
    "64",
    "-1",
    "1.5",
    "0.19",
    "1e9",
    "\"text\"",
    "\"\"",
    "\"a reason that is long enough\"",
    "'c'",
    "b\"x\"",
    "170141183460469231731687303715884105728",
    "10u8",
    "\"{}{x}\"",
];

/// xorshift64*: the same cases on every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next()).expect("48 bits fit") % end
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

fn tokens(random: &mut Random, depth: usize) -> TokenStream {
    let mut stream = TokenStream::new();
    for _ in 0..random.below(7) {
        match random.below(12) {
            0..=5 => {
                let word = random.pick(WORDS);
                let ident = match word.strip_prefix("r#") {
                    Some(raw) => Ident::new_raw(raw, Span::call_site()),
                    None => Ident::new(word, Span::call_site()),
                };
                stream.extend([TokenTree::from(ident)]);
                if depth > 0 && random.below(3) == 0 {
                    stream.extend([group(random, Delimiter::Parenthesis, depth - 1)]);
                }
            }
            6..=8 => stream.extend(punctuation(random.pick(PUNCTUATION))),
            9..=10 => stream.extend(random.pick(LITERALS).parse::<TokenStream>().expect("lexes")),
            _ if depth > 0 => {
                let delimiters =
                    [Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::Brace, Delimiter::None];
                let delimiter = delimiters[random.below(4)];
                stream.extend([group(random, delimiter, depth - 1)]);
            }
            _ => {}
        }
    }
    stream
}

fn group(random: &mut Random, delimiter: Delimiter, depth: usize) -> TokenTree {
    Group::new(delimiter, tokens(random, depth)).into()
}

fn punctuation(text: &str) -> Vec<TokenTree> {
    let last = text.chars().count() - 1;
    text.chars()
        .enumerate()
        .map(|(position, character)| {
            let spacing = if position == last { Spacing::Alone } else { Spacing::Joint };
            Punct::new(character, spacing).into()
        })
        .collect()
}

const OURS: &[&str] = &[
    "entity",
    "key",
    "column",
    "relation",
    "index",
    "unique",
    "access",
    "check",
    "determines",
    "audit",
    "snapshot",
    "denormalized",
    "waive",
];

fn attribute(random: &mut Random) -> TokenStream {
    let name = Ident::new(random.pick(OURS), Span::call_site());
    match random.below(10) {
        0 => quote!(#[#name]),
        1 => {
            let value: TokenStream = random.pick(LITERALS).parse().expect("lexes");
            quote!(#[#name = #value])
        }
        _ => {
            let body = tokens(random, 3);
            quote!(#[#name(#body)])
        }
    }
}

fn attributes(random: &mut Random) -> TokenStream {
    (0..random.below(4)).map(|_| attribute(random)).collect()
}

fn item(random: &mut Random) -> TokenStream {
    let (on_item, on_first, on_second) = (attributes(random), attributes(random), attributes(random));
    match random.below(8) {
        0 => quote!(#on_item enum E { #on_first #[default] Paid, #on_second Open }),
        1 => quote!(#on_item struct N<T>(#on_first T);),
        2 => tokens(random, 3),
        _ => quote! {
            #on_item
            struct S {
                id: i64,
                #on_first email: Option<String>,
                #on_second r#type: Kind,
                deleted_at: Option<DateTime<Utc>>,
            }
        },
    }
}

fn is_rust(expand: fn(&syn::DeriveInput) -> TokenStream, item: &TokenStream) {
    let expansion = expand_with(item.clone(), expand);
    if let Err(error) = syn::parse2::<syn::File>(expansion.clone()) {
        panic!("{error}\nfrom: {item}\ninto: {expansion}");
    }
}

// proves B1
#[test]
fn no_token_stream_makes_a_macro_panic() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for case in 0..CASES {
        let item = item(&mut random);
        match case % 8 {
            0 => is_rust(enumeration::expand, &item),
            1 => is_rust(newtype::expand, &item),
            _ => is_rust(expand_entity, &item),
        }
    }
}

#[test]
fn depth_and_length_of_expressions_are_bounded() {
    let hostile = [
        "(".repeat(200) + "id" + &")".repeat(200),
        "!".repeat(50_000) + "id",
        "-".repeat(50_000) + "id",
        format!("id{}", " + id".repeat(50_000)),
        format!("id{}", ".is_none()".repeat(50_000)),
        format!("{}id{}", "lower(".repeat(200), ")".repeat(200)),
    ];
    for expression in hostile {
        let texts = super::faults(&format!("#[check({expression})] struct S {{ id: i64 }}"));
        assert_eq!(texts.len(), 1);
        assert!(texts[0].contains("too long or too deeply nested"), "{}", texts[0]);
    }
}
