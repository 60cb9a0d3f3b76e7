import { get, post, type Route } from '#platform/http';
import { showLetters, takeStop, takeYes } from './followed-pages.tsx';
import { showFollow, takeFollow } from './follow-pages.tsx';

const conversation = { code: 'vale-rural-care' };
const idea = { ...conversation, position: '1', id: '00000000-0000-4000-8000-000000000000' };
/** Letters go to an address that somebody typed: few from one connection. */
const LETTERS_A_MINUTE = 10;

export const followingRoutes: readonly Route[] = [
  get('/conversations/:code/follow', 'read conversations', showFollow, { example: conversation }),
  post('/conversations/:code/follow', 'take part', takeFollow, { example: conversation, requestsPerMinute: LETTERS_A_MINUTE }),
  get('/conversations/:code/:position/ideas/:id/follow', 'read conversations', showFollow, { example: idea }),
  post('/conversations/:code/:position/ideas/:id/follow', 'take part', takeFollow, { example: idea, requestsPerMinute: LETTERS_A_MINUTE }),
  get('/following/letters', 'take part', showLetters, { requestsPerMinute: 60 }),
  post('/following/letters', 'take part', takeYes, { requestsPerMinute: 30 }),
  post('/following/stop', 'take part', takeStop, { isPressedInLetters: true, requestsPerMinute: 30 }),
];
