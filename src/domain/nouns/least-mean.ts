// Made from schemas/packs/exclusion-monitoring.pack.yaml by `npm run generate`.

/** Least average of the similarities of last and first name for names to count as similar: `excl.match.fuzzy`. */
export const leastMean = 0.92;
