import fc from 'fast-check';

/**
 * fast-check for every property here. The cases are the same in each run, so that a failure speaks of the change at hand;
 * `PROPERTY_SEED=N npm test` looks at others.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_190_101) });

export default fc;
