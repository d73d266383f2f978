import packs from './generated/packs.json' with { type: 'json' };
import type { LoadedPack } from './pack-entry.ts';

/** The packs that ship with the program, joined from `schemas/packs/` when it is built. */
export function shippedPacks(): readonly LoadedPack[] {
  return packs as readonly LoadedPack[];
}
