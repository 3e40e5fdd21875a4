import { leavesItsProvince } from '../../rules/place.ts';
import { trainingIsDue } from '../../rules/training.ts';
import type { Material } from '../procedure.ts';

/** 聘用证明 (S2-Q48 ③) */
export const EMPLOYMENT_PROOF: Material = {
  code: 'EMPLOYMENT_PROOF',
  name: '医疗、预防、保健机构的聘用证明',
  mandatory: true,
  form: 'ONLINE',
  source: 'S2-Q48',
};

/** 培训和考核证明, when due (PL-19; O13-12) */
export const TRAINING_PROOF: Material = {
  code: 'TRAINING_PROOF',
  name: '连续6个月以上培训并考核合格的证明',
  mandatory: trainingIsDue,
  condition: '取得资格满二年未注册、中止执业满二年或者不予注册情形消失的',
  form: 'ONLINE',
  source: 'PL-19; O13-12; S2-Q48',
};

/** 跨省执业同意文件 (11-A27) */
export const CONSENT_DOCUMENT: Material = {
  code: 'CONSENT_DOCUMENT',
  name: '拟执业地省级中医药主管部门同意跨省执业的文件',
  mandatory: leavesItsProvince,
  condition: '跨省执业的',
  form: 'ONLINE',
  source: 'O15-27; 11-A27',
};

/** 原执业证书, to print the change on (S2-Q48 ④) */
export const ORIGINAL_CERTIFICATE: Material = {
  code: 'ORIGINAL_CERTIFICATE',
  name: '《医师执业证书》原件（用于打印变更内容）',
  mandatory: false,
  form: 'ORIGINAL_TO_PRINT',
  source: 'S2-Q48',
};
