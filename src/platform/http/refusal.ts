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

const sentBefore = {
  'the same form': 'What you sent the first time is saved. Nothing was written again.',
  'other words': 'What you sent the first time is saved. You then sent the same form again with something else in it, such as another file. That was not saved. To send it too, open the form anew and fill it in once more.',
  'the same words': 'You sent the same words just before, and they are saved. Nothing was written again. If you mean it twice, change a word and send it again.',
};

/** A form that was sent and written before, and is sent again. `to` is where the first one led; `typed` gives other words back. */
export class FormSentBefore extends Conflict {
  readonly to: string | null;
  readonly from: string;
  readonly typed: readonly string[];

  constructor({ what, to, from, typed }: { what: keyof typeof sentBefore; to: string | null; from: string; typed: readonly string[] }) {
    super(sentBefore[what]);
    this.to = to;
    this.from = from;
    this.typed = typed;
  }
}
