// What adds up in the tables of a report, with the values that people leave: told as they type.
// One script with page.js, which has what is not here; what is applied is worked out anew (again.py).
const rounded = (n) => Math.round(n * 1e6) / 1e6;
// Both sides of a sum, as they were read or as they are now; none where a value is missing or in another unit.
function sides(r, sum, valueOf) {
  const found = sum.map((side) => side.map((n) => valueOf(r.facts[n])));
  return found.flat().some((value) => value === null || value === "" || Number.isNaN(Number(value))) ? null : found;
}
const together = (side) => rounded(side.reduce((n, value) => n + Number(value), 0));
const holds = (found) => found && together(found[0]) === together(found[1]);
const readValue = (f) => f.value;
// A fact that is rejected has no value; one that is being typed has that of the field.
const valueNow = (r, typed) => (f) => { if (typed?.fact === f) return typed.unit === f.unit ? typed.value : null; if (decided(r, f)?.action === "reject") return null; const at = now(r, f); return at.unit === f.unit ? at.value : null; };
const sumText = (found) => { const [left, right] = found.map((side) => (side.length > 1 ? `${side.join(" + ")} = ${together(side)}` : `${side[0]}`)); return `${left}${together(found[0]) === together(found[1]) ? (found[1].length > 1 ? `, ${right}` : "") : ` ≠ ${right}`}`; };
const sumsOf = (r, n) => r.sums.filter((sum) => sum.flat().includes(n));
// The sums that a finding is about: those of a table, or what its formula adds up, number for number.
function sumsIn(r, finding) {
  const known = r.sums.filter((sum) => sum.flat().every((n) => finding.numbers.includes(n)) && !holds(sides(r, sum, readValue))); if (known.length) return known;
  const told = /^(.+?) = \S+, printed total (\S+)$/.exec(finding.formula ?? ""), parts = told ? told[1].split(" + ") : [];
  const stated = (n, value) => same(r.facts[n].value, value) || same(now(r, r.facts[n]).value, value);
  if (!parts.length || parts.length + 1 !== finding.facts.length) return [];
  // In a sentence the total may stand before its parts, or behind them.
  const rest = (total) => finding.facts.filter((n) => n !== total), total = finding.facts.find((n) => stated(n, told[2]) && rest(n).every((part, at) => stated(part, parts[at])));
  return total === undefined ? [] : [[rest(total), [total]]];
}
const told_of = (r, sum) => r.findings.some((x) => x.formula && sumsIn(r, x).includes(sum));
const touched = (r, f) => { const d = decided(r, f); return d && ((d.action === "correct" && !judgedWith(d)) || (d.action === "reject" && !RUN.decisions.some((one) => keyOf(one) === keyOf(d) && one.action === "reject"))); };
// Sums that held as they were read, and that values which people gave break.
function brokenBy(r, sums = r.sums, typed = null) {
  return sums.map((sum) => ({ sum, found: sides(r, sum, valueNow(r, typed)) }))
    .filter(({ sum, found }) => found && !holds(found) && holds(sides(r, sum, readValue)));
}
// What is still wrong once people have corrected something of it.
const stillBroken = (r, only) => r.findings.filter((x) => x.severity === "error" && x.formula && x.facts.some((n) => (!only || r.facts[n] === only) && corrected(r, r.facts[n]))).flatMap((x) => sumsIn(r, x)).map((sum) => sides(r, sum, valueNow(r))).filter((found) => found && !holds(found));
// Whether all that speaks against a value adds up with what people gave: then it waits for nobody (again.py).
const addsUpNow = (r, f) => !decided(r, f) && f.broken.some((at) => r.findings[at].message === f.why) && f.broken.every((at) => { const found = sumsIn(r, r.findings[at]).map((sum) => sides(r, sum, valueNow(r))); return found.length > 0 && found.every(holds); });
const offNow = (r) => [...brokenBy(r).map(({ found }) => found), ...stillBroken(r)];
// The arithmetic of a finding, under its own words: as the values are by now.
function drawFormula(r, x, cls) {
  const out = document.createDocumentFragment(), old = worded(r, x.formula);
  if (!x.facts.some((n) => touched(r, r.facts[n]))) { out.append(make("code", cls, old)); return out; }
  for (const found of sumsIn(r, x).map((sum) => sides(r, sum, valueNow(r))).filter(Boolean)) out.append(make("code", holds(found) ? "mended" : cls, `${holds(found) ? "✓ " + say("holdsNow") : say("stillOff")}${say("colon")}${sumText(found)}`));
  out.append(make("code", "soft before", `${say(x.facts.some((n) => corrected(r, r.facts[n])) ? "beforeIt" : "beforeReview")}${say("colon")}${old}`)); return out;
}
// Below a value that is typed: what it does to the sums with it.
function drawTypedSums(r, f, value, unit) {
  const out = document.createDocumentFragment(), typed = { fact: f, value, unit: unit || f.unit };
  if (value && value !== f.value) for (const sum of new Set([...sumsOf(r, r.facts.indexOf(f)), ...f.broken.flatMap((at) => sumsIn(r, r.findings[at]))])) {
    const found = sides(r, sum, valueNow(r, typed)), was = holds(sides(r, sum, readValue)); if (!found || (holds(found) && was)) continue;
    if (!holds(found) && !was && r.sums.includes(sum) && !told_of(r, sum)) continue;
    out.append(make("code", holds(found) ? "mended" : "why", `${say(holds(found) ? "holdsNow" : was ? "breaksIt" : "stillOff")}${say("colon")}${sumText(found)}`));
  }
  $("typed-sums").replaceChildren(out);
}
