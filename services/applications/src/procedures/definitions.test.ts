import { describe, expect, it } from '@jest/globals';
import { isBusinessCode } from '@medreg/codes';
import { PATH_NAMES } from '../workflow.ts';
import { chainInWords } from './chain-in-words.ts';
import { PROCEDURES } from './index.ts';

/** Domain chapter 3 once more, by hand: what the register must know. */
const CHAPTER_3 = [
  'TCM_REG',
  'TCM_CHG',
  'TCM_MULTI',
  'TCM_MULTI_CANCEL',
  'TCM_FILE',
  'TCM_FILE_CANCEL',
  'TCM_DEREG',
  'TCM_REREG',
  'TCM_INFO',
  'PHY_REG',
  'PHY_CHG',
  'PHY_UPG',
  'PHY_MULTI',
  'PHY_MULTI_CANCEL',
  'PHY_FILE',
  'PHY_FILE_CANCEL',
  'PHY_DEREG',
  'PHY_REREG',
  'PHY_TRAINEE_TO_STAFF',
  'PHY_INFO',
  'PHY_ID_FIX',
  'PHY_REISSUE',
  'QUAL_SUPPLEMENT',
  'QUAL_FIX',
  'ID15_UPGRADE',
  'NUR_REG',
  'NUR_RENEW',
  'NUR_CHG',
  'NUR_CHG_MIL',
  'NUR_REREG',
  'NUR_DEREG',
  'NUR_INFO',
  'NUR_ID_FIX',
  'NUR_REISSUE',
  'SHORT_HK_MACAO',
  'SHORT_TAIWAN',
  'SHORT_FOREIGN',
];

it.each(CHAPTER_3)('domain chapter 3: there is %s', (code) => {
  expect(PROCEDURES.get(code)?.code).toBe(code);
});

describe.each([...PROCEDURES.values()].map((procedure) => [procedure.code, procedure] as const))(
  '%s',
  (code, procedure) => {
    it('has a Chinese name, a business code of 9.7 and a source', () => {
      expect(procedure.name).toMatch(/^[\p{Script=Han}（）、0-9]+$/u);
      expect(isBusinessCode(procedure.business)).toBe(true);
      expect(procedure.source).not.toBe('');
      expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
    });

    it('S3 3.(1), 11-A26: can be handled at the window', () => {
      expect(procedure.channels.AUTHORITY).toBeDefined();
    });

    it('says its chains in words', () => {
      for (const path of Object.values(procedure.channels)) {
        if (typeof path === 'string') expect(PATH_NAMES).toContain(path);
        expect(chainInWords(path).length).toBeGreaterThan(0);
      }
    });

    it('names fields and materials once, each with a label', () => {
      for (const names of [procedure.fields.map(({ name }) => name), procedure.materials.map((one) => one.code)]) {
        expect(new Set(names).size).toBe(names.length);
      }
      for (const { label, required, condition } of procedure.fields) {
        expect(label).not.toBe('');
        expect(typeof required === 'function' ? condition : 'always').toBeTruthy();
      }
      for (const { name, source, mandatory, condition } of procedure.materials) {
        expect([name, source]).not.toContain('');
        expect(typeof mandatory === 'function' ? condition : 'always').toBeTruthy();
      }
    });

    it('cites the source of every rule, and says it in a sentence', () => {
      expect(procedure.requirements.length).toBeGreaterThan(0);
      for (const { source, says, at } of procedure.requirements) {
        expect(source).not.toBe('');
        expect(says).toMatch(/\p{Script=Han}/u);
        expect(at.length).toBeGreaterThan(0);
      }
    });

    it('starts from states that the register knows', () => {
      for (const state of procedure.states ?? [])
        expect(['VALID', 'EXPIRED', 'FILED', 'TRANSFERRED_OUT', 'DEREGISTERED', 'REVOKED']).toContain(state);
    });
  },
);
