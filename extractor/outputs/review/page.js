// What keys and clicks do, and how the page begins.
function act(key) {
  const f = report(here).facts[chosen]; if (!f) return tell(say("nofact"));
  if (key === "a") byName(() => decide(f, "accept")); if (key === "r") byName(() => decide(f, "reject")); if (key === "c") instead(f);
  if (key === "e") { picking = true; document.body.classList.add("picking"); tell(say("pick")); $("report").dataset.tab = "text"; tabs(); }
  if (key === "t") openTyping(f, "value"); if (key === "o") openTyping(f, "scope");
}
function clickMark(n) {
  const r = report(here), m = r.marks[n];
  if (picking) { if (m.value === null) return tell(`${m.raw}${say("colon")}${say("noNumber")}`); endPicking(); return take(r.facts[chosen], m); }
  const free = m.source && m.facts.every((at) => r.facts[at].indicator === "other") && !r.facts.some((f) => f.added && f.marks.includes(n));
  pointed = free ? n : null; drawWhat(r); tell(`${m.raw} — ${what(m)}${free ? " · m: " + say(m.value === null ? "repair" : "adds") : ""}`); if (m.facts.length) { $("only").checked = $("only").checked && visible(r, r.facts[m.facts[0]]); drawFacts(); choose(m.facts[0], false); } else { for (const on of document.querySelectorAll("mark.on")) on.classList.remove("on"); document.querySelector(`mark[data-m="${n}"]`).classList.add("on"); }
}
// What keys do in a report: in the list there is none yet.
const inReport = (keys) => (here === null ? Object.fromEntries(Object.keys(keys).map((key) => [key, () => tell(say("noReport"))])) : keys);
// The button that closes has the focus, and the page begins at its top all the same.
function showKeys() { $("keys").showModal(); $("keys").scrollTop = 0; }
function endPicking() { picking = false; document.body.classList.remove("picking"); }
function tabs() { for (const b of document.querySelectorAll(".tabs button")) b.setAttribute("aria-pressed", b.dataset.tab === $("report").dataset.tab); }
function around(by) { const at = shown.indexOf(here) + by; if (at >= 0 && at < shown.length) { row = at; open(shown[at]); } else tell(say("noFurther")); }
document.addEventListener("keydown", (ev) => {
  if (ev.ctrlKey || ev.metaKey || ev.altKey || document.querySelector("dialog[open]")) return;
  if (ev.key === "Escape") { if (picking) { endPicking(); tell(""); } else if (ev.target.matches("input, select")) ev.target.blur(); else if (here !== null) toList(); return; }
  // The row that looks chosen is opened, also before a key moved there, and from the search.
  if (ev.key === "Enter" && here === null && shown.length && !ev.target.matches("button, select, a")) { ev.preventDefault(); open(shown[row]); return; }
  // From the search, and in the list, arrows go as people expect them to.
  const arrow = { ArrowDown: 1, ArrowUp: -1 }[ev.key];
  if (arrow && here === null && (ev.target === $("search") || ev.target.closest("#rows"))) { ev.preventDefault(); selectRow(ev.target === $("search") ? row : row + arrow); return; }
  if (ev.target.matches("input:not([type=checkbox]), select")) return;
  // With Caps Lock on, a is still a; who rests on a key decides on one fact, and not on all.
  const key = /^[a-z]$/i.test(ev.key) ? ev.key[ev.shiftKey ? "toUpperCase" : "toLowerCase"]() : ev.key;
  if (ev.repeat && !arrow && !"jk".includes(key)) return;
  const on = { j: () => (here === null ? selectRow(row + 1) : step(1)), k: () => (here === null ? selectRow(row - 1) : step(-1)), ArrowDown: ev.target === $("facts") ? () => step(1) : null, ArrowUp: ev.target === $("facts") ? () => step(-1) : null,
    ...inReport({ a: () => act("a"), c: () => act("c"), r: () => act("r"), e: () => act("e"), t: () => act("t"), o: () => act("o"), A: () => byName(askAll), d: () => byName(look), m: addMissing, g: askGiven, n: () => around(1), p: () => around(-1) }), u: undo, s: save,
    "/": () => { if (here !== null) toList(); $("search").focus(); }, "?": () => showKeys() }[key];
  if (on) { ev.preventDefault(); if (picking && key !== "e") { endPicking(); tell(""); } on(); }
});
$("rows").addEventListener("click", (ev) => { const tr = ev.target.closest("tr[data-at]"); if (tr) { row = Number(tr.dataset.at); open(shown[row]); } });
$("facts").addEventListener("click", (ev) => { const el = ev.target.closest(".fact"), b = ev.target.closest("button[data-k]"); if (!el) return; const go = ev.target.closest("button[data-go]"); if (go) return choose(Number(go.dataset.go)); if (Number(el.dataset.f) !== chosen) choose(Number(el.dataset.f)); if (b) act(b.dataset.k); });
$("text").addEventListener("click", (ev) => { const m = ev.target.closest("mark"); if (m) clickMark(Number(m.dataset.m)); });
// The closing of a dialog that was left may be told when the next is sent: what was sent is done once.
function sent(id) { const how = $(id).returnValue; $(id).returnValue = ""; return how; }
$("typing").addEventListener("close", () => { if (sent("typing")) byName(() => { const f = report(here).facts[chosen]; decide(f, "correct", dialogSays(f)); }); });
// Of the form and not of the dialog: the closing of one that was left is told when the next is open.
$("naming").addEventListener("submit", (ev) => { const name = $("naming-name").value.trim(); if (ev.submitter?.value === "ok" && name) { $("reviewer").value = name; keep(); waiting(); } });
$("giving").addEventListener("close", () => { if (sent("giving")) byName(give); });
$("side").addEventListener("click", (ev) => { const other = ev.target.closest("button[data-open]"); if (ev.target.closest("button[data-give]")) askGiven(); else if (other) open(Number(other.dataset.open)); });
$("agreeing").addEventListener("close", () => { const how = sent("agreeing"); if (how) acceptAll(how === "all"); });
$("given-year").addEventListener("input", checkGiven);
$("copy").addEventListener("click", () => { const range = document.createRange(), chosenText = getSelection(); range.selectNodeContents($("saved-how")); chosenText.removeAllRanges(); chosenText.addRange(range); $("copy").textContent = say(document.execCommand("copy") ? "copied" : "copyYourself"); });
$("adding").addEventListener("close", () => { if (sent("adding")) byName(added); });
for (const id of ["value", "unit", "qualifier"]) $("typed-" + id).addEventListener("input", checkTyped); for (const id of ["name", "value", "unit"]) $("added-" + id).addEventListener("input", checkAdded);
$("look").addEventListener("click", () => byName(look)); $("all").addEventListener("click", () => byName(askAll)); $("reasons").addEventListener("click", () => { $("side").scrollTop = Math.max(0, $("errors").offsetTop - $("side").offsetTop - 60); }); $("miss").addEventListener("click", addMissing);
for (const id of ["search", "by-state", "by-year", "by-why", "by-need"]) $(id).addEventListener("input", () => { row = 0; list(); });
for (const b of document.querySelectorAll(".tabs button")) b.addEventListener("click", () => { $("report").dataset.tab = b.dataset.tab; tabs(); });
$("only").addEventListener("change", drawFacts); $("back").addEventListener("click", toList); $("undo").addEventListener("click", undo); $("save").addEventListener("click", save);
$("help").addEventListener("click", () => showKeys()); $("reviewer").addEventListener("change", keep);
$("lang").addEventListener("click", () => { lang = lang === "zh" ? "en" : "zh"; tell(""); keep(); heads(); if (here === null) toList(); else { const n = chosen; open(here); choose(n, false); } });
$("theme").addEventListener("click", () => { const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches; theme = dark ? "light" : "dark"; document.documentElement.dataset.theme = theme; keep(); });
recall(); if (theme) document.documentElement.dataset.theme = theme; heads(); tabs(); toList();
document.documentElement.dataset.ready = "true";
