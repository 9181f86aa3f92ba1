"use strict";
const $ = (id) => document.getElementById(id);
const held = (id) => JSON.parse($(id).textContent);
const RUN = held("run"), INDEX = RUN.reports, LOOKS = RUN.looks;
const WORDS = {
  zh: { back: "‹ 列表", undo: "撤销", save: "保存", facts: "数据", text: "原文", reviewer: "复核人", only: "只看待核", value: "数值", unit: "单位",
    reason: "理由（必填）", ok: "确定", cancel: "取消", close: "关闭", title: "复核", report: "报告", one: "份报告", many: "份报告", agency: "机关", year: "年度", form: "格式", state: "状态",
    doubt: "待核", errors: "错误", unclaimed: "未归类", total: "数据", why: "原因", search: "搜索：机关、文件、年度", all: "全部", need: "全部报告", hot: "有待核的", open: "未复核完的",
    accept: "确认", reject: "否定", correct: "更正", other: "换数字", type: "填写", findings: "问题", others: "其他统计", none: "没有符合的报告。",
    noText: "原文件不在原处或已改变,只能显示引文。", pick: "请在原文中点选正确的数字（Esc 取消）", undone: "已撤销", nothing: "没有可撤销的", saved: "已保存", kept: "浏览器不允许保留,请及时保存文件",
    decided: "已复核", left: "待复核报告：还剩 {} 份，共 {} 份", leftFacts: "待核数据：还剩 {} 条，共 {} 条", warnings: "警告", twice: "重复", printed: "原文", corrected: "已更正", looked: "已核", look: "本报告已核", acceptAll: "全部确认", added: "人工补录", add: "补录", adds: "设为指标", lookedTo: "已标为已核；下一份", allDone: "待核报告已全部核完；请保存",
    allDecided: "本报告的待核数据已全部处理：按 d 标为已核并打开下一份", point: "请先在原文中点选一个数字", unknown: "没有这个指标；请从列表中选择", several: "有几个指标，请再多写几个字", which: "指标（输入名称、其中一部分或代码）", note: "说明（可不填）", noName: "请先填写复核人，以便日后查明是谁的决定", repair: "填写数值并设为指标",
    notSaved: "（{} 项决定未存）", notSavedOne: "（1 项决定未存）", unread: "份未能读取", fileSaved: "本页全部决定已存为 {}，在浏览器的下载文件夹中；每次保存另存一个文件，以最新的为准。请运行下面的命令并入结果（路径按实际位置修改），之后的导出即采用这些决定：", colours: "颜色", sure: "互证的数据", plain2: "有据的数据，或不是统计数字的数字", doubt2: "存疑的数据", bad2: "矛盾的数据，或残损的数字", other2: "没有对应指标的其他统计", open2: "未归类的数字", changed2: "人工更正的数字", rejected2: "人工否定的数字", byWhy: "原因：全部", whose: "归因", explained: "不是统计数", claimed: "指标", open_: "未归类的数字", damaged: "残损的数字", implied_zero: "隐含零", blank: "空白", slash: "/", not_stated: "未提及",
    own: "本机关", jurisdiction: "全辖区", cumulative: "累计", readers: "读取", part: "部分", nofact: "请先选一条数据", page: "页", colon: "：", comma: "、", instead: "以此为准", disputed: "人工分歧", settle: "各人决定不一；在此再作一次决定，即以新的决定为准", settled: "分歧已了结", typeIt: "各人填写的数值不一：按 t 填写以何为准", other_unit: "单位不符", belowZero: "数值不能小于零", noFraction: "所计（{}）只能是整数", noUnit: "单位“{}”不能换算为本指标的单位“{}”",
    copiesOf: "副本 {} 份", times: "这份报告在本次运行中有 {} 份", taken: "列入表中", leftOut: "不列入表中", versions: "同一机关同一年度的另一版本，照样列入表中",
    give: "人工填写", giveName: "填写机关、年度", giving: "填写报告所属的机关和年度", givingHow: "地区和层级随机关名称而定；清空一项即恢复为读取结果", asRead: "以读取结果为准", nameOpen: "本报告的待核数据已全部处理；机关或年度各人决定不一，按 g 再作决定", missing: "未读到", unchanged: "没有改动", read: "读取结果",
    side: "同一指标另有", clash: "两处数值都已确认，表中该格仍会空着：按 c 选定其一", sidesLeft: "前后不一、各人决定不一的需逐条选定", },
  en: { back: "‹ list", undo: "Undo", save: "Save", facts: "Facts", text: "Text", reviewer: "Reviewer", only: "only what needs eyes", value: "Value", unit: "Unit",
    reason: "Reason (required)", ok: "OK", cancel: "Cancel", close: "Close", title: "Review", report: "report", one: "report", many: "reports", agency: "agency", year: "year", form: "form", state: "state",
    doubt: "to check", errors: "errors", unclaimed: "unclaimed", total: "facts", why: "reason", search: "Search: agency, file, year", all: "all", need: "all reports", hot: "with something to check", open: "not fully reviewed",
    accept: "accept", reject: "reject", correct: "corrected", other: "other number", type: "type", findings: "Findings", others: "Other statistics", none: "No report fits.",
    noText: "The source file is not where it was, or has changed; only quotes can be shown.", pick: "Click the right number in the text (Esc cancels)", undone: "undone", nothing: "nothing to undo", saved: "saved", kept: "the browser keeps nothing for this page: save the file",
    decided: "reviewed", left: "reports to review: {} of {} left", leftFacts: "facts to check: {} of {} left", warnings: "warnings", twice: "duplicate", printed: "printed", corrected: "corrected", looked: "looked through", look: "looked through", acceptAll: "accept all", added: "added", add: "added", adds: "give it an indicator", lookedTo: "looked through; the next one", allDone: "all reports that needed it are reviewed: save",
    allDecided: "all that was to check here is decided: d marks the report as looked through and opens the next", point: "click a number of the text first", unknown: "there is no such indicator; choose one of the list", several: "several indicators; type more of the name", which: "Indicator (type its name, a part of it, or its id)", note: "Note (optional)", noName: "Enter your name first, so that it can be told later whose decision it is", repair: "type its value, and give it an indicator",
    notSaved: " ({} decisions not saved)", notSavedOne: " (1 decision not saved)", unread: "could not be read", fileSaved: "All decisions of this page are saved as {}, in the folder where your browser puts downloads; each time a new file is saved, and the newest is enough. Merge it into the results with this command (change the path if it lies elsewhere); exports made after it have the decisions:", colours: "Colours", sure: "a confirmed fact", plain2: "a stated fact, or a number that is no statistic", doubt2: "a doubtful fact", bad2: "a contradicted fact, or a damaged number", other2: "another statistic, which no indicator covers", open2: "an unclaimed number", changed2: "a number that a person corrected", rejected2: "a number that a person rejected", byWhy: "reason: all", whose: "mistake", explained: "no statistic", claimed: "indicator", open_: "unclaimed number", damaged: "damaged number", implied_zero: "implied zero", blank: "blank", slash: "/", not_stated: "not stated",
    own: "own office", jurisdiction: "whole area", cumulative: "cumulative", readers: "read by", part: "part", nofact: "choose a fact first", page: "page", colon: ": ", comma: ", ", instead: "take this one", disputed: "reviewers differ", settle: "the decisions differ; decide here once more, and that counts", settled: "settled", typeIt: "the values that were given differ: t types the one that counts", other_unit: "unit cannot be converted", belowZero: "a value cannot be below zero", noFraction: "what is counted ({}) has no fractions", noUnit: "the unit {} cannot be converted to {}, that of the indicator",
    copiesOf: "copies: {}", times: "This report stands in the run {} times", taken: "in the tables", leftOut: "left out of the tables", versions: "another text of this agency and year, in the tables too",
    give: "given", giveName: "give agency or year", giving: "Whose report this is, and of which year", givingHow: "Region and level follow from the name; empty a field to go back to what was read.", asRead: "as it was read", nameOpen: "all facts to check here are decided; on the agency or the year reviewers differ: press g to settle it", missing: "not read", unchanged: "nothing changed", read: "read",
    side: "the same indicator also has", clash: "both values are accepted, and the cell of the table stays empty: c takes one of them", sidesLeft: "values that differ, and decisions that differ, are chosen one by one", },
};
const KEYS = [["j / k", "next / previous fact or report", "下一条 / 上一条"], ["a", "accept", "确认"], ["A", "accept all that is left to check in the report", "确认本报告其余全部待核数据"], ["c", "take this one of several values of an indicator, and reject the others", "几处数值不一时以此为准，其余否定"], ["r", "reject", "否定"], ["e", "another number of the text", "换成原文中另一个数字"],
  ["t", "type a value, with a reason", "填写数值和理由"], ["m", "give the clicked number an indicator: a fact that was missed", "为点选的数字指定指标（补录漏读的数据）"], ["g", "give the agency or the year of the report, with a reason", "填写报告的机关、年度和理由"], ["d", "the report is looked through: next one to review", "本报告已核，打开下一份待复核的报告"], ["u", "undo", "撤销"], ["n / p", "next / previous report", "下一份 / 上一份报告"], ["/", "search", "搜索"],
  ["s", "save decisions", "保存"], ["Enter", "open the report that is marked", "打开选中的报告"], ["Esc", "back to the list", "返回列表"], ["?", "help", "帮助"]];
