// What nobody can have meant: a number or a unit that the indicator cannot have.
// One script with page.js, which has what is not here; review apply asks the same (possible.py).
const isMoney = (unit) => RUN.units.money.includes(unit), isShare = (unit) => RUN.units.shares.includes(unit);
const byOne = (unit) => (unit.length > 1 && unit[0] === "万" && !isMoney(unit) ? unit.slice(1) : unit);
const filled = (key, ...words) => words.reduce((text, one) => text.replace("{}", one), say(key));
// That which was read is taken wherever it can be converted.
function takes(wanted, unit, read) {
  if (unit === read) return unit === wanted || (isMoney(unit) || isMoney(wanted) ? isMoney(unit) && isMoney(wanted) : !isShare(unit));
  const words = RUN.units.taken[wanted]; return words.includes(unit) || words.includes(byOne(unit).replace(/\(.\)$/, ""));
}
// Other statistics have no unit of an indicator: any is taken.
function wrongUnit(indicator, typed, read) {
  const wanted = RUN.units.of[indicator], unit = typed || read;
  return !wanted || !unit || takes(wanted, unit, read) ? "" : filled("noUnit", unit, wanted);
}
function wrongValue(indicator, value, unit) {
  const wanted = RUN.units.of[indicator] ?? "", counted = unit || wanted;
  if (value === null || value === "" || Number.isNaN(Number(value))) return "";
  if (Number(value) < 0 && !isShare(counted)) return say("belowZero");
  // Longer than a browser counts exactly, a fraction shows in its digits alone.
  return RUN.units.counted.includes(wanted) && byOne(counted) === counted && /\.0*[1-9]/.test(value) ? filled("noFraction", counted) : "";
}
// A field that is wrong says so below it, and its dialog does not close.
function warn(id, why) { $(id).setCustomValidity(why); $(id + "-wrong").textContent = why; }
const noNumber = (typed) => (typed && !/^[+\-]?[0-9]+(\.[0-9]+)?$/.test(typed) ? say("onlyNumber") : "");
function checkTyped() {
  const r = report(here), f = r.facts[chosen], unit = $("typed-unit").value.trim(), value = $("typed-value").value.trim();
  warn("typed-value", noNumber(value) || wrongValue(f.indicator, value, unit || f.unit)); drawTypedSums(r, f, value, unit); warn("typed-unit", $("typed-value").value.trim() ? wrongUnit(f.indicator, unit, f.unit) : "");
  warn("typed-qualifier", $("typed-value").value.trim() || $("typed-qualifier").value === "exact" ? "" : say("noneToQualify"));
}
function checkAdded() {
  const m = report(here).marks[pointed], name = $("added-name").value, id = idOf(name), unit = $("added-unit").value.trim(), broken = m.value === null;
  const wrong = !id || broken ? "" : wrongUnit(id, m.unit, m.unit) || wrongValue(id, m.value, m.unit);
  warn("added-value", broken ? noNumber($("added-value").value.trim()) || (id ? wrongValue(id, $("added-value").value.trim(), unit) : "") : ""); warn("added-unit", id && broken ? wrongUnit(id, unit, null) : "");
  $("added-name").setCustomValidity(meant(name) || wrong); $("added-name-wrong").textContent = wrong;
}
// A number of the text in the place of that which was read, for whom and of when that was.
function take(f, m) {
  const wrong = wrongUnit(f.indicator, m.unit || f.unit, f.unit) || wrongValue(f.indicator, m.value, m.unit || f.unit);
  if (wrong) return tell(`${m.raw}${say("colon")}${wrong}`);
  const { corrected_scope, corrected_period } = decided(report(here), f) ?? {}, qualifier = m.qualifier !== "exact" || f.qualifier !== "exact";
  byName(() => decide(f, "correct", { corrected: m.value, corrected_unit: m.unit, ...(corrected_scope && { corrected_scope }), ...(corrected_period && { corrected_period }), ...(qualifier && { corrected_qualifier: m.qualifier }), reason: `${say("otherNumber")}${say("colon")}${m.raw}` }));
}
