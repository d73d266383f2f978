import type { RulePack } from './pack-entry.ts';

/** The packs with these ids and all that they extend, the extended ones first. Ids nobody knows are passed over. */
export function packClosure(packs: ReadonlyMap<string, RulePack>, ids: readonly string[]): readonly RulePack[] {
  const found = new Map<string, RulePack>();
  const visit = (id: string, path: readonly string[]): void => {
    const pack = packs.get(id);
    if (pack === undefined || found.has(id) || path.includes(id)) return;
    for (const base of pack.pack.extends ?? []) visit(base, [...path, id]);
    found.set(id, pack);
  };
  for (const id of ids) visit(id, []);
  return [...found.values()];
}
