/**
 * Layout 7 of the ledger: for each deadline the first day on which it may be met, and the later day where nobody knows
 * whether requests stop the clock. Without the name of the rules that made them all rows are made again.
 */
export const schema7 = `
ALTER TABLE deadline ADD COLUMN opens_on TEXT;
ALTER TABLE deadline ADD COLUMN due_at_latest_on TEXT;
DELETE FROM meta WHERE key = 'rules';
`;
