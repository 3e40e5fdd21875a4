import { describe, expect, it } from '@jest/globals';
import { parseIdNumber, parsePhysicianQualificationCode } from '@medreg/codes';
import { type Calling, csvOf, inventIdNumber, inventOldIdNumber, inventPerson, kindOf } from './people.ts';

const CALLINGS: Calling[] = ['SPECIALIST', 'PHYSICIAN', 'TCM_PHYSICIAN', 'ASSISTANT', 'RURAL_ASSISTANT', 'NURSE'];
const PHYSICIANS = CALLINGS.filter((calling) => kindOf(calling) === 'PHYSICIAN');

describe('invented people', () => {
  it('have well-formed numbers', () => {
    for (let at = 0; at < 200; at += 1) expect(parseIdNumber(inventIdNumber())).toMatchObject({ ok: true });
  });

  it.each(PHYSICIANS)('%s: the code of the certificate holds the number of its holder (6.2)', (calling) => {
    const { code, idNumber } = inventPerson(calling);
    expect(parsePhysicianQualificationCode(code)).toMatchObject({ ok: true, idNumber });
  });

  it('an old number is one that nobody can upgrade (6.1)', () => {
    for (let at = 0; at < 50; at += 1) {
      expect(parseIdNumber(inventOldIdNumber())).toEqual({ ok: false, problem: 'NOT_UPGRADABLE' });
    }
  });

  it('two of them share nothing', () => {
    const [one, other] = [inventPerson('NURSE'), inventPerson('NURSE')];
    expect(one.idNumber).not.toBe(other.idNumber);
    expect(one.code).not.toBe(other.code);
  });
});

describe('the list of a centre', () => {
  it.each(CALLINGS)('%s: a line for each person, a cell for each column', (calling) => {
    const lines = csvOf([inventPerson(calling), inventPerson(calling)])
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(3);
    expect(new Set(lines.map((line) => line.split(',').length)).size).toBe(1);
  });
});
