/**
 * A random order that anybody can repeat. The rank of a thing is SplitMix64 of the 64-bit FNV-1a hash of the seed, a line
 * feed and the key of the thing, all as UTF-8. The lowest ranks are drawn. It does not depend on the order in which the
 * things are given, and a thing more or less moves no other.
 */

const all64 = 0xffff_ffff_ffff_ffffn;

/** The order of the keys under a seed. */
export function seededOrder(seed: string, keys: Iterable<string>): readonly string[] {
  const ranked = [...new Set(keys)].map((key) => ({ key, rank: seededRank(seed, key) }));
  ranked.sort((left, right) =>
    left.rank < right.rank ? -1 : left.rank > right.rank ? 1 : left.key < right.key ? -1 : 1,
  );
  return ranked.map(({ key }) => key);
}

/** The rank of a key under a seed, from 0 to 2^64 - 1. */
export function seededRank(seed: string, key: string): bigint {
  let hash = 0xcbf2_9ce4_8422_2325n;
  for (const byte of new TextEncoder().encode(`${seed}\n${key}`)) {
    hash = ((hash ^ BigInt(byte)) * 0x0000_0100_0000_01b3n) & all64;
  }
  let mixed = (hash + 0x9e37_79b9_7f4a_7c15n) & all64;
  mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & all64;
  mixed = ((mixed ^ (mixed >> 27n)) * 0x94d0_49bb_1331_11ebn) & all64;
  return mixed ^ (mixed >> 31n);
}
