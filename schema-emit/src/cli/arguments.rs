//! Words of the command line, and what they ask for.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::{Path, PathBuf},
};

use lexopt::{Arg, Parser, ValueExt as _};
use schema_as_code_core::{def::SchemaDef, dialect::Dialect, rules::Rule};

use super::{
    explain::rule_called,
    show::Shown,
    suggestion::{listed, nearest},
};

/// What is asked for.
#[derive(Debug)]
pub(super) enum Request {
    Help,
    Version,
    Emit(Arguments),
    Show(Shown),
    Explain(&'static Rule),
}

/// What is emitted, and where to.
#[derive(Debug)]
pub(super) struct Arguments {
    /// In the order of the tool's list.
    pub(super) schemas: Vec<&'static SchemaDef>,
    /// In the order of [`Dialect::ALL`]; each schema has at least one of them.
    pub(super) dialects: Vec<Dialect>,
    pub(super) destination: Destination,
}

/// Where what is emitted goes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// Files, in the folder of this name or the default one.
    Folder(Option<PathBuf>),
    /// The create script, as it is, to the standard output.
    Output,
}

impl Destination {
    pub(super) const fn is_folder(&self) -> bool {
        matches!(self, Self::Folder(_))
    }
}

/// Why the command line was not understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Misuse {
    pub(super) message: String,
    help: Option<String>,
}

impl Misuse {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()) }
    }

    /// The one next step.
    pub(super) fn help(&self, program: &str) -> String {
        self.help.clone().unwrap_or_else(|| format!("see `{program} --help`"))
    }
}

impl From<lexopt::Error> for Misuse {
    fn from(error: lexopt::Error) -> Self {
        match error {
            lexopt::Error::MissingValue { option: Some(option) } => {
                Self { message: format!("`{option}` needs a value"), help: None }
            }
            lexopt::Error::UnexpectedValue { option, .. } => {
                Self { message: format!("`{option}` takes no value"), help: None }
            }
            other => Self { message: other.to_string(), help: None },
        }
    }
}

/// Words that stand for what is done, when it is not to write files.
const COMMANDS: [&str; 2] = ["show", "explain"];
const OPTIONS: [&str; 6] = ["--schema", "--dialect", "--out", "--stdout", "--help", "--version"];

/// What is printed for `--help`.
pub(super) fn help(program: &str, schemas: &[&SchemaDef]) -> String {
    let names: Vec<String> = schemas.iter().map(|schema| command_name(schema)).collect();
    format!(
        "\
Writes what each schema becomes: SQL that creates it, SQL that removes it, its catalog, its diagram.

usage: {program} [options]
       {program} show ENTITY [options]   one entity, every convention resolved, and its SQL
       {program} explain RULE            what a rule asks for, and why

  --schema NAME    only this schema; may be repeated ({})
  --dialect NAME   only this dialect; may be repeated ({})
  --out DIR        write below DIR; else below `schema` in cargo's target folder
  --stdout         print the create script of one schema and dialect, and write nothing
  --help           print this
  --version        print the version

exit codes: 0 everything was done
            1 a schema was refused, a proof failed, or a file could not be written
            2 the command line was not understood
",
        names.join(", "),
        Dialect::ALL.map(Dialect::name).join(", "),
    )
}

