let newName: (() => string) | undefined;

/**
 * Draws a page whose forms each get a new random name; none where `make` is undefined (nobody is signed in). Drawing is never
 * interrupted, so a variable will do.
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
