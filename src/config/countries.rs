//! All countries, by their two-letter ISO 3166-1 codes.

/// The codes, each two letters, one after the other.
const CODES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO \
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE \
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW \
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM \
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// Returns the code in capitals, when it is that of a country, or `EU`. `UK` and `EL`, which are often written instead,
/// are read as the `GB` and `GR` that they mean.
pub(crate) fn code(written: &str) -> Option<String> {
    let code = written.trim().to_ascii_uppercase();
    match code.as_str() {
        "UK" => Some("GB".to_owned()),
        "EL" => Some("GR".to_owned()),
        "EU" => Some(code),
        _ => CODES.split_ascii_whitespace().any(|known| known == code).then_some(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_one_of_a_country_in_any_case_and_uk_is_gb() {
        for (written, expected) in [
            ("IE", Some("IE")),
            ("ie", Some("IE")),
            (" gb ", Some("GB")),
            ("UK", Some("GB")),
            ("uk", Some("GB")),
            ("EL", Some("GR")),
            ("eu", Some("EU")),
            ("BR", Some("BR")),
            ("XX", None),
            ("ZZ", None),
            ("E", None),
            ("IE GB", None),
            ("Ireland", None),
            ("", None),
        ] {
            assert_eq!(code(written).as_deref(), expected, "{written:?}");
        }
        let codes: Vec<&str> = CODES.split_ascii_whitespace().collect();
        assert_eq!(codes.len(), 249);
        assert!(codes.iter().zip(codes.iter().skip(1)).all(|(one, next)| one < next && one.len() == 2));
    }

    #[test]
    fn every_country_that_has_lines_of_its_own_is_known() {
        for (country, _) in crate::texts::support().countries() {
            assert_eq!(code(country).as_deref(), Some(country));
        }
    }
}
