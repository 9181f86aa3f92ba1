"use strict";
const $ = (id) => document.getElementById(id);
const held = (id) => JSON.parse($(id).textContent);
const RUN = held("run"), INDEX = RUN.reports, LOOKS = RUN.looks;
const WORDS = {
  zh: { back: "‹ 列表", undo: "撤销", save: "保存", facts: "数据", text: "原文", reviewer: "复核人", only: "只看待核", value: "数值", unit: "单位",
    reason: "理由(必填)", ok: "确定", cancel: "取消", close: "关闭", title: "复核", report: "报告", one: "份报告", many: "份报告", agency: "机关", year: "年度", form: "格式", state: "状态",
    doubt: "待核", errors: "错误", unclaimed: "未归类", total: "数据", search: "搜索:机关、文件、年度", all: "全部", need: "全部报告", hot: "有待核的", open: "未复核完的",
    accept: "确认", reject: "否定", correct: "更正", other: "换数字", type: "填写", findings: "问题", others: "其他统计", none: "没有符合的报告。",
    noText: "原文件不在原处或已改变,只能显示引文。", pick: "请在原文中点选正确的数字(Esc 取消)", undone: "已撤销", nothing: "没有可撤销的", saved: "已保存", kept: "浏览器不允许保留,请及时保存文件",
    decided: "已复核", whose: "归因", explained: "不是统计数", claimed: "指标", open_: "未归类的数字", damaged: "残损的数字", implied_zero: "隐含零", blank: "空白", slash: "/", not_stated: "未提及",
    own: "本机关", jurisdiction: "全辖区", cumulative: "累计", readers: "读取", part: "部分", nofact: "请先选一条数据", page: "页" },
  en: { back: "‹ list", undo: "Undo", save: "Save", facts: "Facts", text: "Text", reviewer: "Reviewer", only: "only what needs eyes", value: "Value", unit: "Unit",
    reason: "Reason (required)", ok: "OK", cancel: "Cancel", close: "Close", title: "Review", report: "report", one: "report", many: "reports", agency: "agency", year: "year", form: "form", state: "state",
    doubt: "to check", errors: "errors", unclaimed: "unclaimed", total: "facts", search: "Search: agency, file, year", all: "all", need: "all reports", hot: "with something to check", open: "not fully reviewed",
    accept: "accept", reject: "reject", correct: "corrected", other: "other number", type: "type", findings: "Findings", others: "Other statistics", none: "No report fits.",
    noText: "The source file is not where it was, or has changed; only quotes can be shown.", pick: "Click the right number in the text (Esc cancels)", undone: "undone", nothing: "nothing to undo", saved: "saved", kept: "the browser keeps nothing for this page: save the file",
    decided: "reviewed", whose: "mistake", explained: "no statistic", claimed: "indicator", open_: "unclaimed number", damaged: "damaged number", implied_zero: "implied zero", blank: "blank", slash: "/", not_stated: "not stated",
    own: "own office", jurisdiction: "whole area", cumulative: "cumulative", readers: "read by", part: "part", nofact: "choose a fact first", page: "page" },
};
const KEYS = [["j / k", "next / previous", "下一条 / 上一条"], ["a", "accept", "确认"], ["r", "reject", "否定"], ["e", "another number of the text", "换成原文中另一个数字"],
  ["t", "type a value, with a reason", "填写数值和理由"], ["u", "undo", "撤销"], ["n / p", "next / previous report", "下一份 / 上一份报告"], ["/", "search", "搜索"],
  ["s", "save decisions", "保存"], ["Enter", "open the report", "打开报告"], ["Esc", "back to the list", "返回列表"], ["?", "help", "帮助"]];
