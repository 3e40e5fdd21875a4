import type { Field } from '../forms/fields.ts';

/** 作出决定的机关 */
export const ORGAN: Field = { name: 'organ', label: '作出决定的机关', kind: 'TEXT', max: 60, required: true };
/** 文书: where the document can be found. */
export const DOCUMENT: Field = {
  name: 'document',
  label: '文书名称、存放位置',
  kind: 'TEXT',
  max: 200,
  required: false,
};
export const REMARK: Field = { name: 'remark', label: '备注', kind: 'TEXT', max: 200, lines: true, required: false };
