//! The grammar of [UCUM](https://ucum.org/ucum) and the units of it that the tables use.

use super::is_digit;

/// Checks a code against the grammar of UCUM (case sensitive), as far as the tables use it.
pub fn check(code: &str) -> Result<(), String> {
    match term(code)? {
        "" => Ok(()),
        rest => Err(format!("{rest:?} is left over")),
    }
}

/// Reads `["/"] component {("." | "/") component}` and returns the rest.
fn term(code: &str) -> Result<&str, String> {
    let mut rest = component(code.strip_prefix('/').unwrap_or(code))?;
    while let Some(next) = rest.strip_prefix(['.', '/']) {
        rest = component(next)?;
    }
    Ok(rest)
}

/// Reads `"(" term ")"`, an `{annotation}`, a number, a power of ten or a unit with its exponent.
fn component(code: &str) -> Result<&str, String> {
    if let Some(inner) = code.strip_prefix('(') {
        return term(inner)?.strip_prefix(')').ok_or_else(|| "a parenthesis stays open".to_owned());
    }
    if let Some(annotation) = code.strip_prefix('{') {
        return annotation.split_once('}').map(|(_, rest)| rest).ok_or_else(|| "a brace stays open".to_owned());
    }
    if let Some(exponent) = code.strip_prefix("10*") {
        return Ok(exponent.trim_start_matches('-').trim_start_matches(is_digit));
    }
    let mut depth = 0;
    let end = code.find(|c| {
        depth += i32::from(c == '[') - i32::from(c == ']');
        depth == 0 && "./(){}".contains(c)
    });
    let (unit, rest) = code.split_at(end.unwrap_or(code.len()));
    let atom = unit.trim_end_matches(is_digit).trim_end_matches('-');
    let number = !unit.is_empty() && unit.chars().all(is_digit);
    if number || is_unit(atom) { Ok(rest) } else { Err(format!("{unit:?} is no unit")) }
}

/// An atom, or a prefix before a metric atom.
fn is_unit(unit: &str) -> bool {
    let metric = |atom: &str| METRIC.split_whitespace().any(|known| known == atom);
    metric(unit)
        || NOT_METRIC.split_whitespace().any(|known| known == unit)
        || PREFIXES.split_whitespace().any(|prefix| unit.strip_prefix(prefix).is_some_and(metric))
}

const PREFIXES: &str = "Y Z E P T G M k h da d c m u n p f a z y Ki Mi Gi Ti";

/// Atoms that take a prefix.
const METRIC: &str = "m s g rad K C cd mol sr Hz N Pa J W A V F Ohm S Wb Cel T H lm lx Bq Gy Sv kat L l ar t bar \
    u eV pc cal cal_th cal_IT gf dyn erg P St G Mx Oe Gal Ci R RAD REM tex bit By Bd B U m[Hg] m[H2O] [IU] [iU] [ly]";

/// Atoms that take none.
const NOT_METRIC: &str = "% [ppth] [ppm] [ppb] [pptr] deg gon ' '' min h d wk mo a atm att AU Ao b [pH] \
    [in_i] [ft_i] [yd_i] [mi_i] [fth_i] [nmi_i] [kn_i] [sin_i] [sft_i] [syd_i] [cin_i] [cft_i] [cyd_i] [bf_i] \
    [gal_us] [gal_br] [bbl_us] [qt_us] [pt_us] [foz_us] [bu_us] [gr] [oz_av] [lb_av] [lbf_av] [oz_tr] [ston_av] \
    [lton_av] [stone_av] [car_m] [degF] [Btu_IT] [HP] [psi] [diop] [den] [CFU]";