const STORE = "extractor-review:" + RUN.id;
let lang = RUN.lang, theme = "", here = null, chosen = -1, row = 0, shown = [], picking = false;
const decisions = new Map(), undoes = [], loaded = new Map();
const say = (key) => WORDS[lang][key] ?? key;
// Words of closed lists, and messages of a report, in the language that is shown.
const term = (section, id) => (lang === "zh" ? RUN.terms[section]?.[id] : id) ?? id;
const worded = (r, text) => (lang === "zh" ? r.zh[text] : text) ?? text;
const make = (tag, cls, text) => { const el = document.createElement(tag); if (cls) el.className = cls; if (text !== undefined) el.textContent = text; return el; };
const tell = (text) => { $("told").textContent = text; clearTimeout(tell.timer); tell.timer = setTimeout(() => { $("told").textContent = ""; }, 4000); };
const USUAL = { value: null, unit: null, qualifier: "exact", semantic: "explicit", scope: null, period: "year", why: null, readers: [], readings: [], quote: "", page: null, section: "", place_in: "", marks: [] };
function report(i) {
  if (loaded.has(i)) return loaded.get(i);
  const r = held("r" + i); r.facts = r.facts.map((f) => ({ ...USUAL, ...f }));
  r.marks = r.marks.map(([low, high, look, why, value, unit, facts]) => ({ at: [low, high], look, value, unit, facts, raw: r.text.slice(low, high), said: facts.length ? facts.map((n) => r.facts[n].label).join(", ") : why }));
  loaded.set(i, r); return r;
}
const keyOf = (d) => [d.sha256, d.indicator, d.scope ?? "", d.period, d.place.join("-")].join("|");
const asked = (r, f) => ({ report: r.name, sha256: r.sha256, indicator: f.indicator, scope: f.scope, period: f.period, place: f.place, value: f.value, unit: f.unit, quote: f.quote });
const decided = (r, f) => decisions.get(keyOf(asked(r, f)));

function keep() {
  try { localStorage.setItem(STORE, JSON.stringify({ decisions: [...decisions.values()], reviewer: $("reviewer").value, lang, theme })); }
  catch { tell(say("kept")); }
}
function recall() {
  for (const d of RUN.decisions) decisions.set(keyOf(d), d);
  try {
    const old = JSON.parse(localStorage.getItem(STORE) ?? "{}");
    for (const d of old.decisions ?? []) decisions.set(keyOf(d), d);
    $("reviewer").value = old.reviewer ?? ""; lang = old.lang ?? lang; theme = old.theme ?? "";
  } catch { tell(say("kept")); }
}
function decide(fact, action, more = {}) {
  const r = report(here), base = asked(r, fact), key = keyOf(base);
  undoes.push([key, decisions.get(key), here, chosen]);
  decisions.set(key, { ...base, action, reviewer: $("reviewer").value.trim(), at: new Date().toISOString(), ...more });
  keep(); tell(`${fact.label}: ${say(action)}`); refresh(fact);
}
function undo() {
  const last = undoes.pop();
  if (!last) return tell(say("nothing"));
  const [key, old, where, at] = last;
  if (old) decisions.set(key, old); else decisions.delete(key);
  keep(); tell(say("undone"));
  if (here !== null && here !== where) open(where);
  if (here !== null) { drawFacts(); choose(at); } else list();
  progress();
}
function save() {
  const file = { kind: "extractor decisions", version: 1, decisions: [...decisions.values()] };
  const link = make("a"), url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
  link.href = url; link.download = "decisions.json"; link.click(); setTimeout(() => URL.revokeObjectURL(url), 1000); tell(say("saved"));
}
function progress() {
  const sure = INDEX.reduce((n, r) => n + r.doubt, 0);
  $("progress").textContent = `${say("decided")} ${decisions.size} · ${say("doubt")} ${sure}`;
}

