// What `report deadlines` prints, as one query for the sqlite3 shell.

/** The query for a day and so many days ahead. */
export function deadlineQuery(asOf, days) {
  const left = `CAST(julianday(d.due_on) - julianday('${asOf}') AS INTEGER)`;
  return `SELECT d.id, d.due_on, ${left} AS daysLeft,
  CASE WHEN d.due_on IS NULL THEN 'unknown' WHEN ${left} < 0 THEN 'overdue'
    WHEN ${left} <= d.lead_days THEN 'due' ELSE 'upcoming' END AS state,
  CASE WHEN ${left} < 0 THEN 'overdue' WHEN ${left} <= 7 THEN '7 days' WHEN ${left} <= 30 THEN '30 days'
    WHEN ${left} <= 60 THEN '60 days' WHEN ${left} <= 90 THEN '90 days' END AS step,
  d.kind, d.title, s.key, s.kind, s.npi, s.name, coalesce(p.name, d.payer), d.facility, d.application_id, d.owner,
  d.rule, d.cite, d.confidence, d.anchor, d.anchor_on, d.lead_days
FROM deadline d JOIN subject s ON s.id = d.subject_id LEFT JOIN payer p ON p.key = d.payer
WHERE d.valid_from <= '${asOf}' AND d.valid_until > '${asOf}'
  AND (d.due_on IS NULL OR d.due_on <= date('${asOf}', '+${days} days'))
  AND (d.due_on IS NULL OR d.due_on > '${asOf}' OR d.valid_until > d.due_on)
ORDER BY d.due_on IS NULL, d.due_on, s.name, d.title, d.id;
`;
}
