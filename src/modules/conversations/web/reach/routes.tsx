import { get, post, type Route } from '#platform/http';
import { printAboutYou, showAboutYou, takeAboutYou } from './about-you-page.tsx';
import { takePerspective } from './perspective.tsx';
import { showLiveReach } from './live-page.tsx';
import { showReach } from './public-page.tsx';
import { showChooseQuestions, takeChosenQuestions } from './questions-page.tsx';
import { showRoomReach, takeRoomReach } from './room-page.tsx';
import { showTargets, takeTarget } from './targets-page.tsx';
import { showWantedGroups, takeInclusive, takeRemoval, takeWantedGroup } from './wanted-groups-page.tsx';
import { exampleWorkshopId } from '../workshops/workshop-parts.tsx';
import { showTypeAboutYou, takeTypedAboutYou } from './type-about-you-page.tsx';

const conversation = { code: 'vale-rural-care' };
const phase = { code: 'vale-rural-care', position: '1' };
const phaseId = { id: '00000000-0000-4000-8000-000000000000' };
const workshop = { id: exampleWorkshopId };
/** A household or a waiting room may answer together. */
const ANSWERS_A_MINUTE = 20;

/** Table of contents: whom a conversation reaches. */
export const reachRoutes: readonly Route[] = [
  get('/conversations/:code/:position/about-you', 'take part', showAboutYou, { example: phase }),
  post('/conversations/:code/:position/about-you', 'take part', takeAboutYou, { example: phase, requestsPerMinute: ANSWERS_A_MINUTE }),
  get('/conversations/:code/:position/about-you/print', 'read conversations', printAboutYou, { example: phase }),
  get('/conversations/:code/:position/entry/about-you', 'type in for people', showTypeAboutYou, { example: phase }),
  post('/conversations/:code/:position/entry/about-you', 'type in for people', takeTypedAboutYou, { example: phase, isHeardAnonymously: true }),
  post('/conversations/:code/:position/side', 'take part', takePerspective, { example: phase }),
  get('/conversations/:code/reach', 'read conversations', showReach, { example: { code: 'vale-getting-there' } }),
  get('/conversations/:code/who-to-hear', 'organise conversations', showWantedGroups, { example: conversation }),
  post('/conversations/:code/who-to-hear', 'organise conversations', takeWantedGroup, { example: conversation }),
  post('/conversations/:code/who-to-hear/:group/removal', 'organise conversations', takeRemoval, { example: { ...conversation, group: phaseId.id } }),
  post('/conversations/:code/inclusive', 'organise conversations', takeInclusive, { example: conversation }),
  get('/phases/:id/reach', 'organise conversations', showLiveReach, { example: phaseId }),
  get('/phases/:id/reach/questions', 'organise conversations', showChooseQuestions, { example: phaseId }),
  post('/phases/:id/reach/questions', 'organise conversations', takeChosenQuestions, { example: phaseId }),
  get('/phases/:id/reach/targets', 'organise conversations', showTargets, { example: phaseId }),
  post('/phases/:id/reach/targets', 'organise conversations', takeTarget, { example: phaseId }),
  get('/workshops/:id/people', 'host workshops', showRoomReach, { example: workshop }),
  post('/workshops/:id/people', 'host workshops', takeRoomReach, { example: workshop, isHeardAnonymously: true }),
];
