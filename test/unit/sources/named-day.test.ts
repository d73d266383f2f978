import { expect, test } from 'vitest';
import { knownLists } from '../../../src/sources/lists/column-map.ts';
import { workspaceList } from '../../../src/sources/lists/list-kinds.ts';
import { namedDay } from '../../../src/sources/lists/named-day.ts';

const ohio = workspaceList({ key: 'oh', title: 'Ohio list', state: 'OH', name: 'WHO' });
const maps = [...knownLists, ohio];

test.each([
  ['state:PA', 'medicheck_2026-05-20.csv', '2026-05-20'],
  ['state:PA', 'Medicheck 05-20-2026.csv', '2026-05-20'],
  ['state:OH', 'exclusions_05.20.2026 (1).csv', '2026-05-20'],
  ['state:NY', 'nyomig20260520.txt', '2026-05-20'],
  ['state:NY', 'omig_from_2025-01-01_to_2026-05-20.txt', '2026-05-20'],
  ['sam', 'SAM_Exclusions_Public_Extract_V2_26120.CSV', '2026-04-30'],
  ['sam', 'SAM_Exclusions_20160521.csv', '2016-05-21'],
  ['deactivation', 'npidata_practitioner_20181204_2000rows.csv', '2018-12-04'],
  ['leie', '2605EXCL.csv', '2026-05-01'],
  ['leie', 'UPDATED_2026-06-10.csv', undefined],
  ['state:PA', 'medicheck_2026-02-30.csv', undefined],
  ['state:PA', 'pa_120260520.csv', undefined],
  ['state:PA', 'pa_2026-05_20.csv', undefined],
  ['state:PA', 'medicheck.csv', undefined],
])('the day that a name says: %s, %s', (list, name, expected) => {
  const days = maps.filter((map) => map.list === list).map((map) => namedDay(map, name));
  expect(days.find((day) => day !== undefined)).toBe(expected);
});
