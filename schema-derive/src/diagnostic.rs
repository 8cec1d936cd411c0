//! Faults, and how rustc is made to show them.
//!
//! A fault in an attribute's syntax is a `compile_error!`. A broken rule becomes a failing trait
//! bound on a private trait: that gives a label, a second snippet and notes on stable Rust, which
//! `compile_error!` cannot.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

use schema_as_code_core::def::{ColumnIndex, NormalForm, Site};

use crate::{ast::Entity, naming::pascal, tokens::Extent};

/// How a fault is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Syntax,
    Rule,
}

/// One fault.
#[derive(Debug, Clone)]
pub(crate) struct Diagnostic {
    pub(crate) rule: &'static str,
    // Boxed, because it travels in results.
    body: Box<Body>,
}

#[derive(Debug, Clone)]
struct Body {
    form: Form,
    message: String,
    label: String,
    primary: Extent,
    secondary: Option<Secondary>,
    condition: Option<Condition>,
    notes: Vec<String>,
}

/// A fault only while no schema asks `entity` for less than `form`.
#[derive(Debug, Clone)]
struct Condition {
    entity: Ident,
    library: TokenStream,
    form: NormalForm,
}

#[derive(Debug, Clone)]
struct Secondary {
    extent: Extent,
    subject: String,
}

impl Diagnostic {
    /// A fault in the syntax of an attribute.
    pub(crate) fn syntax(rule: &'static str, at: impl Into<Extent>, message: impl Into<String>) -> Self {
        Self::new(rule, Form::Syntax, at.into(), message.into(), String::new())
    }

    /// A broken rule; `label` stands at `at`.
    pub(crate) fn rule(
        rule: &'static str,
        at: impl Into<Extent>,
        message: impl Into<String>,
        label: impl Into<String>,
    ) -> Self {
        Self::new(rule, Form::Rule, at.into(), message.into(), label.into())
    }

    fn new(rule: &'static str, form: Form, primary: Extent, message: String, label: String) -> Self {
        let body =
            Body { form, message, label, primary, secondary: None, condition: None, notes: Vec::new() };
        Self { rule, body: Box::new(body) }
    }

    /// A second place, which a rule's message shows below the first; `subject` is what it is about.
    pub(crate) fn because(mut self, at: impl Into<Extent>, subject: impl Into<String>) -> Self {
        self.body.secondary = Some(Secondary { extent: at.into(), subject: subject.into() });
        self
    }

    /// The fault is none when a schema that lists `entity` asks for less than `form`.
    pub(crate) fn unless_asked_less(mut self, entity: &Entity, form: NormalForm) -> Self {
        self.body.condition =
            Some(Condition { entity: entity.ident.clone(), library: entity.library.clone(), form });
        self
    }

    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.body.notes.push(note.into());
        self
    }

    /// The one next step.
    pub(crate) fn help(self, help: impl AsRef<str>) -> Self {
        let help = help.as_ref();
        self.note(format!("help: {help}"))
    }

    /// The message with its notes, as a reader sees it.
    #[cfg(test)]
    pub(crate) fn text(&self) -> String {
        let mut text = self.headline();
        for note in &self.body.notes {
            text.push('\n');
            text.push_str(note);
        }
        text
    }

    /// The message as const evaluation shows it, which knows no labels and no second places.
    pub(crate) fn as_panic(&self) -> String {
        let notes = self.body.notes.iter().map(|note| {
            let word = if note.starts_with("help: ") { "" } else { "note: " };
            format!("\n{word}{note}")
        });
        self.headline() + &notes.collect::<String>()
    }

    fn headline(&self) -> String {
        format!("[{}] {}", self.rule, self.body.message)
    }
}

impl ToTokens for Diagnostic {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self.body.form {
            Form::Syntax => compile_error(self),
            Form::Rule => unimplemented_trait(self),
        });
    }
}

