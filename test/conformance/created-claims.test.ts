/** What `claims create` writes is the same to us, to another parser (node-x12), and to the rows it was made of. */

import { readFileSync } from 'node:fs';
import { X12Parser, type X12Segment } from 'node-x12';
import { afterAll, expect, test } from 'vitest';
import { ProfessionalReader } from '../../src/sources/x12/professional-reader.ts';
import { demoWorld, endDemo } from '../world.ts';

afterAll(endDemo);

const columns = [
  ...['claim', 'npi', 'payer', 'product', 'group', 'location', 'on', 'code', 'modifiers', 'units', 'charge'],
  ...['diagnoses', 'member_id', 'last', 'first', 'birth_date', 'sex', 'street', 'city', 'state', 'zip'],
  ...['relationship', 'patient_last', 'patient_first', 'patient_birth_date', 'patient_sex', 'referring_npi'],
  ...['referring_last', 'referring_first', 'ordering_npi', 'authorization', 'frequency', 'payer_claim'],
] as const;

type Row = Partial<Record<(typeof columns)[number], string>>;

const usual: Row = {
  ...{ npi: '1245319599', payer: 'cascade-health', product: 'ppo', group: 'riverbend', location: 'portland' },
  ...{ on: '2026-06-01', code: '99213', units: '1', charge: '130', diagnoses: 'I10', member_id: 'TEST1' },
  ...{ last: 'Peñalver ~ Sample', first: "D'Arcy", birth_date: '1980-01-01', sex: 'F', street: '1 Test St' },
  ...{ city: 'Portland', state: 'OR', zip: '97232-1111' },
};

const rows: readonly Row[] = [
  { ...usual, claim: 'A-1', diagnoses: 'Z00.00 I10', charge: '150.05' },
  { ...usual, claim: 'A-1', code: '36415', charge: '12.50', modifiers: '59 25', units: '3' },
  {
    ...{ ...usual, claim: 'A-2', location: 'vancouver', relationship: 'child', patient_last: 'Sample' },
    ...{ patient_first: 'Kit', patient_birth_date: '2015-03-09', patient_sex: 'M', referring_npi: '1234567893' },
    ...{ referring_last: 'Referrer', referring_first: 'Rae', on: '2026-06-02', authorization: 'AUTH7' },
  },
  { ...usual, claim: 'A-3', code: '80053', charge: '40', ordering_npi: '1994073181' },
  { ...usual, claim: 'A-4', frequency: '7', payer_claim: 'CHP900006', charge: '0.99' },
];

function csv(): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return [columns.join(','), ...rows.map((row) => columns.map((name) => cell(row[name] ?? '')).join(','))].join('\n');
}

/** A service as claim, code with modifiers, cents, units and day. */
type Service = readonly [claim: string, code: string, cents: number, units: number, on: string];

function rowServices(): readonly Service[] {
  return rows.map((row) => [
    row.claim ?? '',
    [row.code, ...(row.modifiers ?? '').split(' ')].filter(Boolean).join(':'),
    Math.round(Number(row.charge) * 100),
    Number(row.units),
    row.on ?? '',
  ]);
}

function ownServices(text: string): { readonly services: readonly Service[]; readonly faults: readonly string[] } {
  const services: Service[] = [];
  const faults: string[] = [];
  const reader = new ProfessionalReader('batch.837', (claim) => {
    faults.push(...claim.faults);
    for (const { code, modifiers, chargeCents, units, from } of claim.lines)
      services.push([claim.controlNumber, [code, ...modifiers].join(':'), chargeCents, units, from ?? '']);
  });
  reader.take(Buffer.from(text, 'latin1'));
  faults.push(...reader.finish().faults.map(({ because }) => because));
  return { services, faults };
}

/** All segments of a file as node-x12 finds them; it refuses envelopes and separators that are wrong. */
function segmentsOf(text: string): readonly X12Segment[] {
  const read = new X12Parser(true).parse(text);
  const interchanges = Array.isArray(read) ? read : [read];
  return interchanges.flatMap(({ functionalGroups }) =>
    functionalGroups.flatMap(({ transactions }) => transactions.flatMap(({ segments }) => segments)),
  );
}

const values = ({ tag, elements }: X12Segment): readonly string[] => [tag, ...elements.map(({ value }) => value)];

function theirServices(segments: readonly X12Segment[]): readonly Service[] {
  const services: Service[] = [];
  let claim = '';
  let service: readonly string[] = [];
  for (const [tag, ...elements] of segments.map(values)) {
    if (tag === 'CLM') claim = elements[0] ?? '';
    if (tag === 'SV1') service = elements;
    if (tag !== 'DTP' || elements[0] !== '472') continue;
    const day = elements[2]?.replace(/(....)(..)(..)/, '$1-$2-$3') ?? '';
    const [code = '', charge = '', , units = ''] = service;
    services.push([claim, code.replace(/^HC:/, ''), Math.round(Number(charge) * 100), Number(units), day]);
  }
  return services;
}

test('a file of claims with patients, places, orders and a correction', async () => {
  const world = await demoWorld();
  try {
    world.write('charges.csv', csv());
    const { code, stderr } = await world.run('empanel claims create charges.csv -o batch.837');
    expect(stderr).not.toContain('error');
    expect(code).toBe(0);
    const text = readFileSync(world.path('batch.837'), 'latin1');
    const own = ownServices(text);
    expect(own.faults).toEqual([]);
    expect(own.services).toEqual(rowServices());
    const segments = segmentsOf(text);
    expect(theirServices(segments)).toEqual(rowServices());
    const all = segments.map((one) => values(one).join('*').replace(/\*+$/, ''));
    // Levels are numbered through, and a patient stands under the subscriber.
    expect(all.filter((one) => one.startsWith('HL*'))).toEqual([
      'HL*1**20*1',
      'HL*2*1*22*0',
      'HL*3*1*22*1',
      'HL*4*3*23*0',
      'HL*5*1*22*0',
      'HL*6*1*22*0',
    ]);
    // No separator of a name gets into the file as one, and no accent.
    expect(all.filter((one) => one.startsWith('NM1*IL'))[0]).toBe("NM1*IL*1*Penalver Sample*D'Arcy****MI*TEST1");
    for (const segment of [
      ...['NM1*QC*1*Sample*Kit', 'PAT*19', 'REF*G1*AUTH7', 'NM1*DN*1*Referrer*Rae****XX*1234567893'],
      ...['NM1*77*2*Riverbend Health Vancouver', 'REF*X4*38D2194407', 'NM1*DK*1*Nair*Priya*Anand***XX*1994073181'],
      ...['CLM*A-4*.99***11:B:7*Y*A*Y*Y', 'REF*F8*CHP900006'],
    ])
      expect(all.map((one) => one.replace('*0.99*', '*.99*'))).toContain(segment);
  } finally {
    world.end();
  }
});
