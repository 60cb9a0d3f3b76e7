import { get, post, type Route } from '#platform/http';
import { decideOnAppeal, part, showAppeals, showMerged } from './appeals-page.tsx';
import { logAsCsv, showLog } from './log-page.tsx';
import { decide, decideProposal, merge, showQueue, takeBack } from './queue-page.tsx';
import { showTakingDown, takeDown } from './taking-down-page.tsx';

const example = { id: '00000000-0000-4000-8000-000000000000' };
const phase = { code: 'vale-rural-care', position: '1' };

/** Table of contents: reading words before they are shown, and what everyone may know of it. */
export const moderationRoutes: readonly Route[] = [
  get('/moderation', 'moderate conversations', showQueue),
  get('/moderation/appeals', 'decide appeals', showAppeals),
  get('/moderation/merged', 'moderate conversations', showMerged),
  post('/moderation/:id/decision', 'moderate conversations', decide, { example }),
  post('/moderation/:id/proposal', 'moderate conversations', decideProposal, { example }),
  post('/moderation/:id/reversal', 'moderate conversations', takeBack, { example }),
  post('/moderation/:id/merger', 'moderate conversations', merge, { example }),
  get('/moderation/:id/taking-down', 'moderate conversations', showTakingDown, { example }),
  post('/moderation/:id/taking-down', 'moderate conversations', takeDown, { example }),
  post('/moderation/:id/parting', 'moderate conversations', part, { example }),
  post('/moderation/appeals/:id/decision', 'decide appeals', decideOnAppeal, { example }),
  get('/conversations/:code/:position/decisions', 'read conversations', showLog, { example: phase }),
  get('/conversations/:code/:position/decisions.csv', 'read conversations', logAsCsv, { example: phase }),
];
