import { text, yes } from '../../forms/fields.ts';
import type { Facts } from '../../rules/facts.ts';
import { addsScopes } from '../../rules/physician-change.ts';
import type { Material } from '../procedure.ts';

/** 军队执业注册机关的证明 (PLA-9; 10.1.28) */
export const MILITARY_RELEASE: Material = {
  code: 'MILITARY_RELEASE',
  name: '军队执业注册机关出具的证明和交回的军队医师执业证书',
  mandatory: ({ form }) => yes(form, 'fromMilitary'),
  condition: '转业、复员、退伍的军队医师',
  form: 'ONLINE',
  source: 'PLA-9; 10.1.28',
};

/** 培训和考核证明 of an added scope (PL-14) */
export const SCOPE_TRAINING_PROOF: Material = {
  code: 'TRAINING_PROOF',
  name: '相关专业培训并考核合格的证明',
  mandatory: addsScopes,
  condition: '增加执业范围的',
  form: 'ONLINE',
  source: 'PL-14; S2-Q48',
};

/** 医师资格证书原件及复印件 of an upgrade (S2-Q48 ④): shown, where the record does not say enough (11-A18). */
export const QUALIFICATION_CERTIFICATE: Material = {
  code: 'QUALIFICATION_CERTIFICATE',
  name: '《医师资格证书》原件及复印件1份',
  mandatory: false,
  form: 'PAPER_AT_WINDOW',
  source: 'S2-Q48; 11-A18',
};

/** 助理医师执业证书原件 (S2-Q48 ③) */
export const ASSISTANT_CERTIFICATE: Material = {
  code: 'ORIGINAL_CERTIFICATE',
  name: '助理医师执业证书原件（用于打印变更内容）',
  mandatory: false,
  form: 'ORIGINAL_TO_PRINT',
  source: 'S2-Q48',
};

const TOLD = ['F-P8', 'D-P12'];
const reasonOf = ({ form }: Facts) => text(form, 'reason') ?? '';

/** 告知送达证明 (S2-Q20.3): date, channel and content stand in the form. */
export const PROOF_OF_DELIVERY: Material = {
  code: 'PROOF_OF_DELIVERY',
  name: '已依法履行告知义务的送达证明',
  mandatory: (facts) => TOLD.includes(reasonOf(facts)),
  condition: '以无法联系备案、以确认不再执业注销的',
  form: 'ONLINE',
  source: 'S2-Q20.3',
};

const SPEAKS_FOR_ITSELF = ['', 'D-P10', 'D-P12'];
/** 注销事由的证明 (O13-18) */
export const PROOF_OF_THE_GROUND: Material = {
  code: 'PROOF_OF_THE_GROUND',
  name: '注销事由的证明材料',
  mandatory: (facts) => !SPEAKS_FOR_ITSELF.includes(reasonOf(facts)),
  condition: '本人主动申请、已履行告知义务以外的事由',
  form: 'ONLINE',
  source: 'O13-18; domain 3.2',
};

/** 信息维护的证明 [D]: a scan of whatever says so; a photo and a department need none. */
export const PROFILE_PROOF: Material = {
  code: 'PROFILE_PROOF',
  name: '学历、任职资格证明',
  mandatory: ({ form }) => ['education', 'school', 'title'].some((name) => text(form, name) !== null),
  condition: '更新毕业院校、学历或者任职资格的',
  form: 'ONLINE',
  source: 'S2-Q6.1; domain 3.2',
};

/** 遗失声明、损毁情况说明 (O13-16) */
export const REISSUE_STATEMENT: Material = {
  code: 'STATEMENT',
  name: '遗失声明或者损毁证书的情况说明',
  mandatory: true,
  form: 'ONLINE',
  source: 'O13-16; domain 3.2',
};

const evidenceOf = (field: string, code: string, name: string): Material => ({
  code,
  name,
  mandatory: ({ form }) => text(form, field) !== null,
  condition: '修改该项的',
  form: 'ONLINE',
  source: 'S2-Q6.2; domain 3.2',
});
/** 官方依据和证明材料, one for each item that is corrected (domain 3.2 REG_ID_FIX) */
export const EVIDENCE: readonly Material[] = [
  evidenceOf('name', 'EVIDENCE_NAME', '姓名变更的证明（公安机关出具）'),
  evidenceOf('birthDate', 'EVIDENCE_BIRTH_DATE', '出生日期更正的证明（公安机关出具）'),
  evidenceOf('ethnicGroup', 'EVIDENCE_ETHNIC_GROUP', '民族变更的证明'),
];
