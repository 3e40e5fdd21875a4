import { needOf } from '../person/applications/my-application.ts';
import { bigEnough, LEAST_WIDTH, mostScale, moved, PHOTO, scaled, widest } from './photo-crop.ts';
import { reasonsByField, stepOfReturn } from './reasons-by-field.ts';
import { missingIn, stepsOf } from './steps.ts';

const RATIO = PHOTO.across / PHOTO.up;

describe('个人照片 is cut to 35:49 (domain 11-A24)', () => {
  it.each([
    [1800, 1680],
    [1000, 3000],
    [413, 579],
  ])('of %d×%d pixels the widest part lies within the picture', (width, height) => {
    const crop = widest({ width, height });
    expect(crop.width / crop.height).toBeCloseTo(RATIO, 3);
    expect(crop.x).toBeGreaterThanOrEqual(0);
    expect(crop.y).toBeGreaterThanOrEqual(0);
    expect(crop.x + crop.width).toBeLessThanOrEqual(width + 0.01);
    expect(crop.y + crop.height).toBeLessThanOrEqual(height + 0.01);
  });

  it('is never moved beyond the picture, nor enlarged below what is accepted', () => {
    const picture = { width: 1800, height: 1680 };
    const closest = scaled(picture, widest(picture), mostScale(picture));
    expect(Math.round(closest.width)).toBe(LEAST_WIDTH);
    expect(Math.round(LEAST_WIDTH / RATIO)).toBeGreaterThanOrEqual(PHOTO.minHeight);
    expect(moved(picture, closest, -5000, 5000)).toMatchObject({ x: 0, y: 1680 - closest.height });
  });

  it.each([
    [413, 579, true],
    [412, 2000, false],
    [2000, 578, false],
  ])('of %d×%d pixels: enough is %s', (width, height, enough) => expect(bigEnough({ width, height })).toBe(enough));
});

const field = (name: string, kind: string) => ({
  name,
  label: name,
  kind,
  max: null,
  options: [],
  condition: null,
});
const answered = (name: string) => ({ name, value: null, text: null, required: true });
const procedure = {
  code: 'TCM_CHG',
  name: '中医（专长）医师变更',
  photo: true,
  photoOptional: false,
  printable: true,
  fields: [field('institution', 'INSTITUTION'), field('declared', 'DECLARATION')],
};
const material = {
  code: 'CONSENT_DOCUMENT',
  name: '同意跨省执业的文件',
  mandatory: false,
  form: 'ONLINE' as const,
  receivedAt: null,
  returnedAt: null,
  files: [],
};

describe('the steps of a form', () => {
  it('are those that the procedure has', () => {
    const form = [answered('institution'), answered('declared')];
    expect(stepsOf({ procedure, form, materials: [material] })).toEqual(['photo', 'form', 'materials', 'check']);
    const bare = { ...procedure, photo: false };
    expect(stepsOf({ procedure: bare, form: [answered('declared')], materials: [] })).toEqual(['check']);
  });

  it('know what is missing in them; the declaration is made in the last one', () => {
    const missing = ['photo', 'form.institution', 'form.declared', 'material.CONSENT_DOCUMENT'].map((name) => ({
      field: name,
      message: name,
    }));
    expect((['photo', 'form', 'materials', 'check'] as const).map((step) => missingIn({ missing }, step))).toEqual([
      1, 1, 1, 0,
    ]);
  });
});

it('reasons whose code names a part of the application stand there, those of a draft nowhere', () => {
  const reasons = ['PHOTO', 'institution', 'CONSENT_DOCUMENT', 'OTHER'].map((code) => ({
    code,
    message: code,
    basis: null,
    remedies: null,
  }));
  const returned = { reasons, procedure, materials: [material] };
  expect([...reasonsByField({ ...returned, status: 'INST_RETURNED' }).keys()]).toEqual([
    'photo',
    'form.institution',
    'material.CONSENT_DOCUMENT',
  ]);
  expect(reasonsByField({ ...returned, status: 'DRAFT' }).size).toBe(0);
});

it.each([
  ['INST_RETURNED', ['OTHER', 'FORM'], 'form'],
  ['CORRECTION_REQUIRED', ['MATERIALS'], 'materials'],
  ['CORRECTION_REQUIRED', ['FORM', 'CONSENT_DOCUMENT'], 'materials'],
  ['INST_RETURNED', ['OTHER'], null],
  ['DRAFT', ['FORM'], null],
] as const)('in the state %s, with reasons %j, the form opens at %s', (status, codes, step) => {
  const reasons = codes.map((code) => ({ code, message: code, basis: null, remedies: null }));
  expect(stepOfReturn({ reasons, procedure, materials: [material], status })).toBe(step);
});

it('what an application needs of its person follows from what the API says he may do', () => {
  const may = (
    availableSteps: ('submit' | 'withdraw' | 'explain')[],
    availableActions: ('confirm' | 'object')[] = [],
  ) => ({
    availableSteps,
    availableActions,
  });
  expect(needOf({ status: 'DRAFT', ...may(['submit', 'withdraw']) })).toBe('CONTINUE');
  expect(needOf({ status: 'CORRECTION_REQUIRED', ...may(['submit', 'withdraw']) })).toBe('CORRECT');
  expect(needOf({ status: 'HEARING', ...may(['explain']) })).toBe('EXPLAIN');
  expect(needOf({ status: 'INST_PASSED', ...may([], ['confirm', 'object']) })).toBe('CONFIRM');
  expect(needOf({ status: 'SUBMITTED', ...may(['withdraw']) })).toBeNull();
});
