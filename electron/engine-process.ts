/** The utility process on the desktop: the workbench, away from the window and from main. */
import { Workbench } from '../analytics/workbench.ts';
import { runEngine } from './engine-service.ts';
import { reportToTerminal } from './report.ts';

await runEngine(() => Workbench.open({ samples: true, host: 'desktop' }), process.parentPort, {
  report: reportToTerminal,
  exit: () => process.exit(0),
});
