/** The style of HTML pages: system fonts, light and dark, and a plain form for paper. Colour always goes with words. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --page: #f5f7f9; --surface: #ffffff; --text: #1c2630; --muted: #5a6774; --line: #e2e7ec; --head: #f0f3f6;
  --accent: #24567f; --focus: #2f7ab8;
  --bad: #a01515; --bad-soft: #fdeaea; --bad-fill: #cf4040;
  --warn: #744700; --warn-soft: #fff1d4; --warn-fill: #dd9a1f;
  --good: #125a33; --good-soft: #e3f4ea; --good-fill: #3c9a66;
  --plain-fill: #7f97ad; --muted-fill: #c3ccd5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #10151a; --surface: #181f26; --text: #e3e8ed; --muted: #9ba8b5; --line: #2a343e; --head: #1f2831;
    --accent: #8cc2ee; --focus: #6fb0e4;
    --bad: #ffa3a3; --bad-soft: #3d1b1e; --bad-fill: #d9575a;
    --warn: #ffcd75; --warn-soft: #3a2a0d; --warn-fill: #c98c1f;
    --good: #8edcae; --good-soft: #12301f; --good-fill: #3f9e69;
    --plain-fill: #6d8499; --muted-fill: #3d4954;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 2rem clamp(1rem, 3vw, 3rem) 3rem; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
main, header, footer { max-width: 110rem; margin-inline: auto; }
h1 { margin: 0; font-size: 1.65rem; font-weight: 650; line-height: 1.2; letter-spacing: -0.01em; }
.as-of { margin: .3rem 0 0; color: var(--muted); }
.lead { margin: .75rem 0 0; padding: 0; list-style: none; }
.tally { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1.25rem 0 0; padding: 0; list-style: none; }
.tally button {
  display: flex; align-items: baseline; gap: .45rem; padding: .5rem .9rem; border: 1px solid var(--line);
  border-radius: .6rem; background: var(--surface); color: inherit; font: inherit; cursor: pointer;
}
.tally b { font-size: 1.3rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.tally .bad b { color: var(--bad); } .tally .warn b { color: var(--warn); } .tally .good b { color: var(--good); }
.tally button[aria-pressed="true"] { border-color: var(--focus); box-shadow: inset 0 0 0 1px var(--focus); }
.strip { margin: 1.25rem 0 0; padding: 1rem 1.1rem .7rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--surface); }
.strip figcaption { margin: 0 0 .4rem; color: var(--muted); font-size: .87rem; }
.strip { overflow-x: auto; }
.strip svg { display: block; width: 100%; min-width: 46rem; height: auto; font: 11px system-ui, "Segoe UI", Arial, sans-serif; }
.strip text { fill: var(--text); font-variant-numeric: tabular-nums; }
.strip .quiet { fill: var(--muted); }
.strip .strong { font-weight: 650; }
.strip .rule { stroke: var(--line); stroke-width: 1; }
.strip .today { stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 3 2; }
.strip .today-text { fill: var(--accent); font-weight: 600; }
.strip .bar-bad { fill: var(--bad-fill); } .strip .bar-warn { fill: var(--warn-fill); }
.strip .bar-good { fill: var(--good-fill); } .strip .bar-plain { fill: var(--plain-fill); } .strip .bar-muted { fill: var(--muted-fill); }
.strip .hatch { stroke: var(--surface); stroke-width: 1.5; }
.tools { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem; margin: 1.5rem 0 .6rem; }
.tools[hidden] { display: none; }
.tools label { display: grid; gap: .2rem; color: var(--muted); font-size: .82rem; }
.tools input, .tools select {
  min-width: 9rem; height: 2.3rem; padding: 0 .6rem; border: 1px solid var(--line); border-radius: .5rem;
  background: var(--surface); color: var(--text); font: inherit; font-size: .93rem;
}
.tools input { width: min(22rem, 70vw); }
.tools button { height: 2.3rem; padding: 0 .8rem; border: 1px solid var(--line); border-radius: .5rem; background: none; color: var(--accent); font: inherit; font-size: .93rem; cursor: pointer; }
.tools output { margin-left: auto; color: var(--muted); font-size: .87rem; font-variant-numeric: tabular-nums; }
:is(button, input, select, .scroll):focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
.more { display: none; margin: .2rem 0 0; color: var(--muted); font-size: .85rem; }
@media screen and (max-width: 1400px) { .more { display: inline-block; } main:not(:has(.more input:checked)) .lesser { display: none; } }
@media (max-width: 1700px) { .more { display: inline-block; } main:not(:has(.more input:checked)) .minor { display: none; } }
.scroll { max-height: 85vh; margin-top: .6rem; overflow: auto; border: 1px solid var(--line); border-radius: .75rem; background: var(--surface); }
table { width: 100%; border-collapse: separate; border-spacing: 0; font-size: .88rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
thead th { position: sticky; top: 0; z-index: 1; padding: 0; border-bottom: 1px solid var(--line); background: var(--head); text-align: left; vertical-align: bottom; }
thead button { display: flex; gap: .35rem; width: 100%; padding: .6rem .65rem; border: 0; background: none; color: var(--muted); font: inherit; font-size: .82rem; font-weight: 600; text-align: inherit; cursor: pointer; }
thead button::after { content: "↕"; opacity: 0; margin-left: auto; }
thead button:is(:hover, :focus-visible)::after { opacity: .6; }
[aria-sort="ascending"] button::after { content: "↑"; opacity: 1; }
[aria-sort="descending"] button::after { content: "↓"; opacity: 1; }
[aria-sort="ascending"] button, [aria-sort="descending"] button { color: var(--text); }
tbody :is(td, th) { padding: .45rem .65rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: inherit; }
tbody tr:last-child :is(td, th) { border-bottom: 0; }
tbody tr:hover { background: color-mix(in srgb, var(--head) 60%, transparent); }
tbody .text { min-width: 6rem; overflow-wrap: break-word; }
tbody th { font-weight: 600; }
tbody tr.group th { padding-top: .9rem; background: var(--head); font-weight: 650; }
tbody th.text { min-width: 9rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
thead .number button { flex-direction: row-reverse; }
.fixed { white-space: nowrap; font-variant-numeric: tabular-nums; }
.none { color: var(--muted); opacity: .7; }
tr.muted :is(td, th) { color: var(--muted); }
:is(td, th).bad { color: var(--bad); } :is(td, th).warn { color: var(--warn); } :is(td, th).good { color: var(--good); } :is(td, th).muted { color: var(--muted); }
.word { display: inline-block; padding: .05rem .55rem; border-radius: 1rem; font-size: .86rem; font-weight: 600; white-space: nowrap; }
.word.long { border-radius: .4rem; white-space: normal; }
.word.bad { background: var(--bad-soft); color: var(--bad); } .word.warn { background: var(--warn-soft); color: var(--warn); }
.word.good { background: var(--good-soft); color: var(--good); } .word.muted { background: var(--head); color: var(--muted); } .word.plain { background: var(--head); }
.empty { margin: 1.5rem 0 0; padding: 2rem; border: 1px dashed var(--line); border-radius: .75rem; color: var(--muted); text-align: center; }
.notes { margin: 1.1rem 0 0; padding-left: 1.1rem; color: var(--muted); font-size: .9rem; }
footer { margin-top: 2rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .82rem; }
.paper, .paper-label { display: none; }
@media print {
  @page { size: landscape; margin: 12mm 10mm; }
  :root {
    color-scheme: light;
    --page: #fff; --surface: #fff; --text: #000; --muted: #444; --line: #bbb; --head: #eee; --accent: #000;
    --bad: #8a0f0f; --bad-soft: #fff; --bad-fill: #9c2a2a; --warn: #5c3900; --warn-soft: #fff; --warn-fill: #c98f2e;
    --good: #0d4426; --good-soft: #fff; --good-fill: #4d9b70; --plain-fill: #9aa9b8; --muted-fill: #d5d5d5;
  }
  body { padding: 0; font-size: 9pt; line-height: 1.35; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h1 { font-size: 15pt; }
  .tools, .more, .minor { display: none !important; }
  .tally { gap: .4rem; margin-top: .6rem; } .tally button { padding: .15rem .5rem; } .tally b { font-size: 11pt; }
  .strip figcaption { font-size: 8pt; } .strip svg { min-width: 0; }
  .strip { margin-top: .6rem; padding: .4rem .6rem; break-inside: avoid; }
  .scroll { max-height: none; overflow: visible; border: 0; }
  table { font-size: 8.5pt; border-collapse: collapse; }
  thead { display: table-header-group; }
  thead th { position: static; border-bottom: 1px solid #000; }
  thead th { padding: .2rem .35rem; font-size: 8pt; }
  thead button { display: none; } .paper-label { display: inline; }
  tbody :is(td, th, th.text, .text) { padding: .2rem .35rem; min-width: 0; }
  tbody tr { break-inside: avoid; }
  .word { padding: 0 .35rem; border: 1px solid currentColor; font-size: 8pt; } .word.plain { border-color: #bbb; }
  .paper { display: block; }
}
`;
