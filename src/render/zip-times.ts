/** ZIP archives (APPNOTE 6.3) without the clock: equal contents give equal bytes. */

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
/** 1980-01-01 00:00, the first instant the format knows, as time then date. */
const firstInstant = 0x0021_0000;

/** A copy of the archive in which every entry is dated 1980-01-01. The archive has no comment and is not a ZIP64 one. */
export function zipWithoutTimes(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  if (view.getUint32(end, true) !== endOfDirectory) throw new Error('not a ZIP archive without comment');
  const count = view.getUint16(end + 10, true);
  let entry = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(entry, true) !== directoryEntry) throw new Error('damaged ZIP directory');
    view.setUint32(entry + 12, firstInstant, true);
    view.setUint32(view.getUint32(entry + 42, true) + 10, firstInstant, true);
    entry +=
      46 + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return bytes;
}
