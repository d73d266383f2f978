import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoWorld } from '../../world.ts';

test('answers whose letters were changed on the way are refused, as a page and as a draft', async () => {
  const world = await demoWorld();
  try {
    for (const [name, text] of [
      ['answers.json', '{ "empanel": "intake-answers/v1", "remarks": "Se\u00f1ora" }'],
      ['answers.yaml', 'empanel: dossier/v1\nnpi: "1995120460"\nname: { first: Jos\u00e9, last: Bell }\n'],
    ] as const) {
      writeFileSync(join(world.root, name), Buffer.from(text, 'latin1'));
      const { code, stderr } = await world.empanel(['provider', 'intake', '--read', name]);
      expect(stderr).toContain(`\`${name}\` is not UTF-8`);
      expect(code).toBe(65);
    }
  } finally {
    world.end();
  }
});
