import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createPii, PiiError } from './index.ts';

const base64 = (byte: number, length = 32) => Buffer.alloc(length, byte).toString('base64');
const indexKey = base64(9);
const old = createPii({ keys: `k0:${base64(1)}`, indexKey });
const rotated = createPii({ keys: `k1:${base64(2)}, k0:${base64(1)}`, indexKey });
const ID = '440103198611051230';

function problemOf(action: () => unknown): PiiError {
  try {
    action();
  } catch (error) {
    if (error instanceof PiiError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}

describe('sealing', () => {
  it('opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(rotated.open(rotated.seal(text))).toBe(text)),
    );
  });

  it('never gives the same envelope twice, and shows nothing of the text', () => {
    const first = rotated.seal(ID);
    expect(first).not.toBe(rotated.seal(ID));
    expect(first).toMatch(/^p1\.k1\.[A-Za-z0-9_-]+$/);
    expect(first).not.toContain(ID);
  });
});

describe('two keys at once (rotation)', () => {
  it('opens what the old key sealed, and seals with the new one', () => {
    const sealed = old.seal(ID);
    expect(rotated.open(sealed)).toBe(ID);
    expect(rotated.isCurrent(sealed)).toBe(false);
    expect(rotated.isCurrent(rotated.seal(rotated.open(sealed)))).toBe(true);
  });

  it('says which key is missing', () => {
    const error = problemOf(() => old.open(rotated.seal(ID)));
    expect(error.problem).toBe('UNKNOWN_KEY');
    expect(error.message).toBe('Sealed with key "k1", which is not among the configured keys');
  });
});

describe('what was changed is refused', () => {
  it('any changed byte', () => {
    const sealed = rotated.seal(ID);
    const body = Buffer.from(sealed.slice('p1.k1.'.length), 'base64url');
    for (let place = 0; place < body.length; place += 1) {
      const changed = Buffer.from(body);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(problemOf(() => rotated.open(`p1.k1.${changed.toString('base64url')}`)).problem).toBe('TAMPERED');
    }
  });

  it('a shortened body', () => {
    const sealed = rotated.seal(ID);
    expect(problemOf(() => rotated.open(sealed.slice(0, -4))).problem).toBe('TAMPERED');
  });

  it('an envelope relabelled with another key, even when both ids name the same key', () => {
    const twice = createPii({ keys: `a:${base64(3)},b:${base64(3)}`, indexKey });
    expect(problemOf(() => twice.open(twice.seal(ID).replace('p1.a.', 'p1.b.'))).problem).toBe('TAMPERED');
  });

  it('an id that names another key now', () => {
    const other = createPii({ keys: `k1:${base64(7)}`, indexKey });
    expect(problemOf(() => other.open(rotated.seal(ID))).problem).toBe('TAMPERED');
  });

  it.each([ID, '', 'p1.k1.', 'p1.k1.AAAA', 'p2.k1.AAAA', 'p1..AAAA'])('what was never sealed: %j', (text) => {
    const error = problemOf(() => rotated.open(text));
    expect(error.problem).toBe('NOT_SEALED');
    if (text) expect(error.message).not.toContain(text);
  });
});

describe('keys', () => {
  it.each([
    ['', 'key 1 is not <id>:<base64>'],
    [base64(4), 'key 1 is not <id>:<base64>'],
    [`k1:${base64(4, 31)}`, 'key 1 is not 32 bytes in base64'],
    [`k1:${base64(4)},k0:${base64(4, 16)}`, 'key 2 is not 32 bytes in base64'],
    [`k1:${base64(4)},k1:${base64(5)}`, 'key 2 repeats the id of an earlier one'],
    [`k1:${base64(4)},`, 'key 2 is not <id>:<base64>'],
    [`a key:${base64(4)}`, 'key 1 is not <id>:<base64>'],
  ])('refused without being shown: case %#', (keys, reason) => {
    const error = problemOf(() => createPii({ keys, indexKey }));
    expect(error.problem).toBe('BAD_KEYS');
    expect(error.message).toContain(reason);
    expect(`${error.message}${error.stack}`).not.toContain('BAQE');
  });

  it('an index key that is too short is refused', () => {
    expect(problemOf(() => createPii({ keys: `k1:${base64(4)}`, indexKey: base64(4, 16) })).problem).toBe('BAD_KEYS');
  });

  it('printing the object shows no key', () => {
    const printed = `${inspect(rotated, { depth: 9, showHidden: true })}${JSON.stringify(rotated)}`;
    for (const byte of [1, 2, 9]) {
      expect(printed).not.toContain(base64(byte).slice(0, 12));
      expect(printed).not.toContain(`0${byte} 0${byte} 0${byte}`);
    }
  });
});

describe('blind index', () => {
  it('is the same for the same value, whichever key seals', () => {
    expect(rotated.blindIndex('ID_NUMBER', ID)).toBe(old.blindIndex('ID_NUMBER', ID));
    expect(rotated.blindIndex('ID_NUMBER', ID)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('differs by kind, by value and by key', () => {
    const other = createPii({ keys: `k0:${base64(1)}`, indexKey: base64(8) });
    const kinds = ['ID_NUMBER', 'PHONE', 'EMAIL', 'NAME', 'QUALIFICATION_CODE', 'CERTIFICATE_CODE'] as const;
    const all = [
      ...kinds.map((kind) => rotated.blindIndex(kind, ID)),
      rotated.blindIndex('ID_NUMBER', `${ID}0`),
      other.blindIndex('ID_NUMBER', ID),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it.each([
    ['ID_NUMBER', '11010519491231002x', '１１０１０５１９４９１２３１００２Ｘ'],
    ['EMAIL', 'Wang@Example.com', ' wang@example.com'],
    ['NAME', '买买提·艾力', '买买提•艾力'],
    ['NAME', '买买提·艾力', '买买提・艾力 '],
    ['NAME', '买买提·艾力', '买买提．艾力'],
    ['NAME', '王 芳', '王芳'],
    ['QUALIFICATION_CODE', 'zy2022x', 'ZY2022X'],
  ] as const)('%s: two spellings of one value are one', (kind, a, b) => {
    expect(rotated.blindIndex(kind, a)).toBe(rotated.blindIndex(kind, b));
  });
});
