import { type Actor, firstSignIn } from '../acts/accounts.ts';
import { appoint, establish, type NewAuthority } from '../acts/authorities.ts';
import type { Graph } from '../graph.ts';
import type { Mailbox } from '../mailbox.ts';

/** The running system on which the demo is made. */
export interface Ground {
  graph: Graph;
  mailbox: Mailbox;
}

/** The authorities of the demo with their officers, signed in. */
export interface Offices {
  officers: Record<'nation' | 'province' | 'county' | 'decider' | 'otherProvince' | 'otherCounty', Actor>;
  authorities: Record<'county' | 'otherCounty', { id: string; regionCode: string }>;
}

/** The national officer whom the operator's command has prepared; he has every right. */
const NATIONAL_OFFICER = { userName: '000000000001', phone: '13800000001' };

const DECIDING = ['ACCEPT_APPLICATIONS', 'DECIDE_APPLICATIONS'];
const COUNTY_RIGHTS = [
  ...DECIDING,
  'MANAGE_INSTITUTIONS',
  'ISSUE_INSTITUTION_ACCOUNTS',
  'RECORD_PENALTIES',
  'SUPERVISE',
];
const ALL_RIGHTS = [
  ...COUNTY_RIGHTS,
  'IMPORT_QUALIFICATIONS',
  'MANAGE_AUTHORITIES',
  'SUPPLEMENT_QUALIFICATIONS',
  'RECORD_REGISTRATIONS',
  'CONFIGURE_PROVINCE',
];

const health = (name: string, regionCode: string, signatory: string): NewAuthority => ({
  name: `${name}（演示）`,
  kind: 'HEALTH',
  regionCode,
  signatory,
});

/** Two provinces with a county each; in the first county two officers, so that nobody decides alone what he has received. */
export async function foundProvinces({ graph, mailbox }: Ground, since: Date): Promise<Offices> {
  const nation = await firstSignIn(graph, mailbox, { ...NATIONAL_OFFICER, since });
  const found = (by: Actor, authority: NewAuthority, officer: string, rights: string[]) =>
    establish(graph, mailbox, by, authority, { name: officer, rights });

  const [guangdong, hunan] = await Promise.all([
    found(nation, health('广东省卫生健康委员会', '440000', '林广东'), '何省生', ALL_RIGHTS),
    found(nation, health('湖南省卫生健康委员会', '430000', '易湖南'), '曾省安', ALL_RIGHTS),
  ]);
  const [liwan, furong] = await Promise.all([
    found(guangdong.officer, health('广州市荔湾区卫生健康局', '440103', '陈荔湾'), '黄县平', COUNTY_RIGHTS),
    found(hunan.officer, health('长沙市芙蓉区卫生健康局', '430102', '周芙蓉'), '罗县清', COUNTY_RIGHTS),
  ]);
  const decider = await appoint(graph, mailbox, guangdong.officer, liwan.authorityId, {
    name: '梁审明',
    rights: DECIDING,
  });
  return {
    officers: {
      nation,
      province: guangdong.officer,
      county: liwan.officer,
      decider,
      otherProvince: hunan.officer,
      otherCounty: furong.officer,
    },
    authorities: {
      county: { id: liwan.authorityId, regionCode: '440103' },
      otherCounty: { id: furong.authorityId, regionCode: '430102' },
    },
  };
}