function list() {
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean), state = $("by-state").value, year = $("by-year").value, need = $("by-need").value;
  const count = new Map(); for (const d of decisions.values()) count.set(d.sha256, (count.get(d.sha256) ?? 0) + 1);
  shown = INDEX.map((r, i) => i).filter((i) => { const r = INDEX[i], all = `${r.name} ${r.agency ?? ""} ${r.region ?? ""} ${r.year ?? ""}`.toLowerCase();
    return words.every((w) => all.includes(w)) && (!state || r.state === state) && (!year || String(r.year ?? "") === year)
      && (!need || (r.doubt + r.errors + r.unclaimed > 0 && (need === "hot" || (count.get(r.sha256) ?? 0) < r.doubt))); });
  const body = document.createDocumentFragment();
  for (const [at, i] of shown.entries()) {
    const r = INDEX[i], tr = make("tr"); tr.dataset.at = at; tr.setAttribute("aria-selected", at === row);
    const link = make("button", "", r.agency ?? r.name); const first = make("td"); first.append(link); tr.append(first);
    tr.append(make("td", "wide", r.name), make("td", "n", r.year ?? "—"), make("td", "wide", term("form", r.form)), make("td", "wide", term("state", r.state)));
    for (const [name, cls] of [["facts", "wide"], ["doubt", "hot"], ["errors", "bad"], ["unclaimed", "hot"]]) tr.append(make("td", `n ${cls === "wide" || r[name] ? cls : ""} ${name === "unclaimed" ? "wide" : ""}`, r[name]));
    tr.append(make("td", "n wide", count.get(r.sha256) ?? "")); body.append(tr);
  }
  $("rows").replaceChildren(body); $("none").hidden = shown.length > 0; $("none").textContent = say("none"); progress();
}
function heads() {
  $("heads").replaceChildren(...[["agency", ""], ["report", "wide"], ["year", "n"], ["form", "wide"], ["state", "wide"], ["total", "n wide"], ["doubt", "n"], ["errors", "n"], ["unclaimed", "n wide"], ["decided", "n wide"]]
    .map(([w, c]) => { const th = make("th", c, say(w)); th.scope = "col"; return th; }));
  const options = (el, pairs) => { const old = el.value; el.replaceChildren(...pairs.map(([v, t]) => { const o = make("option", "", t); o.value = v; return o; })); el.value = old || ""; };
  options($("by-state"), [["", `${say("state")}: ${say("all")}`], ...[...new Set(INDEX.map((r) => r.state))].sort().map((s) => [s, term("state", s)])]);
  options($("by-year"), [["", `${say("year")}: ${say("all")}`], ...[...new Set(INDEX.map((r) => String(r.year ?? "")))].filter(Boolean).sort().map((s) => [s, s])]);
  options($("by-need"), [["", say("need")], ["hot", say("hot")], ["open", say("open")]]);
  for (const el of document.querySelectorAll("[data-t]")) el.textContent = say(el.dataset.t);
  for (const id of ["search", "by-state", "by-year", "by-need"]) $(id).setAttribute("aria-label", id === "search" ? say("search") : $(id).options?.[0]?.text ?? id);
  $("search").placeholder = say("search"); $("lang").textContent = lang === "zh" ? "EN" : "中文"; document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  $("facts").setAttribute("aria-label", say("facts"));
  $("key-list").replaceChildren(...KEYS.flatMap(([k, en, zh]) => { const dt = make("dt"); dt.append(make("kbd", "", k)); return [dt, make("dd", "", lang === "zh" ? zh : en)]; }));
  $("parts").replaceChildren(...RUN.parts.map((name, n) => { const a = make("a", "", `${say("part")} ${n + 1} `); a.href = name; if (name === RUN.part) a.setAttribute("aria-current", "page"); return a; }));
}
function selectRow(at) {
  if (!shown.length) return; row = Math.max(0, Math.min(at, shown.length - 1));
  for (const tr of $("rows").children) tr.setAttribute("aria-selected", Number(tr.dataset.at) === row);
  $("rows").children[row].querySelector("button").focus(); $("rows").children[row].scrollIntoView({ block: "nearest" });
}
function toList() {
  here = null; picking = false; document.body.classList.remove("picking"); $("report").hidden = true; $("index").hidden = false; $("back").hidden = true;
  $("head").textContent = `${say("title")} · ${INDEX.length} ${say(INDEX.length === 1 ? "one" : "many")}`; list(); history.replaceState(null, "", "#");
}
function open(i) {
  here = i; chosen = -1; const r = report(i);
  $("index").hidden = true; $("report").hidden = false; $("back").hidden = false;
  $("head").textContent = `${r.agency ?? r.name} · ${r.year ?? "—"}`;
  $("what").textContent = [r.name, term("form", r.form), term("state", r.state), worded(r, r.why)].filter(Boolean).join(" · ");
  drawText(r); drawFacts(); drawFindings(r); $("side").scrollTop = $("text").scrollTop = 0; history.replaceState(null, "", "#r" + i);
  const first = r.facts.findIndex((f) => LOOKS[f.verdict].doubt && !decided(r, f));
  choose(first >= 0 ? first : 0, false); $("facts").focus({ preventScroll: true });
}
function marked(r, low, high, into) {
  let at = low;
  for (let n = firstMark(r, low); n < r.marks.length && r.marks[n].at[0] < high; n++) {
    const m = r.marks[n]; if (m.at[0] < at) continue;
    into.append(r.text.slice(at, m.at[0])); const el = make("mark", m.look, r.text.slice(m.at[0], m.at[1])); el.dataset.m = n; el.title = what(m); into.append(el); at = m.at[1];
  }
  into.append(r.text.slice(at, high)); return into;
}
function firstMark(r, low) { let a = 0, b = r.marks.length; while (a < b) { const c = (a + b) >> 1; if (r.marks[c].at[0] < low) a = c + 1; else b = c; } return a; }
function what(m) { return m.look === "plain" ? `${say("explained")}: ${term("explanation", m.said)}` : m.look === "open" ? say("open_") : m.look === "damaged" ? `${say("damaged")} ${m.said}` : `${say("claimed")}: ${m.said}`; }
function drawText(r) {
  const out = document.createDocumentFragment();
  for (const page of r.pages ?? []) { const fig = make("figure"), img = make("img"); img.src = page.image; img.alt = `${say("page")} ${page.number}`; [img.width, img.height] = page.size; img.loading = "lazy"; fig.append(img);
    for (const [n, box] of page.boxes) { const b = make("b"); b.dataset.box = n; b.hidden = true; ["left", "top", "width", "height"].forEach((k, j) => { b.style[k] = box[j] * 100 + "%"; }); fig.append(b); } out.append(fig); }
  if (r.text === null) { out.append(make("p", "soft", say("noText"))); for (const f of r.facts) out.append(make("p", "", f.quote)); $("text").replaceChildren(out); return; }
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
function figure(f, value = f.value, unit = f.unit) { const sign = { exact: "", at_least: "≥ ", about: "≈ ", at_most: "≤ " }[f.qualifier] ?? ""; return value === null ? say(f.semantic) : `${sign}${value} ${unit ?? ""}`; }
function drawFact(r, f, n) {
  const look = LOOKS[f.verdict], el = make("div", "fact " + look.look); el.id = "f" + n; el.dataset.f = n; el.setAttribute("role", "option"); el.setAttribute("aria-selected", n === chosen);
  const top = make("div", "top"), d = decided(r, f); top.append(make("span", "", f.label), make("b", "", figure(f))); el.append(top);
  const chips = make("div"); chips.append(make("span", "chip " + look.look, lang === "zh" ? look.zh : f.verdict));
  for (const c of [f.semantic === "explicit" ? "" : say(f.semantic), f.scope && say(f.scope), f.period === "year" ? "" : say(f.period), f.readers.length && `${say("readers")}: ${f.readers.map((x) => term("reader", x)).join(", ")}`, f.place_in, f.page && `${say("page")} ${f.page}`].filter(Boolean)) chips.append(" ", make("span", "chip", c));
  el.append(chips); if (f.why) el.append(make("div", "why", worded(r, f.why))); for (const other of f.readings) el.append(make("div", "why", worded(r, other))); el.append(make("q", "", f.quote));
  if (d) el.append(make("div", "said " + d.action, `✓ ${say(d.action)}${d.action === "correct" ? ": " + figure({ qualifier: "exact", semantic: "not_stated" }, d.corrected, d.corrected_unit) : ""}${d.reason ? " · " + d.reason : ""}${d.reviewer ? " · " + d.reviewer : ""}`));
  const acts = make("div", "acts"); for (const [k, w] of [["a", "accept"], ["r", "reject"], ["e", "other"], ["t", "type"]]) { const b = make("button", "", `${say(w)} `); b.append(make("kbd", "", k)); b.dataset.k = k; b.tabIndex = n === chosen ? 0 : -1; acts.append(b); } el.append(acts); return el;
}
function visible(r, f) { return !$("only").checked || LOOKS[f.verdict].doubt || Boolean(decided(r, f)); }
function drawFacts() {
  const r = report(here), out = document.createDocumentFragment(); let section = null;
  r.facts.forEach((f, n) => { if (!visible(r, f)) return; const name = f.indicator === "other" ? say("others") : f.section; if (name !== section) { section = name; out.append(make("h2", "", name || "—")); } out.append(drawFact(r, f, n)); });
  $("facts").replaceChildren(out); progress();
}
function refresh(fact) { const r = report(here), n = r.facts.indexOf(fact), old = $("f" + n); if (old) old.replaceWith(drawFact(r, fact, n)); progress(); }
function drawFindings(r) {
  const out = r.findings.map((x) => { const el = make("div", "finding " + x.severity); el.append(make("strong", "", term("kind", x.kind)), make("span", "soft", ` ${say("whose")}: ${term("whose", x.whose)} `), make("div", "", worded(r, x.message)));
    if (x.formula) el.append(make("code", "", worded(r, x.formula))); for (const q of x.quotes) el.append(make("div", "soft", `“${q}”`)); return el; });
  $("findings").replaceChildren(...(out.length ? [make("h2", "", say("findings")), ...out] : []));
}
function choose(n, scroll = true) {
  const r = report(here), f = r.facts[n]; if (!f) return; const old = $("f" + chosen); chosen = n;
  if (old) { old.setAttribute("aria-selected", "false"); } const el = $("f" + n);
  if (el) { el.setAttribute("aria-selected", "true"); for (const b of el.querySelectorAll("button")) b.tabIndex = 0; el.scrollIntoView({ block: "nearest" }); $("facts").setAttribute("aria-activedescendant", "f" + n); }
  for (const m of document.querySelectorAll("mark.on")) m.classList.remove("on"); for (const b of document.querySelectorAll("figure b")) b.hidden = Number(b.dataset.box) !== n;
  let target = document.querySelector("figure b:not([hidden])");
  for (const m of f.marks) { const mark = document.querySelector(`mark[data-m="${m}"]`); if (mark) { mark.classList.add("on"); target ??= mark; } }
  if (target) target.scrollIntoView({ block: "center", behavior: scroll && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "auto" });
}
function step(by) { const r = report(here); let n = chosen + by; while (n >= 0 && n < r.facts.length && !visible(r, r.facts[n])) n += by; if (n >= 0 && n < r.facts.length) choose(n); }
function act(key) {
  const f = here === null ? undefined : report(here).facts[chosen]; if (!f) return tell(say("nofact"));
  if (key === "a") decide(f, "accept"); if (key === "r") decide(f, "reject");
  if (key === "e") { picking = true; document.body.classList.add("picking"); tell(say("pick")); $("report").dataset.tab = "text"; tabs(); }
  if (key === "t") { $("typed-what").textContent = f.label; $("typed-value").value = f.value ?? ""; $("typed-unit").value = f.unit ?? ""; $("typed-reason").value = ""; $("typing").returnValue = ""; $("typing").showModal(); $("typed-value").select(); }
}
function clickMark(n) {
  const r = report(here), m = r.marks[n];
  if (picking) { picking = false; document.body.classList.remove("picking"); if (m.value !== null) decide(r.facts[chosen], "correct", { corrected: m.value, corrected_unit: m.unit, reason: m.raw }); return; }
  tell(`${m.raw} — ${what(m)}`); if (m.facts.length) { $("only").checked = $("only").checked && LOOKS[r.facts[m.facts[0]].verdict].doubt; drawFacts(); choose(m.facts[0], false); }
}
function tabs() { for (const b of document.querySelectorAll(".tabs button")) b.setAttribute("aria-pressed", b.dataset.tab === $("report").dataset.tab); }
function around(by) { const at = shown.indexOf(here) + by; if (at >= 0 && at < shown.length) { row = at; open(shown[at]); } }
document.addEventListener("keydown", (ev) => {
  if (ev.ctrlKey || ev.metaKey || ev.altKey || document.querySelector("dialog[open]")) return;
  if (ev.key === "Escape") { if (picking) { picking = false; document.body.classList.remove("picking"); tell(""); } else if (ev.target.matches("input, select")) ev.target.blur(); else if (here !== null) toList(); return; }
  if (ev.target.matches("input:not([type=checkbox]), select")) return;
  const on = { j: () => (here === null ? selectRow(row + 1) : step(1)), k: () => (here === null ? selectRow(row - 1) : step(-1)), ArrowDown: ev.target === $("facts") ? () => step(1) : null, ArrowUp: ev.target === $("facts") ? () => step(-1) : null,
    a: () => act("a"), r: () => act("r"), e: () => act("e"), t: () => act("t"), u: undo, s: save, n: () => here !== null && around(1), p: () => here !== null && around(-1),
    "/": () => { if (here !== null) toList(); $("search").focus(); }, "?": () => $("keys").showModal() }[ev.key];
  if (on) { ev.preventDefault(); on(); }
});
$("rows").addEventListener("click", (ev) => { const tr = ev.target.closest("tr"); if (tr) { row = Number(tr.dataset.at); open(shown[row]); } });
$("facts").addEventListener("click", (ev) => { const el = ev.target.closest(".fact"), b = ev.target.closest("button[data-k]"); if (!el) return; if (Number(el.dataset.f) !== chosen) choose(Number(el.dataset.f)); if (b) act(b.dataset.k); });
$("text").addEventListener("click", (ev) => { const m = ev.target.closest("mark"); if (m) clickMark(Number(m.dataset.m)); });
$("typing").addEventListener("close", () => { if ($("typing").returnValue === "ok") decide(report(here).facts[chosen], "correct", { corrected: $("typed-value").value.trim() || null, corrected_unit: $("typed-unit").value.trim() || null, reason: $("typed-reason").value.trim() }); });
for (const id of ["search", "by-state", "by-year", "by-need"]) $(id).addEventListener("input", () => { row = 0; list(); });
for (const b of document.querySelectorAll(".tabs button")) b.addEventListener("click", () => { $("report").dataset.tab = b.dataset.tab; tabs(); });
$("only").addEventListener("change", drawFacts); $("back").addEventListener("click", toList); $("undo").addEventListener("click", undo); $("save").addEventListener("click", save);
$("help").addEventListener("click", () => $("keys").showModal()); $("reviewer").addEventListener("change", keep);
$("lang").addEventListener("click", () => { lang = lang === "zh" ? "en" : "zh"; keep(); heads(); if (here === null) toList(); else { const n = chosen; open(here); choose(n, false); } });
$("theme").addEventListener("click", () => { const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches; theme = dark ? "light" : "dark"; document.documentElement.dataset.theme = theme; keep(); });
recall(); if (theme) document.documentElement.dataset.theme = theme; heads(); tabs(); toList();
document.documentElement.dataset.ready = "true";
