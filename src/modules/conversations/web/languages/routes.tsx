import { get, post, type Route } from '#platform/http';
import { addTranslation, removeTranslation, showTranslations } from './translation-page.tsx';
import { showVersions, writeOneVersion } from './versions-page.tsx';

const one = { id: '00000000-0000-4000-8000-000000000000' };

/** Table of contents: other languages and easy read. */
export const languageRoutes: readonly Route[] = [
  get('/phases/:id/languages', 'organise conversations', showVersions, { example: one }),
  post('/phases/:id/languages', 'organise conversations', writeOneVersion, { example: one }),
  get('/words/:id/translations', 'translate words', showTranslations, { example: one }),
  post('/words/:id/translations', 'translate words', addTranslation, { example: one }),
  post('/words/:id/translations/removal', 'translate words', removeTranslation, { example: one }),
];
