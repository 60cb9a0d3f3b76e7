// csv-parse counts a line end inside quotes twice when it is CR LF, so lines are counted here from the bytes it has read.

const lineFeed = 10;
const carriageReturn = 13;

/** Follows a reader through a text: call startOfRecordTo for each record in order. Lines are counted from 1. */
export function lineFinder(text: string): { startOfRecordTo(endByte: number): number; nextLine(): number } {
  const bytes = Buffer.from(text);
  let at = 0;
  let line = 1;

  function step(): void {
    const byte = bytes[at];
    at += 1;
    // CR LF is one end: it counts at its LF.
    if (byte === lineFeed || (byte === carriageReturn && bytes[at] !== lineFeed)) line += 1;
  }

  /** Goes past empty lines, which belong to no record. */
  function nextLine(): number {
    while (bytes[at] === lineFeed || bytes[at] === carriageReturn) step();
    return line;
  }

  return {
    nextLine,
    startOfRecordTo(endByte) {
      const start = nextLine();
      while (at < endByte && at < bytes.length) step();
      return start;
    },
  };
}
