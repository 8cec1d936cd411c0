//! Packed code → definition.

use super::{
    column::columns,
    constraint::{checks, dependencies, uniques},
    index::indexes,
    list::list,
    op,
    pool::{NAME, TABLE, lists, names, texts},
    reader::{Reader, byte, number, several},
    relation::relations,
    section::sections,
};
use crate::{
    def::{AuditDef, AuditLogDef, Entity, EntityDef, EntityId, FeatureUse, NormalForm, Site},
    dialect::Feature,
};

/// The definition of `E`.
///
/// # Panics
/// When the packed form is not as the derive writes it.
pub(crate) const fn definition<E: Entity>() -> EntityDef {
    let (id, _, _, _, module, .., rest) = E::PACKED;
    let (texts, names, lists) = (texts::<E>(), names::<E>(), lists::<E>());
    let mut reader = sections::<E>().entity.reader::<E>();
    let mut entity = EntityDef {
        id: EntityId(id),
        name: texts[NAME],
        module,
        table: texts[TABLE],
        columns: columns::<E>(),
        relations: relations::<E>(),
        uniques: uniques::<E>(),
        indexes: indexes::<E>(),
        checks: checks::<E>(),
        search: rest.search,
        accesses: rest.accesses,
        dependencies: dependencies::<E>(),
        copies: rest.copies,
        broken_forms: rest.broken_forms,
        waivers: rest.waivers,
        features: features::<E>(),
        ..EntityDef::EMPTY
    };
    loop {
        match byte!(reader) {
            op::END => return entity,
            op::COMMENT => entity.comment = texts[number!(reader)],
            op::NAMESPACE => entity.namespace = Some(texts[number!(reader)]),
            op::REQUIREMENTS => entity.requirements = several!(reader, names),
            op::KEY => entity.key = lists[number!(reader)],
            op::NORMAL_FORM => entity.normal_form = Some(NormalForm::ALL[number!(reader)]),
            op::NO_DEPENDENCIES => entity.has_no_dependencies = true,
            op::AUDIT => entity.audit = audit(number!(reader), entity.audit.log),
            op::LOG => entity.audit.log = Some(AuditLogDef { except: lists[number!(reader)] }),
            op::SINGULAR => entity.singular = texts[number!(reader)],
            _ => panic!("an unknown operation in the code of an entity"),
        }
    }
}

const fn audit(bits: usize, log: Option<AuditLogDef>) -> AuditDef {
    AuditDef {
        timestamps: bits & op::audit::TIMESTAMPS != 0,
        soft_delete: bits & op::audit::SOFT_DELETE != 0,
        live_view: bits & op::audit::LIVE_VIEW != 0,
        actor: bits & op::audit::ACTOR != 0,
        version: bits & op::audit::VERSION != 0,
        log,
    }
}

list! {
    /// What a target must be able to hold.
    features: FeatureUse = unpack_features()
}

// What the list holds before it is filled.
const FEATURE: FeatureUse = FeatureUse { feature: Feature::Namespace, site: Site::Entity };

const fn unpack_features<const COUNT: usize>(mut reader: Reader) -> [FeatureUse; COUNT] {
    let mut features = [FEATURE; COUNT];
    let mut i = 0;
    while i < reader.count {
        let feature = Feature::ALL[number!(reader)];
        let (kind, position) = (number!(reader) as u16, number!(reader) as u16);
        features[i] = FeatureUse { feature, site: Site::of_code(kind, position) };
        i += 1;
    }
    features
}

#[cfg(test)]
mod tests {
    use super::{Entity, EntityDef, EntityId};

    struct Bare;

    impl Entity for Bare {
        const ID: EntityId = EntityId(0);
        type This = Self;
    }

    #[test]
    fn nothing_unpacks_to_an_entity_that_says_nothing() {
        assert_eq!(*Bare::DEF, EntityDef::EMPTY);
    }
}
