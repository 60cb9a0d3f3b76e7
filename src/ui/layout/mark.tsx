import type { Options } from '#ui/nhsuk';

/**
 * The service's own mark: fourteen professions in a ring around two strokes that lean on each other and so stand, an A.
 * It takes the colour of the text around it. The same drawing in colour is `assets/source/mark.svg`.
 */
export function Mark({ classes, sizePixels = 40 }: Options<{ classes: string; sizePixels: number }>) {
  return (
    <svg
      class={classes}
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 40 40"
      width={sizePixels}
      height={sizePixels}
      focusable="false"
      aria-hidden="true"
    >
      <g fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">
        <path stroke-width="4.2" d={ringOfFourteen} />
        <path stroke-width="3.6" d="M12.8 28 20 11.5 27.2 28" />
        <path stroke-width="3.2" d="M15.6 23.2q4.4 3 8.8 0" />
      </g>
    </svg>
  );
}

// Fourteen points on a circle of radius 16.2 around the middle, each a stroke of no length with round ends.
const ringOfFourteen =
  'M23.6 4.21h.01M30.1 7.33h.01M34.6 12.97h.01M36.2 20h.01M34.6 27.03h.01M30.1 32.67h.01M23.6 35.79h.01M16.4 35.79h.01M9.9 32.67h.01M5.4 27.03h.01M3.8 20h.01M5.4 12.97h.01M9.9 7.33h.01M16.4 4.21h.01';
