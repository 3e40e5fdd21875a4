import { describe, expect, it } from '@jest/globals';
import { fillIn, type Guide } from './applications.ts';

type Field = Guide['fields'][number];
const field = (name: string, kind: string, over: Partial<Field> = {}): Field => ({
  name,
  label: name,
  kind,
  max: null,
  required: true,
  options: [],
  channels: ['PERSON', 'INSTITUTION', 'AUTHORITY'],
  ...over,
});
const guideOf = (...fields: Field[]): Guide => ({ code: 'TCM_REG', photo: true, printable: true, fields });

describe('filling in a form by its guide', () => {
  it('takes what is given, and something ordinary wherever something is required', () => {
    const guide = guideOf(
      field('postalAddress', 'TEXT', { label: '联系地址', max: 4 }),
      field('education', 'CHOICE', { options: [{ code: '11' }, { code: '30' }] }),
      field('health', 'CHOICE', { options: [{ code: 'GOOD' }] }),
      field('remark', 'TEXT', { required: false }),
      field('declared', 'DECLARATION'),
    );
    expect(fillIn(guide, 'PERSON', { education: '30' })).toEqual({
      postalAddress: '联系地址',
      education: '30',
      health: 'GOOD',
      declared: true,
    });
  });

  it('leaves out what is not asked of whoever comes this way', () => {
    const guide = guideOf(field('institution', 'INSTITUTION', { channels: ['PERSON', 'AUTHORITY'] }));
    expect(fillIn(guide, 'INSTITUTION', { institution: 'x' })).toEqual({});
    expect(fillIn(guide, 'PERSON', { institution: 'x' })).toEqual({ institution: 'x' });
  });

  it('is surprised by a field that the guide does not have, and by one for which nothing is ordinary', () => {
    expect(() => fillIn(guideOf(), 'PERSON', { hight: '180' })).toThrow('TCM_REG has no field hight');
    expect(() => fillIn(guideOf(field('leftOn', 'DATE')), 'PERSON', {})).toThrow('TCM_REG needs leftOn');
  });
});