const STORE = "extractor-review:" + RUN.id;
const COLOURS = [["sure", "sure"], ["plain", "plain2"], ["doubt", "doubt2"], ["bad", "bad2"], ["other", "other2"], ["open", "open2"], ["changed", "changed2"], ["rejected", "rejected2"]];
let lang = RUN.lang, theme = "", here = null, chosen = -1, row = 0, shown = [], picking = false, pointed = null, saves = 0;
// The keys of the decisions that no file has as they are now.
let unsaved = new Set();
const decisions = new Map(), disputes = new Map(), undoes = [], loaded = new Map();
const say = (key) => WORDS[lang][key] ?? key;
// Words of closed lists, and messages of a report, in the language that is shown.
const term = (section, id) => (lang === "zh" ? RUN.terms[section]?.[id] : id) ?? id;
const kindOf = (id) => (lang === "zh" ? RUN.terms.kind?.[id] ?? LOOKS[id]?.zh ?? WORDS.zh[id] : WORDS.en[id] ?? id.replaceAll("_", " ")) ?? id;
const labelOf = (f) => (lang === "zh" || !RUN.names[f.indicator] ? f.label || say("others") : RUN.names[f.indicator][1]);
const worded = (r, text) => r[lang][text] ?? text;
const make = (tag, cls, text) => { const el = document.createElement(tag); if (cls) el.className = cls; if (text !== undefined) el.textContent = text; return el; };
const tell = (text) => { $("told").textContent = text; clearTimeout(tell.timer); tell.timer = setTimeout(() => { $("told").textContent = ""; }, 4000); };
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
function addMissing() {
  const r = report(here), m = r.marks[pointed]; if (!m || !m.source) return tell(say("point"));
  const broken = m.value === null;
  $("added-what").textContent = broken ? `${m.raw} — ${what(m)}` : m.raw; for (const id of ["value", "unit"]) $("added-" + id).value = ""; $("repaired").hidden = !broken;
  $("added-value").required = $("added-note").required = broken; $("added-note-is").textContent = say(broken ? "reason" : "note"); $("added-name").value = $("added-note").value = ""; checkAdded(); $("added-name").setCustomValidity(""); $("adding").returnValue = ""; $("adding").showModal();
}
// A decision keeps the quote as it is; people see the cells of a row apart.
const apart = (quote) => quote.trim().split("\t").map((cell) => cell.trim()).join(" | ");
const folded = (said) => said.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
// A part of a name is enough where one indicator has it, the columns of its table left aside.
function fitting(said) {
  const at = said.lastIndexOf(" · "), id = at < 0 ? said.trim() : said.slice(at + 3).trim(); if (RUN.names[id]) return [id];
  const ids = Object.keys(RUN.names), wanted = folded(said), whole = ids.filter((k) => RUN.names[k].some((name) => folded(name) === wanted)); if (whole.length || !wanted) return whole;
  const part = ids.filter((k) => [k, ...RUN.names[k]].some((name) => folded(name).includes(wanted)));
  return part.filter((k) => !part.some((other) => k !== other && RUN.names[k][0].startsWith(`${RUN.names[other][0]} × `)));
}
const idOf = (said) => { const ids = fitting(said); return ids.length === 1 ? ids[0] : undefined; };
function meant(said) { const ids = fitting(said); return ids.length === 1 ? "" : ids.length ? `${say("several")}${say("colon")}${ids.slice(0, 5).map(named).join(say("comma"))}${ids.length > 5 ? " …" : ""}` : say("unknown"); }
function added() {
  const r = report(here), m = r.marks[pointed], [start, stop] = m.at, line = r.text.lastIndexOf("\n", start) + 1, end = r.text.indexOf("\n", stop);
  // Half a rare ideograph would spoil the file.
  const whole = (at, by) => { while (/[\uDC00-\uDFFF]/.test(r.text[at] ?? "")) at += by; return at; };
  const low = whole(Math.max(line, start - 60), -1), high = whole(Math.min(end < 0 ? r.text.length : end, stop + 60), 1);
  put([stamp({ report: r.name, sha256: r.sha256, indicator: idOf($("added-name").value), scope: null, period: "year", place: m.source, ...(m.value === null ? { value: $("added-value").value.trim(), unit: $("added-unit").value.trim() || null } : { value: m.value, unit: m.unit }), quote: r.text.slice(low, high), lead: [...r.text.slice(low, start)].length, action: "add", reason: $("added-note").value.trim() })]);
  pointed = null; again(); choose(report(here).facts.length - 1);
}
// A report anew: what was added to it, or taken back, is in its list of facts.
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
const asks = (r) => new Set([...r.ask.map((key) => `${r.sha256}|${key}`), ...r.disputes, ...openKeys(r)]).size;
const needs = (r) => r.state === "needs_review" || asks(r) > 0;
const waits = (r) => needs(r) && !done(r);
// Looked through, and nothing left on which people differ.
const done = (r) => lookedAt(r) && !(r.disputes ?? INDEX[here].disputes).some((key) => !decisions.has(key));
const counted = (key, left, all) => say(key).replace("{}", left).replace("{}", all);
function progress() {
  const wanted = INDEX.filter(needs), all = INDEX.reduce((n, r) => n + asks(r), 0), left = INDEX.reduce((n, r) => n + openKeys(r).size, 0);
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
    tr.append(make("td", "wide", r.name), make("td", "n", saidOf(r, "year") ?? "—"), make("td", "wide word", term("form", r.form)), make("td", "wide word", done(r) ? `✓ ${say("looked")}` : term("state", r.state)));
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
  here = null; picking = false; document.body.classList.remove("picking"); $("report").hidden = true; $("index").hidden = false; $("back").hidden = true;
  $("head").textContent = `${say("title")} · ${INDEX.length} ${say(INDEX.length === 1 ? "one" : "many")}${RUN.unread.length ? ` · ${RUN.unread.length} ${say("unread")}` : ""}`; list(); history.replaceState(null, "", "#");
}
function open(i) {
  here = i; chosen = -1; pointed = null; const r = report(i);
  $("index").hidden = true; $("report").hidden = false; $("back").hidden = false;
  drawWhat(r);
  drawText(r); drawFacts(); drawFindings(r); $("side").scrollTop = $("text").scrollTop = 0; history.replaceState(null, "", "#r" + i);
  const first = r.facts.indexOf(undecided(r)[0]);
  choose(first >= 0 ? first : 0, false); $("facts").focus({ preventScroll: true });
  // Facts that were out of sight have their height only now.
  requestAnimationFrame(() => { if (first >= 0) $("f" + chosen)?.scrollIntoView({ block: "center" }); });
}
function drawWhat(r) {
  drawAbout(r);
  $("what").textContent = [r.name, term("form", r.form), done(r) ? `✓ ${say("looked")}${lookedAt(r).reviewer ? " · " + lookedAt(r).reviewer : ""}` : term("state", r.state), ...reasons(r), worded(r, r.why)].filter(Boolean).join(" · ");
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
function what(m) { return m.look === "plain" ? `${say("explained")}${say("colon")}${term("explanation", m.said)}` : m.look === "open" ? say("open_") : m.look === "damaged" ? `${say("damaged")} ${m.said}` : `${say("claimed")}${say("colon")}${m.said}`; }
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
function figure(f, value = f.value, unit = f.unit) { const sign = { exact: "", at_least: "≥ ", about: "≈ ", at_most: "≤ " }[f.qualifier] ?? ""; return value === null ? say(f.semantic) : `${sign}${value} ${unit ?? ""}`; }
// The value that holds: what a person gave in the place of the printed one.
const corrected = (r, f) => { const d = decided(r, f); return d?.action === "correct" ? d : undefined; };
const figureNow = (r, f) => { const d = corrected(r, f); return d ? given(d) : figure(f); };
// With a correction that the page was written with, the report was judged again; with one made here it is once it is applied.
const judgedWith = (d) => RUN.decisions.some((one) => keyOf(one) === keyOf(d) && one.action === d.action && one.corrected === d.corrected && one.corrected_unit === d.corrected_unit);
function drawFact(r, f, n) {
  const mended = corrected(r, f), own = mended && !judgedWith(mended), look = own ? { look: "" } : LOOKS[f.verdict], differing = dispute(r, f), el = make("div", "fact " + (differing ? "bad" : look.look)); el.id = "f" + n; el.dataset.f = n; el.setAttribute("role", "option"); el.setAttribute("aria-selected", n === chosen);
  const top = make("div", "top"), d = decided(r, f); top.append(make("span", "", labelOf(f)), make("b", "", figureNow(r, f))); el.append(top); if (mended) el.append(make("div", "soft printed", `${say("printed")} ${figure(f)}`));
  const chips = make("div"); chips.append(make("span", "chip " + look.look, own ? say("corrected") : lang === "zh" ? look.zh : f.verdict));
  for (const c of [f.semantic === "explicit" || mended ? "" : say(f.semantic), f.scope && say(f.scope), f.period === "year" ? "" : say(f.period), f.readers.length && `${say("readers")}${say("colon")}${f.readers.map((x) => term("reader", x)).join(say("comma"))}`, f.place_in, f.page && `${say("page")} ${f.page}`].filter(Boolean)) chips.append(" ", make("span", "chip", c));
  el.append(chips); if (lang === "en" && f.label && labelOf(f) !== f.label) el.append(make("div", "soft", f.label)); if (f.why) el.append(make("div", "why", worded(r, f.why))); for (const x of f.formulas) el.append(make("code", "why", worded(r, x))); for (const other of f.readings) el.append(make("div", "why", worded(r, other))); el.append(make("q", "", apart(f.quote)));
  const others = rivals(r, f); if (others.length) { const row = make("div", "why", `${say("side")}${say("colon")}`); for (const other of others) { const b = make("button", "", figureNow(r, other)); b.dataset.go = r.facts.indexOf(other); b.tabIndex = n === chosen ? 0 : -1; row.append(b, " "); } el.append(row); }
  if (differing) { el.append(make("div", "why", `${say("disputed")}${say("colon")}${say("settle")}`)); for (const one of differing) el.append(make("div", "said " + one.action, worded_decision(one, true))); }
  if (d) el.append(make("div", "said " + d.action, "✓ " + worded_decision(d)));
  const acts = make("div", "acts"); for (const [k, w] of [["a", "accept"], ...(others.length ? [["c", "instead"]] : []), ["r", "reject"], ["e", "other"], ["t", "type"]]) { const b = make("button", "", `${say(w)} `); b.append(make("kbd", "", k)); b.dataset.k = k; b.tabIndex = n === chosen ? 0 : -1; acts.append(b); } el.append(acts); return el;
}
const given = (d) => figure({ qualifier: "exact", semantic: "not_stated" }, d.corrected, d.corrected_unit ?? d.unit);
const worded_decision = (d, values = false) => `${say(d.action)}${d.action === "add" && values ? say("colon") + figure({ qualifier: "exact", semantic: "not_stated" }, d.value, d.unit) : d.action === "correct" ? say("colon") + given(d) : d.action === "give" ? say("colon") + (d.given || say("asRead")) : ""}${d.reason ? " · " + d.reason : ""}${d.reviewer ? " · " + d.reviewer : ""}${d.at ? " · " + d.at.slice(0, 10) : ""}`;
function visible(r, f) { return !$("only").checked || f.check || dispute(r, f) || Boolean(decided(r, f)); }
function drawFacts() {
  const r = report(here), out = document.createDocumentFragment(); let section = null;
  r.facts.forEach((f, n) => { if (!visible(r, f)) return; const name = f.added ? say("added") : f.indicator === "other" ? say("others") : f.section; if (name !== section) { section = name; out.append(make("h2", "", name || "—")); } out.append(drawFact(r, f, n)); });
  $("facts").replaceChildren(out); drawWhat(r); paint(r); progress();
}
// What a person said of a number shows in the text too.
function paint(r) {
  const said = new Map(); for (const f of r.facts) { const d = decided(r, f); if (d) for (const n of f.marks) said.set(n, d.action); }
  for (const el of document.querySelectorAll("#text mark")) { const action = said.get(Number(el.dataset.m)); el.classList.toggle("changed", action === "correct"); el.classList.toggle("rejected", action === "reject"); }
}
function refresh(fact) { const r = report(here), n = r.facts.indexOf(fact), old = $("f" + n); if (old) old.replaceWith(drawFact(r, fact, n)); drawWhat(r); paint(r); progress(); }
function drawFindings(r) {
  const shownFinding = (x) => { const el = make("div", "finding " + x.severity); el.append(make("strong", "", kindOf(x.kind)), make("span", "soft", ` ${say("whose")}${say("colon")}${term("whose", x.whose)} `), make("div", "", worded(r, x.message)));
    if (OF_NAMES.includes(x.kind)) { const b = make("button", "", say("giveName")); b.dataset.give = ""; el.append(b); }
    if (x.formula) el.append(make("code", "", worded(r, x.formula))); if (x.quotes.length) { const box = make(x.quotes.length > 2 ? "details" : "div"); if (x.quotes.length > 2) box.append(make("summary", "soft", `${say("text")} (${x.quotes.length})`)); for (const q of x.quotes) box.append(make("div", "soft", `“${apart(q)}”`)); el.append(box); } return el; };
  // Why a report needs eyes stands before its facts; what is only good to know behind them.
  const of = (severity) => r.findings.filter((x) => x.severity === severity), warnings = of("warning"), rest = of("info");
  const box = make("details"); box.open = warnings.length <= 3; box.append(make("summary", "soft", `${say("warnings")}${say("colon")}${warnings.length}`), ...warnings.map(shownFinding));
  $("errors").replaceChildren(...of("error").map(shownFinding), ...(warnings.length ? [box] : [])); $("findings").replaceChildren(...(rest.length ? [make("h2", "", say("findings")), ...rest.map(shownFinding)] : []));
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
  if (key === "a") byName(() => decide(f, "accept")); if (key === "r") byName(() => decide(f, "reject")); if (key === "c") byName(() => instead(f));
  if (key === "e") { picking = true; document.body.classList.add("picking"); tell(say("pick")); $("report").dataset.tab = "text"; tabs(); }
  if (key === "t") { $("typed-what").textContent = labelOf(f); $("typed-value").value = f.value ?? ""; $("typed-unit").value = f.unit ?? ""; $("typed-reason").value = ""; $("typing").returnValue = ""; checkTyped(); $("typing").showModal(); $("typed-value").select(); }
}
function clickMark(n) {
  const r = report(here), m = r.marks[n];
  if (picking) { picking = false; document.body.classList.remove("picking"); if (m.value !== null) take(r.facts[chosen], m); return; }
  const free = m.source && m.facts.every((at) => r.facts[at].indicator === "other") && !r.facts.some((f) => f.added && f.marks.includes(n));
  pointed = free ? n : null; drawWhat(r); tell(`${m.raw} — ${what(m)}${free ? " · m: " + say(m.value === null ? "repair" : "adds") : ""}`); if (m.facts.length) { $("only").checked = $("only").checked && visible(r, r.facts[m.facts[0]]); drawFacts(); choose(m.facts[0], false); } else { for (const on of document.querySelectorAll("mark.on")) on.classList.remove("on"); document.querySelector(`mark[data-m="${n}"]`).classList.add("on"); }
}
function tabs() { for (const b of document.querySelectorAll(".tabs button")) b.setAttribute("aria-pressed", b.dataset.tab === $("report").dataset.tab); }
function around(by) { const at = shown.indexOf(here) + by; if (at >= 0 && at < shown.length) { row = at; open(shown[at]); } }
document.addEventListener("keydown", (ev) => {
  if (ev.ctrlKey || ev.metaKey || ev.altKey || document.querySelector("dialog[open]")) return;
  if (ev.key === "Escape") { if (picking) { picking = false; document.body.classList.remove("picking"); tell(""); } else if (ev.target.matches("input, select")) ev.target.blur(); else if (here !== null) toList(); return; }
  // The row that looks chosen is opened, also before a key moved there, and from the search.
  if (ev.key === "Enter" && here === null && shown.length && !ev.target.matches("button, select, a")) { ev.preventDefault(); open(shown[row]); return; }
  if (ev.target.matches("input:not([type=checkbox]), select")) return;
  const on = { j: () => (here === null ? selectRow(row + 1) : step(1)), k: () => (here === null ? selectRow(row - 1) : step(-1)), ArrowDown: ev.target === $("facts") ? () => step(1) : null, ArrowUp: ev.target === $("facts") ? () => step(-1) : null,
    a: () => act("a"), c: () => act("c"), r: () => act("r"), e: () => act("e"), t: () => act("t"), A: () => here !== null && byName(acceptAll), d: () => here !== null && byName(look), m: () => here !== null && addMissing(), g: () => here !== null && askGiven(), u: undo, s: save, n: () => here !== null && around(1), p: () => here !== null && around(-1),
    "/": () => { if (here !== null) toList(); $("search").focus(); }, "?": () => $("keys").showModal() }[ev.key];
  if (on) { ev.preventDefault(); on(); }
});
$("rows").addEventListener("click", (ev) => { const tr = ev.target.closest("tr[data-at]"); if (tr) { row = Number(tr.dataset.at); open(shown[row]); } });
$("facts").addEventListener("click", (ev) => { const el = ev.target.closest(".fact"), b = ev.target.closest("button[data-k]"); if (!el) return; const go = ev.target.closest("button[data-go]"); if (go) return choose(Number(go.dataset.go)); if (Number(el.dataset.f) !== chosen) choose(Number(el.dataset.f)); if (b) act(b.dataset.k); });
$("text").addEventListener("click", (ev) => { const m = ev.target.closest("mark"); if (m) clickMark(Number(m.dataset.m)); });
$("typing").addEventListener("close", () => { if ($("typing").returnValue === "ok") byName(() => decide(report(here).facts[chosen], "correct", { corrected: $("typed-value").value.trim() || null, corrected_unit: $("typed-unit").value.trim() || null, reason: $("typed-reason").value.trim() })); });
// Of the form and not of the dialog: the closing of one that was left is told when the next is open.
$("naming").addEventListener("submit", (ev) => { const name = $("naming-name").value.trim(); if (ev.submitter?.value === "ok" && name) { $("reviewer").value = name; keep(); waiting(); } });
$("giving").addEventListener("close", () => { if ($("giving").returnValue === "ok") byName(give); });
$("side").addEventListener("click", (ev) => { const other = ev.target.closest("button[data-open]"); if (ev.target.closest("button[data-give]")) askGiven(); else if (other) open(Number(other.dataset.open)); });
$("adding").addEventListener("close", () => { if ($("adding").returnValue === "ok") byName(added); });
for (const id of ["value", "unit"]) $("typed-" + id).addEventListener("input", checkTyped); for (const id of ["name", "value", "unit"]) $("added-" + id).addEventListener("input", checkAdded);
$("look").addEventListener("click", () => byName(look)); $("all").addEventListener("click", () => byName(acceptAll)); $("miss").addEventListener("click", addMissing);
for (const id of ["search", "by-state", "by-year", "by-why", "by-need"]) $(id).addEventListener("input", () => { row = 0; list(); });
for (const b of document.querySelectorAll(".tabs button")) b.addEventListener("click", () => { $("report").dataset.tab = b.dataset.tab; tabs(); });
$("only").addEventListener("change", drawFacts); $("back").addEventListener("click", toList); $("undo").addEventListener("click", undo); $("save").addEventListener("click", save);
$("help").addEventListener("click", () => $("keys").showModal()); $("reviewer").addEventListener("change", keep);
$("lang").addEventListener("click", () => { lang = lang === "zh" ? "en" : "zh"; keep(); heads(); if (here === null) toList(); else { const n = chosen; open(here); choose(n, false); } });
$("theme").addEventListener("click", () => { const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches; theme = dark ? "light" : "dark"; document.documentElement.dataset.theme = theme; keep(); });
recall(); if (theme) document.documentElement.dataset.theme = theme; heads(); tabs(); toList();
document.documentElement.dataset.ready = "true";
