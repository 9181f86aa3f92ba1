// The facts of a report, and what people decide on them: kept in the browser, undone, saved.
const STORE = "extractor-review:" + RUN.id;
let theme = "", here = null, chosen = -1, row = 0, shown = [], picking = false, pointed = null, saves = 0;
// The keys of the decisions that no file has as they are now.
let unsaved = new Set();
const decisions = new Map(), disputes = new Map(), undoes = [], loaded = new Map();
const USUAL = { value: null, unit: null, qualifier: "exact", semantic: "explicit", scope: null, period: "year", why: null, check: "", readers: [], readings: [], formulas: [], quote: "", page: null, section: "", place_in: "", marks: [] };
function report(i) {
  if (loaded.has(i)) return loaded.get(i);
  const r = held("r" + i); r.facts = r.facts.map((f) => ({ ...USUAL, ...f }));
  r.marks = r.marks.map(([low, high, look, why, value, unit, facts, source]) => ({ at: [low, high], look, value, unit, facts, source, raw: r.text.slice(low, high), said: facts.length ? facts.map((n) => labelOf(r.facts[n])).join(say("comma")) : why }));
  const known = new Set(r.facts.map((f) => keyOf(asked(r, f))));
  for (const [key, d] of decisions) if (d.sha256 === r.sha256 && !["looked", "reject", "give"].includes(d.action) && !known.has(key)) r.facts.push(addedFact(r, d));
  // Nobody read its value, so that it has none as long as people differ on it.
  for (const [key, group] of disputes) { const d = group.find((one) => one.action === "add"); if (d?.sha256 === r.sha256 && !known.has(key) && !decisions.has(key)) r.facts.push({ ...addedFact(r, d), value: null, unit: null, semantic: "disputed" }); }
  loaded.set(i, r); return r;
}
// What a person added stands behind the facts that were read, in a section of its own.
const addedFact = (r, d) => ({ ...USUAL, indicator: d.indicator, label: named(d.indicator), value: d.value, unit: d.unit, verdict: "stated", quote: d.quote, lead: d.lead, place: d.place, added: true,
  marks: r.marks.flatMap((m, n) => (m.source && m.source.join("-") === d.place.join("-") ? [n] : [])) });
const named = (id) => RUN.names[id]?.[lang === "zh" ? 0 : 1] ?? id;
const keyOf = (d) => [d.sha256, d.indicator, d.scope ?? "", d.period, d.place.join("-")].join("|");
const asked = (r, f) => ({ report: r.name, sha256: r.sha256, indicator: f.indicator, scope: f.scope, period: f.period, place: f.place, value: f.value, unit: f.unit, quote: f.quote, ...(f.lead && { lead: f.lead }) });
const decided = (r, f) => decisions.get(keyOf(asked(r, f)));
// On what several people differ, until somebody decides on it again here.
const dispute = (r, f) => (decided(r, f) ? undefined : disputes.get(keyOf(asked(r, f))));
// The values that stand in one cell of the table: those of people, where they gave any.
const standing = (r, group) => group.map(([key, value]) => ({ key: `${r.sha256}|${key}`, value, d: decisions.get(`${r.sha256}|${key}`) }))
  .flatMap(({ key, value, d }) => (d && ["accept", "add", "correct"].includes(d.action) ? [[key, d.action === "correct" ? d.corrected : value]] : []));
// What a person has yet to decide on, by key; the same as the tables count.
function openKeys(r) {
  const open = new Set([...r.ask.map((key) => `${r.sha256}|${key}`), ...r.disputes].filter((key) => !decisions.has(key)));
  for (const group of r.sides) { const stand = standing(r, group); if (new Set(stand.map(([, value]) => String(value))).size > 1) for (const [key] of stand) open.add(key); }
  return open;
}
const isOpen = (r, f, open = openKeys(INDEX[here])) => open.has(keyOf(asked(r, f)));
// The other facts that give the same cell another value.
function rivals(r, f) {
  const mine = keyOf(asked(r, f)), keys = INDEX[here].sides.map((group) => group.map(([key]) => `${r.sha256}|${key}`)).find((group) => group.includes(mine));
  return !keys ? [] : r.facts.filter((other) => other !== f && other.value !== f.value && keys.includes(keyOf(asked(r, other))));
}

