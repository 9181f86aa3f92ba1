// The list of reports, and how many are left to review.
const asks = (r) => new Set([...r.ask.map((key) => `${r.sha256}|${key}`), ...r.disputes, ...openKeys(r)]).size;
// With what people were through with when the page was written: how many there are does not shrink.
const asksEver = (r) => new Set([...r.asked.map((key) => `${r.sha256}|${key}`), ...r.ask.map((key) => `${r.sha256}|${key}`), ...r.disputes, ...openKeys(r)]).size;
const needs = (r) => r.state === "needs_review" || asks(r) > 0;
// Nothing is left in what was reviewed when the page was written, unless somebody opens it again.
const waits = (r) => needs(r) && !done(r) && !through(r) && (r.state !== "reviewed" || openKeys(r).size > 0);
// Looked through, and nothing left on which people differ.
const done = (r) => lookedAt(r) && !(r.disputes ?? INDEX[here].disputes).some((key) => !decisions.has(key));
// All that waited is decided, and what was decided leaves nothing to look at: it is reviewed once that is applied (through.py).
function through(r) {
  if (!r.ends || openKeys(r).size || r.ends.some((asked) => !givenTo(r, asked)?.given) || ASKED.some((asked) => differOn(r, asked))) return false;
  const mine = [...decisions.values()].filter((d) => d.sha256 === r.sha256);
  return mine.length > 0 && !(mine.some((d) => ["correct", "add"].includes(d.action)) && offNow(report(INDEX.indexOf(r))).length);
}
// One word for what people are through with, whichever way.
const stateOf = (r) => (done(r) || through(r) || (r.state === "reviewed" && !waits(r)) ? `✓ ${term("state", needs(r) ? "reviewed" : r.state)}` : term("state", r.state));
const counted = (key, left, all) => say(key).replace("{}", left).replace("{}", all);
// Two copies state nothing twice: what is to check is counted as the tables count it.
const once = () => INDEX.filter((r) => !r.same_as);
function progress() {
  const wanted = INDEX.filter((r) => needs(r) || r.state === "reviewed"), all = once().reduce((n, r) => n + asksEver(r), 0), left = once().reduce((n, r) => n + openKeys(r).size, 0);
  $("progress").textContent = `${counted("left", wanted.filter(waits).length, wanted.length)} · ${counted("leftFacts", left, all)}`;
  $("save").textContent = say("save") + (unsaved.size ? say(unsaved.size === 1 ? "notSavedOne" : "notSaved").replace("{}", unsaved.size) : "");
}