/// The name under which the program was called.
pub(super) fn program_name(argument: Option<OsString>) -> String {
    argument
        .as_deref()
        .and_then(|path| Path::new(path).file_stem())
        .map_or_else(|| "schema-as-code".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// The name of a schema on the command line and of its folder: `Shop` is `shop`, `MyShop` `my_shop`.
/// Only letters, digits and `_`: whatever the schema's name, it stays within the folder it belongs to.
pub(super) fn command_name(schema: &SchemaDef) -> String {
    let mut name = String::new();
    let mut is_after_lower = false;
    for each in schema.name.chars() {
        if each.is_ascii_uppercase() && is_after_lower {
            name.push('_');
        }
        is_after_lower = each.is_ascii_lowercase() || each.is_ascii_digit();
        name.push(if each.is_ascii_alphanumeric() { each.to_ascii_lowercase() } else { '_' });
    }
    if name.is_empty() { "schema".to_owned() } else { name }
}

/// What `words` ask of a tool for `schemas`.
pub(super) fn parse(
    schemas: &[&'static SchemaDef],
    words: impl IntoIterator<Item = OsString>,
) -> Result<Request, Misuse> {
    let known = named(schemas)?;
    let mut chosen = Vec::new();
    let mut dialects = Vec::new();
    let mut folder = None;
    let mut to_output = false;
    let mut words_left = Vec::new();
    let mut parser = Parser::from_args(words);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Request::Help),
            Arg::Long("version") | Arg::Short('V') => return Ok(Request::Version),
            Arg::Long("schema") => chosen.push(schema_called(&known, &parser.value()?.string()?)?),
            Arg::Long("dialect") => dialects.push(dialect_called(&parser.value()?.string()?)?),
            Arg::Long("out") => folder = Some(PathBuf::from(parser.value()?)),
            Arg::Long("stdout") => to_output = true,
            Arg::Long(other) => return Err(unknown_option(&format!("--{other}"))),
            Arg::Short(other) => return Err(unknown_option(&format!("-{other}"))),
            Arg::Value(word) => words_left.push(word.to_string_lossy().into_owned()),
        }
    }
    let dialects: Vec<Dialect> = Dialect::ALL
        .into_iter()
        .filter(|dialect| dialects.is_empty() || dialects.contains(dialect))
        .collect();
    let command = command(&known, &words_left)?;
    if let Some(Command::Explain(id)) = command {
        return Ok(Request::Explain(rule_called(id)?));
    }
    let schemas = selected(schemas, &chosen, &dialects)?;
    if let Some(Command::Show(name)) = command {
        if to_output || folder.is_some() {
            let help = "leave out `--out` and `--stdout`";
            return Err(Misuse::new("`show` prints, and writes no file", help));
        }
        return Ok(Request::Show(Shown::find(&schemas, dialects, name)?));
    }
    let destination = match (to_output, folder) {
        (true, Some(_)) => {
            return Err(Misuse::new("`--stdout` and `--out` contradict each other", "leave one of them out"));
        }
        (true, None) => Destination::Output,
        (false, folder) => Destination::Folder(folder),
    };
    let arguments = Arguments { schemas, dialects, destination };
    check_output(&arguments)?;
    Ok(Request::Emit(arguments))
}

/// What is done, when it is not to write files.
#[derive(Debug, Clone, Copy)]
enum Command<'w> {
    Show(&'w str),
    Explain(&'w str),
}

fn command<'w>(
    known: &BTreeMap<String, &'static SchemaDef>,
    words: &'w [String],
) -> Result<Option<Command<'w>>, Misuse> {
    let needs = |command: &str, what: &str| {
        Misuse::new(format!("`{command}` needs {what}"), format!("write `{command} {}`", what_of(command)))
    };
    match words {
        [] => Ok(None),
        [command] if command == "show" => Err(needs(command, "the name of an entity")),
        [command] if command == "explain" => Err(needs(command, "the id of a rule")),
        [command, name] if command == "show" => Ok(Some(Command::Show(name))),
        [command, id] if command == "explain" => Ok(Some(Command::Explain(id))),
        [command, _, word, ..] if COMMANDS.contains(&command.as_str()) => Err(Misuse::new(
            format!("`{command}` takes one name, and `{word}` is another"),
            "ask for them one by one",
        )),
        [word, ..] => Err(unexpected_word(known, word)),
    }
}

fn what_of(command: &str) -> &'static str {
    if command == "show" { "Order" } else { "missing_key" }
}

