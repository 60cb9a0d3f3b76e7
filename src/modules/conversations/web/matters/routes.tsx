import { get, post, type Route } from '#platform/http';
import { exampleOrganisation } from '../workshops/workshop-parts.tsx';
import { showAnswerForm, takeAnswer } from './answer-page.tsx';
import { showAnswer, showAnswers, takeAnswerChange } from './answers-page.tsx';
import { showChanges, takeThemeChange } from './changes-page.tsx';
import { showAnswerCoding, takeCodes, takeCounting, takeReading } from './coding-page.tsx';
import { showCommunity } from './community-page.tsx';
import { showDesks } from './desks-page.tsx';
import { printAnswerForm, showEntry, takeEntry } from './entry-page.tsx';
import { takeOpening } from './opening-page.tsx';
import { changeAnswer, findAnswer, showAnswerCode, withdrawAnswer } from './own-answer-page.tsx';

const place = { example: exampleOrganisation };
const one = { example: { id: '00000000-0000-4000-8000-000000000000' } };
/** As for ideas: a person sends one answer, perhaps in two steps. */
const ANSWERS_A_MINUTE = 20;

/** Table of contents: "What matters to you?". */
export const matterRoutes: readonly Route[] = [
  get('/what-matters', 'take part', showDesks),
  get('/organisations/:code/what-matters', 'take part', showAnswerForm, place),
  post('/organisations/:code/what-matters', 'take part', takeAnswer, { ...place, requestsPerMinute: ANSWERS_A_MINUTE }),
  post('/organisations/:code/what-matters/opening', 'organise conversations', takeOpening, place),
  get('/organisations/:code/what-matters/print', 'take part', printAnswerForm, place),
  get('/organisations/:code/what-matters/themes', 'read conversations', showCommunity, place),
  get('/your-answer', 'take part', showAnswerCode),
  post('/your-answer', 'take part', findAnswer, { requestsPerMinute: 20 }),
  post('/your-answer/change', 'take part', changeAnswer, { requestsPerMinute: ANSWERS_A_MINUTE }),
  post('/your-answer/withdrawal', 'take part', withdrawAnswer, { requestsPerMinute: ANSWERS_A_MINUTE }),
  get('/organisations/:code/what-matters/entry', 'type in for people', showEntry, place),
  post('/organisations/:code/what-matters/entry', 'type in for people', takeEntry, { ...place, isHeardAnonymously: true }),
  get('/organisations/:code/what-matters/coding', 'read what matters', showAnswerCoding, place),
  post('/organisations/:code/what-matters/counting', 'read what matters', takeCounting, place),
  get('/organisations/:code/what-matters/answers', 'read what matters', showAnswers, place),
  get('/what-matters/:id', 'read what matters', showAnswer, one),
  post('/what-matters/:id/codes', 'read what matters', takeCodes, one),
  post('/what-matters/:id/reading', 'read what matters', takeReading, one),
  post('/what-matters/:id/changes', 'read what matters', takeAnswerChange, one),
  get('/organisations/:code/what-matters/changes', 'publish themes', showChanges, place),
  post('/organisations/:code/what-matters/changes', 'publish themes', takeThemeChange, place),
];
