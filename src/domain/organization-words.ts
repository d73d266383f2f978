/** What kinds of facilities and of their papers are called. */

/** Kinds of facilities and papers that people say letter by letter. */
const letters: ReadonlySet<string> = new Set([
  'asc',
  'snf',
  'fqhc',
  'rhc',
  'cmhc',
  'esrd',
  'idtf',
  'otp',
  'dmepos',
  'clia',
  'dea',
]);

/** The name of a kind of facility, or of a paper that it holds: "ASC", "home health", "Medicare certification". */
export function organizationWords(kind: string): string {
  if (letters.has(kind)) return kind.toUpperCase();
  return kind.replaceAll('-', ' ').replace(/^medicare /, 'Medicare ');
}
