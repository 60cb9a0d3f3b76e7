let newName: (() => string) | undefined;

/**
 * Draws a page whose forms each get a new random name; none where `make` is undefined (nobody is signed in). Drawing is never
 * interrupted, so a variable will do: a context around whole pages cost a fifth of the requests a second and 90 MB of memory.
 */
export function namingForms<Drawn>(make: (() => string) | undefined, draw: () => Drawn): Drawn {
  const before = newName;
  newName = make;
  try {
    return draw();
  } finally {
    newName = before;
  }
}

/** What makes the names of the forms that are being drawn now. */
export const formNaming = (): (() => string) | undefined => newName;

/**
 * The hidden token that proves a form was drawn by this service for this session, and the name of this one rendering, by which a
 * second sending of it is known. Browsers are told not to fill in an older name when somebody comes back to the page.
 */
export const CsrfField = ({ token }: { readonly token: string }) => (
  <>
    <input type="hidden" name="_csrf" value={token} />
    {newName && <input type="hidden" name="_form" value={newName()} autocomplete="off" />}
  </>
);
