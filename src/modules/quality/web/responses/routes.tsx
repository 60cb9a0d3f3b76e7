import { get, post, type Route } from '#platform/http';
import { exampleTaskId } from '../../data/example-series.ts';
import { showResponses } from './list-page.tsx';
import { showOwner, takeOwner } from './owner-page.tsx';
import { showTask, takeAnswer } from './task-page.tsx';

const example = { id: exampleTaskId };

export const responseRoutes: readonly Route[] = [
  get('/quality/responses', 'read answers to signals', showResponses),
  get('/quality/responses/:id', 'read answers to signals', showTask, { example }),
  post('/quality/responses/:id/answers', 'answer signals', takeAnswer, { example }),
  get('/quality/responses/:id/owner', 'hand over answers', showOwner, { example }),
  post('/quality/responses/:id/owner', 'hand over answers', takeOwner, { example }),
];
