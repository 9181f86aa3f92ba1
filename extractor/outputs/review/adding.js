// A number of the text that no reader gave to an indicator: a person does.
function addMissing() {
  const r = report(here), m = r.marks[pointed]; if (!m || !m.source) return tell(say("point"));
  const broken = m.value === null;
  $("added-what").textContent = broken ? `${say("printedAs")} “${m.raw}” — ${what(m)}` : m.raw; $("added-value").value = ""; $("added-unit").value = broken ? unitOf(m) : ""; $("repaired").hidden = !broken;
  $("added-value").required = $("added-note").required = broken; $("added-note-is").textContent = say(broken ? "reason" : "note"); $("added-name").value = $("added-note").value = ""; checkAdded(); $("added-name").setCustomValidity(""); $("adding").returnValue = ""; $("adding").showModal();
}
// A damaged number has no unit of its own; the one that is printed behind it is offered where an indicator has it.
const unitOf = (m) => { const unit = m.unit ?? /\p{Script=Han}+$/u.exec(m.raw)?.[0] ?? ""; return Object.values(RUN.units.taken).some((words) => words.includes(unit)) ? unit : ""; };
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
