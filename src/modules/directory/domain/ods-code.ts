/**
 * An Organisation Data Service code: three to eight capital letters and digits. The published coding frames say that some
 * letters are never used and that the first letter tells the type; real codes (RNU, QOX) break both, so a code is
 * checked for its shape only and never read for its type (NHS Data Dictionary, organisation data service frames).
 */
const shape = /^[A-Z0-9]{3,8}$/;

/** The code in capitals without spaces, or null when it cannot be one. */
export function readOdsCode(text: string): string | null {
  const code = text.replaceAll(/\s/g, '').toUpperCase();
  return shape.test(code) ? code : null;
}
