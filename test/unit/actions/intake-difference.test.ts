import { describe, expect, it } from 'vitest';
import { pageMark } from '../../../src/actions/intake.ts';
import { readAnswers, receivedFromDossier, receivedFromPage } from '../../../src/actions/intake-answers.ts';
import { editsOf, type IntakeDifference, intakeDifference } from '../../../src/actions/intake-difference.ts';
import { edited } from '../../../src/documents/edits.ts';
import { readSource } from '../../../src/documents/source-document.ts';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { type AnsweredEntry, answersMark, type IntakeAnswers, type Shown } from '../../../src/domain/intake.ts';

const dossier = `empanel: dossier/v1
npi: "1992000012"
type: md
name: { first: Ana, last: Reyes }
contact: { phone: 503-555-0100 } # the desk
birthDate: 1980-05-17
licenses:
  # Oregon first.
  - { state: OR, number: MD1, issued: 2024-01-01, expires: 2025-12-31 }
  - { state: WA, number: MD2, expires: 2027-12-31 }
dea:
  - { number: AR1234563, state: OR, expires: 2027-03-31 }
disclosures:
  - { question: felony, answer: no, answered: 2025-01-01 }
supervision: []
`;

const shown: Shown = {
  about: [{ index: null, values: { 'name.first': 'Ana', 'name.last': 'Reyes', 'contact.phone': '503-555-0100' } }],
  licenses: [
    { index: 0, values: { state: 'OR', number: 'MD1', issued: '2024-01-01', expires: '2025-12-31' } },
    { index: 1, values: { state: 'WA', number: 'MD2', expires: '2027-12-31' } },
    { index: null, values: { state: 'ID' } },
  ],
  dea: [{ index: 0, values: { state: 'OR', expires: '2027-03-31' } }],
  disclosures: [{ index: 0, values: { answer: 'no' } }],
};

/** What the page saves when nothing is touched. */
const untouched: Readonly<Record<string, readonly AnsweredEntry[]>> = {
  ...shown,
  disclosures: [{ index: 0, values: { question: 'felony', answer: 'no' } }],
};

function page(answers: Readonly<Record<string, readonly AnsweredEntry[]>>): IntakeAnswers {
  return {
    empanel: answersMark,
    page: pageMark('harbor-2026', '1992000012', '2026-06-01', shown),
    npi: '1992000012',
    type: 'md',
    name: { first: 'Ana', last: 'Reyes' },
    madeOn: calendarDate('2026-06-01'),
    savedAt: '2026-06-10T12:00:00.000Z',
    shown,
    answers: { ...untouched, ...answers },
    papers: [],
    remarks: '',
  };
}

async function difference(
  answers: Readonly<Record<string, readonly AnsweredEntry[]>>,
  text = dossier,
): Promise<IntakeDifference> {
  const source = await readSource('a.dossier.yaml', text);
  return intakeDifference(source.value, await receivedFromPage(page(answers), '2026-06-15'));
}

async function editedBy({ items }: IntakeDifference, text = dossier): Promise<string> {
  return edited(await readSource('a.dossier.yaml', text), editsOf(items));
}

