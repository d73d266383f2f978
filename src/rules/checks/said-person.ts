/** What a provider's papers say about the provider. */

import type { Fault } from '../../domain/finding.ts';
import type { CheckInput } from './check.ts';
import { tinMark } from './index-entry.ts';
import { items, text } from './loose-value.ts';
import type { PaperWithSays } from './papers.ts';
import { businessKey, isAmong, type KnownNames, namesText } from './said-name.ts';

/** Papers made out to the provider in person. A face sheet may name the group, a letter its writer. */
const personalPapers = new Set(
  'license compact-privilege dea cds board-certificate malpractice-face-sheet claims-history npi-confirmation cv photo-id social-security-card work-permit diploma training-certificate transcript ecfmg certification cme attestation aar-release application background-consent background-report immunization tb-test health-statement dd214 medicare-letter medicaid-letter caqh-summary caqh-attestation'.split(
    ' ',
  ),
);

/** Papers on which the NPI and the taxonomy are the provider's own. */
const ownNumberPapers = new Set(
  'npi-confirmation application caqh-summary caqh-attestation medicare-letter medicaid-letter malpractice-face-sheet license dea'.split(
    ' ',
  ),
);

/** The differences between a paper and the person in the dossier. */
export function* personDifferences(
  paper: PaperWithSays,
  { value, index }: CheckInput<'dossier'>,
  known: KnownNames,
): Iterable<Fault> {
  const { says, kind, pointer } = paper;
  const differs = (member: string, message: string): Fault => ({ pointer: [...pointer, 'says', member], message });
  const name = text(says.name);
  const insured = paper.shown.kind === 'entry' ? paper.shown.entry.members.insured : undefined;
  if (name !== undefined && personalPapers.has(kind) && insured === undefined) {
    if (!isAmong(name, known))
      yield differs('name', `the paper is made out to \`${name}\`; the dossier knows ${namesText(known)}`);
  }
  const born = text(says.birthDate);
  if (born !== undefined && text(value.birthDate) !== undefined && born !== text(value.birthDate)) {
    yield differs('birthDate', 'the birth date on the paper is not the one in the dossier');
  }
  const npi = text(says.npi);
  if (npi !== undefined && ownNumberPapers.has(kind) && text(value.npi) !== undefined && npi !== text(value.npi)) {
    yield differs('npi', `the paper says NPI \`${npi}\`; the dossier has \`${text(value.npi)}\``);
  }
  const taxonomy = text(says.taxonomy);
  const codes = items(value.taxonomies).flatMap(([, one]) => text(one.code) ?? []);
  if (taxonomy !== undefined && codes.length > 0 && ownNumberPapers.has(kind) && !codes.includes(taxonomy)) {
    yield differs(
      'taxonomy',
      `the paper says taxonomy \`${taxonomy}\`; the dossier has ${codes.map((code) => `\`${code}\``).join(', ')}`,
    );
  }
  // A paper of the group in the provider's file must carry the group's own tax number.
  const [legalName, tin] = [text(says.legalName), text(says.tin)];
  if (legalName === undefined || tin === undefined) return;
  const group = [...index.groups.values()].find(
    (one) => one.legalName !== undefined && businessKey(one.legalName) === businessKey(legalName),
  );
  if (group?.tin !== undefined && group.tin !== tinMark(index.mark, tin)) {
    yield differs('tin', `the tax number on the paper is not that of ${group.legalName}`);
  }
}
