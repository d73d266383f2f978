/** What the papers of a group or facility say about it. */

import type { Fault } from '../../domain/finding.ts';
import type { CheckInput } from './check.ts';
import { items, type LooseList, text, texts } from './loose-value.ts';
import type { PaperWithSays } from './papers.ts';
import { businessKey } from './said-name.ts';

/** Papers made out to the organization itself. */
const ownPapers = new Set(
  'w9 cp575 147c npi-confirmation articles bank-letter voided-check eft-form era-form business-license facility-license accreditation clia general-liability malpractice-face-sheet ownership-disclosure medicare-letter medicaid-letter approval-letter'.split(
    ' ',
  ),
);

/** The differences between a paper and the organization. */
export function* organizationDifferences(
  paper: PaperWithSays,
  { value }: CheckInput<'group' | 'facility'>,
): Iterable<Fault> {
  const { says, kind, pointer } = paper;
  if (!ownPapers.has(kind)) return;
  const differs = (member: string, message: string): Fault => ({ pointer: [...pointer, 'says', member], message });
  const [printed, legalName] = [text(says.legalName), text(value.legalName)];
  if (printed !== undefined && legalName !== undefined && businessKey(printed) !== businessKey(legalName)) {
    yield differs(
      'legalName',
      `the paper says legal name \`${printed}\`; the ${text(value.key) ?? 'document'} file has \`${legalName}\``,
    );
  }
  const [tin, knownTin] = [text(says.tin), text(value.tin)];
  if (tin !== undefined && knownTin !== undefined && tin.replace(/\D/g, '') !== knownTin.replace(/\D/g, '')) {
    yield differs('tin', 'the tax number on the paper is not the one in this file');
  }
  const npi = text(says.npi);
  const known = [text(value.npi), ...locationNpis(value)].filter((one) => one !== undefined);
  if (npi !== undefined && known.length > 0 && !known.includes(npi)) {
    yield differs('npi', `the paper says NPI \`${npi}\`; this file has ${known.map((one) => `\`${one}\``).join(', ')}`);
  }
  const dba = text(says.dba);
  const names = 'dba' in value ? texts(value.dba as LooseList<string>).map(([, name]) => name) : [];
  if (dba !== undefined && names.length > 0 && !names.some((name) => businessKey(name) === businessKey(dba))) {
    yield differs(
      'dba',
      `the paper says trade name \`${dba}\`; this file has ${names.map((name) => `\`${name}\``).join(', ')}`,
    );
  }
}

function locationNpis(value: CheckInput<'group' | 'facility'>['value']): readonly (string | undefined)[] {
  return 'locations' in value
    ? items(value.locations as LooseList<{ readonly npi?: string }>).map(([, one]) => text(one.npi))
    : [];
}
