import type { PlantFault } from '../fault';

export const updaterOnLoadSide: PlantFault = {
  name: 'updater-on-load-side',
  side: 'plant',
  ids: ['D17'],
  bites:
    'What the update needs (`what`: tool, host or network; the tool when not said) hangs on `feed` (backup-panel when not said) and dies with it.',
  when: 'Whenever that feed is dead, although the site says that it is fed from elsewhere.',
  ends: 'When the feed is back.',
  problemCode: 'hold.feed-lost',
  times: 1,
  lasts: true,
  at: 'fed',
  apply: (call, told) => {
    if ((call.what ?? 'tool') !== told.what) return undefined;
    return told.dead.includes(typeof call.feed === 'string' ? call.feed : 'backup-panel') ? true : undefined;
  },
};
