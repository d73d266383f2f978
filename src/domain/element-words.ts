/** Elements of a file in words. Only those whose key would read badly stand here. */
const words: ReadonlyMap<string, string> = new Map([
  ['npi', 'NPI'],
  ['dea', 'DEA registration'],
  ['cds', 'state drug registration'],
  ['board', 'board certification'],
  ['ecfmg', 'ECFMG certificate'],
  ['caqh', 'CAQH profile'],
  ['medicare', 'Medicare enrollment'],
  ['medicaid', 'Medicaid enrollment'],
  ['license-sanctions', 'sanctions on licenses'],
  ['medicare-medicaid-sanctions', 'Medicare and Medicaid sanctions'],
  ['npdb', 'NPDB query'],
  ['opt-out', 'Medicare opt-out'],
]);

/** An element of a file as people say it: `medicare-medicaid-sanctions` is "Medicare and Medicaid sanctions". */
export function elementWords(element: string): string {
  return words.get(element) ?? element.replaceAll('-', ' ');
}
