import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { isUnderAge, readIdentity } from './identity-input.ts';

const TODAY = calendarDate('2026-11-22');
const ID_NUMBER = '440103198611051230';

describe('readIdentity (S0-1.1, domain 6.1)', () => {
  it.each([
    ['张三', '张三'],
    [' 欧阳　修 ', '欧阳 修'],
    ['买买提·艾力', '买买提·艾力'],
    ['Maria  Lopez', 'Maria Lopez'],
  ])('takes the name %j as %j', (typed, name) => {
    expect(readIdentity({ name: typed, idNumber: ID_NUMBER }, TODAY)).toMatchObject({ identity: { name } });
  });

  it.each(['', '张', 'zhang3', '张三1', '张'.repeat(51), '<b>张三</b>'])('refuses the name %j', (name) => {
    expect(readIdentity({ name, idNumber: ID_NUMBER }, TODAY)).toMatchObject({
      problems: [{ field: 'name', problem: 'NAME', message: expect.stringContaining('真实姓名') }],
    });
  });

  it.each([
    ['11010519491231002x', '11010519491231002X', false],
    ['440103861105123', '440103198611051230', true],
    ['４４０１０３１９８６１１０５１２３０', '440103198611051230', false],
  ])('takes %s as %s', (typed, idNumber, upgradedFrom15) => {
    expect(readIdentity({ name: '张三', idNumber: typed }, TODAY)).toMatchObject({
      identity: { idNumber, upgradedFrom15 },
    });
  });

  it.each([
    ['11010519491231002', 'LENGTH', '18位'],
    ['110105194912310021', 'CHECKSUM', '校验码'],
    ['110105194913310027', 'BIRTH_DATE', '出生日期'],
    ['001105194912310020', 'REGION', '行政区划'],
    ['1101051949123100AB', 'CHARACTERS', '数字'],
    ['440103250101999', 'NOT_UPGRADABLE', '升位'],
  ])('refuses %s: %s', (idNumber, problem, words) => {
    expect(readIdentity({ name: '张三', idNumber }, TODAY)).toEqual({
      problems: [{ field: 'idNumber', problem, message: expect.stringContaining(words) }],
    });
  });

  it('names every problem at once', () => {
    expect(readIdentity({ name: '1', idNumber: '1' }, TODAY)).toMatchObject({
      problems: [{ field: 'name' }, { field: 'idNumber' }],
    });
  });
});

describe('isUnderAge (PL-16)', () => {
  it.each([
    ['2008-11-22', false],
    ['2008-11-23', true],
    ['1986-11-05', false],
  ])('born on %s: %s', (born, expected) => expect(isUnderAge(calendarDate(born), TODAY)).toBe(expected));
});
