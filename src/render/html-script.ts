/**
 * The script of HTML pages: sorting by heading, searching, filtering by the values of a column, and the count of rows. The
 * page is whole without it; it only un-hides the tools it drives. It reads nothing but the page.
 */
export const pageScript = `
'use strict';
(() => {
  const table = document.querySelector('table');
  if (!table) return;
  const body = table.tBodies[0];
  const all = Array.from(body.rows);
  const rows = all.filter((row) => !row.classList.contains('group'));
  const groups = [];
  for (const row of all) {
    if (row.classList.contains('group')) groups.push([row, []]);
    else if (groups.length > 0) groups[groups.length - 1][1].push(row);
  }
  let sorted = false;
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const tools = document.querySelector('.tools');
  const search = tools.querySelector('input');
  const selects = Array.from(tools.querySelectorAll('select'));
  const chips = Array.from(document.querySelectorAll('.tally button'));
  const output = tools.querySelector('output');
  const valueOf = (row, index) => row.cells[index].dataset.value ?? row.cells[index].textContent;

  const show = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const wanted = selects.filter((one) => one.value !== '').map((one) => [Number(one.dataset.column), one.value]);
    const pressed = chips.filter((one) => one.getAttribute('aria-pressed') === 'true');
    let count = 0;
    rows.forEach((row, index) => {
      const fits =
        words.every((word) => texts[index].includes(word)) &&
        wanted.every(([column, value]) => valueOf(row, column) === value) &&
        (pressed.length === 0 || pressed.some((one) => valueOf(row, Number(one.dataset.column)) === one.dataset.value));
      row.hidden = !fits;
      if (fits) count += 1;
    });
    groups.forEach(([heading, members]) => { heading.hidden = sorted || members.every((row) => row.hidden); });
    const all = rows.length === 1 ? '1 row' : rows.length + ' rows';
    output.textContent = count === rows.length ? all : count + ' of ' + all;
  };

  search.addEventListener('input', show);
  selects.forEach((one) => one.addEventListener('change', show));
  chips.forEach((one) => one.addEventListener('click', () => {
    one.setAttribute('aria-pressed', String(one.getAttribute('aria-pressed') !== 'true'));
    show();
  }));
  tools.querySelector('button').addEventListener('click', () => {
    search.value = '';
    selects.forEach((one) => { one.value = ''; });
    chips.forEach((one) => one.setAttribute('aria-pressed', 'false'));
    show();
  });

  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const headings = Array.from(table.tHead.rows[0].cells);
  headings.forEach((heading, index) => heading.querySelector('button').addEventListener('click', () => {
    const ascending = heading.getAttribute('aria-sort') !== 'ascending';
    headings.forEach((one) => one.setAttribute('aria-sort', 'none'));
    heading.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
    const numeric = heading.classList.contains('number');
    const keyed = rows.map((row) => [valueOf(row, index), row]);
    keyed.sort(([left], [right]) => {
      // What is not known stays last in either order.
      if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1;
      const order = numeric ? Number(left) - Number(right) : collator.compare(left, right);
      return ascending ? order : -order;
    });
    body.append(...keyed.map(([, row]) => row));
    // Sorted by another column, the rows of a group no longer stand together.
    sorted = true;
    show();
  }));

  tools.hidden = false;
  show();
})();
`;
