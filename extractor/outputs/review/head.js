// What stands at the head of a report: agency and year, as people give them, and its copies.
// One script with page.js, which has what is not here.
// What a report says of itself, a person may know better: its agency and its year.
const ASKED = ["agency", "year"], OF_NAMES = ["agency_overwritten", "ambiguous_place", "no_agency", "no_year"];
const asWhole = (r, asked) => ({ ...whole(r), indicator: asked, quote: String(r[asked] ?? "") });
const givenTo = (r, asked) => decisions.get(keyOf(asWhole(r, asked)));
const differOn = (r, asked) => (givenTo(r, asked) ? undefined : disputes.get(keyOf(asWhole(r, asked))));
const saidOf = (r, asked) => givenTo(r, asked)?.given || r[asked];
const ended = (r) => say(ASKED.some((asked) => differOn(r, asked)) ? "nameOpen" : "allDecided");
const nameOf = (r) => saidOf(r, "agency") ?? r.name;
function askGiven() {
  const r = report(here); for (const asked of ASKED) $("given-" + asked).value = saidOf(r, asked) ?? "";
  checkGiven(); $("given-reason").value = $("giving").returnValue = ""; $("giving").showModal(); $("given-agency").select();
}
// 2018年 is 2018, whatever width its digits have.
const yearOf = (typed) => typed.normalize("NFKC").trim().replace(/\s*年度?$/, "");
function checkGiven() { const year = yearOf($("given-year").value); warn("given-year", !year || /^(19|20)[0-9]{2}$/.test(year) ? "" : say("fourDigits")); }
function give() {
  const r = report(here), typed = (asked) => (asked === "year" ? yearOf($("given-year").value) : $("given-" + asked).value.trim()), open = (asked) => givenTo(r, asked) || differOn(r, asked);
  const made = ASKED.filter((asked) => differOn(r, asked) || (typed(asked) !== String(saidOf(r, asked) ?? "") && (typed(asked) || open(asked))));
  if (!made.length) return tell(say("unchanged"));
  put(made.map((asked) => stamp({ ...asWhole(r, asked), action: "give", given: typed(asked), reason: $("given-reason").value.trim() })));
  heads(); drawWhat(r); progress(); tell(`${say("give")}${say("colon")}${made.map((asked) => saidOf(r, asked)).join(say("comma"))}`);
}
function drawAbout(r) {
  $("head").textContent = `${nameOf(r)} · ${saidOf(r, "year") ?? "—"}`;
  const out = document.createDocumentFragment(), ask = make("button", "", `${say("giveName")} `); ask.dataset.give = ""; ask.append(make("kbd", "", "g"));
  for (const asked of ASKED) {
    const el = make("div"), now = saidOf(r, asked), d = givenTo(r, asked), differing = differOn(r, asked); el.id = "about-" + asked;
    el.append(make("span", "soft", `${say(asked)}${say("colon")}`), make("b", now == null ? "why" : "", now ?? say("missing")));
    if (d?.given) el.append(make("span", "soft printed", ` ${say("read")}${say("colon")}${r[asked] ?? say("missing")}`));
    if (differing) { el.append(make("div", "why", `${say("disputed")}${say("colon")}${say("settle")}`)); for (const one of differing) el.append(make("div", "said give", worded_decision(one))); }
    if (d) el.append(make("div", "said give", "✓ " + worded_decision(d))); out.append(el);
  }
  out.append(ask); $("about").replaceChildren(out); drawCopies(INDEX[here]);
}
// Of one report that stands there several times one is in the tables: which, and which are left out.
function drawCopies(entry) {
  const out = document.createDocumentFragment(), line = (words, names) => { const el = make("div", "", `${words}${say("colon")}`); names.forEach(([name, how], n) => el.append(n ? say("comma") : "", named_report(name), how ? ` (${term("same", how)})` : "")); out.append(el); };
  if (entry.copies) {
    const { taken, left } = entry.copies; out.append(make("strong", "", say("times").replace("{}", left.length + 1)));
    line(say("taken"), [[taken]]); line(say("leftOut"), left);
  }
  if (entry.versions) line(say("versions"), entry.versions.map((name) => [name]));
  $("copies").hidden = !out.childNodes.length; $("copies").replaceChildren(out);
}
// A report of this page can be opened; a very large run has others in other pages.
function named_report(name) {
  const at = INDEX.findIndex((one) => one.name === name); if (at < 0 || at === here) return make("b", "", name);
  const b = make("button", "", name); b.dataset.open = at; return b;
}
