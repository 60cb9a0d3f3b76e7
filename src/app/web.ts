import type { FastifyInstance } from 'fastify';
import { may } from '#platform/access';
import { sealAudit } from '#platform/audit';
import { closeDocuments } from '#platform/documents';
import { foldChangesJob } from '#platform/fragments';
import { buildServer, openLimiter, type Route } from '#platform/http';
import { startJobs, type Job } from '#platform/jobs';
import { openMail, sendMailJob } from '#platform/mail';
import { personas, subjectAccessRoute, viewerBySession, viewerByToken } from '#modules/directory';
import { refreshSearchJob, reindexSearchJob } from '#platform/search';
import { themesBehind } from '#modules/conversations';
import { groupsLookedAtFirst } from '#modules/fairness';
import { whereItComesFrom } from '#modules/inquiry';
import { partsOfObjective as projectsOfObjective, projectsOf } from '#modules/improvement';
import { partsOfObjective } from '#modules/quality';
import { eventsOfTheme, loopOfObjective, storiesOf, titlesForObjective, titlesForTheme } from '#modules/stories';
import { suggestWords } from '#modules/strategy';
import { offersAfterEventsJob, offersJob } from '#modules/quality';
import { exchangeRoutes } from './exchange/routes.ts';
import { healthRoutes } from './health.ts';
import type { House } from './house.ts';
import { noticesOfOtherRooms } from './home/gather.ts';
import { letterRoutes, letterSentences } from './home/letter-pages.tsx';
import { weeklyLettersJob } from './home/send-weekly-letters.ts';
import { pageRoutes, pageSentences } from './pages/routes.tsx';
import { present } from './presentation.tsx';
import { programRoutes } from './programs.tsx';
import { rooms } from './rooms.ts';
import { searchRoutes, searchSentences } from './search/routes.ts';
import { searchables } from './searchables.ts';
import { serveAssets } from './static.ts';

/** Every address of the site. */
const anyone = { signedIn: false, grants: [] };

export function allRoutes(): Route[] {
  const routes = [...exchangeRoutes, ...searchRoutes, ...rooms.flatMap((room) => room.routes)];
  return [...healthRoutes, ...pageRoutes, ...letterRoutes, subjectAccessRoute(rooms), ...programRoutes(routes, isOpen), ...routes];
}

/** Whether a program may ask it without a token. */
const isOpen = ({ method, api, may: action }: Route): boolean => api?.isForAnyone === true || (method === 'GET' && may(allSentences(), anyone, action));

/** Every permission of the site. */
export const allSentences = () => [
  { who: 'anyone', may: 'see whether the service is up', where: 'anywhere' } as const,
  { who: 'anyone', may: 'read about the interface for programs', where: 'anywhere' } as const,
  ...pageSentences,
  ...letterSentences,
  ...searchSentences,
  ...rooms.flatMap((room) => room.sentences),
];

/** The web server of one process, not yet listening. */
export async function openWeb(house: House, clock: () => Date = () => new Date()): Promise<FastifyInstance> {
  const { config, log, web } = house;
  const limiter = openLimiter(web, (error) => log.error('request counting failed', {}, error));
  const people = config.mode === 'demo' ? await web.reading({ as: 'public' }, personas) : [];
  const server = await buildServer({
    config, store: web, log, clock, limiter, routes: allRoutes(), sentences: allSentences(),
    present: present(config, people.map(({ code, personId, title, name }) => ({ id: code, personId, name: `${title}: ${name}` }))),
    viewerBySession: (token, now) => viewerBySession(web, token, now),
    viewerByToken: (token, now) => viewerByToken(web, token, now),
    suggestWords,
    ownNotices: noticesOfOtherRooms,
    themesBehind,
    partsOfObjective: async (...asked) => [...(await whereItComesFrom(asked[0], asked[1])), ...(await projectsOfObjective(...asked)), ...(await partsOfObjective(...asked)), ...(await titlesForObjective(...asked)), ...(await loopOfObjective(asked[0], asked[1]))],
    partsOfTheme: async (...asked) => [...(await eventsOfTheme(asked[0], asked[1])), ...(await titlesForTheme(...asked))],
    thingsOf: async (...asked) => [...(await projectsOf(...asked)), ...(await storiesOf(...asked))],
    groupsLookedAtFirst,
    plugins: [serveAssets],
  });
  server.addHook('onClose', async () => {
    await limiter.stop();
    closeDocuments();
  });
  return server;
}

/** Every kind of background work: the rooms' own and the cellar's. */
export const allJobs = (house: House): Job[] => [
  sendMailJob(openMail(house.config)),
  foldChangesJob,
  weeklyLettersJob(house.web),
  { name: 'seal-audit', every: '* * * * *', run: async (_payload, { store, now }) => void (await sealAudit(store, now)) },
  ...rooms.flatMap((room) => room.jobs ?? []),
  refreshSearchJob(searchables),
  reindexSearchJob(searchables),
  ...[offersJob, offersAfterEventsJob].map((job) => job(rooms.flatMap((room) => room.offers ?? []))),
];

export const openJobs = (house: House, clock: () => Date = () => new Date()) =>
  startJobs({ url: house.workerUrl, store: house.worker, jobs: allJobs(house), config: house.config, log: house.log, clock });
