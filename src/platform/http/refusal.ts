import { Conflict, Forbidden, Refusal } from '#platform/errors';

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

/** A form whose page is older than the session or the cookie it was made for. `typed` gives the writer their words back. */
export class FormOutOfDate extends Forbidden {
  readonly isSignedOut: boolean;
  readonly typed: readonly string[];
  readonly from: string;

  constructor({ isSignedOut, typed, from }: { isSignedOut: boolean; typed: readonly string[]; from: string }) {
    super(isSignedOut ? 'You were signed out before you sent the form, so nothing was saved.' : 'The form is out of date, so nothing was saved. Open the page again and send it once more.');
    this.isSignedOut = isSignedOut;
    this.typed = typed;
    this.from = from;
  }
}

/** A form that was sent and written before, and is sent again. `to` is where the first one led; `typed` gives other words back. */
export class FormSentBefore extends Conflict {
  readonly to: string | null;
  readonly from: string;
  readonly typed: readonly string[];

  constructor({ isSame, to, from, typed }: { isSame: boolean; to: string | null; from: string; typed: readonly string[] }) {
    super(isSame ? 'What you sent the first time is saved. Nothing was written again.' : 'What you sent the first time is saved. You then sent the same form again with something else in it. That was not saved.');
    this.to = to;
    this.from = from;
    this.typed = typed;
  }
}
