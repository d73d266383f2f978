/** The style of an intake page: system fonts, light and dark, large enough to touch, and a form for paper. */
export const intakeStyle = `
:root { color-scheme: light dark; --page: #f5f7f9; --surface: #fff; --text: #1c2630; --muted: #55626f; --line: #d3dae1; --edge: #7b8894; --accent: #24567f; --on-accent: #fff; --focus: #2f7ab8; --warn: #744700; --warn-soft: #fff1d4; }
@media (prefers-color-scheme: dark) { :root { --page: #10151a; --surface: #181f26; --text: #e3e8ed; --muted: #9ba8b5; --line: #2f3a45; --edge: #76838f; --accent: #8cc2ee; --on-accent: #10151a; --focus: #6fb0e4; --warn: #ffcd75; --warn-soft: #3a2a0d; } }
* { box-sizing: border-box; }
html { scroll-padding-bottom: 6rem; }
body { margin: 0; padding: 2rem clamp(1rem, 4vw, 3rem) 7rem; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header, main, nav, footer { max-width: 58rem; margin-inline: auto; }
h1 { margin: .2rem 0; font-size: 1.7rem; line-height: 1.2; }
h2 { margin: 0 0 .3rem; font-size: 1.2rem; }
.practice { margin: 0; color: var(--accent); font-weight: 600; }
.meta, .help, .intro, .contact { color: var(--muted); }
.meta { margin: 0 0 .8rem; }
.notice { padding: .7rem 1rem; border-radius: .5rem; background: var(--warn-soft); color: var(--warn); }
nav ol { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; margin: 1rem 0 0; padding: 0; list-style: none; font-size: .92rem; }
a { color: var(--accent); }
section { margin: 1.3rem 0 0; padding: 1.2rem 1.3rem 1.3rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--surface); }
.intro { margin: 0 0 .5rem; }
.why { margin: 0 0 .8rem; font-size: .92rem; } .why summary { color: var(--accent); cursor: pointer; } .why ul { margin: .4rem 0 0; padding-left: 1.2rem; }
fieldset { margin: .9rem 0 0; padding: .7rem 1rem 1rem; border: 1px solid var(--line); border-radius: .6rem; min-width: 0; }
legend { padding: 0 .4rem; font-weight: 600; } legend i { color: var(--muted); font-weight: 400; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .8rem 1.2rem; align-items: start; }
.field { display: grid; gap: .2rem; min-width: 0; } .field.wide { grid-column: 1 / -1; }
.field > label { font-size: .92rem; font-weight: 550; }
.needed { margin-left: .2rem; color: var(--muted); font-size: .8rem; font-weight: 400; }
.field .help { margin: 0; font-size: .82rem; line-height: 1.35; }
input:not([type=checkbox], [type=radio], [type=file]), select, textarea { width: 100%; min-height: 2.5rem; padding: .4rem .6rem; border: 1px solid var(--edge); border-radius: .45rem; background: var(--page); color: var(--text); font: inherit; }
[aria-invalid="true"] { border-color: var(--warn); box-shadow: inset 0 0 0 1px var(--warn); }
:is(input, select, textarea, button, a, summary, .button):is(:focus-visible, :focus-within) { outline: 2px solid var(--focus); outline-offset: 1px; }
.answers { display: flex; gap: 1.5rem; } .answers label { padding: .35rem 0; }
.disclosure legend { float: left; width: 100%; padding: 0; font-weight: 500; } .disclosure legend + * { clear: both; }
.running .explain[hidden] { display: none; }
.explain { margin-top: .5rem; }
.gone { display: inline-block; margin-top: .8rem; font-size: .9rem; color: var(--muted); }
.removed .grid { opacity: .45; }
.paper { padding: .6rem 0; border-top: 1px solid var(--line); } .paper p { margin: 0 0 .3rem; }
.on-file { color: var(--muted); font-size: .88rem; }
button, .button { display: inline-block; min-height: 2.5rem; padding: .45rem 1.1rem; border: 1px solid var(--accent); border-radius: .5rem; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
.plain { background: none; color: var(--accent); font-weight: 500; }
.add, .drop { margin-top: .9rem; }
[hidden] { display: none !important; }
.actions { position: fixed; inset: auto 0 0 0; display: flex; flex-wrap: wrap; align-items: center; gap: .6rem 1rem; padding: .7rem clamp(1rem, 4vw, 3rem); border-top: 1px solid var(--line); background: var(--surface); }
.actions input[type=file] { position: absolute; width: 1px; height: 1px; opacity: 0; }
@media (max-width: 40rem) { .actions { gap: .4rem; padding: .5rem 1rem; } .actions :is(button, .button) { min-height: 2.2rem; padding: .35rem .6rem; font-size: .82rem; } .actions output { flex-basis: 100%; } }
output { color: var(--muted); font-size: .92rem; }
#text { font: .82rem/1.4 ui-monospace, Menlo, Consolas, monospace; }
footer { margin-top: 1.5rem; color: var(--muted); font-size: .88rem; }
.paper-only { display: none; }
@media print {
  @page { margin: 14mm 13mm; }
  :root { color-scheme: light; --page: #fff; --surface: #fff; --text: #000; --muted: #333; --line: #999; --edge: #555; --accent: #000; }
  body { padding: 0; font-size: 10pt; }
  nav, .actions, .why, #copy, .add, .drop { display: none !important; }
  section { padding: .6rem 0; border: 0; border-top: 1px solid #000; border-radius: 0; }
  fieldset, .field, .paper { break-inside: avoid; }
  h2, .intro { break-after: avoid; }
  .grid { grid-template-columns: repeat(3, 1fr); gap: .4rem .8rem; }
  .field .help { font-size: 7.5pt; }
  input:not([type=checkbox], [type=radio]), select, textarea { min-height: 1.6rem; border: 0; border-bottom: 1px solid #000; border-radius: 0; background: none; }
  select { appearance: none; }
  .explain[hidden] { display: block !important; } .paper-only { display: block; margin: .2rem 0 0; font-size: 8.5pt; }
}
`;
