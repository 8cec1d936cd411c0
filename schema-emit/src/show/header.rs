//! What stands above the struct.

use schema_as_code_core::def::{AuditDef, CopyDef, CopyKind, DependencyDef, NamingDef, NormalForm};

use super::{Line, Shown, access, call, constraint, quoted};
use crate::line::one_line;

pub(super) fn lines(shown: Shown<'_>) -> Vec<Line> {
    let mut lines = vec![Line::of(format!("// {}", whence(shown)))];
    lines.extend(Line::comment(shown.entity.comment));
    lines.push(entity(shown));
    lines.extend(audit(shown));
    lines.extend(constraint::on_struct(shown));
    lines.extend(access::lines(shown));
    lines.extend(dependencies(shown));
    lines.extend(shown.entity.copies.iter().map(|copy| copied(shown, copy)));
    lines.extend(shown.entity.waivers.iter().map(|waiver| Line::of(waived(waiver.rule, waiver.reason))));
    lines.extend(
        shown
            .schema
            .waivers
            .iter()
            .map(|waiver| Line::with(waived(waiver.rule, waiver.reason), Some(shown.by_schema("waive(…)")))),
    );
    lines
}

/// `Order of Shop, from example_schemas::quickstart, by its include of Quickstart`.
fn whence(shown: Shown<'_>) -> String {
    let Shown { schema, entity } = shown;
    let mut text = format!("{} of {}", one_line(entity.name), one_line(schema.name));
    if !entity.module.is_empty() {
        text.push_str(&format!(", from {}", one_line(entity.module)));
    }
    if let Some(through) = schema.includes.iter().find(|included| included.entity(entity.id).is_some()) {
        text.push_str(&format!(", included with {}", one_line(through.name)));
    }
    text
}

fn entity(shown: Shown<'_>) -> Line {
    let Shown { schema, entity } = shown;
    let conventions = &schema.conventions;
    let mut options = vec![format!("table = {}", quoted(&conventions.table_of(entity).to_string()))];
    if let Some(namespace) = entity.namespace {
        options.push(format!("in_schema = {}", quoted(namespace)));
    }
    options.push(format!("normal_form({})", keyword(conventions.normal_form_of(entity))));
    if !entity.requirements.is_empty() {
        let ids: Vec<String> = entity.requirements.iter().map(|id| quoted(id)).collect();
        options.push(call("requirement", &ids));
    }
    let by = |what: &str, option: &str, is_said: bool| {
        let source = if is_said { shown.by_schema(option) } else { "default".to_owned() };
        format!("{what} by {source}")
    };
    let name = (!entity.singular.is_empty())
        .then(|| by("name", "naming(…)", conventions.naming != NamingDef::DEFAULT));
    let form =
        entity.normal_form.is_none().then(|| by("form", "normal_form(…)", conventions.normal_form.is_some()));
    let remarks: Vec<String> = name.into_iter().chain(form).collect();
    let remark = if remarks.is_empty() { None } else { Some(remarks.join("; ")) };
    Line::with(format!("#[{}]", call("entity", &options)), remark)
}

const fn keyword(form: NormalForm) -> &'static str {
    match form {
        NormalForm::First => "first",
        NormalForm::Second => "second",
        NormalForm::Third => "third",
        NormalForm::BoyceCodd => "bcnf",
        NormalForm::Fourth => "fourth",
    }
}

/// The roles of the entity, and those that only the schema asks for.
fn audit(shown: Shown<'_>) -> Option<Line> {
    let (own, all) = (shown.entity.audit, shown.schema.conventions.audit_of(shown.entity));
    let (own, all) = (roles(shown, own), roles(shown, all));
    if all.is_empty() {
        return None;
    }
    let added: Vec<&str> = all.iter().filter(|role| !own.contains(role)).map(String::as_str).collect();
    let remark = if added.is_empty() {
        None
    } else {
        Some(format!("{} by {}", added.join(", "), shown.by_schema("audit(…)")))
    };
    Some(Line::with(format!("#[{}]", call("audit", &all)), remark))
}

fn roles(shown: Shown<'_>, audit: AuditDef) -> Vec<String> {
    let AuditDef { timestamps, soft_delete, live_view, actor, version, log } = audit;
    let soft_delete = soft_delete.then_some(if live_view { "soft_delete(view)" } else { "soft_delete" });
    let words = [
        timestamps.then_some("timestamps"),
        soft_delete,
        actor.then_some("actor"),
        version.then_some("version"),
    ];
    let log = log.map(|log| match log.except {
        [] => "log".to_owned(),
        except => format!("log(except({}))", shown.fields(except)),
    });
    words.into_iter().flatten().map(str::to_owned).chain(log).collect()
}

fn dependencies(shown: Shown<'_>) -> Vec<Line> {
    if shown.entity.has_no_dependencies {
        return vec![Line::of("#[determines(none)]")];
    }
    let dependency = |dependency: &DependencyDef| {
        let (determinant, arrow, dependent) = match *dependency {
            DependencyDef::Functional { determinant, dependent } => (determinant, "->", dependent),
            DependencyDef::Multivalued { determinant, dependent } => (determinant, "->>", dependent),
        };
        let (determinant, dependent) = (shown.fields(determinant), shown.fields(dependent));
        Line::of(format!("#[determines({determinant} {arrow} {dependent})]"))
    };
    shown.entity.dependencies.iter().map(dependency).collect()
}

fn copied(shown: Shown<'_>, copy: &CopyDef) -> Line {
    let (name, sync) = match copy.kind {
        CopyKind::Snapshot => ("snapshot", None),
        CopyKind::SyncedByApplication => ("denormalized", Some("sync(app)")),
        CopyKind::SyncedByTrigger => ("denormalized", Some("sync(trigger)")),
    };
    let mut arguments: Vec<String> = copy.relation.iter().map(|&column| shown.field(column)).collect();
    arguments.extend(copy.columns.iter().map(|column| {
        let field = shown.field(column.column);
        if field == column.source { field } else { format!("{field}({})", one_line(column.source)) }
    }));
    arguments.extend(sync.map(str::to_owned));
    arguments.push(format!("reason = {}", quoted(copy.reason)));
    Line::of(format!("#[{}]", call(name, &arguments)))
}

fn waived(rule: &str, reason: &str) -> String {
    format!("#[waive({}, reason = {})]", one_line(rule), quoted(reason))
}
