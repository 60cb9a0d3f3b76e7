import { get, post, type Route } from '#platform/http';
import { showAnswerForm, takeAnswer } from './answer-page.tsx';
import { showGroups } from './groups-page.tsx';
import { showResults } from './results-page.tsx';

const theme = { id: '00000000-0000-4000-8000-000000000000' };
const phase = { code: 'vale-rural-care', position: '1' };

/** Table of contents: what everyone reads after the end. */
export const resultRoutes: readonly Route[] = [
  get('/conversations/:code/:position/results', 'read conversations', showResults, { example: phase }),
  get('/conversations/:code/:position/groups', 'read conversations', showGroups, { example: phase }),
  get('/themes/:id/answer', 'answer themes', showAnswerForm, { example: theme }),
  post('/themes/:id/answer', 'answer themes', takeAnswer, { example: theme }),
];
