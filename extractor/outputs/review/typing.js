// What a person types in the place of what was read: the value, for whom it is, of when, and how exact.
// One script with page.js, which has what is not here.
const CHOICES = { scope: ["none", "own", "jurisdiction"], period: ["year", "cumulative"], qualifier: ["exact", "at_least", "about", "at_most"] };
const SIGNS = { exact: "", at_least: "≥ ", about: "≈ ", at_most: "≤ " };
const wordOf = (name, id) => (name === "scope" ? scopeOf(id) : name === "period" ? periodOf(id) : say(id));
const DETAILS = ["corrected_scope", "corrected_period", "corrected_qualifier"];
// A fact as a decision leaves it; the tables take the same of it (decision.py).
function asLeft(f, d) {
  if (d?.action !== "correct") return f;
  const unit = d.corrected_unit ?? d.unit, scope = d.corrected_scope ?? f.scope;
  const holds = DETAILS.some((name) => d[name]) && same(d.corrected, d.value) && unit === d.unit;
  return { ...f, value: d.corrected, unit, scope: scope === "none" ? null : scope, period: d.corrected_period ?? f.period,
    qualifier: d.corrected_qualifier ?? (holds ? f.qualifier : "exact"), semantic: holds ? f.semantic : d.corrected === null ? "not_stated" : "explicit" };
}
const same = (one, other) => one === other || (one !== null && other !== null && Number(one) === Number(other));
const now = (r, f) => asLeft(f, decided(r, f));
// Who corrects what was corrected before begins with that.
function openTyping(f, first) {
  const at = now(report(here), f); $("typed-what").textContent = labelOf(f);
  for (const [name, ids] of Object.entries(CHOICES)) {
    $("typed-" + name).replaceChildren(...ids.map((id) => { const o = make("option", "", `${name === "qualifier" ? SIGNS[id] : ""}${wordOf(name, id)}`); o.value = id; return o; }));
    $("typed-" + name).value = at[name] ?? "none";
  }
  $("typed-value").value = at.value ?? ""; $("typed-unit").value = at.unit ?? ""; $("typed-reason").value = $("typing").returnValue = "";
  checkTyped(); $("typing").showModal(); $("typed-" + first).focus(); if (first === "value") $("typed-value").select();
}
// Only what is not as it was read; but a value that somebody gives is exact unless they say otherwise.
function dialogSays(f) {
  const is = (name) => $("typed-" + name).value.trim(), made = { corrected: is("value") || null, corrected_unit: is("unit") || null, reason: is("reason") };
  if (is("scope") !== (f.scope ?? "none")) made.corrected_scope = is("scope");
  if (is("period") !== f.period) made.corrected_period = is("period");
  if (is("qualifier") !== "exact" || f.qualifier !== "exact") made.corrected_qualifier = is("qualifier");
  return made;
}