function keep() {
  try { localStorage.setItem(STORE, JSON.stringify({ decisions: [...decisions.values()], reviewer: $("reviewer").value, lang, theme, unsaved: [...unsaved] })); }
  catch { tell(say("kept")); }
}
function recall() {
  for (const d of RUN.decisions) decisions.set(keyOf(d), d);
  for (const group of RUN.disputes) disputes.set(keyOf(group[0]), group);
  for (const r of INDEX) r.disputes = [...disputes.keys()].filter((key) => key.startsWith(r.sha256 + "|"));
  const latest = (key) => (disputes.get(key) ?? []).reduce((at, d) => (d.at > at ? d.at : at), "");
  try {
    const old = JSON.parse(localStorage.getItem(STORE) ?? "{}");
    for (const d of old.decisions ?? []) {
      const known = decisions.get(keyOf(d)), one_side = disputes.has(keyOf(d)) && !(d.settles && d.at >= latest(keyOf(d)));
      if (!one_side && (!known || known.at <= d.at)) decisions.set(keyOf(d), d);
    }
    // Earlier pages kept how many there were, and not which.
    unsaved = new Set(Array.isArray(old.unsaved) ? old.unsaved : old.unsaved ? decisions.keys() : []);
    $("reviewer").value = old.reviewer ?? ""; lang = old.lang ?? lang; theme = old.theme ?? "";
  } catch { tell(say("kept")); }
}
const stamp = (more) => ({ ...more, reviewer: $("reviewer").value.trim(), at: new Date().toISOString(), ...(more.place && disputes.has(keyOf(more)) && { settles: true }) });
// One step that can be undone: some decisions, made together.
function put(made) {
  undoes.push([made.map((d) => [keyOf(d), decisions.get(keyOf(d)), unsaved.has(keyOf(d))]), here, chosen, saves]);
  for (const d of made) { decisions.set(keyOf(d), d); unsaved.add(keyOf(d)); }
  keep();
}
// No decision is kept before somebody stands for it by name; what was to be done is done then.
let waiting = null;
function byName(then) {
  if ($("reviewer").value.trim()) return then();
  waiting = then; $("naming-name").value = ""; $("naming").showModal();
}
function decide(fact, action, more = {}) {
  const r = report(here); if (fact.added && action === "accept") return dispute(r, fact) ? tell(say("typeIt")) : undefined; const waited = isOpen(r, fact); put([stamp({ ...asked(r, fact), action, ...more })]); told(r, fact, action, waited);
}
function told(r, fact, action, waited) {
  for (const f of [fact, ...rivals(r, fact)]) refresh(f);
  const clash = isOpen(r, fact);
  tell(clash ? say("clash") : `${labelOf(fact)}${say("colon")}${say(action)}${disputes.has(keyOf(asked(r, fact))) ? " · " + say("settled") : ""}`);
  if (waited && !clash) onward(r); else $("f" + chosen)?.scrollIntoView({ block: "nearest" });
}
// Of several values of one indicator this one: one step, that can be undone as one.
function instead(fact) {
  const r = report(here), others = rivals(r, fact); if (!others.length) return;
  const waited = isOpen(r, fact), d = decided(r, fact), kept = d && ["accept", "correct"].includes(d.action);
  put([...(kept ? [] : [stamp({ ...asked(r, fact), action: "accept" })]), ...others.map((f) => stamp({ ...asked(r, f), action: "reject" }))]); told(r, fact, "instead", waited);
}
const undecided = (r) => { const open = openKeys(INDEX[here]); return r.facts.filter((f) => isOpen(r, f, open)); };
// Who decides one fact after another need not press a second key for each.
function onward(r) {
  const left = undecided(r).map((f) => r.facts.indexOf(f)), next = left.find((n) => n > chosen) ?? left[0];
  if (next === undefined) tell(ended(r)); else choose(next);
}
function acceptAll() {
  const r = report(here), open = undecided(r); if (!open.length) return tell(ended(r));
  const left = sure(r, open); if (left.length) put(left.map((f) => stamp({ ...asked(r, f), action: "accept" })));
  drawFacts(); choose(chosen, false); tell(`${say("accept")}${say("colon")}${left.length} · ${say(left.length < open.length ? "sidesLeft" : "allDecided")}`);
  if (left.length < open.length) onward(r);
}
const whole = (r) => ({ report: r.name, sha256: r.sha256, indicator: "", scope: null, period: "year", place: [0, 0], value: null, unit: null, quote: "" });
const lookedAt = (r) => decisions.get(keyOf(whole(r)));
// Nobody accepts two values of one cell, or settles what others differ on, by one key for all.
const sure = (r, open) => open.filter((f) => !rivals(r, f).length && !dispute(r, f));
function look() {
  put([stamp({ ...whole(report(here)), action: "looked" })]); drawWhat(report(here)); progress();
  const at = shown.indexOf(here), next = [...shown.slice(at + 1), ...shown.slice(0, at)].find((i) => waits(INDEX[i]));
  if (next === undefined) return tell(say("allDone"));
  row = shown.indexOf(next); open(next); tell(say("lookedTo"));
}
function again() { loaded.delete(here); const r = report(here); drawFacts(); drawWhat(r); }
function undo() {
  const last = undoes.pop();
  if (!last) return tell(say("nothing"));
  const [olds, where, at, then] = last;
  for (const [key, old, open] of olds) {
    if (old) decisions.set(key, old); else decisions.delete(key);
    // What a file has by now is another decision.
    if (open || then !== saves) unsaved.add(key); else unsaved.delete(key);
  }
  keep(); loaded.delete(where); tell(say("undone"));
  if (here !== null && here !== where) open(where);
  heads(); if (here !== null) { again(); choose(at); } else list();
  progress();
}
// The name of no earlier file: a browser would call the second decisions (1).json, and the command would merge the first.
function save() {
  const now = new Date(), two = (n) => String(n).padStart(2, "0"), day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(two).join("-");
  const name = `decisions-${day}-${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join("")}.json`;
  const file = { kind: "extractor decisions", version: 1, decisions: [...RUN.disputes.flat(), ...decisions.values()] };
  const link = make("a"), url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
  link.href = url; link.download = name; link.click(); setTimeout(() => URL.revokeObjectURL(url), 1000);
  unsaved.clear(); saves += 1; keep(); progress(); $("saved-what").textContent = say("fileSaved").replace("{}", name); $("saved-how").textContent = RUN.apply.join(name); $("saved").showModal();
}
