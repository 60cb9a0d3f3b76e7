import { get, post, type Route } from '#platform/http';
import { printAboutYou, showAboutYou, takeAboutYou } from './about-you-page.tsx';
import { takePerspective } from './perspective.tsx';
import { showTypeAboutYou, takeTypedAboutYou } from './type-about-you-page.tsx';

const phase = { code: 'vale-rural-care', position: '1' };
/** A household or a waiting room may answer together. */
const ANSWERS_A_MINUTE = 20;

/** Table of contents: whom a conversation reaches. */
export const reachRoutes: readonly Route[] = [
  get('/conversations/:code/:position/about-you', 'take part', showAboutYou, { example: phase }),
  post('/conversations/:code/:position/about-you', 'take part', takeAboutYou, { example: phase, requestsPerMinute: ANSWERS_A_MINUTE }),
  get('/conversations/:code/:position/about-you/print', 'read conversations', printAboutYou, { example: phase }),
  get('/conversations/:code/:position/entry/about-you', 'type in for people', showTypeAboutYou, { example: phase }),
  post('/conversations/:code/:position/entry/about-you', 'type in for people', takeTypedAboutYou, { example: phase }),
  post('/conversations/:code/:position/side', 'take part', takePerspective, { example: phase }),
];
