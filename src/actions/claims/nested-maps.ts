/** Maps inside maps, for what is known under several things at once without making a text of them. */

/** The map under a key, made when it is first asked for. */
export function innerMap<Key, K, V>(maps: Map<Key, Map<K, V>>, key: Key): Map<K, V> {
  let found = maps.get(key);
  if (found === undefined) {
    found = new Map();
    maps.set(key, found);
  }
  return found;
}
