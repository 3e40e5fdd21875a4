import type { ProvincialRuleKind } from '../generated/resolvers.ts';
import type { ProvincialRules } from './provincial-rules.ts';

/** What the settings are called, for whoever decides them; order and shape are those of the form. */
export interface RuleWords {
  title: string;
  explanation: string;
  kind: ProvincialRuleKind;
  unit?: string;
  basis?: string;
}

export const RULE_WORDS = {
  reviewWorkingDays: {
    title: '机构审核期限',
    explanation: '机构收到申请后应在此期限内审核；逾期未审核的，主管部门可以调取并直接办理。',
    kind: 'NUMBER',
    unit: '个工作日',
  },
  promisedWorkingDays: {
    title: '承诺办结期限',
    explanation: '各项业务自受理之日起的承诺办结期限，不得长于法定期限；未填写的按法定期限计算。',
    kind: 'NUMBER_OF_SOME',
    unit: '个工作日',
    basis: '《中华人民共和国行政许可法》第四十二条',
  },
  materials: {
    title: '申请材料',
    explanation:
      '在国家规定的材料之外增加本省材料，或者改变国家材料的名称、必要性和提交方式（填写与国家材料相同的代码）。',
    kind: 'MATERIALS',
    basis: '《医师护士电子化注册系统答疑手册》第48问',
  },
  maxScopes: {
    title: '执业范围数量上限',
    explanation: '一条注册信息最多可以有几个执业范围，按机构类别代码的前几位和医师级别设定；前缀最长的一行适用。',
    kind: 'SCOPE_LIMITS',
    unit: '个',
    basis: '《关于医师执业注册中执业范围的暂行规定》',
  },
  scopeMustFitSubjects: {
    title: '执业范围须与诊疗科目相符',
    explanation: '开启后，执业范围与机构诊疗科目不符的申请不能提交；关闭时仅作提示。',
    kind: 'YES_NO',
  },
  departmentMustBelong: {
    title: '科室须为机构内设科室',
    explanation: '开启后，所填科室不在机构内设科室之列的申请不能提交；关闭时仅作提示。',
    kind: 'YES_NO',
    basis: '《医师护士电子化注册系统答疑手册》第53问',
  },
  assistantMultiPlace: {
    title: '允许执业助理医师注册两个执业地点',
    explanation: '部门规章规定执业助理医师只能注册一个执业地点；本省另有规定的方可开启。',
    kind: 'YES_NO',
    basis: '《医师执业注册管理办法》第十七条',
  },
  multiFilingMaxYears: {
    title: '多执业机构备案最长期限',
    explanation: '一次多执业机构备案从起始日到截止日的最长年限；期满可以重新备案。',
    kind: 'NUMBER_OR_NONE',
    unit: '年',
    basis: '《医师执业注册管理办法》第十条',
  },
  cdcDecides: {
    title: '公共卫生类别由疾病预防控制部门审批',
    explanation: '开启后，机构设有主管的疾病预防控制部门的，公共卫生类别医师的申请由该部门审批。',
    kind: 'YES_NO',
  },
  tcmTrainingRequired: {
    title: '中医（专长）医师注册前须经培训',
    explanation: '开启后，首次注册须提交培训考核合格证明。',
    kind: 'YES_NO',
  },
  renewalWindowDays: {
    title: '护士延续注册提前办理天数',
    explanation: '护士可以在注册有效期届满前多少天开始申请延续注册；法律要求至迟在届满三十日前提出。',
    kind: 'NUMBER',
    unit: '天',
    basis: '《护士条例》第十条',
  },
  nurseHealthCertificate: {
    title: '护士注册须提交健康体检证明',
    explanation: '开启后，护士首次注册、延续注册和重新注册须提交六个月内的健康体检证明。',
    kind: 'YES_NO',
    basis: '《护士条例》第七条',
  },
  assessmentCycleYears: {
    title: '定期考核周期',
    explanation: '医师定期考核每多少年一个周期。',
    kind: 'NUMBER_OF_EACH',
    unit: '年',
    basis: '《中华人民共和国医师法》第四十二条',
  },
} as const satisfies Record<keyof ProvincialRules, RuleWords>;
