import { describe, expect, it } from '@jest/globals';
import { maskEmail, maskIdNumber, maskName, maskPhone, maskQualificationCode } from './index.ts';

describe('names', () => {
  it.each([
    ['张三', '张*'],
    ['张', '*'],
    ['', ''],
    ['张三丰', '张**'],
    ['欧阳修', '欧阳*'],
    ['欧阳夏丹', '欧阳**'],
    ['司马光', '司马*'],
    ['诸葛孔明', '诸葛**'],
    ['欧阳', '欧*'],
    ['公孙', '公*'],
    ['𠮷野家', '𠮷**'],
    ['买买提·艾力', '买**·**'],
    ['阿卜杜拉•买买提•江', '阿***•***•*'],
    ['John Smith', 'J*** S****'],
    ['Ödön', 'Ö***'],
    [' 张三 ', '张*'],
  ])('%s → %s', (name, expected) => expect(maskName(name)).toBe(expected));
});

describe('numbers and addresses', () => {
  it.each([
    ['440103198611051230', '440103**********30'],
    ['440103861105123', '440103*******23'],
    ['H12345678', 'H12*****8'],
    ['12345', '1****'],
    ['1', '*'],
    ['', ''],
  ])('identity number %s → %s', (text, expected) => expect(maskIdNumber(text)).toBe(expected));

  it.each([
    ['13800001234', '138****1234'],
    ['020-83123456', '020-******56'],
    ['110', '1**'],
  ])('phone %s → %s', (text, expected) => expect(maskPhone(text)).toBe(expected));

  it('a qualification code hides the identity number inside (domain 6.2)', () => {
    expect(maskQualificationCode('200944110440103198611051230')).toBe('200944*******************30');
    expect(maskQualificationCode('ZY2022')).toBe('ZY***2');
  });

  it.each([
    ['zhangsan@example.com', 'zh***@example.com'],
    ['ab@example.com', '***@example.com'],
    ['a@example.com', '***@example.com'],
    ['no address', '***'],
    ['@example.com', '***'],
    ['"a@b"@example.com', '"a***@example.com'],
  ])('e-mail %s → %s', (text, expected) => expect(maskEmail(text)).toBe(expected));
});

it.each([maskName, maskIdNumber, maskPhone, maskEmail, maskQualificationCode])(
  '%p gives null for what is missing',
  (mask) => {
    expect(mask(null)).toBeNull();
    expect(mask(undefined)).toBeNull();
  },
);
