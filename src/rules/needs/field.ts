import type { Need } from '../../domain/nouns/pack.ts';
import { type CaseFile, judged, type NeedJudge, type Place } from './case-file.ts';

/** A field of a document that must not be empty: of the provider's, the group's or the facility's. */
export const fieldJudge: NeedJudge = (need, file) => {
  const path = (need.field ?? '').split('.');
  const target = documentOf(need.of ?? 'provider', file);
  if (target === undefined) {
    return need.of === 'group'
      ? [judged('unknown', 'no group is named', null, { help: 'name the group with `--group`' })]
      : [];
  }
  const { value, place } = target;
  const found = memberAt(value, path);
  const there = path.slice(0, depthOf(value, path));
  const at: Place = { ...place, pointer: there };
  if (found !== undefined && found !== null && found !== '')
    return [judged('met', `${path.at(-1) ?? ''} is recorded`, { ...place, pointer: path })];
  return [
    judged('missing', `\`${need.field ?? ''}\` is not recorded`, at, {
      help: `record it under \`${need.field ?? ''}\``,
    }),
  ];
};

function documentOf(
  of: NonNullable<Need['of']>,
  file: CaseFile,
): { readonly value: unknown; readonly place: Place } | undefined {
  const { dossier, group, facility } = file;
  switch (of) {
    case 'provider':
      return dossier === null
        ? undefined
        : { value: dossier, place: { document: 'dossier', key: dossier.npi, pointer: [] } };
    case 'group':
      return group === null ? undefined : { value: group, place: { document: 'group', key: group.key, pointer: [] } };
    case 'facility':
      return facility === null
        ? undefined
        : { value: facility, place: { document: 'facility', key: facility.key, pointer: [] } };
    default:
      return of satisfies never;
  }
}

function memberAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value);
}

/** How many steps of the path are there. */
function depthOf(value: unknown, path: readonly string[]): number {
  const missing = path.findIndex((_, index) => memberAt(value, path.slice(0, index + 1)) === undefined);
  return missing < 0 ? path.length : missing;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
