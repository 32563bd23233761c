import fc from 'fast-check';

// One seed a default run, so that a failure is the change's and not the day's; `npm run test:long`
// takes another seed every time and tries more.
fc.configureGlobal({
  seed: Number(process.env['PROPERTY_SEED'] ?? 2026),
  ...(process.env['PROPERTY_RUNS'] ? { numRuns: Number(process.env['PROPERTY_RUNS']) } : {}),
});
