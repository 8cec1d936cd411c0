//! Reads what a message proposes and does it, as a person would who follows it to the letter.

/// A step that a message names.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// `` drop `city` ``: a field, or an attribute of the struct.
    Drop(String),
    /// `` put `#[relation(Zip)]` on `zip` ``
    Put { attribute: String, field: String },
    /// `` take `#[key]` off `id` ``
    Take { attribute: String, field: String },
    /// `` add `#[unique(a, b)]` ``: above the struct.
    Add(String),
    /// A struct of its own.
    Struct(Vec<String>),
    /// The derives of the entity on structs that the message shows.
    Derive { tables: Vec<String>, lines: Vec<String> },
    /// A struct goes, others come in its place.
    Remove,
    /// An entity of the schema.
    List(String),
    /// Tables in place of an entity, wherever a schema lists it.
    Relist { entity: String, tables: String },
    /// A field of another struct, unless it is there.
    Field { entity: String, lines: Vec<String> },
}

/// What one message proposes for one struct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    entity: String,
    steps: Vec<Step>,
}

/// The words that a reader puts where a message leaves a reason open.
const REASON: &str = "reason = \"what the test of suggestions says\"";

/// The suggestion of a rendered error in `source`, in each of the ways that it offers; empty: it offers none.
///
/// # Panics
/// When the message is not understood.
#[must_use]
pub fn ways(error: &str, source: &str) -> Vec<Suggestion> {
    let entity = entity_at(source, line_of(error));
    let help = help(error);
    let Some((first, rest)) = help.split_first() else { return Vec::new() };
    let is_answered =
        first.starts_with("the split that another message") || first.starts_with("first split what");
    if is_answered || first.ends_with(", unless the split above answers this too") {
        return Vec::new();
    }
    if let Some((drop, others)) = first.split_once(", or say why it stays: ") {
        let dropped = Suggestion { entity: entity.clone(), steps: steps(drop) };
        let declared = quoted(others).into_iter().map(|attribute| with_reason(&attribute)).map(Step::Add);
        let declared = declared.map(|step| Suggestion { entity: entity.clone(), steps: vec![step] });
        return std::iter::once(dropped).chain(declared).collect();
    }
    if let Some((_, open)) = first.split_once("; or, if it may stay open, ") {
        return vec![Suggestion { entity, steps: steps(open) }];
    }
    if error.contains("[type_not_storable]") {
        let field = field_at(source, line_of(error));
        let attributes = quoted(first).into_iter().filter(|text| text.starts_with("#["));
        let put = |attribute: String| Step::Put { attribute: with_reason(&attribute), field: field.clone() };
        let replaced = first.ends_with(" in its place").then(|| Step::Take {
            attribute: attribute_at(source, line_of(error), "array("),
            field: field.clone(),
        });
        let steps = |attribute| replaced.iter().cloned().chain([put(attribute)]).collect();
        return attributes
            .map(|attribute| Suggestion { entity: entity.clone(), steps: steps(attribute) })
            .collect();
    }
    if let Some(listed) = first.strip_prefix("add it to the list: ") {
        let [list, schema] = &quoted(listed)[..] else { panic!("a list and a schema: {listed}") };
        let target = list.trim_start_matches("entities(…, ").trim_end_matches(')').to_owned();
        return vec![Suggestion { entity: schema.clone(), steps: vec![Step::List(target)] }];
    }
    let (indented, closing): (Vec<&String>, Vec<&String>) =
        rest.iter().partition(|line| line.starts_with("    "));
    let indented: Vec<String> = indented.into_iter().map(|line| line[4..].to_owned()).collect();
    let mut found = match first.as_str() {
        "split the entity:" | "store one row for each value:" => structs(&indented),
        _ if first.starts_with("put in place of `") => {
            std::iter::once(Step::Remove).chain(structs(&indented)).collect()
        }
        _ if first.starts_with("add to `") => {
            let fields = indented.split_inclusive(|line| !line.starts_with("#[") && !line.starts_with("///"));
            fields
                .map(|field| Step::Field { entity: quoted(first)[0].clone(), lines: field.to_vec() })
                .collect()
        }
        _ => steps(first),
    };
    for line in closing {
        if let Some(closing) = line.strip_prefix("and in `") {
            let (_, closing) = closing.split_once("` ").expect("the entity is named before what to do in it");
            found.extend(steps(closing));
        } else if let Some(derived) = line.strip_prefix("and derive on ") {
            let (tables, _) = derived.split_once(" what reads ").expect("the attributes are named");
            found.push(Step::Derive { tables: quoted(tables), lines: derives_of(source, &entity) });
        } else if let Some(listed) = line.strip_prefix("and in each schema list ") {
            let mut names = quoted(listed);
            let entity = names.pop().expect("a table goes");
            found.push(Step::Relist { entity, tables: names.join(", ") });
        } else {
            assert!(line.starts_with("and leave out "), "a closing line is not understood: {line}");
        }
    }
    assert!(!found.is_empty(), "no step is understood: {help:#?} in\n{source}");
    vec![Suggestion { entity, steps: found }]
}

