import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { questionnaire } from '../../../src/actions/intake.ts';
import { intakeText } from '../../../src/documents/intake-text.ts';
import { readSource } from '../../../src/documents/source-document.ts';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { Questionnaire } from '../../../src/domain/intake.ts';
import type { Dossier } from '../../../src/domain/nouns/dossier.ts';
import { intakePage } from '../../../src/render/intake-page.ts';
import type { RequirementEntry } from '../../../src/rules/pack-entry.ts';
import { packEntries } from '../../../src/rules/pack-entry.ts';

const dossier: Dossier = {
  empanel: 'dossier/v1',
  npi: '1992000012',
  type: 'md',
  name: { first: 'Ana</script>', last: 'Reyes' },
  birthDate: '1980-05-17',
  ssn: '6789',
  licenses: [{ state: 'OR', number: 'MD1', expires: '2027-12-31' }],
  dea: [{ number: 'AR1234563', state: 'OR', expires: '2027-03-31' }],
  disclosures: [{ question: 'all-licenses', answer: 'no', explanation: 'Washington is pending' }],
};

function requirement(needs: RequirementEntry['rule']['needs'], id: string): RequirementEntry {
  const rule = {
    id,
    title: `Rule ${id}`,
    why: `Because of ${id}.`,
    cite: { source: 'Manual' },
    confidence: 'practice',
    before: 'submission',
    needs,
  } as const;
  const pack = {
    empanel: 'pack/v1',
    id: 'own',
    version: '1',
    title: 'Own',
    publisher: 'us',
    lastChecked: '2026-01-01',
    requirements: [rule],
  } as const;
  const [entry] = packEntries({ pack, path: 'packs/own.pack.yaml' } as Parameters<typeof packEntries>[0], 'workspace');
  if (entry?.kind !== 'requirement') throw new Error('no requirement');
  return entry;
}

async function asked(needs: readonly RequirementEntry['rule']['needs'][]): Promise<Questionnaire> {
  return questionnaire({
    dossier,
    askers: [{ name: 'Desert <Health>', requirements: needs.map((one, at) => requirement(one, `own.r${at}`)) }],
    paperNames: new Map([['cv', 'Curriculum vitae']]),
    ownBusiness: false,
    states: ['OR', 'WA'],
    asOf: calendarDate('2026-06-15'),
    workspaceId: 'harbor-2026',
    practice: 'Harbor Family Practice',
    contact: ['Jordan Avery'],
  });
}

const many = await asked([
  { element: 'license', where: 'practice-states' },
  { element: 'dea' },
  { element: 'work-history', lookback: 'P5Y' },
  { element: 'disclosures', questions: ['felony', 'all-licenses'] },
  { element: 'field', field: 'ssn', of: 'provider' },
  { element: 'document', kinds: ['cv'], of: 'provider' },
  { element: 'document', kinds: ['w9'] },
  { element: 'exclusions' },
  { element: 'group-member', of: 'group' },
]);

describe('a questionnaire', () => {
  it('asks what the rules need and nothing else', async () => {
    expect(many.sections.map(({ key }) => key)).toEqual([
      'about',
      'formerNames',
      'licenses',
      'dea',
      'prescribing',
      'workHistory',
      'gaps',
      'disclosures',
    ]);
    expect(many.papers.map(({ label }) => label)).toEqual(['Curriculum vitae']);
    expect(many.sections.at(-1)?.disclosures.map(({ key, explainOn }) => [key, explainOn])).toEqual([
      ['felony', 'yes'],
      ['all-licenses', 'no'],
    ]);
    expect(many.others.map(({ by }) => by)).toEqual(['source', 'practice']);
    const few = await asked([{ element: 'references', count: 3 }]);
    expect(few.sections.map(({ key }) => key)).toEqual(['about', 'references']);
    expect(few.sections[0]?.questions.map(({ path }) => path)).not.toContain('ssn');
    expect(few.sections[0]?.questions.map(({ path }) => path)).not.toContain('birthDate');
  });

  it('suggests a license for each state that has none', () => {
    const licenses = many.sections.find(({ key }) => key === 'licenses');
    expect(licenses?.entries.map(({ index, values }) => [index, values.state])).toEqual([
      [0, 'OR'],
      [null, 'WA'],
    ]);
  });
});

describe('the page', () => {
  const page = intakePage(many);

  it('labels every control, and no id stands twice', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const labelled = new Set([...page.matchAll(/<label for="([^"]+)"/g)].map(([, id]) => id));
    const controls = [...page.matchAll(/<(?:input|select|textarea) id="([^"]+)"/g)].map(([, id]) => id);
    const alone = controls.filter((id) => !labelled.has(id) && id !== 'text');
    expect(controls.length).toBeGreaterThan(30);
    expect(alone.filter((id) => !id?.endsWith('-removed'))).toEqual([]);
  });

  it('runs its own script and loads nothing', () => {
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(script).digest('base64');
    expect(page).toContain(`script-src 'sha256-${hash}'`);
    expect(page).not.toMatch(/https?:\/\//);
    expect(page).not.toMatch(/ on[a-z]+="/);
  });

  it('escapes what it was given', () => {
    expect(page).not.toContain('Ana</script>');
    expect(page).toContain('Desert &lt;Health&gt;');
  });

  it('shows nothing that must be masked, and never asks for a whole SSN', () => {
    for (const secret of ['1980-05-17', 'AR1234563']) expect(page).not.toContain(secret);
    expect(page).toContain('19**-**-**');
    expect(page).toContain('AR*****63');
    expect(page).toMatch(/id="about-0-ssn"[^>]*maxlength="4"/);
    expect(page).toContain('SSN, last four digits only');
  });
});

describe('the draft dossier', () => {
  const text = intakeText(many, '../schemas/dossier.schema.json');

  it('is sound YAML that holds what is on file, and nothing masked', async () => {
    const source = await readSource('q.dossier.yaml', text);
    expect(source.faults).toEqual([]);
    expect(source.value).toMatchObject({
      npi: '1992000012',
      licenses: [{ state: 'OR', number: 'MD1', expires: '2027-12-31' }],
      disclosures: [{ question: 'all-licenses', answer: 'no', explanation: 'Washington is pending' }],
    });
    for (const secret of ['1980-05-17', 'AR1234563']) expect(text).not.toContain(secret);
    expect(text.startsWith('# yaml-language-server: $schema=../schemas/dossier.schema.json\n')).toBe(true);
  });
});
