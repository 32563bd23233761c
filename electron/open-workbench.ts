import { Workbench } from '../analytics/workbench.ts';
import type { Opener, SavingApplication } from './engine-service.ts';

/** Opens workbenches for a host. */
export function workbenchOpener(host: 'desktop' | 'browser'): Opener {
  return {
    open: async (opening) => {
      if (opening.kind === 'samples') return saving(await Workbench.open({ samples: true, host }));
      const generation = opening.generation ?? undefined;
      const workbench = await Workbench.openFile({ ...opening, generation, host });
      // Who has made a workspace finds its file in the folder at once.
      if (opening.create) await workbench.save();
      return saving(workbench);
    },
    generations: (path) => Workbench.generations(path),
  };
}

function saving(workbench: Workbench): SavingApplication {
  return Object.assign(workbench, {
    settle: async () => {
      if (workbench.keeper.state.status !== 'read_only') await workbench.save();
    },
    giveKey: (passphrase: string) => workbench.keeper.giveKey(passphrase),
    onNewKey: (listener: () => void) => workbench.keeper.onNewKey(listener),
  });
}
