// SVG to PNG by resvg (ADR 0037), as WebAssembly: no file system, no network, only the fonts it is given. Loaded when the first picture is asked for.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Drawing } from './drawing.ts';
import { further, sourceSans } from './families.ts';

/** Sharp on slides and on paper up to 13 cm at 300 dots an inch for a drawing 760 wide. */
const ENLARGED = 2;
/** 48 MB of pixels while it is painted: a drawing of more is painted smaller, whatever it says of itself. */
const MOST_PIXELS = 12_000_000;

let ready: Promise<void> | undefined;

/** Throws an Error in resvg's own words when the drawing cannot be read. */
export async function paintPng({ svg, widthPx, heightPx }: Drawing): Promise<Uint8Array> {
  ready ??= initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  await ready;
  const zoom = Math.min(ENLARGED, Math.sqrt(MOST_PIXELS / (widthPx * heightPx)));
  const painter = new Resvg(svg, {
    background: 'white', fitTo: { mode: 'zoom', value: zoom },
    font: { fontBuffers: fontsOf(svg), defaultFontFamily: 'Source Sans 3', sansSerifFamily: 'Source Sans 3' },
  });
  const image = painter.render();
  try {
    return image.asPng();
  } finally {
    image.free();
    painter.free();
  }
}

function fontsOf(text: string): Uint8Array[] {
  return [...sourceSans, ...further.filter(({ letters }) => letters.test(text)).flatMap(({ files }) => files)].map((file) => readFileSync(file));
}
