/** Style sheet of the report: system fonts, dark on white, one column, A4 in print. */
export const styles = `
:root { color-scheme: light; --ink: #1a1a1a; --muted: #595959; --line: #d0d0d0; --accent: #00507d; --warn: #7a3b00; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; background: #fff; color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .25rem 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.25rem 0 .9rem; padding-top: .75rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1rem; margin: 0 0 .2rem; }
p, li, figcaption { max-width: 46rem; }
.kicker, small, .meta, .none, figcaption p { color: var(--muted); }
.kicker, figcaption p { margin: 0; font-size: .92rem; }
.kicker { max-width: none; }
.scroll + .scroll { margin-top: 1.75rem; }
.question { font-size: 1.15rem; margin: 0 0 1rem; max-width: none; }
.synthetic { border-left: .4rem solid var(--warn); background: #fff4e8; color: var(--warn); padding: .6rem .9rem; margin: 1rem 0; max-width: none; }
.finding { max-width: none; margin: 0 0 .9rem; padding: 0 0 0 .9rem; border-left: .4rem solid; font-size: 1.08rem; }
.finding strong { display: block; }
.finding .effect { display: block; }
.finding .effect::first-letter { text-transform: uppercase; }
figure { margin: 1.5rem 0 2.25rem; break-inside: avoid; }
.scroll { overflow-x: auto; }
.scroll:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
svg { display: block; width: 100%; max-width: var(--width); height: auto; margin: .6rem 0; }
details { margin: .5rem 0; }
.contents ul { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; margin: 1.75rem 0 0; padding: .5rem 0 0; border-top: 1px solid var(--line); font-size: .92rem; }
a { color: var(--accent); }
.contents a, .download a { display: inline-block; padding: .25rem 0; }
.download { margin: .2rem 0 1rem; font-size: .88rem; }
abbr[title] { text-decoration: underline dotted; text-underline-offset: .2em; cursor: help; }
thead button { font: inherit; color: inherit; background: none; border: 0; margin: 0; padding: 0; text-align: inherit; cursor: pointer; }
thead button::after { content: "\\00a0↕"; color: var(--muted); }
th[aria-sort="ascending"] button::after { content: "\\00a0↑"; color: var(--accent); }
th[aria-sort="descending"] button::after { content: "\\00a0↓"; color: var(--accent); }
button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.checklist th[scope="row"] { min-width: 4rem; }
dl.glossary dt { color: var(--ink); font-weight: 600; }
summary { cursor: pointer; color: var(--accent); padding: .3rem 0; }
table { border-collapse: collapse; font-size: .88rem; font-variant-numeric: tabular-nums; min-width: 100%; }
caption { text-align: left; font-weight: 600; padding: .4rem 0; }
td { white-space: nowrap; }
th, td { text-align: right; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid var(--line); min-width: 5.5rem; }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
th[scope="row"] { text-align: left; font-weight: 500; min-width: 8rem; }
@media screen and (min-width: 62rem) { .sortable th[scope="row"] { min-width: 13rem; } }
thead th:first-child { text-align: left; }
.words td, .words th { text-align: left; }
td small { font-size: .93em; }
.words td { white-space: normal; }
.claims td, .claims th { text-align: left; white-space: normal; }
.claims th[scope="row"] { width: 32%; }
.claims td:nth-child(3) small { white-space: nowrap; }
.key + .scroll { margin-top: 1.5rem; }
.key { margin: 1.75rem 0 0; font-size: .92rem; }
.key caption { font-weight: 400; color: var(--muted); }
.key th[scope="row"] { border-left: .4rem solid; padding-left: .9rem; width: 30%; font-weight: 600; }
.key td strong { display: block; font-size: 1.3rem; line-height: 1.3; white-space: nowrap; }
.key small { font-size: .82rem; white-space: nowrap; }
.unbroken { white-space: nowrap; }
pre { background: #f4f4f4; padding: .75rem; overflow-x: auto; font-size: .88rem; white-space: pre-wrap; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; font-size: .92rem; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
@media screen and (max-width: 44rem) {
  h1 { font-size: 1.5rem; } dl { grid-template-columns: 1fr; } dt { margin-top: .4rem; }
  .key, .key caption, .key tbody { display: block; } .key thead { display: none; }
  .key tr { display: grid; grid-template-columns: 1fr 1fr; padding: .4rem 0 .6rem; border-bottom: 1px solid var(--line); }
  .key th, .key td { border-bottom: 0; text-align: left; white-space: normal; min-width: 0; padding: .3rem .5rem .3rem 0; }
  .key th[scope="row"] { grid-column: 1 / -1; width: auto; padding: 0 .9rem; margin-bottom: .2rem; }
  .key td::before { content: attr(data-title); display: block; font-size: .82rem; line-height: 1.2; }
}
@media (hover: none) { abbr[title]::after { content: " (" attr(title) ")"; } }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  :root { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  h2 { break-after: avoid; margin-top: 1.5rem; } tr, .key { break-inside: avoid; } thead { display: table-header-group; break-inside: avoid; }
  .scroll { overflow: visible; } table { font-size: 7.5pt; } th, td { min-width: 0; padding: .2rem .3rem; }
  .key { font-size: 9pt; } svg { max-width: 130mm; } figure { margin: 1rem 0; }
  figure details, .contents, .download { display: none; }
  thead button { display: contents; } thead button::after { content: "" !important; } abbr[title] { text-decoration: none; } abbr[title]::after { content: " (" attr(title) ")"; }
  details.keep::details-content { content-visibility: visible; height: auto; }
}
`;
