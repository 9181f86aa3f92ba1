// One report: its text, its facts and its findings, and the fact that is chosen.
function open(i) {
  tell(""); here = i; chosen = -1; pointed = null; const r = report(i);
  $("index").hidden = true; $("report").hidden = false; $("back").hidden = false;
  drawWhat(r);
  drawText(r); drawFacts(); drawFindings(r); $("side").scrollTop = $("text").scrollTop = 0; history.replaceState(null, "", "#r" + i);
  const first = r.facts.indexOf(undecided(r)[0]);
  choose(first >= 0 ? first : 0, false); $("facts").focus({ preventScroll: true });
  // Facts that were out of sight have their height only now.
  requestAnimationFrame(() => { if (first >= 0) showFirst(); });
}
// The findings say why: as much of them as fits above the first fact; a button leads back to them.
function showFirst() {
  const side = $("side"), el = $("f" + chosen); if (!el) return; side.scrollTop = 0;
  el.scrollIntoView({ block: "nearest" });
}
function drawWhat(r) {
  const wrong = r.findings.filter((x) => x.severity === "error").length; $("reasons").hidden = !wrong; $("reasons").textContent = `↑ ${say("errors")}${say("colon")}${wrong}`;
  drawAbout(r);
  $("what").textContent = [r.name, r.form && term("form", r.form), [stateOf(INDEX[here]), lookedAt(r)?.reviewer].filter(Boolean).join(" · "), ...reasons(r), worded(r, r.why)].filter(Boolean).join(" · ");
  for (const [id, key, word, on] of [["look", "d", "look", true], ["all", "A", "acceptAll", sure(r, undecided(r)).length > 1], ["miss", "m", pointed !== null && r.marks[pointed].value === null ? "repair" : "adds", pointed !== null]]) { const b = $(id); b.hidden = !on; b.replaceChildren(`${say(word)} `, make("kbd", "", key)); }
  if (pointed !== null) $("miss").prepend(`${r.marks[pointed].raw}${say("colon")}`);
}
const reasons = (r) => r.reasons.map(([en, zh]) => (lang === "zh" ? zh : en));
function marked(r, low, high, into) {
  let at = low;
  for (let n = firstMark(r, low); n < r.marks.length && r.marks[n].at[0] < high; n++) {
    const m = r.marks[n]; if (m.at[0] < at) continue;
    into.append(r.text.slice(at, m.at[0])); const el = make("mark", m.look, r.text.slice(m.at[0], m.at[1])); el.dataset.m = n; el.title = what(m); into.append(el); at = m.at[1];
  }
  into.append(r.text.slice(at, high)); return into;
}
function firstMark(r, low) { let a = 0, b = r.marks.length; while (a < b) { const c = (a + b) >> 1; if (r.marks[c].at[0] < low) a = c + 1; else b = c; } return a; }
function what(m) { return m.look === "plain" ? `${say("explained")}${say("colon")}${term("explanation", m.said)}` : m.look === "open" ? say("open_") : m.look === "damaged" ? [say("damaged"), guesses(m)].filter(Boolean).join(say("colon")) : `${say(m.other ? "others" : "claimed")}${say("colon")}${m.said}`; }
// What a damaged number may be, but for what it looks like anyway.
function guesses(m) { const plain = (text) => text.replace(/\s+/g, " ").trim(), found = m.said.split(", ").filter((guess) => guess && !plain(m.raw).startsWith(guess)); return found.length ? `${say("mayBe")} ${found.join(say("comma"))}` : ""; }
function drawText(r) {
  const out = document.createDocumentFragment();
  for (const page of r.pages ?? []) { const fig = make("figure"), img = make("img"); img.src = page.image; img.alt = `${say("page")} ${page.number}`; [img.width, img.height] = page.size; img.loading = "lazy"; fig.append(img);
    for (const [n, box] of page.boxes) { const b = make("b"); b.dataset.box = n; b.hidden = true; ["left", "top", "width", "height"].forEach((k, j) => { b.style[k] = box[j] * 100 + "%"; }); fig.append(b); } out.append(fig); }
  if (r.text === null) { out.append(make("p", "soft", say("noText"))); for (const f of r.facts) out.append(make("p", "", apart(f.quote))); $("text").replaceChildren(out); return; }
  const lines = (low, high) => { let at = low; for (const line of r.text.slice(low, high).split("\n")) { if (line.trim()) { const off = r.off.some(([a, b]) => a <= at && at < b); out.append(marked(r, at, at + line.length, make("p", off ? "off" : ""))); } at += line.length + 1; } };
  let at = 0;
  for (const g of r.grids) {
    if (g.at[0] < at) continue; lines(at, g.at[0]);
    const box = make("div", "grid"), table = make("table"); box.append(table); box.tabIndex = 0; box.setAttribute("role", "region"); box.setAttribute("aria-label", "table");
    for (const cells of g.rows) { const tr = make("tr"); for (const [low, high, rows, columns] of cells) { const td = marked(r, low, high, make("td")); if (rows > 1) td.rowSpan = rows; if (columns > 1) td.colSpan = columns; tr.append(td); } table.append(tr); }
    out.append(box); at = g.at[1];
  }
  lines(at, r.text.length); $("text").replaceChildren(out);
}
// A number of a table has the unit of its indicator, where a person gave it that.
function figure(f, value = f.value, unit = f.unit ?? (f.added ? RUN.units.of[f.indicator] : null)) { const sign = SIGNS[f.qualifier] ?? ""; return value === null ? say(f.semantic) : `${sign}${value} ${unit ?? ""}`; }
// The value that holds: what a person gave in the place of the printed one.
const corrected = (r, f) => { const d = decided(r, f); return d?.action === "correct" ? d : undefined; };
const figureNow = (r, f) => figure(now(r, f));
// With a correction that the page was written with, the report was judged again; with one made here it is once it is applied.
const judgedWith = (d) => RUN.decisions.some((one) => keyOf(one) === keyOf(d) && one.action === d.action && ["corrected", "corrected_unit", ...DETAILS].every((name) => (one[name] ?? null) === (d[name] ?? null)));
// What was rejected, and of several values the one that is left, needs no eyes: nothing else spoke against it.
function settledNow(r, f) {
  const d = decided(r, f); if (!d || !["accept", "reject"].includes(d.action) || isOpen(r, f)) return false;
  return d.action === "reject" || (LOOKS[f.verdict].doubt && !f.broken.some((at) => r.findings[at].kind !== CONFLICT) && rivals(r, f).length > 0 && rivals(r, f).every((other) => decided(r, other)?.action === "reject"));
}
function drawFact(r, f, n) {
  const mended = corrected(r, f), at = now(r, f), d = decided(r, f), own = mended && !judgedWith(mended), ended = own ? "corrected" : settledNow(r, f) ? d.action : "", look = ended ? { look: "" } : LOOKS[f.verdict], differing = dispute(r, f), el = make("div", "fact " + (differing ? "bad" : look.look)); el.id = "f" + n; el.dataset.f = n; el.setAttribute("role", "option"); el.setAttribute("aria-selected", n === chosen);
  const top = make("div", "top"); top.append(make("span", "", labelOf(f)), make("b", "", figureNow(r, f))); el.append(top); if (mended) el.append(make("div", "soft printed", asPrinted(r, f)));
  const chips = make("div"); chips.append(make("span", "chip " + look.look, ended ? say(ended) : lang === "zh" ? look.zh : f.verdict));
  for (const c of [at.semantic === "explicit" || (mended && at.value === null) ? "" : say(at.semantic), at.scope && say(at.scope), at.period === "year" ? "" : say(at.period), f.readers.length && `${say("readers")}${say("colon")}${f.readers.map((x) => term("reader", x)).join(say("comma"))}`, f.place_in, f.page && `${say("page")} ${f.page}`].filter(Boolean)) chips.append(" ", make("span", "chip", c));
  el.append(chips); if (lang === "en" && f.label && labelOf(f) !== f.label) el.append(make("div", "soft", f.label)); if (f.why && !f.broken.some((at) => r.findings[at].message === f.why)) el.append(make("div", "why", worded(r, f.why)));
  for (const at of f.broken) el.append(make("div", "why", worded(r, r.findings[at].message)), drawFormula(r, r.findings[at], "why"));
  for (const { found } of brokenBy(r, sumsOf(r, n))) el.append(make("code", "why", `${say("breaksIt")}${say("colon")}${sumText(found)}`));
  for (const other of f.readings) el.append(make("div", "why", worded(r, other))); el.append(make("q", "", apart(f.quote)));
  const others = rivals(r, f); if (others.length) { const row = make("div", "why", `${say("side")}${say("colon")}`); for (const other of others) { const b = make("button", "", figureNow(r, other)); b.dataset.go = r.facts.indexOf(other); b.tabIndex = n === chosen ? 0 : -1; row.append(b, " "); } el.append(row); }
  if (differing) { el.append(make("div", "why", `${say("disputed")}${say("colon")}${say("settle")}`)); for (const one of differing) el.append(make("div", "said " + one.action, worded_decision(one, true, f))); }
  if (d) el.append(make("div", "said " + d.action, "✓ " + worded_decision(d, false, f)));
  const acts = make("div", "acts"); for (const [k, w] of [["a", "accept"], ...(others.length ? [["c", "instead"]] : []), ["r", "reject"], ["e", "other"], ["t", "type"], ["o", "describe"]]) { const b = make("button", "", `${say(w)} `); b.append(make("kbd", "", k)); b.dataset.k = k; b.tabIndex = n === chosen ? 0 : -1; acts.append(b); } el.append(acts); return el;
}
// What was read, where a person corrected it.
function asPrinted(r, f) {
  const at = now(r, f), others = ["scope", "period"].filter((name) => at[name] !== f[name]).map((name) => wordOf(name, f[name]));
  // Not that it is printed: the other number of the text that stands for it now is printed too.
  return `${say("read")}${say("colon")}${[figure(f), ...others].join(say("comma"))}`;
}
const given = (d, f) => [figure(asLeft(f, d)), ...["scope", "period"].filter((name) => d["corrected_" + name]).map((name) => wordOf(name, d["corrected_" + name]))].join(say("comma"));
const worded_decision = (d, values = false, f = USUAL) => `${say(d.action)}${d.action === "add" && values ? say("colon") + figure({ qualifier: "exact", semantic: "not_stated" }, d.value, d.unit) : d.action === "correct" ? say("colon") + given(d, f) : d.action === "give" ? say("colon") + (d.given || say("asRead")) : ""}${d.reason ? " · " + d.reason : ""}${d.reviewer ? " · " + d.reviewer : ""}${d.at ? " · " + d.at.slice(0, 10) : ""}`;
function visible(r, f) { return !$("only").checked || f.check || dispute(r, f) || Boolean(decided(r, f)); }
function drawFacts() {
  const r = report(here), out = document.createDocumentFragment(); let section = null;
  r.facts.forEach((f, n) => { if (!visible(r, f)) return; const name = f.added ? say("added") : f.indicator === "other" ? say("others") : f.section; if (name !== section) { section = name; out.append(make("h2", "", name || say("noHeading"))); } out.append(drawFact(r, f, n)); });
  withFocus(() => $("facts").replaceChildren(out)); drawWhat(r); paint(r); progress();
}
// Who stood on a button of a fact that is drawn anew still stands in the list.
function withFocus(draw) { const within = document.activeElement !== $("facts") && $("facts").contains(document.activeElement); draw(); if (within) $("facts").focus({ preventScroll: true }); }
// What a person said of a number shows in the text too.
function paint(r) {
  const said = new Map(); for (const f of r.facts) { const d = decided(r, f); if (d) for (const n of f.marks) said.set(n, d.action); }
  for (const el of document.querySelectorAll("#text mark")) { const action = said.get(Number(el.dataset.m)); el.classList.toggle("changed", action === "correct"); el.classList.toggle("rejected", action === "reject"); }
}
function refresh(fact) { const r = report(here), n = r.facts.indexOf(fact), old = $("f" + n); if (old) withFocus(() => old.replaceWith(drawFact(r, fact, n))); drawWhat(r); paint(r); progress(); }
// A value that is corrected is a part of sums: what they say stands at every fact in them.
function refreshSums(fact) {
  const r = report(here), n = r.facts.indexOf(fact), lists = [...sumsOf(r, n), ...fact.broken.map((at) => r.findings[at].facts)];
  for (const at of new Set(lists.flat(2))) if (at !== n) refresh(r.facts[at]);
  drawFindings(r);
}
function drawFindings(r) {
  const shownFinding = (x) => { const el = make("div", "finding " + x.severity); el.append(make("strong", "", kindOf(x.kind)), make("span", "soft", ` ${say("whose")}${say("colon")}${term("whose", x.whose)} `), make("div", "", worded(r, x.message)));
    if (OF_NAMES.includes(x.kind)) { const b = make("button", "", say("giveName")); b.dataset.give = ""; el.append(b); }
    if (x.stands) el.append(make("div", "soft", say(x.chosen ? "chosen" : "stands"))); if (x.kind === "damaged_characters") el.append(make("div", "soft", say("howToRepair")));
    if (x.formula) el.append(drawFormula(r, x, "")); if (x.quotes.length) { const box = make(x.quotes.length > 2 ? "details" : "div"); if (x.quotes.length > 2) box.append(make("summary", "soft", `${say("text")} (${x.quotes.length})`)); for (const q of x.quotes) box.append(make("div", "soft", `“${apart(q)}”`)); el.append(box); } return el; };
  // Why a report needs eyes stands before its facts; what is only good to know behind them.
  const of = (severity) => r.findings.filter((x) => x.severity === severity), warnings = of("warning"), rest = of("info");
  const box = make("details"); box.open = warnings.length <= 3; box.append(make("summary", "soft", `${say("warnings")}${say("colon")}${warnings.length}`), ...warnings.map(shownFinding));
  $("errors").replaceChildren(...of("error").map(shownFinding), ...(warnings.length ? [box] : [])); $("findings").replaceChildren(...(rest.length ? [make("h2", "", say("findings")), ...rest.map(shownFinding)] : []));
}
function choose(n, scroll = true) {
  const r = report(here), f = r.facts[n]; if (!f) return; if (n !== chosen && picking) { endPicking(); tell(""); } const old = $("f" + chosen); chosen = n;
  if (old) { old.setAttribute("aria-selected", "false"); } const el = $("f" + n);
  if (el) { el.setAttribute("aria-selected", "true"); for (const b of el.querySelectorAll("button")) b.tabIndex = 0; el.scrollIntoView({ block: "nearest" }); $("facts").setAttribute("aria-activedescendant", "f" + n); }
  for (const m of document.querySelectorAll("mark.on")) m.classList.remove("on"); for (const b of document.querySelectorAll("figure b")) b.hidden = Number(b.dataset.box) !== n;
  let target = document.querySelector("figure b:not([hidden])");
  for (const m of f.marks) { const mark = document.querySelector(`mark[data-m="${m}"]`); if (mark) { mark.classList.add("on"); target ??= mark; } }
  if (target) target.scrollIntoView({ block: "center", behavior: scroll && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "auto" });
}
function step(by) { const r = report(here); let n = chosen + by; while (n >= 0 && n < r.facts.length && !visible(r, r.facts[n])) n += by; if (n >= 0 && n < r.facts.length) choose(n); }
