/**
 * The script of an intake page: adding and removing entries, explanations where the answer needs one, saving the answers as
 * a file or showing them as text, and opening saved ones. It reads nothing but the page and the file the user picks.
 */
export const intakeScript = `
'use strict';
(() => {
  const page = JSON.parse(document.getElementById('page').textContent);
  const form = document.querySelector('form');
  const status = document.getElementById('status');
  const text = document.getElementById('text');
  let dirty = false;
  document.documentElement.classList.add('running');
  document.querySelector('.actions').hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());

  const sections = () => Array.from(form.querySelectorAll('[data-section]'));
  const entriesOf = (section) => Array.from(section.querySelectorAll('.entry')).filter((one) => !one.closest('template'));
  const controlsOf = (entry) => Array.from(entry.querySelectorAll('[data-path]'));

  const explain = (entry) => {
    const chosen = entry.querySelector('[data-path="answer"]:checked');
    const box = entry.querySelector('.explain');
    if (box) box.hidden = !(chosen && chosen.value === entry.dataset.explain) && !box.querySelector('textarea').value;
  };
  const refresh = () => {
    form.querySelectorAll('.disclosure').forEach(explain);
    form.querySelectorAll('[data-removed]').forEach((one) => one.closest('.entry').classList.toggle('removed', one.checked));
  };
  const renumber = (section) => entriesOf(section).forEach((entry, index) => {
    const count = entry.querySelector('.count');
    if (count) count.textContent = String(index + 1);
  });

  let fresh = 0;
  const addEntry = (section) => {
    const made = section.querySelector('template').content.cloneNode(true);
    fresh += 1;
    made.querySelectorAll('[id], [for], [aria-describedby]').forEach((one) => {
      for (const name of ['id', 'for', 'aria-describedby'])
        if (one.hasAttribute(name)) one.setAttribute(name, one.getAttribute(name).replace('-NEW-', '-n' + fresh + '-'));
    });
    const entry = made.querySelector('.entry');
    section.querySelector('.rows').append(made);
    readyEntry(section, entry);
    renumber(section);
    return entry;
  };
  const readyEntry = (section, entry) => {
    const drop = entry.querySelector('.drop');
    if (!drop) return;
    drop.hidden = false;
    drop.addEventListener('click', () => {
      entry.remove();
      renumber(section);
      dirty = true;
      section.querySelector('.add').focus();
    });
  };
  sections().forEach((section) => {
    const add = section.querySelector('.add');
    if (!add) return;
    add.hidden = false;
    add.addEventListener('click', () => addEntry(section).querySelector('[data-path]').focus());
    entriesOf(section).forEach((entry) => readyEntry(section, entry));
  });

  const valuesOf = (entry) => {
    const values = {};
    controlsOf(entry).forEach((one) => {
      if (one.type === 'radio' && !one.checked) return;
      const value = one.value.trim();
      if (value !== '') values[one.dataset.path] = value;
    });
    return values;
  };
  const indexOf = (entry) => (entry.dataset.index === '' ? null : Number(entry.dataset.index));
  const answers = () => {
    const found = {};
    sections().forEach((section) => {
      const given = [];
      entriesOf(section).forEach((entry) => {
        const values = valuesOf(entry);
        const removed = entry.querySelector('[data-removed]');
        if (section.dataset.shape === 'disclosures' && (values.answer !== undefined || indexOf(entry) !== null)) values.question = entry.dataset.question;
        if (Object.keys(values).length === 0 && indexOf(entry) === null && section.dataset.shape !== 'fields') return;
        const one = { index: indexOf(entry), values };
        if (removed && removed.checked) one.removed = true;
        given.push(one);
      });
      found[section.dataset.section] = given;
    });
    const papers = Array.from(form.querySelectorAll('[data-paper]'))
      .filter((one) => one.value.trim() !== '')
      .map((one) => ({ kind: one.closest('.paper').dataset.kind, file: one.value.trim() }));
    return { ...page, savedAt: new Date().toISOString(), answers: found, papers, remarks: document.getElementById('remarks').value.trim() };
  };

  const incomplete = () => {
    const found = [];
    sections().forEach((section) => entriesOf(section).forEach((entry) => {
      const removed = entry.querySelector('[data-removed]');
      const blank = Object.keys(valuesOf(entry)).length === 0;
      const masked = (one) => /On file:/.test((document.getElementById(one.id + '-help') || {}).textContent || '');
      controlsOf(entry).forEach((one) => {
        const lacking = one.hasAttribute('data-needed') && one.value.trim() === '' && !blank && !masked(one);
        const wrong = !(removed && removed.checked) && (lacking || !one.checkValidity());
        if (one.type !== 'radio') one.setAttribute('aria-invalid', String(wrong));
        if (wrong) found.push(one);
      });
      const box = entry.querySelector('.explain');
      if (entry.matches('.disclosure') && box && !box.hidden && box.querySelector('textarea').value.trim() === '') {
        const area = box.querySelector('textarea');
        area.setAttribute('aria-invalid', 'true');
        found.push(area);
      }
    }));
    return found;
  };
  const told = (what) => {
    const open = incomplete();
    status.textContent = open.length === 0 ? what : what + ' ' + open.length + (open.length === 1 ? ' answer looks' : ' answers look') + ' incomplete and ' + (open.length === 1 ? 'is' : 'are') + ' marked.';
    return open;
  };
  const show = (on) => {
    document.getElementById('copy').hidden = !on;
    document.getElementById('show').setAttribute('aria-expanded', String(on));
    if (on) text.value = JSON.stringify(answers(), null, 1);
  };

  document.getElementById('save').addEventListener('click', () => {
    const body = JSON.stringify(answers(), null, 1) + '\\n';
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([body], { type: 'application/json' }));
    link.download = document.getElementById('save').dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    dirty = false;
    told('Saved as ' + link.download + '. Send that file to us.');
  });
  document.getElementById('show').addEventListener('click', () => {
    const on = document.getElementById('copy').hidden;
    show(on);
    if (on) { text.focus(); text.select(); told('Copy the text below.'); }
  });

  const fill = (entry, values) => controlsOf(entry).forEach((one) => {
    const value = values[one.dataset.path];
    if (one.type === 'radio') one.checked = one.value === value;
    else {
      if (one.type === 'month' && /^\\d{4}-\\d{2}-\\d{2}$/.test(value || '')) one.type = 'date';
      one.value = value === undefined ? '' : value;
    }
  });
  const open = (saved) => {
    if (saved.empanel !== page.empanel || saved.page !== page.page) {
      status.textContent = 'These answers belong to another page: nothing was filled in.';
      return;
    }
    sections().forEach((section) => {
      const given = (saved.answers || {})[section.dataset.section] || [];
      const blanks = entriesOf(section).filter((one) => one.dataset.index === '');
      entriesOf(section).forEach((entry) => {
        if (section.dataset.shape === 'disclosures') {
          fill(entry, (given.find((one) => one.values.question === entry.dataset.question) || { values: {} }).values);
        } else if (section.dataset.shape === 'fields') fill(entry, (given[0] || { values: {} }).values);
        else if (entry.dataset.index !== '') {
          const one = given.find((each) => each.index === Number(entry.dataset.index));
          if (one) fill(entry, one.values);
          entry.querySelector('[data-removed]').checked = Boolean(one && one.removed);
        } else fill(entry, {});
      });
      if (section.dataset.shape !== 'rows') return;
      given.filter((one) => one.index === null).forEach((one) => fill(blanks.shift() || addEntry(section), one.values));
    });
    form.querySelectorAll('[data-paper]').forEach((one) => {
      const named = (saved.papers || []).find((each) => each.kind === one.closest('.paper').dataset.kind);
      one.value = named ? named.file : '';
    });
    document.getElementById('remarks').value = saved.remarks || '';
    refresh();
    told('Opened the answers saved ' + String(saved.savedAt).slice(0, 10) + '.');
  };
  document.getElementById('open').addEventListener('change', (event) => {
    const file = event.target.files[0];
    if (!file) return;
    file.text().then((body) => open(JSON.parse(body))).catch(() => { status.textContent = 'That file holds no saved answers.'; });
    event.target.value = '';
  });

  form.addEventListener('input', () => { dirty = true; refresh(); if (!document.getElementById('copy').hidden) show(true); });
  window.addEventListener('beforeunload', (event) => { if (dirty) event.preventDefault(); });
  refresh();
})();
`;
