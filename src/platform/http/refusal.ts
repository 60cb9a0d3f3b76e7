/** Refusals that only programs meet (preconditions, media types). Each has a status and a stable code, as the errors that cross rooms do. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