/// The help of a rendered error, line by line, without the margin.
fn help(error: &str) -> Vec<String> {
    let lines: Vec<&str> = error.lines().collect();
    let is_ours = |line: &&str| {
        line.contains(" = note: help: ") || (line.starts_with(' ') && line.trim_start().starts_with("help: "))
    };
    let Some(start) = lines.iter().position(is_ours) else { return Vec::new() };
    let first = lines[start];
    let margin = first.find("help: ").expect("the line has it");
    let mut help = vec![first[margin + "help: ".len()..].to_owned()];
    for line in &lines[start + 1..] {
        match line.get(margin..) {
            Some(text) if line[..margin].trim().is_empty() && !text.starts_with("note: ") => {
                help.push(text.to_owned());
            }
            _ => break,
        }
    }
    help
}

/// The line of the source that the error underlines.
fn line_of(error: &str) -> usize {
    let place =
        error.lines().find_map(|line| line.trim_start().strip_prefix("--> ")).expect("an error has a place");
    place.rsplit(':').nth(1).and_then(|line| line.parse().ok()).expect("a place has a line")
}

/// The struct around the line.
fn entity_at(source: &str, line: usize) -> String {
    let lines: Vec<&str> = source.lines().take(line).collect();
    let name = lines.iter().rev().find_map(|line| struct_name(line));
    name.expect("the error lies in a struct").to_owned()
}

/// The field in the line.
fn field_at(source: &str, line: usize) -> String {
    let line = source.lines().nth(line - 1).expect("the line is there");
    line.split_once(':').expect("a field has a type").0.trim().to_owned()
}

/// The attribute of the field in the line that says `word`.
fn attribute_at(source: &str, line: usize, word: &str) -> String {
    let above: Vec<&str> = source.lines().take(line - 1).collect();
    let mut attributes = above.into_iter().rev().take_while(|line| is_attribute(line));
    let attribute = attributes.find(|line| line.contains(word));
    attribute.expect("the field has the attribute").trim().to_owned()
}

/// The lines above the struct that derive something.
fn derives_of(source: &str, entity: &str) -> Vec<String> {
    let lines: Vec<String> = source.lines().map(str::to_owned).collect();
    let header = header_start(&lines, entity)..struct_line(&lines, entity);
    lines[header].iter().filter(|line| line.starts_with("#[derive(")).cloned().collect()
}

fn struct_name(line: &str) -> Option<&str> {
    let (visibility, rest) = line.trim_start().split_once("struct ")?;
    let is_item = visibility.is_empty() || visibility.starts_with("pub");
    is_item.then(|| rest.trim_end_matches([' ', '{', ';']))
}

fn structs(lines: &[String]) -> Vec<Step> {
    let starts = |line: &&String| *line == "#[derive(Entity)]";
    let count = lines.iter().filter(starts).count();
    assert!(
        count > 0 && lines.first().is_some_and(|line| starts(&line)),
        "a struct begins with its derive: {lines:?}"
    );
    lines.split_inclusive(|line| line == "}").map(|item| Step::Struct(item.to_vec())).collect()
}

