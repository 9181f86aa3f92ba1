"use strict";
// Agency and year of a report, as people give them; one script with page.js, which has what is not here.
// What a report says of itself, a person may know better: its agency and its year.
const ASKED = ["agency", "year"], OF_NAMES = ["agency_overwritten"];
const asWhole = (r, asked) => ({ ...whole(r), indicator: asked, quote: String(r[asked] ?? "") });
const givenTo = (r, asked) => decisions.get(keyOf(asWhole(r, asked)));
const differOn = (r, asked) => (givenTo(r, asked) ? undefined : disputes.get(keyOf(asWhole(r, asked))));
const saidOf = (r, asked) => givenTo(r, asked)?.given || r[asked];
const nameOf = (r) => saidOf(r, "agency") ?? r.name;
function askGiven() {
  const r = report(here); for (const asked of ASKED) $("given-" + asked).value = saidOf(r, asked) ?? "";
  $("given-reason").value = $("giving").returnValue = ""; $("giving").showModal(); $("given-agency").select();
}
function give() {
  const r = report(here), typed = (asked) => $("given-" + asked).value.trim(), open = (asked) => givenTo(r, asked) || differOn(r, asked);
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
  out.append(ask); $("about").replaceChildren(out);
}
