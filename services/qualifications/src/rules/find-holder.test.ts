import { findHolder, type KnownPerson } from './find-holder.ts';

const person = (name: string, idNumberIndex: string): KnownPerson => ({ name, idNumberIndex, upgraded: false });
const [a, b, c] = [person('张三', 'A'), person('李四', 'B'), person('张三', 'C')];

/** B has the number now that A and C had before; A's 15 digits are OLD. */
const known = {
  people: new Map([a, b, c, person('王五', 'OLD')].map((one) => [one.idNumberIndex, one])),
  formerly: new Map(),
};
it.each([
  ['whoever has the number', '张三', 'A', null, 'KNOWN A'],
  ['nobody', '张三', 'X', null, 'NEW'],
  ['somebody of another name', '别人', 'A', null, 'OTHER_NAME A'],
  ['10.1.13: with other dots', '张 三', 'A', null, 'KNOWN A'],
  ['6.1: with the 15 digits that stayed', '王五', 'X', 'OLD', 'KNOWN OLD'],
  ['6.1: the 18 digits are another’s, the 15 the own', '王五', 'B', 'OLD', 'KNOWN OLD'],
])('%s', (_, name, idNumberIndex, oldNumberIndex, expected) => {
  const found = findHolder({ name, idNumberIndex, oldNumberIndex }, known);
  expect([found.kind, 'person' in found ? found.person.idNumberIndex : ''].join(' ').trim()).toBe(expected);
});

describe('a former number (domain 6.1)', () => {
  const ask = (name: string, formerly: KnownPerson[], index = 'F', people = new Map<string, KnownPerson>()) =>
    findHolder(
      { name, idNumberIndex: index, oldNumberIndex: null },
      { people, formerly: new Map([[index, formerly]]) },
    );

  it('finds the person of that name', () => expect(ask('张三', [a, b])).toEqual({ kind: 'KNOWN', person: a }));
  it('finds nobody when two of that name had it', () => expect(ask('张三', [a, c]).kind).toBe('NEW'));
  it('of another name says nothing', () => expect(ask('别人', [a]).kind).toBe('NEW'));
  it('yields to whoever has it now (重号)', () => {
    const now = new Map([['F', person('张三', 'F')]]);
    expect(ask('张三', [a], 'F', now)).toEqual({ kind: 'KNOWN', person: now.get('F') });
    expect(ask('李四', [b], 'F', now)).toEqual({ kind: 'KNOWN', person: b });
  });
});