describe('answers of a page', () => {
  it('differ in nothing when nothing was touched', async () => {
    const { items, foreign, unchanged } = await difference({});
    expect(items).toEqual([]);
    expect(foreign).toEqual([]);
    expect(unchanged).toBe(3 + 4 + 3 + 2 + 1);
  });

  it('change one line each, and comments stay', async () => {
    const found = await difference({
      about: [{ index: null, values: { 'name.first': 'Ana', 'name.last': 'Reyes', 'contact.phone': '503-555-0199' } }],
    });
    expect(found.items).toMatchObject([
      { path: 'contact.phone', change: 'changed', from: '503-555-0100', to: '503-555-0199' },
    ]);
    expect(await editedBy(found)).toBe(dossier.replace('503-555-0100', '503-555-0199'));
  });

  it('make a renewal of later dates on both ends, and the old term is kept', async () => {
    const [first, second] = untouched.licenses ?? [];
    const values = { ...first?.values, issued: '2026-01-01', expires: '2027-12-31' };
    const found = await difference({ licenses: [{ index: 0, values }, second ?? { index: 1, values: {} }] });
    expect(found.items).toMatchObject([
      { change: 'renewed', from: '2024-01-01 to 2025-12-31', to: '2026-01-01 to 2027-12-31' },
    ]);
    expect(await editedBy(found)).toBe(
      dossier.replace(
        'issued: 2024-01-01, expires: 2025-12-31 }',
        'issued: 2026-01-01, expires: 2027-12-31, previousTerms: [{ issued: 2024-01-01, expires: 2025-12-31 }] }',
      ),
    );
  });

  it('say that there was no claim of malpractice where the question about them is answered no', async () => {
    const no = { index: null, values: { question: 'malpractice-claims', answer: 'no' } };
    const found = await difference({ disclosures: [...(untouched.disclosures ?? []), no] });
    expect(found.items.map(({ path, to }) => [path, to])).toEqual([
      ['disclosures.1', 'no'],
      ['malpracticeClaims', 'none'],
    ]);
    const text = await editedBy(found);
    expect(text).toContain('\nmalpracticeClaims: []\n');
    expect((await difference({ disclosures: [...(untouched.disclosures ?? []), no] }, text)).items).toEqual([]);
  });

  it('leave claims open that were answered yes, or of which one is told', async () => {
    const answered = (answer: string): AnsweredEntry => ({
      index: null,
      values: { question: 'malpractice-claims', answer },
    });
    const paths = async (answers: Readonly<Record<string, readonly AnsweredEntry[]>>): Promise<readonly string[]> =>
      (await difference(answers)).items.map(({ path }) => path);
    expect(await paths({ disclosures: [answered('yes')] })).toEqual(['disclosures.1']);
    const told = { index: null, values: { occurred: '2018-03', carrier: 'Bay State Mutual' } };
    expect(await paths({ disclosures: [answered('no')], malpracticeClaims: [told] })).toEqual([
      'disclosures.1',
      'malpracticeClaims.0',
    ]);
  });

  it('correct a date when only one end changes', async () => {
    const [first, second] = untouched.licenses ?? [];
    const found = await difference({
      licenses: [{ index: 0, values: { ...first?.values, expires: '2026-01-31' } }, second ?? { index: 1, values: {} }],
    });
    expect(found.items.map(({ change, path }) => [change, path])).toEqual([['changed', 'licenses.0.expires']]);
  });

  it('keep what was masked and left empty, and mask what is new', async () => {
    const found = await difference({
      about: [{ index: null, values: { ...untouched.about?.[0]?.values, birthDate: '1980-05-18' } }],
      dea: [{ index: 0, values: { state: 'OR', expires: '2027-03-31', number: 'BR1234563' } }],
    });
    expect(found.items.map(({ path, from, to }) => [path, from, to])).toEqual([
      ['birthDate', '19**-**-**', '19**-**-**'],
      ['dea.0.number', 'AR*****63', 'BR*****63'],
    ]);
    expect(JSON.stringify(found.items.map(({ label }) => label))).not.toContain('1234563');
  });

  it('take out, add and empty; places do not move under each other', async () => {
    const found = await difference({
      licenses: [
        { index: 0, values: untouched.licenses?.[0]?.values ?? {}, removed: true },
        { index: 1, values: { state: 'WA', number: 'MD2' } },
        { index: null, values: { state: 'ID', number: 'M-77' } },
      ],
    });
    expect(found.items.map(({ change, path }) => [change, path])).toEqual([
      ['removed', 'licenses.0'],
      ['cleared', 'licenses.1.expires'],
      ['added', 'licenses.2'],
    ]);
    const { value } = await readSource('a.dossier.yaml', await editedBy(found));
    expect(value).toMatchObject({
      licenses: [
        { state: 'WA', number: 'MD2' },
        { state: 'ID', number: 'M-77' },
      ],
    });
  });

  it('say that the dossier changed meanwhile', async () => {
    const text = dossier.replace('503-555-0100', '503-555-0777');
    const values = { 'name.first': 'Ana', 'name.last': 'Reyes', 'contact.phone': '503-555-0199' };
    const { items } = await difference({ about: [{ index: null, values }] }, text);
    expect(items).toMatchObject([{ from: '503-555-0777', to: '503-555-0199', since: '503-555-0100' }]);
    // What the provider did not touch does not undo what we changed.
    expect((await difference({}, text)).items).toEqual([]);
  });

  it('are found unchanged when they are read again', async () => {
    const answers = {
      licenses: [
        { index: 0, values: untouched.licenses?.[0]?.values ?? {}, removed: true },
        { index: 1, values: { state: 'WA', number: 'MD3', expires: '2027-12-31' } },
        { index: null, values: { state: 'ID', number: 'M-77' } },
      ],
      disclosures: [{ index: 0, values: { question: 'felony', answer: 'yes', explanation: 'in 2001' } }],
    };
    const text = await editedBy(await difference(answers));
    expect(text).toContain('- { question: felony, answer: yes, answered: 2026-06-10, explanation: in 2001 }');
    const again = await difference(answers, text);
    expect(again.items).toEqual([]);
    expect(again.foreign).toEqual([]);
  });

  it('lose nothing: what belongs nowhere is named', async () => {
    const { foreign } = await difference({
      passwords: [{ index: null, values: { pin: '1' } }],
      licenses: [{ index: 7, values: { state: 'TX' } }],
    });
    expect(foreign.map(({ path }) => path)).toEqual(['passwords', 'licenses.7']);
  });
});

