import { text } from '../../forms/fields.ts';
import type { Facts } from '../../rules/facts.ts';
import { qualifiedBefore2008 } from '../../rules/nurse-conditions.ts';
import { nurseTrainingIsDue } from '../../rules/nurse-training.ts';
import type { Material } from '../procedure.ts';

const online = (material: Pick<Material, 'code' | 'name' | 'source'>): Material => ({
  ...material,
  mandatory: true,
  form: 'ONLINE',
});

const IDENTITY_PROOF = online({ code: 'IDENTITY_PROOF', name: '申请人身份证明', source: 'NM; W13' });
const DIPLOMA = online({ code: 'DIPLOMA', name: '学历证书', source: 'NR-7; NM' });
const EMPLOYMENT = online({ code: 'EMPLOYMENT_PROOF', name: '医疗卫生机构拟聘用的相关材料', source: 'NR-7; NM' });

const PRACTICE: Material = {
  code: 'CLINICAL_PRACTICE_PROOF',
  name: '护理、助产专业学习中的临床实习证明',
  mandatory: (facts) => !qualifiedBefore2008(facts),
  condition: '2008年5月31日前取得护士资格的除外',
  form: 'ONLINE',
  source: 'NR-7; NM',
};

const TRAINING: Material = {
  code: 'TRAINING_PROOF',
  name: '三个月临床护理培训并考核合格的证明',
  mandatory: nurseTrainingIsDue,
  condition: '通过护士执业资格考试超过三年申请注册，或者中断护理执业活动超过三年的',
  form: 'ONLINE',
  source: 'NR-8; NM',
};

/** 健康体检证明: not required by the ministry's list of 2021; a province may switch it on (11-A6). */
export const HEALTH_CERTIFICATE: Material = {
  code: 'HEALTH_CERTIFICATE',
  name: '六个月内健康体检证明（省级卫生健康主管部门指定的机构出具）',
  mandatory: ({ rules }: Facts) => rules.nurseHealthCertificate,
  condition: '所在省份要求的',
  form: 'ONLINE',
  source: 'S2-Q48; 11-A6',
};

/** 首次注册 (S2-Q48; list of 2021, W13) */
export const MATERIALS_OF_REGISTRATION: readonly Material[] = [
  IDENTITY_PROOF,
  DIPLOMA,
  PRACTICE,
  EMPLOYMENT,
  TRAINING,
  HEALTH_CERTIFICATE,
];

/** 重新注册: as first (NM). */
export const MATERIALS_OF_RE_REGISTRATION: readonly Material[] = [
  IDENTITY_PROOF,
  DIPLOMA,
  EMPLOYMENT,
  TRAINING,
  HEALTH_CERTIFICATE,
];

/** 《护士执业证书》原件, to print on */
export const NURSE_CERTIFICATE: Material = {
  code: 'ORIGINAL_CERTIFICATE',
  name: '《护士执业证书》原件（用于打印）',
  mandatory: false,
  form: 'ORIGINAL_TO_PRINT',
  source: 'NM; S2-Q48',
};

export const MILITARY_PAPERS: readonly Material[] = [
  online({ code: 'DISCHARGE_PROOF', name: '退出现役、转业证明', source: 'S2-Q33' }),
  {
    code: 'MILITARY_CONFIRMATION',
    name: '军队、武警机构核实个人信息并同意释放的书面确认',
    mandatory: false,
    condition: '原执业机构未开通账户，或者以书面答复的',
    form: 'PAPER_AT_WINDOW',
    source: 'S2-Q33; domain 3.5',
  },
];

/** 告知记录的送达凭证 (S2-Q41.3) */
export const PROOF_OF_NOTIFICATION: Material = {
  code: 'NOTIFICATION_PROOF',
  name: '告知本人的送达凭证',
  mandatory: ({ channel, form }) => channel === 'INSTITUTION' && ['D-N1', 'D-N4'].includes(text(form, 'reason') ?? ''),
  condition: '机构因有效期届满、不再执业申请注销的',
  form: 'ONLINE',
  source: 'S2-Q41.3',
};

/** 注销理由的证明 */
export const PROOF_OF_REASON: Material = {
  code: 'REASON_PROOF',
  name: '注销理由的证明材料',
  mandatory: ({ form }) => ['D-N2', 'D-N3', 'D-N5'].includes(text(form, 'reason') ?? ''),
  condition: '因吊销、死亡或者丧失民事行为能力、撤销注册的',
  form: 'ONLINE',
  source: 'NM; ALL-70',
};

export const PROFILE_PROOF: Material = {
  code: 'PROFILE_PROOF',
  name: '学历、任职资格证明',
  mandatory: ({ form }) => ['education', 'school', 'title'].some((name) => text(form, name) !== null),
  condition: '更新毕业学校、学历或者任职资格的',
  form: 'ONLINE',
  source: 'S2-Q30.1',
};

export const POLICE_PROOF = online({
  code: 'POLICE_PROOF',
  name: '县级以上公安机关出具的身份信息变更、更正证明',
  source: 'NM; W15',
});
