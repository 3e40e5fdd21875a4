import { BUSINESS_CODES } from '@medreg/codes';
import { text } from '../../forms/fields.ts';
import { departmentBelongs, departmentFitsTheScope } from '../../rules/department.ts';
import { isTrainee } from '../../rules/trainee.ts';
import { record, theRecord } from '../parts/claims.ts';
import { DECLARATION } from '../parts/fields.ts';
import { nobody, physicianAuthority, present } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 规培人员转为本机构正式执业人员 PHY_TRAINEE_TO_STAFF: the training base, which stays the primary institution, re-verifies and
 * re-enters; effective at once, the authority is told. S2-Q52; domain 3.2, 5.4.
 */
export default {
  code: 'PHY_TRAINEE_TO_STAFF',
  name: '规培人员转为本机构正式执业人员',
  business: BUSINESS_CODES.TRAINEE_TO_STAFF,
  profession: 'PHYSICIAN',
  source: 'S2-Q52; domain 3.2, 5.4',
  channels: { INSTITUTION: 'INSTITUTION_ALONE', AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION',
  states: ['VALID'],
  photo: false,
  printable: false,
  fields: [
    { name: 'department', label: '执业科室', kind: 'DEPARTMENT', required: true },
    { ...DECLARATION, label: '机构已按正式执业人员重新核实该医师的注册信息' },
  ],
  materials: [],
  institution: present,
  reviewers: nobody,
  decidedBy: physicianAuthority(present),
  requirements: [isTrainee, departmentBelongs, departmentFitsTheScope],
  grounds: 'ANY',
  decisionDays: null,
  claim: theRecord,
  effects(facts) {
    const { id, version } = record(facts);
    const department = text(facts.form, 'department');
    const entry = { staffKind: 'STAFF', trainingEnd: null, originInstitution: null, department };
    return [{ kind: 'AMEND', registrationId: id, version, entry }];
  },
} satisfies Procedure;
