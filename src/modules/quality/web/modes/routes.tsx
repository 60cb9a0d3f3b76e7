import { get, post, type Route } from '#platform/http';
import { addAppraisal, showRemote, takeModes } from './remote-page.tsx';

const LARGEST_FILE_BYTES = 100_000;
const example = { code: 'vale-speech-and-language-therapy' };

export const modeRoutes: readonly Route[] = [
  get('/quality/units/:code/remote', 'read the dashboard', (ctx) => showRemote(ctx), { example }),
  post('/quality/units/:code/remote', 'keep outcome measures', takeModes, { example, uploads: { maxBytes: LARGEST_FILE_BYTES } }),
  post('/quality/units/:code/remote/appraisals', 'keep outcome measures', addAppraisal, { example }),
];