/// The tokens of `compile_error!`, first to last spanned so that rustc underlines the whole extent.
fn compile_error(diagnostic: &Diagnostic) -> TokenStream {
    let Extent { first, last } = diagnostic.body.primary;
    let mut text = diagnostic.headline();
    for note in &diagnostic.body.notes {
        text.push('\n');
        text.push_str(note);
    }
    let mut message = TokenTree::from(proc_macro2::Literal::string(&text));
    message.set_span(last);
    let mut body = Group::new(Delimiter::Brace, TokenStream::from(message));
    body.set_span(last);
    let path = quote_spanned!(first=> ::core::compile_error!);
    quote!(#path #body)
}

fn unimplemented_trait(diagnostic: &Diagnostic) -> TokenStream {
    let name = Ident::new(&pascal(diagnostic.rule), Span::call_site());
    let message = escape_format(&diagnostic.headline());
    let label = escape_format(&diagnostic.body.label);
    let notes = diagnostic.body.notes.iter().map(|note| escape_format(note));
    let (carrier, subject) = match &diagnostic.body.secondary {
        Some(secondary) => carrier(diagnostic.body.primary, secondary),
        None => (TokenStream::new(), unit(diagnostic.body.primary)),
    };
    let (parameter, asked, unless) = match &diagnostic.body.condition {
        Some(condition) => unless_asked_less(condition, &name, &subject),
        None => Default::default(),
    };
    quote! {
        const _: () = {
            #[diagnostic::on_unimplemented(message = #message, label = #label #(, note = #notes)*)]
            trait #name #parameter { const OK: () = (); }
            struct __Decoy;
            #[diagnostic::do_not_recommend]
            impl #parameter #name #parameter for __Decoy {}
            #carrier
            #unless
            <#subject as #name #asked>::OK
        };
    }
}

/// The trait gets the schema as a parameter, which the compiler infers: there is an implementation when a schema
/// asks for less.
fn unless_asked_less(
    condition: &Condition,
    name: &Ident,
    subject: &TokenStream,
) -> (TokenStream, TokenStream, TokenStream) {
    let Condition { entity, library, form } = condition;
    let form = proc_macro2::Literal::u8_unsuffixed(*form as u8);
    let unless = quote! {
        #[diagnostic::do_not_recommend]
        impl<__S> #name<__S> for #subject where #entity: #library::check::AsksLess<__S, #form> {}
    };
    (quote!(<__S>), quote!(<_>), unless)
}

/// A unit struct whose tokens lie on the second place, and a path to it that lies on the first.
fn carrier(primary: Extent, secondary: &Secondary) -> (TokenStream, TokenStream) {
    let name = identifier(&secondary.subject);
    let keyword = Ident::new("struct", secondary.extent.first);
    let struct_name = with_span(&name, secondary.extent.last);
    let end = punct(';', secondary.extent.last);
    let used_name = with_span(&name, primary.first);
    let open = punct('<', primary.first);
    let close = punct('>', primary.last);
    (
        quote!(#[allow(non_camel_case_types, dead_code)] #keyword #struct_name #end),
        quote!(#used_name #open #close),
    )
}

/// A type without a definition that lies on the first and the last token: `&()`.
fn unit(primary: Extent) -> TokenStream {
    let mut unit = Group::new(Delimiter::Parenthesis, TokenStream::new());
    unit.set_span(primary.last);
    let reference = punct('&', primary.first);
    quote!(#reference #unit)
}

fn identifier(subject: &str) -> Ident {
    let usable = syn::parse_str::<Ident>(subject).is_ok() && subject != "__Decoy";
    Ident::new(if usable { subject } else { "Declaration" }, Span::call_site())
}

fn with_span(name: &Ident, span: Span) -> Ident {
    let mut name = name.clone();
    name.set_span(span);
    name
}

fn punct(character: char, span: Span) -> Punct {
    let mut punct = Punct::new(character, Spacing::Alone);
    punct.set_span(span);
    punct
}

/// `on_unimplemented` reads `{…}` as a parameter.
fn escape_format(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// The faults found so far.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    found: Vec<Diagnostic>,
    deferred: Vec<Deferred>,
    copies: Vec<ColumnIndex>,
}

/// A fault when a schema asks for `form` of an entity that does not say which it is held to.
#[derive(Debug)]
pub(crate) struct Deferred {
    pub(crate) form: NormalForm,
    pub(crate) site: Site,
    pub(crate) fault: Diagnostic,
}

impl Faults {
    pub(crate) fn push(&mut self, fault: Diagnostic) {
        self.found.push(fault);
    }

    pub(crate) fn push_some(&mut self, fault: Option<Diagnostic>) {
        self.found.extend(fault);
    }

    /// The value, or its fault reported.
    pub(crate) fn catch<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        result.map_err(|fault| self.push(fault)).ok()
    }

    /// Adds what only some schemas forbid.
    pub(crate) fn defer(&mut self, deferred: Option<Deferred>) {
        self.deferred.extend(deferred);
    }

    pub(crate) fn deferred(&self) -> &[Deferred] {
        &self.deferred
    }

    /// A fault says of these columns that a relation determines them: the check of the relation need not.
    pub(crate) fn know_copies(&mut self, columns: impl Iterator<Item = ColumnIndex>) {
        self.copies.extend(columns);
    }

    pub(crate) fn is_known_copy(&self, column: ColumnIndex) -> bool {
        self.copies.contains(&column)
    }

    /// Whether something was not understood, and is left out of what is judged.
    pub(crate) fn has_syntax(&self) -> bool {
        self.found.iter().any(|fault| fault.body.form == Form::Syntax)
    }

    /// Drops the faults of waived rules.
    pub(crate) fn waive(&mut self, is_waived: impl Fn(&str) -> bool) {
        self.found.retain(|fault| !is_waived(fault.rule));
        self.deferred.retain(|deferred| !is_waived(deferred.fault.rule));
    }

    #[cfg(test)]
    pub(crate) fn texts(&self) -> Vec<String> {
        self.found.iter().map(Diagnostic::text).collect()
    }
}

impl ToTokens for Faults {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for fault in &self.found {
            fault.to_tokens(tokens);
        }
    }
}
