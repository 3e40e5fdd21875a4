/** 资格种类 */
export const KINDS = ['TCM_SPECIALTY', 'PHYSICIAN', 'NURSE'] as const;
export type Kind = (typeof KINDS)[number];

/** 医师级别, in the field's words. Domain 1.3. */
export const LEVELS = {
  LICENSED: '执业医师',
  ASSISTANT: '执业助理医师',
  RURAL_ASSISTANT: '乡村全科执业助理医师',
  TOWNSHIP_ASSISTANT: '乡镇执业助理医师',
  SPECIALTY: '中医（专长）医师',
} as const;
export type Level = keyof typeof LEVELS;

/** 执业类别, in the field's words. O13-7, domain 1.3. */
export const CATEGORIES = { CLINICAL: '临床', DENTAL: '口腔', PUBLIC_HEALTH: '公共卫生', TCM: '中医' } as const;
export type Category = keyof typeof CATEGORIES;

/** 取得方式: sat or was assessed, or was recognised (before the law, or from Hong Kong, Macao and Taiwan). S2-Q14. */
export const ORIGINS = { EXAMINATION: '考试', RECOGNITION: '认定' } as const;
export type Origin = keyof typeof ORIGINS;

/** Level and category that a record of each kind may have. A check of the database says the same. */
export const RANKS: Readonly<
  Record<Kind, { levels: readonly (Level | null)[]; categories: readonly (Category | null)[] }>
> = {
  TCM_SPECIALTY: { levels: ['SPECIALTY'], categories: ['TCM'] },
  PHYSICIAN: {
    levels: ['LICENSED', 'ASSISTANT', 'RURAL_ASSISTANT', 'TOWNSHIP_ASSISTANT'],
    categories: ['CLINICAL', 'DENTAL', 'PUBLIC_HEALTH', 'TCM'],
  },
  NURSE: { levels: [null], categories: [null] },
};
