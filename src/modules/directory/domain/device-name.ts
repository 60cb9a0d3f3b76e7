const browsers: [RegExp, string][] = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']];
const machines: [RegExp, string][] = [[/iPhone/, 'an iPhone'], [/iPad/, 'an iPad'], [/Android/, 'an Android device'], [/Windows/, 'Windows'], [/Mac OS X/, 'a Mac'], [/Linux/, 'Linux']];

/** "Firefox on Windows": enough for people to know their own session again, too little to follow anybody by. */
export function deviceName(userAgent: unknown): string {
  const text = typeof userAgent === 'string' ? userAgent : '';
  const nameIn = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(text))?.[1];
  return `${nameIn(browsers) ?? 'A browser'} on ${nameIn(machines) ?? 'a device'}`;
}
