import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from '../../../analytics/workbench.ts';
let w: Workbench;
beforeAll(async () => { w = await Workbench.open({ samples: true, host: 'script' }); });
afterAll(async () => { await w.close(); });
describe('x', () => { it('y', async () => { const t=performance.now(); const d = await w.disagreements(); console.log(d.length, performance.now()-t); console.log(await w.describe()); expect(d.length).toBe(57); }); });
