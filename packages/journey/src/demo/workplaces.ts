import type { Actor } from '../acts/accounts.ts';
import { type NewInstitution, openInstitution } from '../acts/authorities.ts';
import type { DemoInstitution, Workplace } from '../demo.ts';
import type { Ground, Offices } from './provinces.ts';

export interface Workplaces {
  institutions: Record<Workplace, DemoInstitution>;
  users: Record<Workplace, Actor>;
}

const GENERAL_SUBJECTS = ['内科', '外科', '妇产科', '儿科', '急诊医学科', '康复医学科', '中医科'];

const PLACES: Record<
  Workplace,
  { county: keyof Offices['authorities']; described: Omit<NewInstitution, 'regionCode'> }
> = {
  hospital: {
    county: 'county',
    described: {
      name: '广州市荔湾区岭南中医医院（演示）',
      address: '广东省广州市荔湾区演示路88号',
      kind: 'LICENSED',
      classCode: 'A210',
      clinicalSubjects: GENERAL_SUBJECTS,
      legalRepresentative: '罗岭南',
      principal: '罗岭南',
    },
  },
  clinic: {
    county: 'county',
    described: {
      name: '广州市荔湾区沙面社区卫生服务中心（演示）',
      address: '广东省广州市荔湾区演示路120号',
      kind: 'LICENSED',
      classCode: 'B100',
      clinicalSubjects: GENERAL_SUBJECTS,
      legalRepresentative: '苏沙面',
      principal: '苏沙面',
    },
  },
  otherHospital: {
    county: 'otherCounty',
    described: {
      name: '长沙市芙蓉区浏阳河医院（演示）',
      address: '湖南省长沙市芙蓉区演示路6号',
      kind: 'LICENSED',
      classCode: 'A100',
      clinicalSubjects: GENERAL_SUBJECTS,
      legalRepresentative: '彭浏阳',
      principal: '彭浏阳',
    },
  },
};

/** The institutions of the demo, each with an account; the health authority of the county decides about TCM too (11-A22). */
export async function openWorkplaces({ graph, mailbox }: Ground, offices: Offices): Promise<Workplaces> {
  const opened = await Promise.all(
    (Object.keys(PLACES) as Workplace[]).map(async (place) => {
      const { county, described } = PLACES[place];
      const { id: authorityId, regionCode } = offices.authorities[county];
      const { institutionId, user } = await openInstitution(graph, mailbox, offices.officers[county], {
        ...described,
        regionCode,
        tcmAuthorityId: authorityId,
      });
      return { place, user, institution: { id: institutionId, name: described.name, regionCode, authorityId } };
    }),
  );
  return {
    institutions: Object.fromEntries(opened.map(({ place, institution }) => [place, institution])) as Record<
      Workplace,
      DemoInstitution
    >,
    users: Object.fromEntries(opened.map(({ place, user }) => [place, user])) as Record<Workplace, Actor>,
  };
}
