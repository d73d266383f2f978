/** A thing that is counted, named for one and for many. */

/** A number of things in words: "1 row", "3 rows", "2 files were refused". */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A whole number as it is read: 70,000. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** "1 row", "70,000 rows". */
export function rowWords(rows: number): string {
  return `${grouped(rows)} ${rows === 1 ? 'row' : 'rows'}`;
}

/** The ways to write what is counted, for one and for many: "colonoscopies" and "colonoscopy", "encounter" and "encounters". */
export function numberForms(name: string): readonly string[] {
  const [, stem, ending] = /^(.+?)(ies|es|s|y|)$/i.exec(name.trim()) ?? [];
  if (stem === undefined || ending === undefined) return [name];
  const forms = /^(ies|y)$/i.test(ending) ? [`${stem}y`, `${stem}ies`] : [stem, `${stem}s`, `${stem}es`, `${stem}e`];
  return [...new Set([name.trim(), ...forms])];
}
