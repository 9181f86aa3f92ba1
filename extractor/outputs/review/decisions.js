// The facts of a report, and what people decide on them: kept in the browser, undone, saved.
const STORE = "extractor-review:" + RUN.id;
let theme = "", here = null, chosen = -1, row = 0, shown = [], picking = false, pointed = null, saves = 0;
// The keys of the decisions that no file has as they are now.
let unsaved = new Set();
const decisions = new Map(), disputes = new Map(), undoes = [], loaded = new Map();
const USUAL = { value: null, unit: null, qualifier: "exact", semantic: "explicit", scope: null, period: "year", why: null, check: "", readers: [], readings: [], broken: [], quote: "", page: null, section: "", place_in: "", marks: [] };
function report(i) {
  if (loaded.has(i)) return loaded.get(i);
  const r = held("r" + i); r.facts = r.facts.map((f) => ({ ...USUAL, ...f }));
  r.marks = r.marks.map(([low, high, look, why, value, unit, facts, source, qualifier = "exact"]) => ({ at: [low, high], look, value, unit, facts, source, qualifier, raw: r.text.slice(low, high), other: facts.length > 0 && facts.every((n) => r.facts[n].indicator === "other"), said: facts.length ? facts.map((n) => labelOf(r.facts[n])).join(say("comma")) : why }));
  const known = new Set(r.facts.map((f) => keyOf(asked(r, f))));
  for (const [key, d] of decisions) if (d.sha256 === r.sha256 && !["looked", "reject", "give"].includes(d.action) && !known.has(key)) r.facts.push(addedFact(r, d));
  // Nobody read its value, so that it has none as long as people differ on it.
  for (const [key, group] of disputes) { const d = group.find((one) => one.action === "add"); if (d?.sha256 === r.sha256 && !known.has(key) && !decisions.has(key)) r.facts.push({ ...addedFact(r, d), value: null, unit: null, semantic: "disputed" }); }
  loaded.set(i, r); return r;
}
// What a person added stands behind the facts that were read, in a section of its own.
function addedFact(r, d) {
  const marks = r.marks.flatMap((m, n) => (m.source && m.source.join("-") === d.place.join("-") ? [n] : [])), at = r.marks[marks[0]];
  return { ...USUAL, indicator: d.indicator, label: named(d.indicator), value: d.value, unit: d.unit, scope: d.scope, period: d.period, verdict: "stated", quote: d.quote, lead: d.lead, place: d.place, added: true, marks,
    qualifier: at && same(at.value, d.value) ? at.qualifier : "exact" };
}
const named = (id) => RUN.names[id]?.[lang === "zh" ? 0 : 1] ?? id;
const keyOf = (d) => [d.sha256, d.indicator, d.scope ?? "", d.period, d.place.join("-")].join("|");
const asked = (r, f) => ({ report: r.name, sha256: r.sha256, indicator: f.indicator, scope: f.scope, period: f.period, place: f.place, value: f.value, unit: f.unit, quote: f.quote, ...(f.lead && { lead: f.lead }) });
const decided = (r, f) => decisions.get(keyOf(asked(r, f)));
// On what several people differ, until somebody decides on it again here.
const dispute = (r, f) => (decided(r, f) ? undefined : disputes.get(keyOf(asked(r, f))));
// What values of one indicator are compared by: 2万元 and 20000元 are the same (records.py).
function amountOf(indicator, value, unit) {
  const wanted = RUN.units.of[indicator], worth = RUN.units.worth; if (value === null || !wanted || !unit) return value;
  if (worth[unit] && worth[wanted]) return String(rounded((Number(value) * worth[unit]) / worth[wanted]));
  return byOne(unit) === unit || byOne(wanted) !== wanted ? value : String(rounded(Number(value) * 10000));
}
// The values of one indicator that people stand for, with what they gave, in the unit of the indicator.
function standing(r, group) {
  return group.flatMap(([known, value]) => {
    const key = `${r.sha256}|${known}`, d = decisions.get(key), [indicator, scope, period] = known.split("|");
    return d && ["accept", "add", "correct"].includes(d.action) ? [{ key, indicator, ...inUnit(indicator, asLeft({ value, scope: scope || null, period }, d)) }] : [];
  });
}
// The unit is that of a correction: what was read comes in that of the indicator.
const inUnit = (indicator, f) => ({ ...f, value: amountOf(indicator, f.value, f.unit) });
// Those of them that stand in one cell of the table: of one period, and of one scope (reconcile.py).
function cellOf(stand) {
  const wanted = stand[0]?.indicator === "proactive.cumulative" ? "cumulative" : "year", of = stand.filter((f) => f.period === wanted), best = of.length ? of : stand;
  const scope = [null, "own", "jurisdiction"].find((one) => best.some((f) => f.scope === one && f.value !== null));
  return scope === undefined ? best : best.filter((f) => f.scope === scope);
}
// What a person has yet to decide on, by key; the same as the tables count.
function openKeys(r) {
  const open = new Set([...r.ask.map((key) => `${r.sha256}|${key}`), ...r.disputes].filter((key) => !decisions.has(key)));
  if (corrections().has(r.sha256)) { const whole = report(INDEX.indexOf(r)); for (const f of whole.facts) if (addsUpNow(whole, f)) open.delete(keyOf(asked(whole, f))); }
  for (const group of r.sides) { const cell = cellOf(standing(r, group)), stated = cell.filter((f) => f.value !== null); if (stated.some((f) => !same(f.value, stated[0].value))) for (const f of cell) open.add(f.key); }
  return open;
}
const isOpen = (r, f, open = openKeys(INDEX[here])) => open.has(keyOf(asked(r, f)));
// The other facts that give the same cell another value, or of which a finding says that they are the same thing.
const CONFLICT = "conflict", asRead = (r, f) => ["scope", "period"].every((name) => now(r, f)[name] === f[name]);
function rivals(r, f) {
  const mine = keyOf(asked(r, f)), keys = INDEX[here].sides.map((group) => group.map(([key]) => `${r.sha256}|${key}`)).find((group) => group.includes(mine));
  const at = now(r, f), beside = (other) => other.scope === at.scope && other.period === at.period;
  const n = r.facts.indexOf(f), said = new Set(r.findings.filter((x) => x.kind === CONFLICT && x.severity === "error" && x.facts.includes(n)).flatMap((x) => x.facts));
  // A conflict that may be one of a whole and its part names the doubtful alone: the others of its cell are the other sides.
  const alike = (other) => other.indicator === f.indicator && other.label === f.label, doubted = r.findings.some((x) => x.kind === CONFLICT && x.severity !== "error" && x.facts.some((k) => alike(r.facts[k]) && beside(now(r, r.facts[k]))));
  return r.facts.filter((other, at) => other !== f && !same(amountOf(other.indicator, other.value, other.unit), amountOf(f.indicator, f.value, f.unit)) && (keys?.includes(keyOf(asked(r, other))) || ((doubted || said.has(at)) && alike(other))) && (beside(now(r, other)) || (said.has(at) && [f, other].every((one) => asRead(r, one)))));
}

