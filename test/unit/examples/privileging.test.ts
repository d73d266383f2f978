/** The example staff office is sound on its day, and its forms are what they are said to be. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { npiFault } from '../../../src/domain/identifiers/npi.ts';
import type { Facility } from '../../../src/domain/nouns/facility.ts';
import { documentsIn, said, shapeFaults } from '../checks/sample.ts';

const root = join(import.meta.dirname, '../../../examples/privileging');
const storyDay = calendarDate('2026-06-15');
const files = ['facilities', 'dossiers'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((f) => join(folder, f)),
);
const text = (file: string): string => readFileSync(join(root, file), 'utf8');

describe.each(files)('%s', (file) => {
  test('has its shape, and among the others breaks no rule', async () => {
    const others = [...files.filter((one) => one !== file), 'empanel.yaml'].map(text);
    expect(await shapeFaults(text(file))).toEqual([]);
    const found = await said([text(file), ...others].join('---\n'), storyDay);
    expect(found.filter((line) => !line.startsWith('info ') && !line.includes(' there is no pack '))).toEqual([]);
  });
});

test('each form has a core and lines around it, and every NPI of a list passes its check digit', async () => {
  for (const file of files.filter((one) => one.startsWith('facilities'))) {
    const facility = (await documentsIn(text(file)))[0]?.value as Facility;
    for (const { lines, acknowledgment, until } of facility.privilegeForms ?? []) {
      expect(lines.filter(({ kind }) => kind === 'core')).toHaveLength(1);
      if (until === undefined) {
        expect(lines.length).toBeGreaterThan(1);
        expect(acknowledgment).toBeDefined();
      }
    }
    const listed = (facility.proxyAgreements ?? []).flatMap(({ practitioners = [] }) => practitioners);
    expect(listed.map(({ npi }) => npiFault(npi))).toEqual(listed.map(() => undefined));
  }
});
