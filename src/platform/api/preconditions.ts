import { ApiRefusal, contentTag, type RequestContext } from '#platform/http';

export class PreconditionFailed extends ApiRefusal {
  constructor(message: string) {
    super(412, 'precondition-failed', message);
  }
}

export class PreconditionNeeded extends ApiRefusal {
  constructor(message: string) {
    super(428, 'precondition-needed', message);
  }
}

export class MediaTypeRefused extends ApiRefusal {
  constructor(message: string) {
    super(415, 'unsupported-media-type', message);
  }
}

export const versionTag = (version: number): string => `"${version}"`;

/**
 * The version that a change was made from, by its If-Match header. Throws PreconditionNeeded without the header and
 * PreconditionFailed when the current version is another one. `*` is no version: it would overwrite what was never read.
 */
export function matchedVersion(ctx: Pick<RequestContext, 'headers'>, current: number): number {
  refuseOthers(ctx, versionTag(current));
  return current;
}

/** The same for what has no number: `current` is what a GET would answer now, and its ETag is made of its content. */
export const refuseUnmatched = (ctx: Pick<RequestContext, 'headers'>, current: unknown): void => refuseOthers(ctx, contentTag(JSON.stringify(current)));

function refuseOthers({ headers }: Pick<RequestContext, 'headers'>, current: string): void {
  const given = String(headers['if-match'] ?? '').trim();
  if (given === '') throw new PreconditionNeeded('Read it first and send its ETag back as If-Match, so that nobody’s change is lost.');
  const tags = given.split(',').map((tag) => tag.trim());
  if (!tags.includes(current)) throw new PreconditionFailed('It has changed since you read it. Read it again.');
}