/// The schemas by their names.
fn named(schemas: &[&'static SchemaDef]) -> Result<BTreeMap<String, &'static SchemaDef>, Misuse> {
    let mut known: BTreeMap<String, &'static SchemaDef> = BTreeMap::new();
    for schema in schemas {
        let name = command_name(schema);
        if let Some(other) = known.insert(name.clone(), schema) {
            return Err(Misuse::new(
                format!("`{}` and `{}` would both be written to `{name}`", other.name, schema.name),
                "rename one of the two structs",
            ));
        }
    }
    Ok(known)
}

fn schema_called(known: &BTreeMap<String, &'static SchemaDef>, name: &str) -> Result<String, Misuse> {
    let found = known.iter().find(|(known, schema)| *known == name || schema.name == name);
    match found {
        Some((name, _)) => Ok(name.clone()),
        None => Err(Misuse::new(
            format!("no schema is called `{name}`"),
            instead(name, "the schemas are", known.keys().map(String::as_str)),
        )),
    }
}

fn dialect_called(name: &str) -> Result<Dialect, Misuse> {
    Dialect::from_name(name).ok_or_else(|| {
        Misuse::new(
            format!("no dialect is called `{name}`"),
            instead(name, "the dialects are", Dialect::ALL.map(Dialect::name)),
        )
    })
}

fn unknown_option(option: &str) -> Misuse {
    let meant = nearest(option, OPTIONS).map(|meant| format!("did you mean `{meant}`?"));
    Misuse { message: format!("there is no option `{option}`"), help: meant }
}

/// A word that no option takes: a name whose option was forgotten, perhaps.
fn unexpected_word(known: &BTreeMap<String, &'static SchemaDef>, word: &str) -> Misuse {
    let message = format!("`{word}` belongs to no option");
    if schema_called(known, word).is_ok() {
        Misuse::new(message, format!("write `--schema {word}`"))
    } else if Dialect::from_name(word).is_some() {
        Misuse::new(message, format!("write `--dialect {word}`"))
    } else {
        let command = nearest(word, COMMANDS).map(|command| format!("did you mean `{command}`?"));
        Misuse { message, help: command }
    }
}

fn instead<'a>(name: &str, all: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    let list = format!("{all} {}", listed(names.iter().copied()));
    match nearest(name, names.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`? {list}"),
        None => list,
    }
}

/// The schemas that are named, each of which must have one of `dialects`; if none is named, those that
/// have one.
fn selected(
    schemas: &[&'static SchemaDef],
    named: &[String],
    dialects: &[Dialect],
) -> Result<Vec<&'static SchemaDef>, Misuse> {
    let has_target = |schema: &SchemaDef| dialects.iter().any(|dialect| schema.target(*dialect).is_some());
    let asked = || listed(dialects.iter().map(|dialect| dialect.name()));
    if named.is_empty() {
        let selected: Vec<&'static SchemaDef> =
            schemas.iter().copied().filter(|schema| has_target(schema)).collect();
        return match selected.is_empty() {
            false => Ok(selected),
            true => Err(Misuse::new(
                format!("no schema has the target {}", asked()),
                "add the target to the `#[schema(...)]` of one",
            )),
        };
    }
    let selected: Vec<&'static SchemaDef> =
        schemas.iter().copied().filter(|schema| named.contains(&command_name(schema))).collect();
    match selected.iter().find(|schema| !has_target(schema)) {
        None => Ok(selected),
        Some(schema) => Err(Misuse::new(
            format!("`{}` has no target {}", schema.name, asked()),
            format!(
                "its targets are {}; add another to its `#[schema(...)]`",
                listed(schema.targets.iter().map(|target| target.dialect.name()))
            ),
        )),
    }
}

/// One script at most goes to the output.
fn check_output(arguments: &Arguments) -> Result<(), Misuse> {
    let has = |schema: &SchemaDef| {
        arguments.dialects.iter().filter(|dialect| schema.target(**dialect).is_some()).count()
    };
    let scripts: usize = arguments.schemas.iter().map(|schema| has(schema)).sum();
    if arguments.destination == Destination::Output && scripts != 1 {
        return Err(Misuse::new(
            format!("`--stdout` prints one script, and {scripts} are asked for"),
            "name the one with `--schema` and `--dialect`",
        ));
    }
    Ok(())
}
