import { get, post, type Route } from '#platform/http';
import { exampleCaseId } from '../../data/examples.ts';
import { demoObjectiveId } from '#modules/strategy';
import { showAnswers } from '../answers/answers-page.tsx';
import { answersFeed, casesFeed, showAtom, showJsonFeed, showRss } from '../answers/feeds.ts';
import { showLetterToPrint, showLettersToPrint } from '../answers/letters.tsx';
import { showLetter, showNews, takeFollowing, takeOften, takeStop, takeYes } from '../following/news-pages.tsx';
import { showLoop } from '../loop/loop-page.tsx';
import { showEmbed } from './embed.tsx';
import { showCard, showShare } from './share-page.tsx';

const [READ, HEAR, PRINT] = ['read stories', 'hear of changes', 'print answers for hosts'];
const study = { example: { id: exampleCaseId } };
const thing = { example: { kind: 'profession', subject: 'podiatrists' } };
/** Letters go to an address that somebody typed: few from one connection. */
const LETTERS_A_MINUTE = 10;

/** Table of contents: answers to people, and the ways in which they reach them. */
export const shareRoutes: readonly Route[] = [
  get('/you-said-we-did', READ, showAnswers),
  get('/you-said-we-did.atom', READ, showAtom(answersFeed)),
  get('/you-said-we-did.rss', READ, showRss(answersFeed)),
  get('/you-said-we-did.json', READ, showJsonFeed(answersFeed)),
  get('/you-said-we-did/letters', PRINT, showLettersToPrint),
  get('/you-said-we-did/letters/:id', PRINT, showLetterToPrint, { example: { id: '00000000-0000-4000-8000-000000000000' } }),
  get('/embed/you-said-we-did', READ, showEmbed),
  get('/case-studies.atom', READ, showAtom(casesFeed)),
  get('/case-studies.rss', READ, showRss(casesFeed)),
  get('/case-studies.json', READ, showJsonFeed(casesFeed)),
  get('/case-studies/:id/share', READ, showShare, study),
  get('/case-studies/:id/card.svg', READ, showCard('svg'), { ...study, requestsPerMinute: 30 }),
  get('/case-studies/:id/card.png', READ, showCard('png'), { ...study, requestsPerMinute: 30 }),
  get('/loop/:objective', READ, showLoop, { example: { objective: demoObjectiveId('vale.2026.1') } }),
  get('/news/:kind/:subject', READ, (ctx) => showNews(ctx), thing),
  post('/news/:kind/:subject', HEAR, takeFollowing, { ...thing, requestsPerMinute: LETTERS_A_MINUTE }),
  get('/letters', HEAR, showLetter, { requestsPerMinute: 60 }),
  post('/letters', HEAR, takeYes, { requestsPerMinute: 30 }),
  post('/letters/often', HEAR, takeOften, { requestsPerMinute: 30 }),
  post('/letters/stop', HEAR, takeStop, { isPressedInLetters: true, requestsPerMinute: 30 }),
];
