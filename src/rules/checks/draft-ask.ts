import type { Check, CheckInput } from './check.ts';
import { isGiven, items, text, texts } from './loose-value.ts';

/** What a draft still lacks: one note that says what to ask the provider for. */
export const draftAsk: Check<'dossier'> = {
  id: 'draft/ask',
  severity: 'info',
  title: 'a draft says what is still to be asked',
  why: 'What registers and trackers know is a beginning. An application needs more, and a single request to the provider gets one answer instead of ten.',
  help: 'ask the provider for it in one message, add the answers, and set `status: active`',
  cite: 'empanel convention: a draft becomes active when a person has completed it',
  kinds: ['dossier'],
  drafts: true,
  good: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\n',
  bad: 'empanel: dossier/v1\nstatus: draft\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\ndraft: { source: nppes, ask: [birth date, malpractice cover] }\n',
  *faults({ value }) {
    if (text(value.status) !== 'draft') return;
    const listed = texts(value.draft?.ask).map(([, item]) => item);
    const asked = listed.length > 0 ? listed : unknownParts(value);
    const message =
      asked.length === 0
        ? 'this draft has everything an application begins with'
        : `this draft still needs, from the provider: ${asked.join('; ')}`;
    yield { pointer: ['status'], message };
  },
};

/** What applications ask for and the draft does not have, where no list says what to ask. */
function unknownParts(dossier: CheckInput<'dossier'>['value']): readonly string[] {
  const licenses = items(dossier.licenses);
  const parts: readonly (readonly [boolean, string])[] = [
    [isGiven(dossier.birthDate), 'birth date'],
    [licenses.length > 0, 'licenses'],
    [licenses.every(([, one]) => isGiven(one.expires)), 'expiry dates of licenses'],
    [isGiven(dossier.taxonomies), 'specialty'],
    [isGiven(dossier.education), 'education'],
    [isGiven(dossier.workHistory), 'work history'],
    [isGiven(dossier.malpracticeCover), 'malpractice cover'],
    [isGiven(dossier.disclosures), 'disclosure questions'],
    [isGiven(dossier.practiceLocations), 'practice locations'],
    [isGiven(dossier.caqh), 'CAQH id'],
  ];
  return parts.flatMap(([known, what]) => (known ? [] : [what]));
}
