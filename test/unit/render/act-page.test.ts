import { expect, test } from 'vitest';
import { renderedActPage } from '../../../src/render/act-page.ts';

test('words wrap within the width, headings among them, and an act stays on one line', () => {
  const text = renderedActPage(
    {
      title: 'Onboarding of Tanaka, Robert',
      asOf: '2026-06-15',
      lead: [],
      sections: [
        {
          heading: 'Cascade Health Plan · not billable: application a-3svbnk10 was returned',
          items: [
            {
              about: 'checklist',
              what: '6 items missing',
              because: '',
              on: null,
              tone: 'bad',
              act: 'empanel checklist 1993002140 --payer cascade-health --open-only',
            },
          ],
        },
      ],
      next: null,
    },
    { width: 50, paint: (words) => words },
  );
  expect(text).toBe(`Onboarding of Tanaka, Robert · as of 2026-06-15

Cascade Health Plan · not billable: application
a-3svbnk10 was returned
  checklist: 6 items missing
    → empanel checklist 1993002140 --payer cascade-health --open-only
`);
});
