import { z } from 'zod';
import { operation } from '#platform/api';
import { londonDay } from '#platform/clock';
import { Forbidden, NotFound } from '#platform/errors';
import { file, get, type Reply, type RequestContext, type Route } from '#platform/http';
import { mayInDirectory, organisationByCode } from '#modules/directory';
import { csvFiles } from './csv.ts';
import { exportOrganisation } from './export-organisation.ts';
import { copyShape, writeCopy, type OrganisationCopy } from './file.ts';
import { zipOf } from '#platform/zip';

const example = { code: 'vale-and-riverside' };

/** The whole of an organisation, for its own administrators. Read in their own scope: the database gives nothing of others. */
export const exchangeRoutes: readonly Route[] = [
  get('/organisations/:code/export.json', 'take a copy of the organisation', sendJson, { example, requestsPerMinute: 30 }),
  get('/organisations/:code/export.zip', 'take a copy of the organisation', sendZip, { example, requestsPerMinute: 30 }),
  operation({
    method: 'GET', path: '/organisations/:code/export', may: 'take a copy of the organisation', scope: 'export', tag: 'Directory', summary: 'Take a copy of all that your organisation holds',
    example, params: z.object({ code: z.string().max(80) }), answer: copyShape.meta({ id: 'OrganisationCopy' }),
    handle: async (ctx) => ({ value: await ownCopy(ctx) }),
  }),
];

async function sendJson(ctx: RequestContext): Promise<Reply> {
  const copy = await ownCopy(ctx);
  return file(writeCopy(copy), 'application/json; charset=utf-8', `${copy.organisation}-${londonDay(ctx.now)}.json`);
}

async function sendZip(ctx: RequestContext): Promise<Reply> {
  const copy = await ownCopy(ctx);
  return file(zipOf(csvFiles(copy), ctx.now), 'application/zip', `${copy.organisation}-${londonDay(ctx.now)}-csv.zip`);
}

async function ownCopy(ctx: RequestContext): Promise<OrganisationCopy> {
  return ctx.read(async (tx) => {
    const organisation = await organisationByCode(tx, ctx.params['code'] ?? '');
    if (!organisation) throw new NotFound();
    if (!mayInDirectory(ctx.viewer, 'take a copy of the organisation', organisation.id)) throw new Forbidden();
    return exportOrganisation(tx, { code: organisation.code, withPeople: false, now: ctx.now, secret: ctx.config.secret ?? '' });
  });
}
