import { Refusal } from '#platform/errors';

/** Refusals that only programs meet (preconditions, media types, methods). */
export class ApiRefusal extends Refusal {}

/** Asked to slow down: 429, with the seconds to wait. */
export class TooMany extends Refusal {
  constructor(message: string) {
    super(429, 'too-many-requests', message);
  }
}

/** Sent to sign in first, then back to where they were going. */
export class SignInNeeded extends Refusal {
  constructor(message = 'You need to sign in to see this.') {
    super(401, 'sign-in-needed', message);
  }
}
