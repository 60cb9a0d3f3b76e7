import { get, post, type Route } from '#platform/http';
import { addTranslation, removeTranslation, showTranslations } from './translation-page.tsx';
import { showVersions, writeOneVersion } from './versions-page.tsx';

/** Of the demonstration, so that generic tests see every form. */
const phase = { id: '0d0d0d0d-0000-4000-8000-000000000320' };
const idea = { id: '0d0d0d0d-0000-4000-8000-000000000321' };

/** Table of contents: other languages and easy read. */
export const languageRoutes: readonly Route[] = [
  get('/phases/:id/languages', 'organise conversations', showVersions, { example: phase }),
  post('/phases/:id/languages', 'organise conversations', writeOneVersion, { example: phase }),
  get('/words/:id/translations', 'translate words', showTranslations, { example: idea }),
  post('/words/:id/translations', 'translate words', addTranslation, { example: idea }),
  post('/words/:id/translations/removal', 'translate words', removeTranslation, { example: idea }),
];
