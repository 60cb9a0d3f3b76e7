import { get, post, type Route } from '#platform/http';
import { showChanges } from './changes-page.tsx';
import { addOne, publishFinal, showKeeping } from './keeping-page.tsx';
import { saveOutcome, showOutcome } from './outcome-page.tsx';
import { rewordOne, showStatementKeeping, traceOne } from './statement-keeping-page.tsx';
import { showStatement } from './statement-page.tsx';

const phase = { code: 'vale-three-parts', position: '3' };
const one = { id: '00000000-0000-4000-8000-000000000000' };

/** Table of contents: check and challenge. */
export const challengeRoutes: readonly Route[] = [
  get('/conversations/:code/:position/statements/:number', 'read conversations', showStatement, { example: { ...phase, number: '1' } }),
  get('/conversations/:code/:position/changes', 'read conversations', showChanges, { example: phase }),
  get('/phases/:id/statements', 'organise conversations', showKeeping, { example: one }),
  post('/phases/:id/statements', 'organise conversations', addOne, { example: one }),
  post('/phases/:id/final-text', 'organise conversations', publishFinal, { example: one }),
  get('/statements/:id/keeping', 'organise conversations', showStatementKeeping, { example: one }),
  post('/statements/:id', 'organise conversations', rewordOne, { example: one }),
  post('/statements/:id/trace', 'organise conversations', traceOne, { example: one }),
  get('/challenges/:id/outcome', 'organise conversations', showOutcome, { example: one }),
  post('/challenges/:id/outcome', 'organise conversations', saveOutcome, { example: one }),
];
