/** Style sheet of the brief: one page of A4, readable on a telephone too. */
export const briefStyles = (scale: number): string => `
:root { color-scheme: light; --ink: #1a1a1a; --muted: #595959; --line: #d0d0d0; --accent: #00507d; font-size: ${(10.5 * scale).toFixed(2)}pt; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem; max-width: 48rem; background: #fff; color: var(--ink);
  font: 1rem/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.55rem; line-height: 1.22; margin: .2rem 0 .5rem; }
h2 { font-size: 1.05rem; margin: .9rem 0 .3rem; padding-top: .4rem; border-top: 2px solid var(--ink); }
p { margin: 0 0 .5rem; } ul { margin: 0; padding-left: 1.1rem; } li { margin: 0 0 .3rem; }
.kicker, .basis, small, caption { color: var(--muted); }
.kicker { margin: 0; font-size: .92rem; }
.figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: .8rem; margin: .9rem 0 .5rem; }
.figures div { border-left: .35rem solid var(--accent); padding: 0 0 0 .7rem; display: flex; flex-direction: column; justify-content: space-between; }
.figures dt { font-size: .88rem; line-height: 1.25; } .figures dd { margin: 0; }
.figures strong { display: block; font-size: 1.65rem; line-height: 1.25; }
.figure { white-space: nowrap; }
small { font-size: .84rem; display: block; }
table { border-collapse: collapse; width: 100%; font-size: .86rem; margin: .6rem 0 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: .1rem 0; }
th, td { text-align: right; padding: .18rem .4rem; border-bottom: 1px solid var(--line); font-weight: 500; vertical-align: bottom; }
th:first-child { text-align: left; padding-left: 0; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.6rem; }
footer dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; margin: 0; font-size: .76rem; }
footer dt { color: var(--muted); } footer dd { margin: 0; overflow-wrap: anywhere; }
@media screen { :root { font-size: 100%; } }
@media screen and (max-width: 44rem) { h1 { font-size: 1.35rem; } .columns, .figures { grid-template-columns: 1fr; } table { font-size: .8rem; } }
@page { size: A4; margin: 13mm 14mm; }
@media print { body { max-width: none; padding: 0; } h2, li, .figures, table { break-inside: avoid; } }
`;