describe('an edited draft', () => {
  it('changes what it says and keeps what it leaves out', async () => {
    const source = await readSource('a.dossier.yaml', dossier);
    const draft = {
      empanel: 'dossier/v1',
      npi: '1992000012',
      type: 'md',
      name: { first: 'Ana', middle: 'B', last: 'Reyes' },
      licenses: [{ state: 'WA', number: 'MD2', expires: '2029-12-31' }],
      supervision: [{ kind: 'collaborating', name: 'Lee, MD', state: 'OR' }],
      register: { nppes: {} },
    };
    const found = await intakeDifference(source.value, receivedFromDossier(draft, source.value, '2026-06-15'));
    expect(found.items.map(({ change, path }) => [change, path])).toEqual([
      ['added', 'name.middle'],
      ['changed', 'licenses.1.expires'],
      ['added', 'supervision.0'],
    ]);
    expect(found.foreign.map(({ path }) => path)).toEqual(['register']);
    const text = await editedBy(found);
    expect(text).toContain('# Oregon first.');
    expect(text).toContain('supervision:\n  - kind: collaborating\n    name: Lee, MD\n    state: OR\n');
  });
});

describe('an empty list in an edited draft', () => {
  it('says that there is none, where nothing was on file', async () => {
    const source = await readSource('a.dossier.yaml', dossier);
    const draft = { malpracticeClaims: [], supervision: [], licenses: [] };
    const { items } = await intakeDifference(source.value, receivedFromDossier(draft, source.value, '2026-06-15'));
    expect(items.map(({ path, to }) => [path, to])).toEqual([['malpracticeClaims', 'none']]);
  });
});

describe('a file of answers', () => {
  it.each([
    ['cut short', '{"empanel":"intake-answers/v1","pa', 'not whole'],
    ['of something else', '{"report":"status"}', 'no file of saved answers'],
    ['of a newer program', '{"empanel":"intake-answers/v9"}', 'intake-answers/v9'],
    ['without its parts', '{"empanel":"intake-answers/v1","npi":"1"}', 'lack a part'],
  ])('%s is refused', (_, text, why) => {
    expect(readAnswers(text, 'harbor-2026')).toMatchObject({ ok: false, message: expect.stringContaining(why) });
  });

  it('is refused in another workspace, and when what was shown was changed', () => {
    const text = JSON.stringify(page({}));
    expect(readAnswers(text, 'harbor-2026')).toMatchObject({ ok: true });
    expect(readAnswers(text, 'lakeside-2026')).toMatchObject({ ok: false });
    expect(readAnswers(text.replaceAll('503-555-0100', '503-555-0101'), 'harbor-2026')).toMatchObject({ ok: false });
  });
});