function list() {
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean), state = $("by-state").value, why = $("by-why").value, year = $("by-year").value, need = $("by-need").value;
  const count = new Map(); for (const d of decisions.values()) if (d.action !== "looked") count.set(d.sha256, (count.get(d.sha256) ?? 0) + 1);
  shown = INDEX.map((r, i) => i).filter((i) => { const r = INDEX[i], all = `${r.name} ${saidOf(r, "agency") ?? ""} ${r.region ?? ""} ${saidOf(r, "year") ?? ""}`.toLowerCase();
    return words.every((w) => all.includes(w)) && (!state || r.state === state) && (!year || String(saidOf(r, "year") ?? "") === year)
      && (!need || (asks(r) + r.errors + r.unclaimed > 0 && need === "hot") || (need === "open" && waits(r))) && (!why || r.kinds.includes(why)); });
  const body = document.createDocumentFragment();
  for (const [at, i] of shown.entries()) {
    const r = INDEX[i], tr = make("tr"); tr.dataset.at = at; tr.setAttribute("aria-selected", at === row);
    const link = make("button", "", nameOf(r)); const first = make("td"); first.append(link); if (r.same_as) first.append(" ", make("span", "chip twice", `${say("twice")}${say("colon")}${r.same_as}`)); else if (r.copies) first.append(" ", make("span", "chip copies", say("copiesOf").replace("{}", r.copies.left.length))); tr.append(first);
    tr.append(make("td", "wide", r.name), make("td", "n", saidOf(r, "year") ?? "—"), make("td", "wide word", r.form ? term("form", r.form) : "—"), make("td", "wide word", stateOf(r)));
    for (const [name, cls] of [["facts", "wide"], ["doubt", "hot"], ["errors", "bad"], ["warnings", "wide"], ["unclaimed", "hot"]]) { const n = name === "doubt" ? openKeys(r).size : r[name]; tr.append(make("td", `n ${cls === "wide" || (n && !done(r)) ? cls : ""} ${name === "unclaimed" ? "wide" : ""}`, n)); }
    const kinds = [...r.kinds, ...(r.disputes.some((key) => !decisions.has(key)) ? ["disputed"] : [])].map(kindOf);
    tr.append(make("td", "wide soft", (kinds.length ? kinds : reasons(r)).join(say("comma"))));
    tr.append(make("td", "n wide", count.get(r.sha256) ?? "")); body.append(tr);
  }
  const unread = year || why || need ? [] : RUN.unread.filter((r) => words.every((w) => r.name.toLowerCase().includes(w)) && (!state || r.state === state));
  for (const r of unread) {
    const tr = make("tr", "unread"), told = make("td", "soft", `${term("state", r.state)}${say("colon")}${r.reason[lang]}`); told.colSpan = 11;
    tr.append(make("td", "", r.name), told); body.append(tr);
  }
  $("rows").replaceChildren(body); $("none").hidden = shown.length + unread.length > 0; $("none").textContent = say("none"); progress();
}
function heads() {
  $("heads").replaceChildren(...[["agency", ""], ["report", "wide"], ["year", "n"], ["form", "wide"], ["state", "wide"], ["total", "n wide"], ["doubt", "n"], ["errors", "n"], ["warnings", "n wide"], ["unclaimed", "n wide"], ["why", "wide"], ["decided", "n wide"]]
    .map(([w, c]) => { const th = make("th", c, say(w)); th.scope = "col"; return th; }));
  const options = (el, pairs) => { const old = el.value; el.replaceChildren(...pairs.map(([v, t]) => { const o = make("option", "", t); o.value = v; return o; })); el.value = old || ""; };
  options($("by-state"), [["", `${say("state")}${say("colon")}${say("all")}`], ...[...new Set([...INDEX, ...RUN.unread].map((r) => r.state))].sort().map((s) => [s, term("state", s)])]);
  options($("by-year"), [["", `${say("year")}${say("colon")}${say("all")}`], ...[...new Set(INDEX.map((r) => String(saidOf(r, "year") ?? "")))].filter(Boolean).sort().map((s) => [s, s])]);
  options($("by-why"), [["", say("byWhy")], ...[...new Set(INDEX.flatMap((r) => r.kinds))].sort().map((k) => [k, kindOf(k)])]);
  options($("by-need"), [["", say("need")], ["hot", say("hot")], ["open", say("open")]]);
  for (const el of document.querySelectorAll("[data-t]")) el.textContent = say(el.dataset.t);
  for (const id of ["search", "by-state", "by-year", "by-why", "by-need"]) $(id).setAttribute("aria-label", id === "search" ? say("search") : $(id).options?.[0]?.text ?? id);
  $("search").placeholder = say("search"); $("lang").textContent = lang === "zh" ? "EN" : "中文"; document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  $("facts").setAttribute("aria-label", say("facts"));
  $("key-list").replaceChildren(...KEYS.flatMap(([k, en, zh]) => { const dt = make("dt"); dt.append(make("kbd", "", k)); return [dt, make("dd", "", lang === "zh" ? zh : en)]; }));
  $("colours").replaceChildren(...COLOURS.map(([look, w]) => { const li = make("li"); li.append(make("mark", look, "12"), " ", say(w)); return li; }));
  $("names").replaceChildren(...Object.entries(RUN.names).map(([id]) => { const o = make("option"); o.value = `${named(id)} · ${id}`; return o; }));
  $("parts").replaceChildren(...RUN.parts.map((name, n) => { const a = make("a", "", `${say("part")} ${n + 1} `); a.href = name; if (name === RUN.part) a.setAttribute("aria-current", "page"); return a; }));
}
function selectRow(at) {
  if (!shown.length) return; row = Math.max(0, Math.min(at, shown.length - 1));
  for (const tr of $("rows").children) tr.setAttribute("aria-selected", Number(tr.dataset.at) === row);
  $("rows").children[row].querySelector("button").focus(); $("rows").children[row].scrollIntoView({ block: "nearest" });
}
function toList() {
  if (here !== null) tell(""); here = null; endPicking(); $("report").hidden = true; $("index").hidden = false; $("back").hidden = true;
  $("head").textContent = `${say("title")} · ${INDEX.length} ${say(INDEX.length === 1 ? "one" : "many")}${RUN.unread.length ? ` · ${RUN.unread.length} ${say("unread")}` : ""}`; list(); history.replaceState(null, "", "#");
}
