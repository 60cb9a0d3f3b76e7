import { get, post, type Route } from '#platform/http';
import { learningExamples } from '../../data/learning/examples.ts';
import { findYours, printAsking, showAsking, showYours, takeQuestion } from './ask-page.tsx';
import { showQuestions } from './list-page.tsx';
import { showQuestion, takeAnswer, takeQuestionReading, takeSupport } from './question-page.tsx';
import { questionHome } from './voter.ts';

const example = { id: learningExamples.question };
const SENT_A_MINUTE = 10;

export const questionRoutes: readonly Route[] = [
  get(questionHome, 'read learning', showQuestions),
  get(`${questionHome}/ask`, 'speak up', (ctx) => showAsking(ctx)),
  post(questionHome, 'speak up', takeQuestion, { requestsPerMinute: SENT_A_MINUTE, isHeardAnonymously: true }),
  get(`${questionHome}/print`, 'speak up', printAsking),
  get(`${questionHome}/yours`, 'speak up', showYours),
  post(`${questionHome}/yours`, 'speak up', findYours, { requestsPerMinute: SENT_A_MINUTE, isHeardAnonymously: true }),
  get(`${questionHome}/:id`, 'read learning', (ctx) => showQuestion(ctx), { example }),
  post(`${questionHome}/:id/support`, 'speak up', takeSupport, { example, isHeardAnonymously: true }),
  post(`${questionHome}/:id/reading`, 'sort what came in', takeQuestionReading, { example }),
  post(`${questionHome}/:id/answers`, 'answer for research', takeAnswer, { example }),
];
