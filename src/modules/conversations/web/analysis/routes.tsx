import { get, post, type Route } from '#platform/http';
import { showAgreement } from './agreement-page.tsx';
import { changeOne, mergeOne, retireOne, returnOne, showCode } from './code-page.tsx';
import { codeBookAsCsv, showCodeBook } from './code-book-page.tsx';
import { addOne, showCodes, undoOne } from './codes-page.tsx';
import { drawBatch, showCoding } from './coding-page.tsx';
import { closeOne, codeOne, finish, showDesk, takePlace } from './desk-page.tsx';
import { changeOneTheme, endOneObjective, judgeOne, nameObjective, publishOne, showKeeping, takeBackOne } from './keeping-page.tsx';
import { showMemos, takeOneMemoAway, writeOneMemo } from './memos-page.tsx';
import { settleOne, showReconciliation } from './reconciliation-page.tsx';
import { joinTwo, partTwo, showSaturation } from './saturation-page.tsx';
import { showTheme } from './theme-page.tsx';
import { showUncoded } from './uncoded-page.tsx';
import { makeOneTheme, showNewTheme, showThemes } from './themes-page.tsx';

const talk = { code: 'vale-rural-care' };
const one = { id: '00000000-0000-4000-8000-000000000000' };
const words = { ...one, words: one.id };

/** Table of contents: codes, coding, agreement, saturation and themes. */
export const analysisRoutes: readonly Route[] = [
  get('/conversations/:code/coding', 'code words', showCoding, { example: talk }),
  post('/conversations/:code/coding', 'keep codes', drawBatch, { example: talk }),
  get('/coding/:id', 'code words', showDesk, { example: one }),
  post('/coding/:id/coders', 'code words', takePlace, { example: one }),
  post('/coding/:id/words/:words', 'code words', codeOne, { example: words }),
  post('/coding/:id/ending', 'code words', finish, { example: one }),
  post('/coding/:id/closing', 'keep codes', closeOne, { example: one }),
  get('/coding/:id/agreement', 'code words', showAgreement, { example: one }),
  get('/coding/:id/reconciliation', 'code words', showReconciliation, { example: one }),
  post('/coding/:id/settlements/:words', 'code words', settleOne, { example: words }),
  get('/conversations/:code/codes', 'code words', showCodes, { example: talk }),
  post('/conversations/:code/codes', 'keep codes', addOne, { example: talk }),
  get('/conversations/:code/codes/none', 'code words', showUncoded, { example: talk }),
  get('/conversations/:code/codes/book', 'code words', showCodeBook, { example: talk }),
  get('/conversations/:code/codes/book.csv', 'code words', codeBookAsCsv, { example: talk }),
  get('/conversations/:code/memos', 'code words', showMemos, { example: talk }),
  post('/conversations/:code/memos', 'code words', writeOneMemo, { example: talk }),
  post('/memos/:id/removal', 'code words', takeOneMemoAway, { example: one }),
  get('/codes/:id', 'code words', showCode, { example: one }),
  post('/codes/:id', 'keep codes', changeOne, { example: one }),
  post('/codes/:id/merger', 'keep codes', mergeOne, { example: one }),
  post('/codes/:id/retirement', 'keep codes', retireOne, { example: one }),
  post('/codes/:id/return', 'keep codes', returnOne, { example: one }),
  post('/code-mergers/:id/undoing', 'keep codes', undoOne, { example: one }),
  get('/conversations/:code/saturation', 'code words', showSaturation, { example: talk }),
  post('/conversations/:code/saturation/joinings', 'keep codes', joinTwo, { example: talk }),
  post('/batch-joinings/:id/undoing', 'keep codes', partTwo, { example: one }),
  get('/conversations/:code/themes', 'read conversations', showThemes, { example: talk }),
  get('/conversations/:code/themes/new', 'keep codes', showNewTheme, { example: talk }),
  post('/conversations/:code/themes', 'keep codes', makeOneTheme, { example: talk }),
  get('/themes/:id', 'read conversations', showTheme, { example: one }),
  get('/themes/:id/keeping', 'keep themes', showKeeping, { example: one }),
  post('/themes/:id', 'keep codes', changeOneTheme, { example: one }),
  post('/themes/:id/publication', 'publish themes', publishOne, { example: one }),
  post('/themes/:id/taking-back', 'publish themes', takeBackOne, { example: one }),
  post('/themes/:id/sources', 'keep codes', judgeOne, { example: one }),
  post('/themes/:id/objectives', 'publish themes', nameObjective, { example: one }),
  post('/themes/:id/objectives/removal', 'publish themes', endOneObjective, { example: one }),
];
