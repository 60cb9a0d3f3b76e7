import { Conflict, Invalid } from '#platform/errors';

/** Someone was faster: the form comes back with what was typed and what changed, instead of an error page that loses both. */
export function conflictInForm(error: unknown): never {
  throw error instanceof Conflict ? new Invalid(error.message) : error;
}
