import { expect, it } from '@jest/globals';
import { isDuplicate, possibleId } from './index.ts';

it.each([
  ['01A204EB-4AE4-7EAF-8DDF-5F153103C32B', '01a204eb-4ae4-7eaf-8ddf-5f153103c32b'],
  ['01a204eb4ae47eaf8ddf5f153103c32b', null],
  ["' OR 1=1", null],
  ['', null],
  [null, null],
  [undefined, null],
])('possibleId(%p) is %p', (text, id) => {
  expect(possibleId(text)).toBe(id);
});

it.each([
  [Object.assign(new Error('x'), { code: 'P2002' }), true],
  [Object.assign(new Error('x'), { code: 'P2003' }), false],
  [new Error('P2002'), false],
  [null, false],
])('isDuplicate(%p) is %p', (error, expected) => {
  expect(isDuplicate(error)).toBe(expected);
});
