import type { Command } from '#platform/rooms';
import { judgeAll } from '../data/results/judge-all.ts';

/** Works out again what the rules say of every series that is not up to date: after an upgrade of the engine. */
export const judgeAllCommand: Command = {
  name: 'quality judge-all', usage: 'quality judge-all', summary: 'Judge every series anew whose result is out of date, as after an upgrade.',
  run: async (_args, { store, now, print }) => {
    const began = performance.now();
    const { series, judged, raised, ended } = await judgeAll(store, now);
    print(`${series} series, ${judged} judged anew; ${raised} signals raised, ${ended} ended. ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return 0;
  },
};
