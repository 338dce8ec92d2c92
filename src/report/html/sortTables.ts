import { createHash } from 'node:crypto';
import { html, type SafeHtml, trustedHtml } from './html.js';

/**
 * Makes the headings of tables buttons that sort: up, down, as it was. A cell counts by its first number, words by the
 * alphabet. Without scripts the tables are as they are.
 */
const script = `
for (const table of document.querySelectorAll('table.sortable')) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const original = [...body.rows];
  const number = (text) => {
    const found = /([+−-]?)£?(\\d[\\d,]*(?:\\.\\d+)?)(m?)/.exec(text);
    if (!found) return NaN;
    return (found[1] === '−' || found[1] === '-' ? -1 : 1) * Number(found[2].replaceAll(',', '')) * (found[3] ? 1e6 : 1);
  };
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    if (button.textContent.trim() === '') return;
    head.append(button);
    button.addEventListener('click', () => {
      const order = { none: 'ascending', ascending: 'descending', descending: 'none' }[head.getAttribute('aria-sort') || 'none'];
      for (const other of heads) other.removeAttribute('aria-sort');
      if (order !== 'none') head.setAttribute('aria-sort', order);
      const sign = order === 'descending' ? -1 : 1;
      const text = (row) => row.cells[column].textContent.trim();
      const compare = (a, b) => {
        const [x, y] = column === 0 ? [NaN, NaN] : [number(text(a)), number(text(b))];
        if (Number.isNaN(x) && Number.isNaN(y)) return sign * text(a).localeCompare(text(b), 'en-GB', { numeric: true });
        if (Number.isNaN(x)) return 1;
        if (Number.isNaN(y)) return -1;
        return sign * (x - y);
      };
      body.append(...(order === 'none' ? original : [...original].sort(compare)));
    });
  });
}
`;

const sha = createHash('sha256').update(script, 'utf8').digest('base64');

/** Content-Security-Policy of a page with this script: it loads nothing and runs nothing else. */
export const reportPolicy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-${sha}'`;

export const sortScript: SafeHtml = html`<script>${trustedHtml(script)}</script>`;
