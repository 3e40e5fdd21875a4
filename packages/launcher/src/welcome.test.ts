import { describe, expect, it } from '@jest/globals';
import { inventPerson, ROLES } from '@medreg/journey';
import { welcome } from './welcome.ts';

const accounts = Object.values(ROLES).map((role, at) => ({ role, loginName: `user${at}`, password: `Demo-${at}` }));
const candidates = [inventPerson('NURSE'), inventPerson('NURSE'), inventPerson('NURSE'), inventPerson('PHYSICIAN')];
const text = welcome({ url: 'http://localhost:4000', data: '/tmp/data', accounts, candidates });

describe('what a newcomer reads', () => {
  it('every account with its password', () => {
    for (const { role, loginName, password } of accounts) {
      expect(text).toMatch(new RegExp(`${role.replaceAll(/[()]/g, '.')} +${loginName} +${password}\n`));
    }
  });
  it('two candidates of each calling', () => {
    const shown = candidates.filter(({ idNumber }) => text.includes(idNumber));
    expect(shown.map(({ calling }) => calling)).toEqual(['NURSE', 'NURSE', 'PHYSICIAN']);
  });
  it('columns that stand below each other, however wide the characters', () => {
    const width = (line: string) => [...line].reduce((sum, one) => sum + (/[\u2e80-\uff60]/.test(one) ? 2 : 1), 0);
    const before = accounts.map(({ loginName }) => {
      const line = text.split('\n').find((one) => one.includes(`${loginName} `)) ?? '';
      return width(line.slice(0, line.indexOf(loginName)));
    });
    expect(new Set(before).size).toBe(1);
  });
});
