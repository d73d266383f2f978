/** Values of our own records against the last import from the NPI registry. */

import { addressesAgree } from '../../domain/address.ts';
import { namesAgree } from '../../domain/person-name.ts';
import { type CaseFile, inDossier, type Judgement, judged, type NeedJudge, notAsked } from './case-file.ts';
import { addresses } from './said-values.ts';

/** A name, NPI, specialty or place that is on file, and as the registry has it where the need says so. */
export const registeredJudge: NeedJudge = (need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const nppes = dossier.register?.nppes;
  const compares = need.agreesWith?.includes('register') === true;
  if (!compares) return [onFile(need.element, file)];
  if (nppes === undefined) {
    return [
      judged('unknown', 'the NPI registry has not been read for this provider', inDossier(file), {
        help: 'import it with `empanel provider import nppes FILE`',
      }),
    ];
  }
  const read = nppes.importedOn === undefined ? '' : ` (read ${nppes.importedOn})`;
  switch (need.element) {
    case 'npi':
      return nppes.deactivated !== undefined &&
        (nppes.reactivated === undefined || nppes.reactivated < nppes.deactivated)
        ? [judged('expired', `the registry deactivated the NPI on ${nppes.deactivated}`, inDossier(file, 'npi'))]
        : [judged('met', `the NPI is active in the registry${read}`, inDossier(file, 'npi'))];
    case 'name':
      return [nameJudgement(file, read)];
    case 'taxonomy':
      return [taxonomyJudgement(file, read)];
    default:
      return [addressJudgement(file, read)];
  }
};

function onFile(element: string, file: CaseFile): Judgement {
  const { dossier } = file;
  if (element === 'taxonomy') {
    const primary = dossier?.taxonomies?.find((one) => one.primary === true) ?? dossier?.taxonomies?.[0];
    return primary === undefined
      ? judged('missing', 'no taxonomy code is recorded', inDossier(file))
      : judged('met', `taxonomy ${primary.code}`, inDossier(file, 'taxonomies'));
  }
  if (element === 'npi') return judged('met', `NPI ${dossier?.npi ?? ''}`, inDossier(file, 'npi'));
  return judged('met', 'the name is recorded', inDossier(file, 'name'));
}

function nameJudgement(file: CaseFile, read: string): Judgement {
  const { dossier } = file;
  const name = dossier?.register?.nppes?.name;
  const place = inDossier(file, 'name');
  if (dossier === null || name?.last === undefined)
    return judged('unknown', `the registry shows no name${read}`, place);
  const own = { ...dossier.name, first: dossier.name.first ?? '' };
  const theirs = {
    first: name.first ?? '',
    last: name.last,
    ...(name.middle === undefined ? {} : { middle: name.middle }),
    ...(name.suffix === undefined ? {} : { suffix: name.suffix }),
  };
  if (namesAgree(own, theirs)) return judged('met', `the registry has the same name${read}`, place);
  return judged(
    'missing',
    `the registry has \`${[name.first, name.last].join(' ')}\`${read}, the dossier \`${[own.first, own.last].join(' ')}\``,
    place,
    { help: 'correct NPPES or the dossier' },
  );
}

function taxonomyJudgement(file: CaseFile, read: string): Judgement {
  const { dossier } = file;
  const place = inDossier(file, ...(dossier?.taxonomies === undefined ? [] : ['taxonomies']));
  const own = dossier?.taxonomies ?? [];
  const theirs = dossier?.register?.nppes?.taxonomies ?? [];
  const primary = (own.find((one) => one.primary === true) ?? own[0])?.code;
  const registered = (theirs.find((one) => one.primary === true) ?? theirs[0])?.code;
  if (primary === undefined) return judged('missing', 'no taxonomy code is recorded', place);
  if (registered === undefined) return judged('unknown', `the registry shows no taxonomy code${read}`, place);
  if (primary === registered)
    return judged('met', `the registry has the same primary taxonomy, ${primary}${read}`, place);
  return judged('missing', `the primary taxonomy is ${primary}, in the registry ${registered}${read}`, place, {
    help: 'correct NPPES or the dossier',
  });
}

function addressJudgement(file: CaseFile, read: string): Judgement {
  const [registered] = addresses('register', file);
  const own = addresses('service', file);
  const place = inDossier(file, ...(file.dossier?.practiceLocations === undefined ? [] : ['practiceLocations']));
  if (registered === undefined) return judged('unknown', `the registry shows no practice address${read}`, place);
  if (own.length === 0) return judged('unknown', 'no address of a practice location is recorded', place);
  if (own.some((one) => addressesAgree(one, registered)))
    return judged('met', `the practice address in the registry is one of ours${read}`, place);
  const text = [registered.line1, registered.city, registered.state, registered.zip]
    .filter((part) => part !== undefined)
    .join(', ');
  return judged('missing', `the practice address in the registry${read} is \`${text}\`, none of ours`, place, {
    help: 'correct NPPES or the practice locations',
  });
}
