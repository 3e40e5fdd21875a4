import { BUSINESS_CODES, parseIdNumber } from '@medreg/codes';
import { type FormValues, text } from '../../forms/fields.ts';
import type { NamedPerson } from '../../register/effects.ts';
import { accountActivated } from '../../rules/account.ts';
import { BASIS } from '../../rules/legal-basis.ts';
import { institutionOpen } from '../../rules/place.ts';
import {
  codeReadable,
  datesArePast,
  identityHangsTogether,
  passedOnByOwnInstitution,
  somethingIsCorrected,
} from '../../rules/qualification-data.ts';
import { DECLARATION } from '../parts/fields.ts';
import { chosen, only } from '../parts/parties.ts';
import {
  BASIS_OF_CORRECTION,
  CERTIFICATE_ITEMS,
  correctQualification,
  dateOf,
  decidesQualification,
  directOrThroughInstitution,
  EVIDENCE_BY_ITEM,
  examinesQualification,
  FORWARDING_INSTITUTION,
  isPhysicians,
  PERSON_ITEMS,
  personOf,
  qualificationInQuestion,
  recordOf,
  windowPath,
} from '../parts/qualification-data.ts';
import type { Procedure } from '../procedure.ts';

const ITEMS = [...PERSON_ITEMS, ...CERTIFICATE_ITEMS];

/**
 * 数据清理中的信息修改 QUAL_FIX: name, sex, birth date, education, school, major, title, ID number, certificate code, each with its
 * evidence; nothing else. Qualification and registration data are corrected, history kept. S2-Q46.
 */
export default {
  code: 'QUAL_FIX',
  name: '数据清理中的医师信息修改',
  business: BUSINESS_CODES.QUAL_FIX,
  profession: 'PHYSICIAN',
  source: 'S2-Q46; domain 3.2',
  channels: { PERSON: directOrThroughInstitution, AUTHORITY: windowPath },
  concerns: 'QUALIFICATION',
  uses: isPhysicians,
  photo: false,
  printable: false,
  fields: [FORWARDING_INSTITUTION, ...ITEMS, BASIS_OF_CORRECTION, DECLARATION],
  materials: EVIDENCE_BY_ITEM,
  anythingElse: {
    code: 'NOT_MODIFIABLE',
    message:
      '数据清理中只能修改姓名、性别、出生日期、学历、毕业学校、专业、专业技术职务、身份证号和证书编码；其他内容请办理“医师资格信息补录或修改”（QUAL_SUPPLEMENT）。',
    basis: BASIS['S2-Q46'],
  },
  institution: chosen,
  reviewers: only(chosen),
  decidedBy: decidesQualification,
  examinedBy: examinesQualification,
  asks: ['QUALIFICATION', 'NATION'],
  requirements: [
    accountActivated(),
    somethingIsCorrected(ITEMS),
    identityHangsTogether,
    codeReadable,
    datesArePast,
    institutionOpen,
    passedOnByOwnInstitution,
  ],
  grounds: 'ANY',
  decisionDays: null,
  subject: (facts) => qualificationInQuestion(facts) ?? 'NEW',
  claim: qualificationInQuestion,
  effects(facts) {
    const [person, qualification] = [personOf(facts.form), recordOf(facts.form)];
    return correctQualification(facts, {
      ...(Object.keys(person).length > 0 && { person }),
      ...(Object.keys(qualification).length > 0 && { qualification }),
    });
  },
  settledElsewhere: true,
  onceSettled(form) {
    const person = namedPerson(form);
    return Object.keys(person).length > 0 ? [{ kind: 'CORRECT_PERSON_EVERYWHERE', person }] : [];
  },
} satisfies Procedure;

/** What of it the registrations show: a new number brings its birth date and sex (domain 6.1). */
function namedPerson(form: FormValues): NamedPerson {
  const { name, sex } = personOf(form);
  const number = parseIdNumber(text(form, 'idNumber') ?? '');
  const born = dateOf(form, 'birthDate') ?? (number.ok ? number.birthDate : null);
  const ofSex = sex ?? (number.ok ? number.sex : undefined);
  return { ...(name && { name }), ...(ofSex && { sex: ofSex }), ...(born && { birthDate: born }) };
}
