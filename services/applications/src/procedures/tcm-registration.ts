import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated, notRegisteredThere, notSuspended } from '../rules/person.ts';
import { authorityUnchanged, institutionOpen, sameProvince } from '../rules/placement.ts';
import { tcmPracticePlace } from '../rules/practice-place.ts';
import { scopeUnchanged } from '../rules/scope.ts';
import type { ProcedureDefinition } from './procedure.ts';

/** 中医（专长）医师执业注册 TCM_REG. S0-2.1, S1-P; domain 3.4. */
export const TCM_REGISTRATION: ProcedureDefinition = {
  id: 'TCM_REG',
  name: '中医（专长）医师执业注册',
  business: BUSINESS_CODES.REG,
  professionType: 'TCM_SPECIALTY',
  photo: true,
  // 《医师执业、变更执业、多机构备案申请审核表》: what the registers do not know already.
  form: [
    { name: 'postalAddress', label: '联系地址', max: 100, required: true },
    { name: 'education', label: '学历', max: 50, required: true },
    { name: 'health', label: '健康状况', max: 50, required: true },
    { name: 'department', label: '拟执业科室', max: 50, required: false },
    { name: 'career', label: '个人工作经历', max: 1000, required: true },
  ],
  expectedPlace: ({ provinceCode }) => provinceCode,
  practicePlace: ({ regionCode }) => tcmPracticePlace(regionCode),
  decidedBy: ({ tcmAuthority }) => tcmAuthority,
  requirements: {
    open: [accountActivated, notSuspended, notRegisteredThere],
    choose: [institutionOpen, sameProvince],
    submit: [accountActivated, scopeUnchanged, institutionOpen, sameProvince, notSuspended, notRegisteredThere],
    approve: [scopeUnchanged, institutionOpen, authorityUnchanged, sameProvince, notSuspended, notRegisteredThere],
  },
  // The face of the licence: 类别 中医, 专业 中医 (S0 图4.1.2).
  effect: { kind: 'REGISTER', level: '中医（专长）医师', category: '中医', major: '中医' },
};
