import { PlusOutlined } from '@ant-design/icons';
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Listing } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { useAddress } from '../../design/use-address.ts';
import {
  FindInstitutionsForAuthority,
  type InstitutionStatus,
  OwnInstitutions,
} from '../../generated/authority/institutions/institutions.ts';

import { usePages } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import '../administration.css';
import { RegionPicker } from '../regions/RegionPicker.tsx';
import { NATION } from '../regions/use-region-tree.ts';
import { hasOneOf, useRights } from '../rights.ts';
import { useInstitutionColumns } from './institution-columns.tsx';

const STATES = ['VALID', 'SUSPENDED', 'CLOSED'] as const satisfies readonly InstitutionStatus[];
const PAGE = 20;
const SHORTEST = 2;

/** 医疗机构: the authority's own as long as nobody searches; what is found in the whole register after that. */
export function InstitutionsPage() {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const { rights } = useRights();
  const [{ q, region, closed, status }, set] = useAddress('q', 'region', 'closed', 'status');
  const [text, setText] = useState(q ?? '');
  const searching = [...(q ?? '')].length >= SHORTEST;
  const columns = useInstitutionColumns();
  const found = usePages(
    FindInstitutionsForAuthority,
    { text: q ?? '', regionCode: region, includeClosed: closed === 'yes', first: PAGE },
    ({ institutions }) => institutions,
    { enabled: searching },
  );
  const state = STATES.find((one) => one === status) ?? null;
  const own = usePages(OwnInstitutions, { status: state, first: PAGE }, ({ ownInstitutions }) => ownInstitutions, {
    enabled: !searching,
  });

  const search = (typed: string) => set({ q: [...typed.trim()].length >= SHORTEST ? typed.trim() : null });
  return (
    <Page
      title={t('institutions.title')}
      about={t(searching ? 'institutions.aboutFound' : 'institutions.aboutOwn')}
      actions={
        hasOneOf(rights, ['MANAGE_INSTITUTIONS']) && (
          <LinkButton to="/authority/institutions/register" type="primary" icon={<PlusOutlined aria-hidden />}>
            {t('institutions.register')}
          </LinkButton>
        )
      }
    >
      <Listing
        name="administration-institutions"
        columns={columns}
        pages={searching ? found : own}
        rowKey={({ id }) => id}
        empty={t(searching ? 'institutions.noneFound' : 'institutions.noneOwn')}
        filters={
          <>
            <Input.Search
              aria-label={t('institutions.searchLabel')}
              placeholder={t('institutions.searchHint')}
              value={text}
              allowClear
              onChange={({ target }) => {
                setText(target.value);
                if (target.value === '') set({ q: null });
              }}
              onSearch={search}
              className="search-box"
            />
            {searching ? (
              <>
                <div className="filter">
                  <RegionPicker
                    root={NATION}
                    value={region}
                    onChange={(code) => set({ region: code })}
                    label={t('institution.region')}
                    placeholder={t('region.all')}
                  />
                </div>
                <Checkbox
                  checked={closed === 'yes'}
                  onChange={({ target }) => set({ closed: target.checked ? 'yes' : null })}
                >
                  {t('institutions.includeClosed')}
                </Checkbox>
              </>
            ) : (
              <Select
                aria-label={t('institution.status')}
                className="filter"
                value={state ?? ''}
                onChange={(value: string) => set({ status: value })}
                options={[
                  { value: '', label: t('institutions.allStates') },
                  ...STATES.map((value) => ({ value, label: enumName('InstitutionStatus', value) })),
                ]}
              />
            )}
          </>
        }
      />
    </Page>
  );
}
