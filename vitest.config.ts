import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    // better-sqlite3 is a native addon; one process per file keeps its handles apart.
    pool: 'forks',
    // By itself it leaves one processor idle, which of two is half.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests own their environment: no colour, no time zone or locale of the machine.
    env: { NO_COLOR: '1', TZ: 'America/New_York' },
    unstubEnvs: true,
    restoreMocks: true,
    server: { deps: { inline: ['inquirer', /@inquirer\//] } },
  },
});
