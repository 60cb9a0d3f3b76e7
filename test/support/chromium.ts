import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { unpackedChromium } from './unpacked-chromium.ts';

/** A real Chromium: the one named by CHROMIUM, else the one that came with `npm ci`. */
export async function launchChromium(): Promise<Browser> {
  const named = process.env['CHROMIUM'];
  const flags = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none'];
  if (named) return chromium.launch({ executablePath: named, args: flags });
  const folder = await unpackedChromium();
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
  };
  return chromium.launch({ executablePath: join(folder, 'chromium'), args: flags, env });
}
