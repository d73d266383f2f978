/** Files of which no rule in use has this office verify anything: why that is so, and what to do about it. */

import type { SubjectKind } from '../domain/facts.ts';
import { packClosure } from '../rules/pack-closure.ts';
import { rolePacks, verifyingRoles } from '../rules/role-packs.ts';
import { standingPacks } from '../rules/rule-set.ts';
import type { DecidedFile } from './decided-files.ts';
import type { OfficeQuestion } from './report.ts';
import { verifiedRules } from './verification-matters.ts';

/** Subjects as the sentence names them. */
const subjectWords: Readonly<Record<SubjectKind, string>> = {
  provider: 'providers',
  group: 'groups',
  facility: 'facilities',
  practice: 'practices',
};

/** Why no rule in use has this office verify anything of a file, and what would; null where a rule does, or where others verify. */
export async function verificationSilence(
  file: DecidedFile,
  question: Pick<OfficeQuestion, 'asOf' | 'office'>,
): Promise<string | null> {
  const { role } = question.office;
  const who = verifyingRoles[role];
  if (who === undefined || (await verifiedRules(file, question)).some(({ isOurs }) => isOurs)) return null;
  const rules = await question.office.rules();
  const { kind } = file.facts.subject;
  const telling = rolePacks(rules.packs, role, kind).map((id) => `\`${id}\``);
  const inUse = packClosure(rules.packs, standingPacks(rules.use, file.packs)).map(({ pack }) => `\`${pack.id}\``);
  const silent = telling.filter((id) => inUse.includes(id));
  const help =
    silent.length > 0
      ? `${silent.join(', ')} ${silent.length === 1 ? 'is' : 'are'} about other lines of business; add requirements in a pack of your own`
      : telling.length > 0
        ? `name ${telling.join(' or ')} under \`packs\` in \`empanel.yaml\``
        : 'add requirements in a pack of your own';
  const whose = file.payer === null ? '' : ` for ${file.payer.name}`;
  return `no rule in use says what ${who} verifies of ${subjectWords[kind]}${whose}: ${help}`;
}
