//! Values of a schema, drawn at random: all that it allows, in every way in which JSON spells it.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::string::string_regex;
use serde_json::{Map, Value, json};

/// A schema to draw from.
pub(crate) struct Allowed {
    root: Value,
}

impl Allowed {
    pub(crate) fn new(schema: &str) -> Self {
        Self { root: serde_json::from_str(schema).unwrap() }
    }

    /// An entry of a kind: what every entry has and what its kind adds.
    pub(crate) fn entry(&self, kind: &str) -> BoxedStrategy<Value> {
        let definitions = &self.root["$defs"];
        assert!(definitions.get(kind).is_some(), "docs/format.schema.json has no definition {kind}");
        let (common, own) = (&definitions["entry"], &definitions[kind]);
        let mut whole = json!({ "type": "object", "properties": {}, "required": [] });
        for part in [common, own] {
            let required = part["required"].as_array().unwrap();
            whole["required"].as_array_mut().unwrap().extend(required.iter().cloned());
            for (name, rule) in part["properties"].as_object().unwrap() {
                whole["properties"][name] = rule.clone();
            }
        }
        whole["properties"]["kind"] = json!({ "const": kind });
        self.values(&whole)
    }

    /// Draws the values that a definition allows.
    pub(crate) fn definition(&self, name: &str) -> BoxedStrategy<Value> {
        self.values(&self.root["$defs"][name])
    }

    /// Draws the values that a schema allows.
    pub(crate) fn values(&self, schema: &Value) -> BoxedStrategy<Value> {
        if let Some(target) = schema["$ref"].as_str() {
            return self.values(self.root.pointer(target.strip_prefix('#').unwrap()).unwrap());
        }
        if let Some(value) = schema.get("const") {
            return value
                .as_u64()
                .map_or_else(|| Just(value.clone()).boxed(), |number| spelled(number).boxed());
        }
        if let Some(ways) = schema["anyOf"].as_array() {
            return proptest::strategy::Union::new(ways.iter().map(|way| self.values(way))).boxed();
        }
        let types = match &schema["type"] {
            Value::Array(types) => types.clone(),
            one => vec![one.clone()],
        };
        let ways = types.iter().map(|name| self.of_type(name.as_str().unwrap(), schema));
        proptest::strategy::Union::new(ways).boxed()
    }

    fn of_type(&self, name: &str, schema: &Value) -> BoxedStrategy<Value> {
        match name {
            "null" => Just(Value::Null).boxed(),
            "boolean" => any::<bool>().prop_map(Value::from).boxed(),
            "integer" => {
                let bound = |name: &str| schema[name].as_u64().unwrap();
                (bound("minimum")..=bound("maximum")).prop_flat_map(spelled).boxed()
            }
            "string" => {
                if let Some(pattern) = schema["pattern"].as_str() {
                    let pattern = pattern.strip_prefix('^').unwrap().strip_suffix('$').unwrap();
                    return string_regex(pattern).unwrap().prop_map(Value::from).boxed();
                }
                let least = usize::try_from(schema["minLength"].as_u64().unwrap_or(0)).unwrap();
                let is_long = move |text: &String| text.chars().count() >= least;
                text().prop_filter("too short", is_long).prop_map(Value::from).boxed()
            }
            "array" => {
                let bound =
                    |name: &str, or: u64| usize::try_from(schema[name].as_u64().unwrap_or(or)).unwrap();
                let count = bound("minItems", 0)..=bound("maxItems", 3);
                vec(self.values(&schema["items"]), count).prop_map(Value::from).boxed()
            }
            "object" => self.object(schema),
            other => panic!("the schema uses the type {other}, which this test does not know"),
        }
    }

    /// Its fields in any order, with some that nobody knows.
    fn object(&self, schema: &Value) -> BoxedStrategy<Value> {
        let required: Vec<&Value> = schema["required"].as_array().into_iter().flatten().collect();
        let none = Map::new();
        let mut fields = Vec::new();
        for (name, rule) in schema["properties"].as_object().unwrap_or(&none) {
            let value = self.values(rule);
            let value = if required.iter().any(|required| *required == name) {
                value.prop_map(Some).boxed()
            } else {
                proptest::option::of(value).boxed()
            };
            fields.push((Just(name.clone()), value).prop_map(|(name, value)| Some((name, value?))).boxed());
        }
        let unknown = proptest::option::of(("x_.{0,2}", unknown()));
        fields.push(unknown.boxed());
        fields
            .prop_map(|fields| fields.into_iter().flatten().collect::<Vec<_>>())
            .prop_shuffle()
            .prop_map(|fields| Value::Object(fields.into_iter().collect()))
            .boxed()
    }
}

/// A whole number in one of its spellings.
pub(crate) fn spelled(number: u64) -> impl Strategy<Value = Value> {
    let ways = match number {
        0 => vec!["0", "0.0", "-0", "0e7", "-0.00E-3"].into_iter().map(str::to_owned).collect(),
        _ => vec![
            number.to_string(),
            number.to_string(),
            format!("{number}.0"),
            format!("{number}e0"),
            format!("{number}00E-2"),
            format!("0.{number}e+{}", number.to_string().len()),
        ],
    };
    proptest::sample::select(ways).prop_map(|text| serde_json::from_str(&text).unwrap())
}

fn text() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..8).prop_map(String::from_iter)
}

/// A value of a field that nobody knows.
fn unknown() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        text().prop_map(Value::from),
        proptest::sample::select(vec!["1.50", "-1", "1E9", "18446744073709551616", "2.0"])
            .prop_map(|number| serde_json::from_str(number).unwrap()),
    ];
    leaf.prop_recursive(2, 6, 3, |inside| {
        prop_oneof![
            vec(inside.clone(), 0..3).prop_map(Value::from),
            vec((text(), inside), 0..3).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}
