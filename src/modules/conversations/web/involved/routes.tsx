import { get, post, type Route } from '#platform/http';
import { showGetInvolved, showInvolvement } from './get-involved-page.tsx';
import { addWanted, closeWanted, openOneDoor, showKeepingInvolvement } from './keeping-page.tsx';
import { answerOne, setOneDuty, showAnswering, showDuty, takeOneUp } from './answering-pages.tsx';
import { showAnswers } from './answers-page.tsx';
import { showYoungForm, takeYoungWords } from './young-page.tsx';
import { askToJoin, joinOne, leaveOne, showJoining, showLeaving } from './mail-list-pages.tsx';
import { printInvolvement } from './print-page.tsx';

const open = { organisation: 'vale-and-riverside' };
const own = { code: 'vale-and-riverside' };
const talk = { code: 'vale-rural-care', position: '1' };
const token = { token: '00000000-0000-4000-8000-000000000000' };
/** Of the demonstration, so that generic tests see every form. */
const wanted = { id: '0d0d0d0d-0000-4000-8000-000000000323' };
const phase = { id: '0d0d0d0d-0000-4000-8000-000000000320' };
const idea = { id: '0d0d0d0d-0000-4000-8000-000000000321' };
/** Each may send a letter to somebody: one connection cannot fill a letter box. */
const LETTERS_A_MINUTE = 5;
const WORDS_A_MINUTE = 20;

/** Table of contents: getting involved at any time. */
export const involvedRoutes: readonly Route[] = [
  get('/get-involved', 'take part', showGetInvolved),
  get('/get-involved/:organisation', 'take part', showInvolvement, { example: open }),
  get('/get-involved/:organisation/print', 'take part', printInvolvement, { example: open }),
  post('/get-involved/:organisation/list', 'take part', askToJoin, { example: open, requestsPerMinute: LETTERS_A_MINUTE }),
  get('/mail-list/joining/:token', 'take part', showJoining, { example: token, requestsPerMinute: 30 }),
  post('/mail-list/joining/:token', 'take part', joinOne, { example: token, requestsPerMinute: 30 }),
  get('/mail-list/leaving/:token', 'take part', showLeaving, { example: token, requestsPerMinute: 30 }),
  post('/mail-list/leaving/:token', 'take part', leaveOne, { example: token, requestsPerMinute: 30 }),
  get('/organisations/:code/involvement', 'organise conversations', showKeepingInvolvement, { example: own }),
  post('/organisations/:code/involvement', 'organise conversations', addWanted, { example: own }),
  post('/organisations/:code/involvement/door', 'organise conversations', openOneDoor, { example: own }),
  post('/wanted-roles/:id/closing', 'organise conversations', closeWanted, { example: wanted }),
  get('/conversations/:code/:position/young', 'take part', showYoungForm, { example: talk }),
  post('/conversations/:code/:position/young', 'take part', takeYoungWords, { example: talk, requestsPerMinute: WORDS_A_MINUTE }),
  get('/conversations/:code/:position/answers', 'read conversations', showAnswers, { example: { code: 'vale-staff-voice', position: '1' } }),
  get('/phases/:id/duty', 'answer ideas', showDuty, { example: phase }),
  post('/phases/:id/duty', 'answer ideas', setOneDuty, { example: phase }),
  post('/words/:id/taking-up', 'take ideas up for an answer', takeOneUp, { example: idea }),
  get('/words/:id/answer', 'answer ideas', showAnswering, { example: idea }),
  post('/words/:id/answer', 'answer ideas', answerOne, { example: idea }),
];