/// The parts in backticks.
fn quoted(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// `drop …, …; put … on …; add …`
fn steps(text: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut verb = String::new();
    let mut open: Option<String> = None;
    for (position, part) in text.split('`').enumerate() {
        if position % 2 == 0 {
            let word = part.trim_matches([' ', ',', ';']);
            if !word.is_empty() && word != "and" {
                verb = word.trim_start_matches("and ").to_owned();
            }
            continue;
        }
        match (verb.as_str(), open.take()) {
            ("drop", None) => steps.push(Step::Drop(part.to_owned())),
            ("add", None) => steps.push(Step::Add(with_reason(part))),
            ("put" | "take", None) => open = Some(part.to_owned()),
            ("on", Some(attribute)) => steps.push(Step::Put { attribute, field: part.to_owned() }),
            ("off", Some(attribute)) => steps.push(Step::Take { attribute, field: part.to_owned() }),
            (verb, open) => panic!("`{verb}` is not understood before `{part}`, after {open:?}: {text}"),
        }
    }
    steps
}

fn with_reason(attribute: &str) -> String {
    attribute.replace("reason = \"…\"", REASON)
}

/// `source` after every suggestion was followed.
///
/// # Panics
/// When one names something that is not there.
#[must_use]
pub fn apply(source: &str, suggestions: &[Suggestion]) -> String {
    let mut lines: Vec<String> = source.lines().map(str::to_owned).collect();
    for Suggestion { entity, steps } in suggestions {
        for step in steps {
            match step {
                Step::Drop(attribute) if attribute.starts_with("#[") => {
                    let line = header_line(&lines, entity, attribute);
                    lines.remove(line);
                }
                Step::Drop(nested) if nested.contains('(') => {
                    let header = header_start(&lines, entity)..struct_line(&lines, entity);
                    let line = header.clone().find(|&line| lines[line].contains(nested.as_str()));
                    let line = &mut lines[line.expect("the struct has the attribute")];
                    *line = line.replace(&format!(", {nested}"), "").replace(&format!("{nested}, "), "");
                }
                Step::Drop(field) => {
                    let (start, end) = known_field(&lines, entity, field);
                    lines.drain(start..=end);
                }
                Step::Put { attribute, field } => {
                    let (start, _) = known_field(&lines, entity, field);
                    lines.insert(start, format!("    {attribute}"));
                }
                Step::Take { attribute, field } => {
                    let (start, end) = known_field(&lines, entity, field);
                    let line = (start..=end).find(|&line| is_same(&lines[line], attribute));
                    lines.remove(line.expect("the field has the attribute"));
                }
                Step::Add(attribute) => {
                    let line = struct_line(&lines, entity);
                    lines.insert(line, attribute.clone());
                }
                Step::Struct(item) => {
                    let end = lines.iter().position(|line| line.starts_with("fn main")).expect("a program");
                    lines.splice(end..end, item.iter().cloned().chain([String::new()]));
                }
                Step::Derive { tables, lines: derives } => {
                    for table in tables {
                        let line = header_line(&lines, table, "#[derive(Entity)]");
                        lines.splice(line..=line, derives.iter().cloned());
                    }
                }
                Step::Remove => {
                    let (start, end) = (header_start(&lines, entity), struct_end(&lines, entity));
                    lines.drain(start..=end);
                }
                Step::Field { entity, lines: field } => add_field(&mut lines, entity, field),
                Step::Relist { entity, tables } => {
                    for line in lines.iter_mut().filter(|line| line.contains("entities(")) {
                        let (start, listed) = line.split_once("entities(").expect("it has a list");
                        let listed = listed.replace(entity.as_str(), tables);
                        *line = format!("{start}entities({listed}");
                    }
                }
                Step::List(target) => {
                    let header = header_start(&lines, entity)..struct_line(&lines, entity);
                    let line = header.clone().find(|&line| lines[line].contains("#[schema("));
                    let line = &mut lines[line.expect("the schema says what it is")];
                    *line = if line.contains("entities(") {
                        line.replace("entities(", &format!("entities({target}, "))
                    } else {
                        // It only includes other schemas.
                        line.replace(")]", &format!(", entities({target}))]"))
                    };
                }
            }
        }
    }
    lines.join("\n") + "\n"
}

fn add_field(lines: &mut Vec<String>, entity: &str, field: &[String]) {
    let name = field.iter().rev().find_map(|line| line.split_once(':')).expect("a field").0.trim();
    let name = name.rsplit(' ').next().expect("a name");
    if field_lines(lines, entity, name).is_none() {
        let end = struct_end(lines, entity);
        lines.splice(end..end, field.iter().map(|line| format!("    {line}")));
    }
}

fn struct_line(lines: &[String], entity: &str) -> usize {
    lines.iter().position(|line| struct_name(line) == Some(entity)).expect("the struct is there")
}

fn struct_end(lines: &[String], entity: &str) -> usize {
    let start = struct_line(lines, entity);
    let indent = &lines[start][..lines[start].len() - lines[start].trim_start().len()];
    let is_end = |line: &String| line.strip_prefix(indent) == Some("}");
    start + lines[start..].iter().position(is_end).expect("a struct ends")
}

/// The first attribute of the struct.
fn header_start(lines: &[String], entity: &str) -> usize {
    let mut start = struct_line(lines, entity);
    while start > 0 && is_attribute(&lines[start - 1]) {
        start -= 1;
    }
    start
}

fn header_line(lines: &[String], entity: &str, attribute: &str) -> usize {
    let header = header_start(lines, entity)..struct_line(lines, entity);
    let line = header.clone().find(|&line| is_same(&lines[line], attribute));
    line.unwrap_or_else(|| panic!("`{entity}` has no {attribute}: {:?}", &lines[header]))
}

/// An attribute or a comment that documents.
fn is_attribute(line: &str) -> bool {
    ["#[", "///", "/**", "* "].iter().any(|start| line.trim_start().starts_with(start))
}

fn is_same(line: &str, attribute: &str) -> bool {
    line.trim() == attribute
}

fn known_field(lines: &[String], entity: &str, field: &str) -> (usize, usize) {
    field_lines(lines, entity, field)
        .unwrap_or_else(|| panic!("`{entity}` has no field `{field}` in\n{}", lines.join("\n")))
}

/// The lines of a field, its attributes first.
fn field_lines(lines: &[String], entity: &str, field: &str) -> Option<(usize, usize)> {
    let body = struct_line(lines, entity) + 1..struct_end(lines, entity);
    let is_field = |line: &String| {
        let name = line.trim().split_once(':').map(|(name, _)| name.rsplit(' ').next().unwrap_or(name));
        !line.trim().starts_with("#[") && name.is_some_and(|name| name.trim_start_matches("r#") == field)
    };
    let end = body.clone().find(|&line| is_field(&lines[line]))?;
    let mut start = end;
    while start > body.start && is_attribute(&lines[start - 1]) {
        start -= 1;
    }
    Some((start, end))
}