// The reports in which people gave values that they were not yet judged with.
let correctedIn = null;
const corrections = () => (correctedIn ??= new Set([...decisions.values()].filter((d) => d.action === "correct" && !judgedWith(d)).map((d) => d.sha256)));
function keep() {
  correctedIn = null;
  try { localStorage.setItem(STORE, JSON.stringify({ decisions: [...decisions.values()], reviewer: $("reviewer").value, lang, theme, unsaved: [...unsaved] })); }
  catch { tell(say("kept")); }
}
function recall() {
  for (const d of RUN.decisions) decisions.set(keyOf(d), d);
  for (const group of RUN.disputes) disputes.set(keyOf(group[0]), group);
  for (const r of INDEX) r.disputes = [...disputes.keys()].filter((key) => key.startsWith(r.sha256 + "|"));
  try {
    const old = JSON.parse(localStorage.getItem(STORE) ?? "{}");
    for (const d of old.decisions ?? []) {
      const known = decisions.get(keyOf(d)), one_side = disputes.has(keyOf(d)) && !(d.settles && moment(d.at) >= latest(keyOf(d)));
      if (!one_side && (!known || known.at <= d.at)) decisions.set(keyOf(d), d);
    }
    // Earlier pages kept how many there were, and not which.
    unsaved = new Set(Array.isArray(old.unsaved) ? old.unsaved : old.unsaved ? decisions.keys() : []);
    $("reviewer").value = old.reviewer ?? ""; lang = old.lang ?? lang; theme = old.theme ?? "";
  } catch { tell(say("kept")); }
}
// Without a zone a time is UTC, as wherever decisions are read (decision.py).
const moment = (at) => Date.parse(at.length > 10 && !/(Z|[+-]\d\d:?\d\d)$/.test(at) ? at + "Z" : at) || 0;
const latest = (key) => Math.max(0, ...(disputes.get(key) ?? []).map((d) => moment(d.at)));
// Who settles something saw what it settles: by a clock that is behind it would come before that.
const stamp = (more) => { const settles = more.place && disputes.has(keyOf(more)); return { ...more, reviewer: $("reviewer").value.trim(), at: new Date(settles ? Math.max(Date.now(), latest(keyOf(more)) + 1) : Date.now()).toISOString(), ...(settles && { settles }) }; };
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
// Who types what stands there already confirms it: a correction changes something.
function changes(f, d) {
  const left = asLeft(f, { action: "correct", value: f.value, unit: f.unit, ...d });
  return !same(left.value, f.value) || ["scope", "period", "qualifier", "semantic"].some((name) => left[name] !== f[name]) || (left.value !== null && (d.corrected_unit ?? f.unit) !== f.unit);
}
function decide(fact, action, more = {}) {
  const r = report(here);
  if (action === "correct" && !fact.added && !changes(fact, more)) {
    const waited = isOpen(r, fact), beside = rivals(r, fact), { reason = "" } = more;
    put([stamp({ ...asked(r, fact), action: "accept", reason })]); return told(r, fact, "accept", waited, beside);
  }
  if (action === "accept" && (fact.added || decided(r, fact)?.action === "correct")) return agree(r, fact);
  const waited = isOpen(r, fact), beside = rivals(r, fact); put([stamp({ ...asked(r, fact), action, ...more })]); told(r, fact, action, waited, beside);
}
// What a person gave stands there: who accepts it takes nothing back, stands for it too, and goes on.
function agree(r, fact) {
  if (dispute(r, fact)) return tell(say("typeIt"));
  if (isOpen(r, fact)) return tell(say("clash"));
  const d = decided(r, fact); if (d && d.reviewer !== $("reviewer").value.trim()) { put([stamp({ ...d, settles: false })]); refresh(fact); }
  onward(r);
}
// What was corrected stays in sight, to be seen as it is now; what was only decided on makes room for the next.
function told(r, fact, action, waited, beside) {
  for (const f of new Set([fact, ...beside, ...rivals(r, fact)])) { refresh(f); refreshSums(f); }
  const off = action === "correct" ? brokenBy(r, sumsOf(r, r.facts.indexOf(fact)))[0]?.found : undefined, still = action === "correct" ? stillBroken(r, fact)[0] : undefined;
  const clash = isOpen(r, fact), stays = action === "correct", left = undecided(r).length;
  const words = [`${labelOf(fact)}${say("colon")}${say(action)}`, disputes.has(keyOf(asked(r, fact))) && say("settled"), (off ?? still) && `${say(off ? "breaksIt" : "stillOff")}${say("colon")}${sumText(off ?? still)}`, stays && waited && (left ? say("goOn") : ended(r))];
  tell(clash ? say("clash") : words.filter(Boolean).join(" · "));
  if (waited && !clash && !stays) onward(r); else $("f" + chosen)?.scrollIntoView({ block: "nearest" });
}
// Of several values of one indicator this one: one step, that can be undone as one.
function instead(fact) {
  const r = report(here), others = rivals(r, fact); if (!others.length) return tell(say("noRival"));
  byName(() => choice(r, fact, others));
}
function choice(r, fact, others) {
  const waited = isOpen(r, fact), d = decided(r, fact), kept = d && ["accept", "correct"].includes(d.action);
  put([...(kept ? [] : [stamp({ ...asked(r, fact), action: "accept" })]), ...others.map((f) => stamp({ ...asked(r, f), action: "reject" }))]); told(r, fact, "instead", waited, others);
}
const undecided = (r) => { const open = openKeys(INDEX[here]); return r.facts.filter((f) => isOpen(r, f, open)); };
// Who decides one fact after another need not press a second key for each.
function onward(r) {
  const left = undecided(r).map((f) => r.facts.indexOf(f)), next = left.find((n) => n > chosen) ?? left[0];
  if (next === undefined) tell(ended(r)); else choose(next);
}
const against = (facts) => facts.filter((f) => f.verdict === "contradicted");
// What the report's own figures contradict is confirmed by one key for all only by who was asked.
function askAll() {
  const r = report(here), open = sure(r, undecided(r)), wrong = against(open).length, rest = open.length - wrong; if (!wrong) return acceptAll();
  $("agreeing-what").textContent = filled("agreeing", open.length, wrong); $("agreeing-rest").textContent = filled("agreeRest", rest); $("agreeing-rest").hidden = !rest; $("agreeing-all").textContent = filled("agreeAll", wrong); $("agreeing").returnValue = ""; $("agreeing").showModal(); if (!rest) $("agreeing-none").focus();
}
function acceptAll(all = true) {
  const r = report(here), open = undecided(r); if (!open.length) return tell(ended(r));
  const left = sure(r, open).filter((f) => all || f.verdict !== "contradicted"); if (left.length) put(left.map((f) => stamp({ ...asked(r, f), action: "accept" })));
  drawFacts(); choose(chosen, false); tell(`${say("accept")}${say("colon")}${left.length} · ${say(left.length === open.length ? "allDecided" : all ? "sidesLeft" : "contradictedLeft")}`);
  if (left.length < open.length) onward(r);
}
const whole = (r) => ({ report: r.name, sha256: r.sha256, indicator: "", scope: null, period: "year", place: [0, 0], value: null, unit: null, quote: "" });
const lookedAt = (r) => decisions.get(keyOf(whole(r)));
// Nobody accepts two values of one cell, or settles what others differ on, by one key for all.
const sure = (r, open) => open.filter((f) => !rivals(r, f).length && !dispute(r, f));
// Who goes on while facts are undecided is told so once, and may go on all the same.
let warned = "";
function look() {
  const r = report(here), left = undecided(r).length, off = offNow(r), as = [r.sha256, left, off.length, decisions.size].join();
  if ((left || off.length) && warned !== as) { warned = as; return tell(left ? filled(left === 1 ? "stillOpenOne" : "stillOpen", left) : filled("offOpen", off.length, sumText(off[0]))); }
  put([stamp({ ...whole(report(here)), action: "looked" })]); drawWhat(report(here)); progress();
  const at = shown.indexOf(here), next = [...shown.slice(at + 1), ...shown.slice(0, at)].find((i) => waits(INDEX[i]));
  if (next === undefined) return tell(say("allDone"));
  row = shown.indexOf(next); open(next); tell(say("lookedTo"));
}
function again() { loaded.delete(here); const r = report(here); drawFacts(); drawWhat(r); drawFindings(r); }
function undo() {
  const last = undoes.pop();
  if (!last) return tell(say("nothing"));
  const [olds, where, at, then] = last;
  for (const [key, old, open] of olds) {
    if (old) decisions.set(key, old); else decisions.delete(key);
    // What a file has by now is another decision.
    if (open || then !== saves) unsaved.add(key); else unsaved.delete(key);
  }
  keep(); loaded.delete(where);
  if (here !== null && here !== where) open(where);
  tell(say("undone"));
  heads(); if (here !== null) { again(); choose(at); } else list();
  progress();
}
// The name of no earlier file: a browser would call the second decisions (1).json, and the command would merge the first.
function save() {
  if (!decisions.size && !RUN.disputes.length) return tell(say("noDecision"));
  const now = new Date(), two = (n) => String(n).padStart(2, "0"), day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(two).join("-");
  const name = `decisions-${day}-${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join("")}.json`;
  const file = { kind: "extractor decisions", version: 1, decisions: [...RUN.disputes.flat(), ...decisions.values()] };
  const link = make("a"), url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
  link.href = url; link.download = name; link.click(); setTimeout(() => URL.revokeObjectURL(url), 1000);
  unsaved.clear(); saves += 1; keep(); progress(); $("saved-what").textContent = say("fileSaved").replace("{}", name); $("saved-how").textContent = RUN.apply.join(name); $("copy").textContent = say("copy"); $("saved").showModal();
}
