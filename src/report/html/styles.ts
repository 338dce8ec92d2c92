/** Style sheet of the report: system fonts, dark on white, one column, A4 in print. */
export const styles = `
:root { color-scheme: light; --ink: #1a1a1a; --muted: #595959; --line: #d0d0d0; --accent: #00507d; --warn: #7a3b00; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; background: #fff; color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .25rem 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--ink); }
h3 { font-size: .9rem; margin: 0 0 .5rem; }
p, li { max-width: 46rem; }
.kicker, small, .meta, figcaption { color: var(--muted); }
.kicker { margin: 0; }
.question { font-size: 1.15rem; margin: 0 0 1rem; max-width: none; }
.synthetic { border-left: .4rem solid var(--warn); background: #fff4e8; color: var(--warn); padding: .6rem .9rem; margin: 1rem 0; max-width: none; }
.finding { list-style: none; margin: 0; padding: 0; }
.finding li { max-width: none; margin: 0 0 .9rem; padding: .2rem 0 .2rem .9rem; border-left: .4rem solid var(--accent); font-size: 1.08rem; }
.finding strong { color: var(--accent); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(12.5rem, 1fr)); gap: .75rem; margin: 1.5rem 0; }
.card { border: 1px solid var(--line); border-radius: .4rem; padding: .8rem .9rem; break-inside: avoid; }
.card p { margin: 0 0 .6rem; line-height: 1.35; }
.card strong { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
.card .policy { display: block; font-size: .88rem; }
figure { margin: 1.5rem 0 2.25rem; break-inside: avoid; }
.scroll { overflow-x: auto; }
.scroll:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
svg { display: block; max-width: 100%; min-width: 34rem; height: auto; }
details { margin: .5rem 0; }
summary { cursor: pointer; color: var(--accent); padding: .3rem 0; }
table { border-collapse: collapse; font-size: .88rem; font-variant-numeric: tabular-nums; min-width: 100%; }
caption { text-align: left; font-weight: 600; padding: .4rem 0; }
td { white-space: pre; }
th, td { text-align: right; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); min-width: 6.5rem; }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
th[scope="row"] { text-align: left; font-weight: 500; min-width: 9rem; }
thead th:first-child { text-align: left; }
.words td, .words th { text-align: left; }
.words td { white-space: normal; }
.unbroken { white-space: nowrap; }
pre { background: #f4f4f4; padding: .75rem; overflow-x: auto; font-size: .88rem; white-space: pre-wrap; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; font-size: .92rem; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 40rem) { h1 { font-size: 1.5rem; } dl { grid-template-columns: 1fr; } dt { margin-top: .4rem; } }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2 { break-after: avoid; margin-top: 1.5rem; } tr { break-inside: avoid; } thead { display: table-header-group; }
  .scroll { overflow: visible; } svg { min-width: 0; } table { font-size: 7.5pt; } th, td { min-width: 0; padding: .2rem .3rem; }
  figure details, .card a { display: none; }
  details.keep::details-content { content-visibility: visible; height: auto; }
}
`;
