/** Text as it is compared where people write the same thing in several ways. */

/** Lower case, without accents and marks, words parted by one blank: "Lap. Chole" and "lap chole" are the same. */
export function plainWords(text: string): string {
  const lower = text.toLowerCase();
  // Codes and plain names are as they should be already.
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(lower)) return lower;
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
