import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ControlDrawing, chartPicture, GapDrawing, type Control } from './index.ts';

const hostile = '"><script>alert(1)</script> & \' $& <b>';
const frame = { id: 'c', title: hostile, source: hostile };
const control: Control = { periodHeading: 'Month', valueHeading: 'Figure', centreName: 'Mean', points: [{ period: hostile, value: 3, kind: 'worse', why: '', centre: 2, lower: 1, upper: 2.5 }] };

test('a chart as a file: one named picture, every colour its own, nothing that needs a style sheet, hostile words escaped', () => {
  const svg = chartPicture(frame, (widthPx) => <ControlDrawing frame={frame} {...control} widthPx={widthPx} />);
  assert.equal(svg.match(/role="img"/g)?.length, 1);
  assert.match(svg, /<title id="c-picture-title">[^<]+<\/title><desc id="c-picture-desc">1 of 1 periods have a figure, from [^<]+<\/desc>/);
  assert.doesNotMatch(svg, / class=| style=|<script|<b>|allied-/);
  assert.match(svg, /color="#a33c00"/);
  assert.match(svg, /<rect width="760" height="\d+" fill="#ffffff"/);
  assert.match(svg, /Source: /);
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
});

test('a drawing that stretches is no file', () => {
  assert.throws(() => chartPicture(frame, () => <GapDrawing frame={frame} groups={[]} groupHeading="" valueHeading="" />), /fixed width/);
});
