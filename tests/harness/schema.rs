//! The part of JSON Schema that the schemas under `docs/` use.

use serde_json::Value;

/// A schema, which finds what a text breaks of it, if anything: the part of JSON Schema that is used.
pub(crate) struct Schema {
    root: Value,
}

impl Schema {
    pub(crate) fn new(schema: &str) -> Self {
        Self { root: serde_json::from_str(schema).unwrap() }
    }

    pub(crate) fn check(&self, value: &Value) -> Result<(), String> {
        self.hold(&self.root, value, "")
    }

    /// Checks one of the definitions.
    pub(crate) fn check_as(&self, definition: &str, value: &Value) -> Result<(), String> {
        let known = self.root["$defs"].get(definition);
        let schema =
            known.unwrap_or_else(|| panic!("docs/format.schema.json has no definition {definition}"));
        self.hold(schema, value, "")
    }

    #[allow(clippy::too_many_lines, reason = "a table of keywords")]
    fn hold(&self, schema: &Value, value: &Value, path: &str) -> Result<(), String> {
        let wrong = |what: &Value| Err(format!("{path}: {value} is not {what}"));
        for (keyword, rule) in schema.as_object().unwrap() {
            match keyword.as_str() {
                "$schema" | "$defs" | "title" | "description" | "then" => {}
                "$ref" => {
                    let target = self.root.pointer(rule.as_str().unwrap().strip_prefix('#').unwrap());
                    self.hold(target.expect("every reference leads somewhere"), value, path)?;
                }
                "type" => {
                    let types = rule.as_array().cloned().unwrap_or_else(|| vec![rule.clone()]);
                    if !types.iter().any(|name| is_of(value, name.as_str().unwrap())) {
                        return wrong(rule);
                    }
                }
                "const" => {
                    if !is_equal(value, rule) {
                        return wrong(rule);
                    }
                }
                "enum" => {
                    if !rule.as_array().unwrap().iter().any(|rule| is_equal(value, rule)) {
                        return wrong(rule);
                    }
                }
                "minimum" | "maximum" => {
                    let bound = rule.as_f64().unwrap();
                    let beyond = |number| if keyword == "minimum" { number < bound } else { number > bound };
                    if value.as_f64().is_some_and(beyond) {
                        return wrong(rule);
                    }
                }
                "minLength" => {
                    let least = rule.as_u64().unwrap();
                    if value.as_str().is_some_and(|text| (text.chars().count() as u64) < least) {
                        return wrong(rule);
                    }
                }
                "pattern" => {
                    let pattern = regex_lite::Regex::new(rule.as_str().unwrap()).unwrap();
                    if value.as_str().is_some_and(|text| !pattern.is_match(text)) {
                        return wrong(rule);
                    }
                }
                "required" => {
                    let Some(fields) = value.as_object() else { continue };
                    for name in rule.as_array().unwrap() {
                        if !fields.contains_key(name.as_str().unwrap()) {
                            return Err(format!("{path}: {name} is missing"));
                        }
                    }
                }
                "properties" => {
                    for (name, rule) in rule.as_object().unwrap() {
                        if let Some(value) = value.get(name) {
                            self.hold(rule, value, &format!("{path}/{name}"))?;
                        }
                    }
                }
                // Of a field that no property names.
                "additionalProperties" => {
                    let named = |name: &String| schema["properties"].get(name).is_some();
                    for (name, value) in value.as_object().into_iter().flatten() {
                        if !named(name) {
                            self.hold(rule, value, &format!("{path}/{name}"))?;
                        }
                    }
                }
                "items" => {
                    for (index, value) in value.as_array().into_iter().flatten().enumerate() {
                        self.hold(rule, value, &format!("{path}/{index}"))?;
                    }
                }
                "minItems" | "maxItems" => {
                    let Some(count) = value.as_array().map(Vec::len) else { continue };
                    let bound = usize::try_from(rule.as_u64().unwrap()).unwrap();
                    if if keyword == "minItems" { count < bound } else { count > bound } {
                        return wrong(rule);
                    }
                }
                "allOf" => {
                    for rule in rule.as_array().unwrap() {
                        self.hold(rule, value, path)?;
                    }
                }
                "anyOf" => {
                    if !rule.as_array().unwrap().iter().any(|rule| self.hold(rule, value, path).is_ok()) {
                        return wrong(rule);
                    }
                }
                "if" => {
                    if self.hold(rule, value, path).is_ok() {
                        self.hold(&schema["then"], value, path)?;
                    }
                }
                other => panic!("the schema uses {other}, which this test does not know"),
            }
        }
        Ok(())
    }
}

/// Whether two values are the same, numbers as what they mean.
fn is_equal(one: &Value, other: &Value) -> bool {
    let both = one.as_f64().zip(other.as_f64());
    both.map_or_else(|| one == other, |(one, other)| one.total_cmp(&other).is_eq())
}

fn is_of(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        // However it is written: 2.0 is one too.
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the schema uses the type {other}, which this test does not know"),
    }
}
