/** Text as it is compared where people write the same thing in several ways. */

/** Lower case, without accents and marks, words parted by one blank: "Lap. Chole" and "lap chole" are the same. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
