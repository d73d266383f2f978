// Numbers that the field gives out, with the check digits that they need.

/** The tenth digit of an NPI: Luhn over 80840 and the nine before it. */
export function npiOf(nine) {
  const digits = [...`80840${nine}`].map(Number);
  const sum = digits
    .reverse()
    .reduce(
      (total, digit, index) => total + (index % 2 === 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit),
      0,
    );
  return `${nine}${(10 - (sum % 10)) % 10}`;
}
