/**
 * Permissions are sentences, kept as rows, so that one list serves the check, the generated table and the test:
 * "A Chief AHP may publish an objective in their own organisation."
 */
export interface Sentence<Action extends string = string> {
  /** Role names as the directory prints them; `anyone` needs no account, `anyone signed in` any account. */
  who: readonly string[] | 'anyone' | 'anyone signed in';
  may: Action;
  where: 'anywhere' | 'own organisation';
  /** Only for a role held at a unit of this level, as the directory prints it. */
  atLevel?: string;
  /** Why a rule is narrower than people might expect. */
  because?: string;
}

/** A role that a viewer holds, and the organisation it holds in. */
export interface Grant {
  role: string;
  organisationId: string;
  /** The level of the unit at which the role is held; a program holds none. */
  level?: string;
}

/** Who is asking, as far as a permission needs to know. */
export interface Asker {
  signedIn: boolean;
  grants: readonly Grant[];
}

/**
 * May this asker do this? With `organisationId` the answer is for that organisation; without it, whether there is any
 * organisation where they may. An action that no sentence names is refused.
 */
export function may(sentences: readonly Sentence[], asker: Asker, action: string, organisationId?: string): boolean {
  return sentences.some((sentence) => sentence.may === action && allows(sentence, asker, organisationId));
}

function allows({ who, where, atLevel }: Sentence, asker: Asker, organisationId: string | undefined): boolean {
  if (who === 'anyone') return true;
  const here = asker.grants.filter((grant) => where === 'anywhere' || !organisationId || grant.organisationId === organisationId).filter((grant) => !atLevel || grant.level === atLevel);
  if (who === 'anyone signed in') return asker.signedIn && (where === 'anywhere' || !organisationId || here.length > 0);
  return here.some((grant) => who.includes(grant.role));
}

/** The organisations in which an asker may do something. */
export function organisationsWhere(sentences: readonly Sentence[], asker: Asker, action: string): string[] {
  const all = new Set(asker.grants.map((grant) => grant.organisationId));
  return [...all].filter((organisationId) => may(sentences, asker, action, organisationId));
}
