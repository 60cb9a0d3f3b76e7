/** What is answered with a status, a stable code and a sentence instead of what was asked for. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * The only four errors that may cross a room, each with a page.
 * Anything else that is thrown is a bug: it is logged with the request id and answered with 500.
 */
export class RoomError extends Refusal {}

export class NotFound extends RoomError {
  constructor(message = 'We cannot find that page.') {
    super(404, 'not-found', message);
  }
}

export class Forbidden extends RoomError {
  constructor(message = 'You do not have permission to do that.') {
    super(403, 'forbidden', message);
  }
}

/** Someone else changed it first, or it already is what you asked for. */
export class Conflict extends RoomError {
  constructor(message: string) {
    super(409, 'conflict', message);
  }
}

/** The request cannot be understood or breaks a rule; `fields` says which part. */
export class Invalid extends RoomError {
  readonly fields: Record<string, string>;

  constructor(message: string, fields: Record<string, string> = {}) {
    super(422, 'invalid', message);
    this.fields = fields;
  }
}
